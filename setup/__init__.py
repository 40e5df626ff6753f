"""From a fresh machine to a running site, with Python's standard library alone.

    python3 -m setup run|up|down|test|check|images|prune-images|new-language|bench|lock|clean

It runs before the virtual environment exists, so nothing here imports anything that has to be installed.

    chores/     what a person asks for, one module a chore
    ...         the things a chore needs, one noun a module

Each thing is ensured: look whether it is already as it should be, else make it, in a way that being killed
half-way leaves either the old state or nothing. What was made is remembered as a stamp (stamps.py): the hash of
what it was made from. All state lies below var/ of the checkout; the two exceptions, each said when it happens,
are Debian packages that root installs and /var/lib/gavel when the servers' user cannot reach var/.
"""
