"""Make what hides in text visible: terminal escapes, direction controls, other control characters.

The front end does the same in src/visible.ts.
"""

import re

# C0 controls but tab and line feed, DEL, C1 controls, and what reorders or hides text.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def visible(text: str) -> str:
    """Return the text with each such character written as programmers write it: `\\x1b`, `\\u202e`."""
    return _INVISIBLE.sub(_spelled, text.replace("\r\n", "\n"))


def _spelled(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"
