"""What rows amount to together, kept up to date as rows come and go, so that no day adds everything up again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Protocol

from generator.figures import Bounds, combined_qualifier, trim

NOTHING = Bounds(None, None)


class HasBounds(Protocol):
    """A row that may state an amount, and how exactly."""

    @property
    def amount(self) -> Bounds | None:
        """The amount in billions; nothing, or open at both ends, where none is stated."""

    @property
    def qualifier(self) -> str | None:
        """How exactly it was put."""


class Tally:
    """Rows of one basis and measure: their number, and the sum of their amounts, open where any of them is."""

    def __init__(self) -> None:
        self.rows = 0
        self._stated = 0
        self._low = Decimal(0)
        self._high = Decimal(0)
        self._open_low = 0
        self._open_high = 0
        self._qualifiers: Counter[str] = Counter()

    def add(self, row: HasBounds, sign: int = 1) -> None:
        """Counts a row, or with `sign` -1 takes it out again."""
        self.rows += sign
        amount = row.amount
        if amount is None or amount == NOTHING:
            return
        self._stated += sign
        if amount.low is None:
            self._open_low += sign
        else:
            self._low += sign * amount.low
        if amount.high is None:
            self._open_high += sign
        else:
            self._high += sign * amount.high
        if row.qualifier:
            self._qualifiers[row.qualifier] += sign

    def merge(self, other: Tally) -> None:
        """Counts everything that another tally counts."""
        self.rows += other.rows
        self._stated += other._stated
        self._low += other._low
        self._high += other._high
        self._open_low += other._open_low
        self._open_high += other._open_high
        self._qualifiers.update(other._qualifiers)

    @property
    def amount(self) -> Bounds:
        """The sum; nothing where no row states an amount."""
        if not self._stated:
            return NOTHING
        return Bounds(
            None if self._open_low else trim(self._low),
            None if self._open_high else trim(self._high),
        )

    @property
    def qualifier(self) -> str | None:
        """How exactly the sum can be put; None where there is none."""
        if not self._stated:
            return None
        return combined_qualifier((name for name, count in self._qualifiers.items() if count), self.amount)


def merged(tallies: Iterable[Tally]) -> Tally:
    """One tally of all that several count."""
    result = Tally()
    for tally in tallies:
        result.merge(tally)
    return result
