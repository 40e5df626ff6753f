"""A contest's form and its problems: what is wrong is said together with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_uppercase
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME

from leaderboard.contests.clock import Phase
from leaderboard.contests.score import MAX_POINTS
from leaderboard.models import Contest, ContestProblem, Registration
from problems.models import Problem


class ContestForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the stubs
    """The contest itself."""

    moves_start = forms.BooleanField(
        required=False,
        label="Move the start although the contest has begun",
        help_text="The times of all attempts are counted anew from it, and with them the board.",
    )

    class Meta:
        model = Contest
        fields = (
            "title", "slug", "is_published", "description", "starts_at", "length_min",
            "registration", "registration_code", "takes_latecomers", "allows_virtual",
            "rule", "board_audience", "freeze_min", "is_unfrozen_by_hand", "opens_problems",
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Check what several fields say together."""
        data = super().clean() or self.cleaned_data
        length, freeze = data.get("length_min"), data.get("freeze_min")
        if length and freeze and freeze > length:
            self.add_error(
                "freeze_min",
                f"The freeze cannot be longer than the contest: use at most {length}, or 0 for none.",
            )
        if data.get("registration") == Registration.CODE and not data.get("registration_code"):
            self.add_error(
                "registration_code",
                "Write the code that participants will type, or let everyone register.",
            )
        if self.has_begun and "starts_at" in self.changed_data and not data.get("moves_start"):
            self.add_error(
                "starts_at",
                f"This contest began at {self.initial['starts_at']:%Y-%m-%d %H:%M} UTC. To move its "
                "start all the same, tick the box below.",
            )
        return data

    @property
    def has_begun(self) -> bool:
        """Tell whether the contest, as it was stored, has begun."""
        if self.instance._state.adding or "starts_at" not in self.initial:
            return False
        before = Contest(starts_at=self.initial["starts_at"])
        return before.phase is not Phase.BEFORE


class ContestProblemForm(forms.ModelForm):  # type: ignore[type-arg]
    """One problem of a contest."""

    class Meta:
        model = ContestProblem
        fields = ("label", "problem", "credits", "position")
        help_texts = {
            "label": "Left empty: the next free letter.",
            "position": "Small ones come first; of equals, the label decides.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["label"].required = False

    def clean_label(self) -> str:
        """Return the label in capitals, as it is compared without regard to case."""
        return str(self.cleaned_data["label"] or "").upper()

    def clean_problem(self) -> Problem:
        """Return the problem, if it can be judged."""
        problem: Problem = self.cleaned_data["problem"]
        if problem.current_version is None:
            raise ValidationError(
                f"{problem} has no version that could be judged; publish one in its own form first."
            )
        before = self.initial.get("problem")
        if before not in {None, problem.pk} and self.instance.attempts.exists():
            raise ValidationError(
                "People have submitted to the problem that stood here; it cannot be exchanged. "
                "Add the other one in a line of its own."
            )
        return problem


class ContestProblemFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The problems of a contest together."""

    def clean(self) -> None:
        """Check labels and credits, keep problems that were submitted to, and fill the empty labels."""
        deleted = [form for form in self.forms if form.cleaned_data.get(DELETION_FIELD_NAME)]
        for form in deleted:
            attempts = form.instance.attempts.count() if form.instance.pk else 0
            if attempts:
                raise ValidationError(
                    f"{form.instance} stays: {attempts} submissions were sent to it. Its credits can "
                    "be changed, and its submissions judged again."
                )
        kept = [
            form for form in self.forms if form not in deleted and form.cleaned_data.get("problem")
        ]
        _fill_labels(kept)
        super().clean()
        credits = sum(form.cleaned_data.get("credits") or 0 for form in kept)
        if credits > MAX_POINTS:
            raise ValidationError(
                f"The credits add up to {credits:,}, and a score holds {MAX_POINTS:,}. "
                "Use smaller ones in the same proportion."
            )


def _fill_labels(lines: Sequence[forms.ModelForm[Any]]) -> None:
    taken = {line.cleaned_data.get("label") for line in lines}
    free = (label for label in _labels() if label not in taken)
    for line in lines:
        if not line.cleaned_data.get("label"):
            line.instance.label = line.cleaned_data["label"] = next(free)


def _labels() -> Iterator[str]:
    """Return A to Z, AA to ZZ and so on."""
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_uppercase, repeat=length))
