"""Is every language there, and does it judge? The probes of its own folder, through the same code as any submission."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import partial

from judge.doctor.check import Check, Needs
from judge.doctor.patient import Patient
from judge.doctor.report import Finding, fail, ok
from judge.grading import Outcome, judge
from judge.languages import languages
from judge.languages.language import Language
from judge.languages.templates import render
from problems.definition import CheckerSpec, Definition, Limits, TestCase
from problems.values import signature_from_json
from problems.verdicts import Verdict

ORDER = 70
GROUP = "Languages"

_LIMITS = Limits(time_s=10.0)
ECHO = Definition(
    slug="echo",
    checker=CheckerSpec("exact"),
    limits=_LIMITS,
    signature=signature_from_json(
        {
            "class": {
                "name": "Echo",
                "constructor": {"params": []},
                "methods": [
                    {
                        "name": "say",  # in C# a member cannot bear its class's name in other letters
                        "params": [{"name": "value", "type": "integer[]"}],
                        "returns": "integer[]",
                    }
                ],
            }
        }
    ),
    tests=(
        TestCase(
            name="1",
            group="sample",
            is_sample=True,
            input=b'["Echo","say"]\n[[],[[1,2,3]]]\n',
            answer=b"[null,[1,2,3]]\n",
        ),
    ),
)
ADDER = Definition(
    slug="adder",
    checker=CheckerSpec("tokens"),
    limits=_LIMITS,
    tests=(TestCase(name="1", group="sample", is_sample=True, input=b"19 23\n", answer=b"42\n"),),
)


def checks() -> Iterable[Check]:
    """Return, for each language, whether its image is there, then whether it judges."""
    for language in languages().values():
        yield Check(f"{language.name}: image", partial(_image, language), Needs.ENGINE)
    for language in languages().values():
        yield Check(
            f"{language.name} {language.version}", partial(_judged, language), is_quick=False
        )


def _image(language: Language, patient: Patient) -> Finding:
    with patient.sandbox.box(language.image) as box:
        return ok(
            f"{language.image}, a box of it opens ({box.image_id.removeprefix('sha256:')[:12]})"
        )


def _judged(language: Language, patient: Patient) -> Finding:
    began = time.monotonic()
    as_class = _judged_echo(language, patient) if language.has_functions else None
    between = time.monotonic()
    as_program = judge(ADDER, language, language.probe("program"), patient.sandbox)
    return judged(
        language.id,
        as_class,
        as_program,
        class_s=between - began,
        program_s=time.monotonic() - between,
    )


def _judged_echo(language: Language, patient: Patient) -> Outcome:
    echo = render(language, "probes/echo.jinja", signature=ECHO.signature).encode()
    return judge(ECHO, language, echo, patient.sandbox)


def judged(
    language_id: str,
    as_class: Outcome | None,
    as_program: Outcome,
    *,
    class_s: float,
    program_s: float,
) -> Finding:
    """Judge what became of the two; no class, where the language takes programs alone."""
    wrong = [
        f"{kind}: {outcome.verdict} {outcome.message or outcome.compile_output[:300]}".strip()
        for kind, outcome in (("a class", as_class), ("a program", as_program))
        if outcome is not None and outcome.verdict is not Verdict.AC
    ]
    if wrong:
        return fail(
            "; ".join(wrong),
            f'Try it against its tests: `make test ARGS="tests/conformance -k {language_id}"`. An image that was'
            f' changed by hand is built anew after `docker rmi` by `make images ARGS="{language_id}"`.',
        )
    program = f"a program that reads stdin in {program_s:.2f} s"
    return ok(program if as_class is None else f"a class judged in {class_s:.2f} s, {program}")
