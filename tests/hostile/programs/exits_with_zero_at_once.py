# Ends well before anything was asked.
# problem: add
# verdicts: RE
import sys

sys.exit(0)
