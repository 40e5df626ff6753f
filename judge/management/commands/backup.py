"""manage.py backup: the whole site in one file, while it runs."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseError
from django.db import connection

from judge.backup import contents, shelf
from judge.backup.archive import Manifest
from judge.backup.errors import BackupError
from judge.backup.save import save
from judge.management.narration import Narration, megabytes


class Command(BaseCommand):
    """Write the database into a new file of the backups' folder; the site may run."""

    help = "Back the whole site up into one file (docs/backup.md)."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where to and how many are kept."""
        parser.add_argument(
            "to",
            nargs="?",
            default=str(settings.BACKUPS),
            help="the folder, by default GAVEL_BACKUPS; - writes to standard output",
        )
        parser.add_argument(
            "--keep", type=int, metavar="N", help="delete all but the newest N afterwards"
        )

    def handle(self, *, to: str, keep: int | None, **_: Any) -> None:
        """Save; tell on standard error what is done."""
        if keep is not None and keep < 1:
            raise CommandError("--keep 1 is the least: the backup that is made now.")
        try:
            self._save(None if to == "-" else Path(to), keep)
        except (BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"PostgreSQL: {error}") from error

    def _save(self, folder: Path | None, keep: int | None) -> None:
        narration = Narration(self.stderr)
        database = connection.settings_dict["NAME"]
        narration.say(f"Backing up the database {database}; the site may go on.")
        began_at = time.monotonic()
        with ExitStack() as stack:
            target: IO[bytes]
            if folder is None:
                target, path = sys.stdout.buffer, None
            else:
                target, path = stack.enter_context(
                    shelf.new(folder, settings.SITE, datetime.now(UTC))
                )
            manifest = save(connection, target, narration.watch)
        self._tell(narration, manifest, path, seconds=time.monotonic() - began_at)
        for old in shelf.drop_old(folder, settings.SITE, keep=keep) if folder and keep else ():
            narration.say(f"Deleted {old.name}.")

    def _tell(
        self, narration: Narration, manifest: Manifest, path: Path | None, *, seconds: float
    ) -> None:
        name, size = (str(path), path.stat().st_size) if path else ("standard output", None)
        compressed = f", {megabytes(size)} in the file" if size is not None else ""
        narration.say(
            f"{name}: {contents.described(manifest.rows_of)}.\n"
            f"{manifest.rows:,} rows of {len(manifest.tables)} tables, {megabytes(manifest.size)}{compressed}, "
            f"{seconds:.1f} s.\n"
            "It holds every source, every hidden test and the hashes of passwords: keep it from others, and a copy on "
            "another machine."
        )
