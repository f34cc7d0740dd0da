"""What each figure of a record was said to be, when and by whom: a row and a mark for every statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.dates import last_day
from generator.derive.headline import ClaimSubject
from generator.figures import Bounds, bounds, has_figure, in_unit
from generator.model import Row
from generator.schemas import Vocabulary

WIDTH, HEIGHT = 600, 120  # of the drawing, in which the marks stand
_MARGIN = 8
_LEAST = 2  # statements that make a history


@dataclass(frozen=True, kw_only=True)
class HistoryMark:
    """One statement and where it is drawn: from `top` to `bottom`, which are the same for a single figure."""

    claim: Row
    x: float
    top: float
    bottom: float

    @property
    def is_span(self) -> bool:
        """Whether it states a range."""
        return self.top != self.bottom


@dataclass(frozen=True, kw_only=True)
class FigureHistory:
    """The statements on one subject in order of date."""

    subject: ClaimSubject
    marks: tuple[HistoryMark, ...]

    @property
    def first(self) -> Row:
        """The earliest statement."""
        return self.marks[0].claim

    @property
    def last(self) -> Row:
        """The latest statement."""
        return self.marks[-1].claim


def figure_history(subject: ClaimSubject, claims: Sequence[Row], units: Vocabulary) -> FigureHistory | None:
    """The history of a figure of which there are at least two statements; None for any other."""
    told = sorted((row for row in claims if has_figure(row)), key=lambda row: (last_day(row.as_of), row.id))
    if len(told) < _LEAST:
        return None
    spans = [_span(in_unit(bounds(row), row.unit, told[0].unit, units)) for row in told]
    most = max(high for _, high in spans) or Decimal(1)
    start = last_day(told[0].as_of)
    days = (last_day(told[-1].as_of) - start).days or 1
    marks = tuple(
        HistoryMark(
            claim=row,
            x=_place((last_day(row.as_of) - start).days / days, WIDTH),
            top=_place(1 - float(high / most), HEIGHT),
            bottom=_place(1 - float(low / most), HEIGHT),
        )
        for row, (low, high) in zip(told, spans, strict=True)
    )
    return FigureHistory(subject=subject, marks=marks)


def _span(figure: Bounds) -> tuple[Decimal, Decimal]:
    """Both ends of a figure; the one that is stated where the other is open."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return min(ends), max(ends)


def _place(share: float, whole: int) -> float:
    return round(_MARGIN + share * (whole - 2 * _MARGIN), 1)
