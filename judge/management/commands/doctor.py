"""manage.py doctor: try everything that judging stands on, and say what to type where something is wrong."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from judge.doctor.examination import examine
from judge.doctor.report import Line, State
from judge.doctor.site import patient

NAME_WIDTH = 24


class Command(BaseCommand):
    """Examine this machine as a judge; exit with 1 when anything fails."""

    help = (
        "Try the engine, the walls, every limit and every language; each failure says what to type."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Take how much to look at and how to report."""
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--quick", action="store_true", help="leave out what takes long: languages, timing"
        )

    def handle(self, *, json: bool, quick: bool, **_: Any) -> None:
        """Examine, telling each line as it comes."""
        self._group = ""
        examined = patient()
        try:
            report = examine(
                examined,
                is_quick=quick,
                on_begin=self._tell_begin,
                on_line=self._tell_on_stderr if json else self._tell,
            )
        finally:
            examined.close()
        if json:
            self.stdout.write(_as_json(report.document()))
        else:
            self.stdout.write(f"\n{settings.SITE} on {report.host}: {report.summary}")
        if report.state is State.FAIL:
            raise SystemExit(1)

    def _tell_begin(self, group: str, name: str) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r\033[K  ...   {group}: {name}", ending="")
            self.stderr.flush()

    def _tell_on_stderr(self, line: Line) -> None:
        self._clear()
        self.stderr.write(f"{line.state:<8}{line.group}: {line.name} ({line.took_s:.2f} s)")

    def _tell(self, line: Line) -> None:
        self._clear()
        if line.group != self._group:
            self._group = line.group
            self.stdout.write(line.group)
        for text in lines_of(line, width=max(60, shutil.get_terminal_size((120, 24)).columns)):
            self.stdout.write(self._style(line.state)(text))
        self.stdout.flush()

    def _style(self, state: State) -> Any:
        styles = {State.WARN: self.style.WARNING, State.FAIL: self.style.ERROR}
        return styles.get(state, str)

    def _clear(self) -> None:
        if sys.stderr.isatty():
            self.stderr.write("\r\033[K", ending="")
            self.stderr.flush()


def lines_of(line: Line, *, width: int) -> list[str]:
    """Return a check as aligned lines: state, name, what was seen, how long it took; below it what to type."""
    indent = " " * (10 + NAME_WIDTH)
    seen = textwrap.wrap(line.seen, max(20, width - len(indent) - 10)) or [""]
    first = f"  {line.state:<8}{line.name:<{NAME_WIDTH - 1}} {seen[0]}"
    took = f"{line.took_s:.2f} s"
    texts = [first.ljust(width - len(took) - 1) + " " + took]
    texts += [indent + text for text in seen[1:]]
    texts += textwrap.wrap(
        line.cure,
        max(20, width - 2),
        initial_indent=indent + "=> ",
        subsequent_indent=indent + "   ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return texts


def _as_json(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2)
