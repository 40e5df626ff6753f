"""The verdicts a judgement can end with, in the field's words."""

from enum import StrEnum


class Verdict(StrEnum):
    """What became of a submission. IE is the judge's own failure and never the solver's doing."""

    AC = "AC"
    WA = "WA"
    TLE = "TLE"
    MLE = "MLE"
    OLE = "OLE"
    RE = "RE"
    CE = "CE"
    IE = "IE"

    @property
    def label(self) -> str:
        """Return the words shown to people, as LeetCode spells them."""
        return _LABELS[self]

    @property
    def is_solved(self) -> bool:
        """Tell whether the problem counts as solved."""
        return self is Verdict.AC

    @property
    def has_penalty(self) -> bool:
        """Tell whether the attempt costs penalty time: not for CE, and not for our own failures."""
        return self not in {Verdict.AC, Verdict.CE, Verdict.IE}


_LABELS = {
    Verdict.AC: "Accepted",
    Verdict.WA: "Wrong Answer",
    Verdict.TLE: "Time Limit Exceeded",
    Verdict.MLE: "Memory Limit Exceeded",
    Verdict.OLE: "Output Limit Exceeded",
    Verdict.RE: "Runtime Error",
    Verdict.CE: "Compile Error",
    Verdict.IE: "Internal Error",
}
