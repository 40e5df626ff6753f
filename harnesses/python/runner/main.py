import sys

sys.path += ["/usr/lib/gavel/python", "/usr/lib/python3/dist-packages"]
import gavel_harness

gavel_harness.main()
