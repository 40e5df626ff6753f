"""Judging as a function: a problem, a program and a sandbox in, an outcome out."""

from judge.grading.judging import judge
from judge.grading.outcome import CaseOutcome, Outcome, Stage

__all__ = ["CaseOutcome", "Outcome", "Stage", "judge"]
