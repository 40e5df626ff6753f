"""Texts token by token: the default for stdin problems, with the flags of Kattis' default validator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from problems.checkers import texts
from problems.checkers.checker import Checker, CheckResult, Option, is_flag
from problems.values import Signature


class Tokens(Checker):
    """The same tokens in the same order, whatever lies between them."""

    name = "tokens"
    options = {"case_sensitive": Option("true or false", is_flag)}

    def check(
        self,
        expected: bytes,
        actual: bytes,
        *,
        options: Mapping[str, Any],
        signature: Signature | None,
        flags: Sequence[str],
    ) -> CheckResult:
        """Compare."""
        rules = texts.TextRules(is_case_sensitive=options.get("case_sensitive", False))
        return texts.check_texts(expected, actual, texts.rules_from_flags(flags, rules))

    def mistakes(self, options: Mapping[str, Any], signature: Signature | None) -> list[str]:
        """Say what is wrong with the options."""
        if signature is not None:
            return ["`tokens` compares texts; a problem with a signature takes `exact` or `floats`"]
        return super().mistakes(options, signature)


CHECKER = Tokens()
