"""Texts of stdin problems, compared as Kattis' default validator compares them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.checkers import find
from problems.checkers.texts import FlagError


def check(expected, actual, *flags, checker="tokens", **options):
    return find(checker).check(expected, actual, options=options, signature=None, flags=flags)


@pytest.mark.parametrize(
    ("expected", "actual", "flags", "is_correct"),
    [
        (b"1 2\n3\n", b"1\n2 3", "", True),
        (b"1 2\n", b"1 2 3\n", "", False),
        (b"1 2\n", b"1\n", "", False),
        (b"", b"", "", True),
        (b"", b"x", "", False),
        (b"Yes\n", b"YES\n", "", True),
        (b"Yes\n", b"YES\n", "case_sensitive", False),
        ("É\n".encode(), "é\n".encode(), "", False),
        (b"1 2\n", b"1  2\n", "space_change_sensitive", False),
        (b"1 2\n", b"1 2\n", "space_change_sensitive", True),
        (b"1 2\n", b"1 2", "space_change_sensitive", False),
        (b"1 2\n", b" 1 2\n", "space_change_sensitive", False),
        (b"1\t2\n", b"1 2\n", "space_change_sensitive", False),
        (b" 1 2\n", b" 1 2\n", "space_change_sensitive", True),
        (b"1.0\n", b"1\n", "", False),
        (b"1.0\n", b"1\n", "float_tolerance 1e-6", True),
        (b"100.0\n", b"100.5\n", "float_absolute_tolerance 0.1", False),
        (b"100.0\n", b"100.5\n", "float_relative_tolerance 0.1", True),
        (b"0.0\n", b"1e-9\n", "float_relative_tolerance 0.1", False),
        (b"0.0\n", b"0.4\n", "float_relative_tolerance 0.1 float_absolute_tolerance 0.5", True),
        (b"1.0\n", b"nan\n", "float_tolerance 1e-6", False),
        (b"1.0\n", b"inf\n", "float_tolerance 1e-6", False),
        (b"1.0\n", b"abc\n", "float_tolerance 1e-6", False),
        (b"1.0\n", b"0x1\n", "float_tolerance 1e-6", False),
        (b"abc 1\n", b"ABC 1.0000001\n", "float_tolerance 1e-6", True),
        (b".5 5. -1e3\n", b"0.5 5 -1000\n", "float_tolerance 1e-6", True),
        (b"1\n", b"1" + b"0" * 5000, "float_tolerance 1e-6", False),
        (b"1\n", b"\xff\x00", "", False),
    ],
)
def test_the_flags_of_the_default_validator(expected, actual, flags, is_correct):
    result = check(expected, actual, *flags.split())
    assert result.is_correct is is_correct
    assert bool(result.message) is not is_correct


@pytest.mark.parametrize(
    "flags", ["case_sensitve", "float_tolerance", "float_tolerance x", "float_tolerance -1"]
)
def test_a_wrong_flag_is_refused(flags):
    with pytest.raises(FlagError):
        check(b"1", b"1", *flags.split())


@pytest.mark.parametrize(
    ("expected", "actual", "message"),
    [
        (b"1 2\n3 4\n", b"1 2\n3 5\n", 'line 2, token 2: expected "4", got "5"'),
        (b"1 2\n3 4\n", b"1 2 3\n\n5\n", 'line 3, token 1: expected "4", got "5"'),
        (b"1 2\n", b"1\n", 'the output ends after 1 tokens, expected 2; next is "2"'),
        (b"1\n", b"1\n\n2\n", 'line 3, token 1: nothing expected, got "2"'),
        (b"1\n", b"\x1b[31m", 'line 1, token 1: expected "1", got "\N{REPLACEMENT CHARACTER}[31m"'),
    ],
)
def test_the_message_names_line_and_token(expected, actual, message):
    assert check(expected, actual).message == message


@given(st.binary(max_size=60), st.binary(max_size=60))
def test_any_bytes_are_compared_without_surprise(expected, actual):
    for name in ("tokens", "exact", "floats", "any_order", "any_of"):
        result = check(expected, actual, checker=name)
        assert len(result.message) < 300
        assert check(expected, expected, checker=name).is_correct


def test_a_million_tokens_take_moments():
    expected = b" ".join(b"%d" % index for index in range(1_000_000))
    for flags, options in [((), {}), (("float_tolerance", "1e-6"), {})]:
        start = time.perf_counter()
        assert check(expected, expected.replace(b" ", b"\n"), *flags, **options).is_correct
        assert not check(expected, expected[:-1] + b"x", *flags).is_correct
        assert time.perf_counter() - start < 5
    start = time.perf_counter()
    near = b" ".join(b"%d.0" % index for index in range(1_000_000))
    assert check(expected, near, "float_tolerance", "1e-6").is_correct
    lines = expected.replace(b" ", b"\n")
    backwards = b"\n".join(reversed(lines.split(b"\n")))
    assert check(lines, backwards, checker="any_order").is_correct
    assert time.perf_counter() - start < 20


def test_exact_texts_differ_by_a_space_but_not_by_line_endings():
    assert check(b"a b\nc\n", b"a b\r\nc", checker="exact").is_correct
    assert not check(b"a b\n", b"a  b\n", checker="exact").is_correct
    assert check(b"a\nb\n", b"a\nc\n", checker="exact").message == 'line 2: expected "b", got "c"'


def test_floats_in_texts_need_no_flags():
    assert check(b"0.5 x\n", b"0.500001 x\n", checker="floats").is_correct
    assert not check(b"0.5 x\n", b"0.51 x\n", checker="floats", tolerance=1e-6).is_correct


def test_lines_in_any_order():
    assert check(b"1 2\n3\n", b"3\n1 2\n", checker="any_order").is_correct
    assert not check(b"1 2\n3\n", b"3\n2 1\n", checker="any_order").is_correct
    assert check(b"1 2\n3\n", b"3\n2 1\n", checker="any_order", nested=True).is_correct
    assert check(b"1 a\n3\n", b"3.0\n1.0 a\n", checker="any_order", tolerance=1e-6).is_correct


def test_any_of_several_texts():
    expected = b"1 2\n---\n2 1\n"
    assert check(expected, b"2 1\n", checker="any_of").is_correct
    assert not check(expected, b"2 2\n", checker="any_of").is_correct
