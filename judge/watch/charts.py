"""Charts as SVG: where each line, bar and word stands. Colours, and what is said to whom, are the template's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

WIDTH, HEIGHT = 480, 180
LEFT, RIGHT, TOP, BOTTOM = 46, 6, 10, 24  # what the numbers and times beside the plot need
STEPS = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)


class Tick(NamedTuple):
    """A mark on an axis."""

    place: float
    text: str


class Bar(NamedTuple):
    """A piece of a bar."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Series:
    """One figure through time; None where it is not known."""

    name: str
    values: Sequence[float | None]
    colour: str  # a name of the style sheet's

    @property
    def known(self) -> list[float]:
        """Return the values that are known."""
        return [value for value in self.values if value is not None]


@dataclass(frozen=True)
class Chart:
    """Some figures over the same times: as lines, or as bars one on the other."""

    id: str
    title: str
    unit: str
    times: Sequence[datetime]
    series: Sequence[Series]
    is_stacked: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is known at all."""
        return not any(one.known for one in self.series)

    @cached_property
    def top(self) -> float:
        """Return the number at the upper end: a round one that all fits below."""
        return _round_up(self._highest)

    @property
    def told(self) -> str:
        """Return the chart in words, for those who do not see it."""
        parts = [
            f"{one.name}: highest {number(max(one.known))}, now {number(one.known[-1])}"
            for one in self.series
            if one.known
        ]
        return f"{'; '.join(parts)} ({self.unit})." if parts else "Nothing is known yet."

    @property
    def lines(self) -> Iterator[tuple[Series, str]]:
        """Yield each series with the path of its line, which has a gap where nothing is known."""
        for one in self.series:
            points = [
                (self._x(index), self._y(value)) if value is not None else None
                for index, value in enumerate(one.values)
            ]
            runs = [list(run) for is_known, run in groupby(points, bool) if is_known]
            yield one, " ".join(_path([point for point in run if point]) for run in runs)

    @property
    def bars(self) -> Iterator[tuple[Series, list[Bar]]]:
        """Yield each series with its pieces of the bars, the first at the bottom."""
        base = [0.0] * len(self.times)
        width = self._plot_width / max(len(self.times), 1)
        for one in self.series:
            pieces = []
            for index, value in enumerate(one.values):
                if value:
                    below, above = self._y(base[index]), self._y(base[index] + value)
                    left = LEFT + index * width
                    pieces.append(
                        Bar(_short(left), above, _short(width * 0.86), _short(below - above))
                    )
                    base[index] += value
            yield one, pieces

    @property
    def numbers(self) -> list[Tick]:
        """Return the marks beside the plot."""
        return [
            Tick(self._y(self.top * part / 2), number(self.top * part / 2)) for part in range(3)
        ]

    @property
    def hours(self) -> list[Tick]:
        """Return the marks below the plot."""
        count = len(self.times)
        if count < 2:
            return []
        places = [round(part * (count - 1) / 3) for part in range(4)]
        return [Tick(self._x(place), f"{self.times[place]:%H:%M}") for place in places]

    @property
    def rows(self) -> list[tuple[datetime, list[str]]]:
        """Return the chart as a table, newest first."""
        columns = [one.values for one in self.series]
        cells = zip(*columns, strict=True) if columns else iter(())
        rows = [
            (at, ["" if value is None else number(value) for value in row])
            for at, row in zip(self.times, cells, strict=True)
        ]
        return rows[::-1]

    @property
    def _plot_width(self) -> int:
        return WIDTH - LEFT - RIGHT

    @property
    def _highest(self) -> float:
        if self.is_stacked:
            columns = zip(*(one.values for one in self.series), strict=True)
            return max((sum(value or 0 for value in column) for column in columns), default=0)
        return max((value for one in self.series for value in one.known), default=0)

    def _x(self, index: int) -> float:
        return _short(LEFT + index * self._plot_width / max(len(self.times) - 1, 1))

    def _y(self, value: float) -> float:
        height = HEIGHT - TOP - BOTTOM
        return _short(TOP + height * (1 - value / self.top))


def number(value: float) -> str:
    """Return a number as short as it can be read."""
    if value >= 10_000:
        return f"{value / 1000:,.0f}k"
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2g}"


def _round_up(value: float) -> float:
    if value <= 0:
        return 1
    size = 10.0 ** math.floor(math.log10(value))
    return next(step * size for step in STEPS if step * size >= value * 0.999)


def _path(points: Sequence[tuple[float, float]]) -> str:
    # A lone point is drawn as a short line.
    points = points if len(points) > 1 else [points[0], (points[0][0] + 1, points[0][1])]
    return "M" + " ".join(f"{x},{y}" for x, y in points)


def _short(value: float) -> float:
    return round(value, 1)
