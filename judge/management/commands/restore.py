"""manage.py restore: a site from the file that `backup` has written."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.db import connection

from judge.backup import contents, shelf
from judge.backup.archive import Reader
from judge.backup.errors import BackupError
from judge.backup.restore import require_known, require_ready, restore
from judge.management.narration import Narration, megabytes


class Command(BaseCommand):
    """Replace the database by what a backup holds; the site must rest meanwhile."""

    help = "Restore a site from a backup (docs/backup.md)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file and what may be overwritten."""
        parser.add_argument("file", nargs="?", default="", help="a backup; - reads standard input")
        parser.add_argument(
            "--check", action="store_true", help="read the file to its end and restore nothing"
        )
        parser.add_argument(
            "--overwrite", metavar="DATABASE", help="replace what this database holds"
        )
        parser.add_argument(
            "--ignore-connections",
            action="store_true",
            help="restore though others are connected, such as a connection pool",
        )

    def handle(
        self,
        *,
        file: str,
        check: bool,
        overwrite: str | None,
        ignore_connections: bool,
        **_: Any,
    ) -> None:
        """Read all of the file first; tell what is done."""
        if not file:
            raise CommandError(_which())
        narration = Narration(self.stderr)
        began_at = time.monotonic()
        try:
            with _opened(file) as source:
                backup = Reader(source, narration.watch)
                manifest = backup.manifest
                narration.say(
                    f"Backup of {manifest.site} of {manifest.made_at}, by Gavel {manifest.gavel}: "
                    f"{contents.described(manifest.rows_of)}."
                )
                require_known(manifest)
                if not check:
                    require_ready(
                        connection, overwrite=overwrite, ignores_connections=ignore_connections
                    )
                narration.say("Checking every byte of it.")
                backup.verify()
                if check:
                    narration.say("It is whole, and this code can restore it.")
                    return
                narration.say(f"Restoring into the database {connection.settings_dict['NAME']}.")
                restore(connection, backup)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(
                f"PostgreSQL: {str(error).strip()}\nEverything is as it was."
            ) from error
        narration.say(
            f"Restored: {manifest.rows:,} rows of {len(manifest.tables)} tables, {megabytes(manifest.size)}, "
            f"{time.monotonic() - began_at:.1f} s.\n"
            "Start the site now. Boards and the queue fill again within seconds; everybody signs in again."
        )


def _opened(file: str) -> IO[bytes]:
    """Open the file; what comes by a pipe is written down first, since it is read twice."""
    if file != "-":
        return Path(file).open("rb")
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(sys.stdin.buffer, spool)
    spool.seek(0)
    return spool


def _which() -> str:
    there = shelf.kept(settings.BACKUPS, settings.SITE)
    if not there:
        return f"Which backup? Give its path; there is none in {settings.BACKUPS}."
    listed = "\n".join(f"  {path}" for path in there[:10])
    return f"Which backup? Give its path. The newest here:\n{listed}"
