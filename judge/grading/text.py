"""Bytes of a stranger as text that can be stored and shown."""

from problems.values.encoding import storable_text

MAX_CHARACTERS = 10_000


def storable(data: bytes, max_characters: int = MAX_CHARACTERS) -> str:
    """Return the bytes as text: what is not UTF-8 is replaced, NUL made visible, the end cut off and said so."""
    if not data:
        return ""
    # A character has four bytes at most, so no more than these can be shown.
    text = storable_text(data[: 4 * max_characters])
    if len(text) <= max_characters and len(data) <= 4 * max_characters:
        return text
    shown = text[:max_characters]
    return f"{shown}\u2026 ({len(data)} bytes in all)"
