"""What may be sent for judging: pure checks, each refusing with a code and a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence

from judge.languages import find, languages
from judge.languages.language import Language
from judge.submissions.errors import SubmissionRefused
from problems.values import Signature, ValueRefused
from problems.values.encoding import parse_test_input

MAX_INPUTS = 10
INPUT_MAX_BYTES = 64 * 1024
KEY_MAX_LENGTH = 100


def admitted_language(name: object, signature: Signature | None = None) -> Language:
    """Return the language of that id or alias, if it is offered and suits the signature (None for programs)."""
    language = find(name) if isinstance(name, str) else None
    if language is None or language.id not in languages():
        raise _refused("unknown_language", "language", "Choose one of the languages listed.")
    if not language.suits(signature):
        raise _refused(
            "language_unsuitable",
            "language",
            f"{language.name} cannot be used for this problem; choose one of the languages that it lists.",
        )
    return language


def admitted_source(source: object, *, max_bytes: int) -> str:
    """Return the source when it is text that can be stored and judged."""
    if not isinstance(source, str):
        raise _refused("invalid_source", "code", "Send the code as text.")
    if not source.strip():
        raise _refused("empty_source", "code", "Write some code first.")
    size = _encoded(source, "code", "invalid_source")
    if size > max_bytes:
        raise _refused(
            "source_too_long",
            "code",
            f"The code has {size} bytes; the limit is {max_bytes} ({max_bytes // 1024} KiB).",
        )
    return source


def admitted_inputs(inputs: object, signature: Signature | None) -> list[str] | None:
    """Return own inputs for a run, each checked against the signature's types; None stands for the samples."""
    if inputs is None:
        return None
    if not isinstance(inputs, Sequence) or isinstance(inputs, str | bytes):
        raise _refused("invalid_inputs", "inputs", "Send a list of texts, one for each test.")
    if not 1 <= len(inputs) <= MAX_INPUTS:
        raise _refused("invalid_inputs", "inputs", f"Send 1 to {MAX_INPUTS} inputs.")
    return [_admitted_input(text, number, signature) for number, text in enumerate(inputs, start=1)]


def admitted_key(key: str | None) -> str | None:
    """Return the idempotency key, or None when none was sent."""
    if not key:
        return None
    if len(key) > KEY_MAX_LENGTH or not key.isprintable():
        raise SubmissionRefused(
            "invalid_idempotency_key",
            f"Use an Idempotency-Key of at most {KEY_MAX_LENGTH} printable characters.",
        )
    return key


def _admitted_input(text: object, number: int, signature: Signature | None) -> str:
    if not isinstance(text, str):
        raise _refused("invalid_inputs", "inputs", f"Input {number} is not text.")
    size = _encoded(text, "inputs", "invalid_inputs")
    if size > INPUT_MAX_BYTES:
        raise _refused(
            "invalid_inputs",
            "inputs",
            f"Input {number} has {size} bytes; the limit is {INPUT_MAX_BYTES}.",
        )
    if signature is not None:
        try:
            parse_test_input(signature, text.encode())
        except ValueRefused as error:
            raise _refused("invalid_inputs", "inputs", f"Input {number}: {error}") from error
    return text


def _encoded(text: str, field: str, code: str) -> int:
    """Return the size in UTF-8; refuse what a database or a file cannot hold."""
    if "\0" in text:
        raise _refused(code, field, "Remove the NUL characters.")
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:
        raise _refused(
            code, field, "Remove the half surrogate pairs; they are not text."
        ) from error


def _refused(code: str, field: str, sentence: str) -> SubmissionRefused:
    return SubmissionRefused(code, sentence, {field: [sentence]})
