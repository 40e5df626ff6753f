"""docs/limits.md tells the truth about the defaults."""

from __future__ import annotations

import re
from pathlib import Path

from judge.limits import rules
from judge.limits.rules import Key, Quota
from judge.limits.words import Group, Scope, Tier

TEXT = (Path(__file__).resolve().parents[3] / "docs/limits.md").read_text()
QUOTA = re.compile(r"([\d,]+)(?: in (\d+) s)?( by address)?(?:, |$)")


def test_the_table_has_every_default() -> None:
    documented: dict[Key, Quota] = {}
    for group, *cells in re.findall(r"^\| `(\w+)` \|[^|]*\|(.*)\|(.*)\|(.*)\|(.*)\|$", TEXT, re.M):
        for tier, cell in zip(Tier, cells, strict=True):
            for calls, seconds, by_address in QUOTA.findall(cell.strip()):
                scope = Scope.ADDRESS if by_address else Scope.USER
                quota = Quota(int(calls.replace(",", "")), int(seconds or 60))
                documented[Key(Group(group), tier, scope)] = quota

    assert documented == rules.defaults()
