"""The page of languages is written whole, whatever became of one of them."""

from __future__ import annotations

from bench.languages import Harness, Row, page
from judge.languages import languages


def test_each_language_has_a_row_and_one_that_failed_says_why() -> None:
    c, go, bash = (languages()[id] for id in ("c", "go", "bash"))
    text = page(
        [
            Row(c, 0.85, Harness(startup_ms=3.2, decode_ms=32.8, decode_ratio=0.301), 443.4),
            Row(go, failure="NotAnswered: test 000\nof | adder"),
            Row(bash, ratio=2.0136, size_mb=218.6),
        ]
    )

    rows = [line for line in text.splitlines() if line.startswith("|")][2:]
    assert rows == [
        f"| C | {c.version} | 0.85 | 3 ms | 33 ms | 0.30 | 443 MB |",
        f"| Go | {go.version} | not measured: NotAnswered: test 000 of / adder |  |  |  |  |",
        f"| Bash | {bash.version} | 2.01 | programs only |  |  | 219 MB |",
    ]
