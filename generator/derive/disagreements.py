"""Disagreements: pairs of statements on one thing that differ, both sides' words beside each other.

Two statements are on one thing if they belong to one disputed point, or if they are figures claimed of the same record,
field, basis and measure by different speakers. Figures that merely round to each other do not differ. Where the
speakers are two governments the sides differ; all else is a difference of reporting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from generator.derive.headline import by_subject, statement
from generator.figures import Bounds, bounds, figure_text, has_figure, in_unit
from generator.model import Catalogue, Row
from generator.references import References
from generator.schemas import Vocabulary

SIDES, REPORTING = "sides", "reporting"  # between whom statements differ, as the list `disagreement_between` has it
# How the table puts qualifiers; pages have them in their own language, from the interface words.
PLAIN_PATTERNS = {
    "exactly": "{}",
    "about": "about {}",
    "up-to": "up to {}",
    "at-least": "at least {}",
    "between": "{low}–{high}",
    "unstated": "",
}


@dataclass(frozen=True, kw_only=True)
class Disagreement:
    """Two rows that differ on `subject`; `dispute` is the disputed point, if the records name one."""

    subject: str
    dispute: Row | None
    first: Row
    second: Row
    first_words: str
    second_words: str

    @property
    def id(self) -> str:
        """Identifiers of both rows."""
        return f"{self.first.id}~{self.second.id}"

    @property
    def record(self) -> Row:
        """The record that the first row stands in."""
        return self.first.owner

    @property
    def between(self) -> str:
        """`sides` where two governments differ, else `reporting`."""
        sides = {self.first.side, self.second.side}
        vocabulary = self.first.schema.fields["side"].vocabulary
        assert vocabulary is not None
        are_governments = all(vocabulary.entries[side].get("government") for side in sides)
        return SIDES if len(sides) > 1 and are_governments else REPORTING

    @property
    def kind(self) -> str:
        """`reading` for readings of one term, else `claim`."""
        return "reading" if self.first.schema.name == "readings" else "claim"

    @property
    def first_row(self) -> Row:
        """The first row."""
        return self.first

    @property
    def first_side(self) -> str:
        """Side of the first speaker."""
        return str(self.first.side)

    @property
    def first_speaker(self) -> str:
        """Who says the first."""
        return str(self.first.asserted_by)

    @property
    def first_as_of(self) -> str | None:
        """Date of the first."""
        date: str | None = self.first.as_of
        return date

    @property
    def second_row(self) -> Row:
        """The second row."""
        return self.second

    @property
    def second_side(self) -> str:
        """Side of the second speaker."""
        return str(self.second.side)

    @property
    def second_speaker(self) -> str:
        """Who says the second."""
        return str(self.second.asserted_by)

    @property
    def second_as_of(self) -> str | None:
        """Date of the second."""
        date: str | None = self.second.as_of
        return date


def disagreements(catalogue: Catalogue, references: References) -> Iterator[Disagreement]:
    """All of them: first the disputed points that records name, then the figures that differ by themselves."""
    units = catalogue.schemas.vocabularies["unit"]
    for dispute in catalogue.tables["disputes"]:
        for first, second in combinations(references.disputed(dispute), 2):
            if position_of(first, units) != position_of(second, units):
                yield _disagreement(catalogue, dispute.id, dispute, first, second)
    figures = [row for row in catalogue.tables["claims"] if has_figure(row)]
    for subject, claims in by_subject(figures, catalogue).items():
        name = ".".join(part for part in subject[1:] if part)
        for first, second in combinations(claims, 2):
            if _differ(first, second, units):
                yield _disagreement(catalogue, name, None, first, second)


def _differ(first: Row, second: Row, units: Vocabulary) -> bool:
    """Whether two claims are different figures of different speakers, on no disputed point that names both."""
    on_one_dispute = first.dispute is not None and first.dispute == second.dispute
    same_speaker = first.asserted_by == second.asserted_by
    if on_one_dispute or same_speaker or statement(first, units) == statement(second, units):
        return False
    return not round_to_each_other(in_unit(bounds(second), second.unit, first.unit, units), bounds(first))


def round_to_each_other(first: Bounds, second: Bounds) -> bool:
    """Whether two figures in one unit are the same once the finer is rounded to the digits of the coarser."""
    lows = _rounds_to(first.low, second.low)
    return lows and _rounds_to(first.high, second.high)


def _rounds_to(first: Decimal | None, second: Decimal | None) -> bool:
    if first is None or second is None:
        return first is second
    places = max(_last_digit(first), _last_digit(second))
    return _rounded(first, places) == _rounded(second, places)


def _last_digit(number: Decimal) -> int:
    """The power of ten of a number's last digit that is not 0: 2 for 1,200, -1 for 33.3."""
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "figures are finite"
    return exponent


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(places), ROUND_HALF_UP)


def _disagreement(catalogue: Catalogue, subject: str, dispute: Row | None, first: Row, second: Row) -> Disagreement:
    return Disagreement(
        subject=subject,
        dispute=dispute,
        first=first,
        second=second,
        first_words=plain_text(first, catalogue),
        second_words=plain_text(second, catalogue),
    )


def position_of(row: Row, units: Vocabulary) -> object:
    """What tells two statements apart: the position they take, or else a figure, words, or a place's name."""
    if row.get("position"):
        return row.position
    if row.schema.name == "claims":
        return statement(row, units)
    return row.statement if row.schema.name == "readings" else row.name


def plain_text(row: Row, catalogue: Catalogue) -> str:
    """What a claim, reading or place says, in plain English: its figure, or else its words."""
    if row.schema.name == "readings":
        return str(row.statement)
    if row.schema.name == "places":
        return str(row.name)
    return figure_text(row, catalogue.schemas.vocabularies["unit"], PLAIN_PATTERNS, "en") or str(row.text)
