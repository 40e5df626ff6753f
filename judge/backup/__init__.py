"""A whole site in one file, and back.

    save.py      a snapshot of the database, while the site runs
    restore.py   a database as the file says, in one transaction, while the site rests
    contents.py  what there is of it, in words
    archive.py   the file: tables, and a manifest that says how to read them
    history.py   which migrations made the tables, and the tables that they made
    tables.py    what PostgreSQL is asked and told
    copies.py    what Redis holds of it
    shelf.py     the folder of backups: names, rights, how many are kept

PostgreSQL is the truth, so a backup is its tables and nothing else. They go through COPY, not through pg_dump: that
must be of the server's version or newer and beside the command, while COPY is in every driver and reads the same
for ever. What makes the tables are the migrations, up to where the backup's site had come.
"""
