"""Figures: their bounds, their size in one measure, and how they read in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter
from typing import Any

from generator.model import Row
from generator.schemas import Vocabulary

Bound = Decimal | None
Words = Mapping[str, Any]  # `figure` of the interface words: patterns of qualifiers, perhaps names of large numbers
BILLION = Decimal(10) ** 9
_WHOLE = "{whole}"
_NUMBER = "number"


@dataclass(frozen=True)
class Bounds:
    """The least and the greatest that a figure admits, in its own unit; None where nothing bounds it."""

    low: Bound
    high: Bound


def has_figure(row: Row) -> bool:
    """Whether a claim or term holds a figure and not words only."""
    return row.value is not None or row.low is not None


def bounds(row: Row) -> Bounds:
    """What a figure admits: 'up to' admits nothing at all as its least, 'at least' leaves the greatest open."""
    if row.value is None:
        return Bounds(_decimal(row.low), _decimal(row.high))
    value = Decimal(row.value)
    if row.qualifier == "up-to":
        return Bounds(Decimal(0), value)
    return Bounds(value, None) if row.qualifier == "at-least" else Bounds(value, value)


def span(figures: Sequence[Bounds]) -> Bounds:
    """The least and the greatest that any of the figures admits."""
    lows, highs = _known(figure.low for figure in figures), _known(figure.high for figure in figures)
    return Bounds(
        min(lows) if len(lows) == len(figures) else None,
        max(highs) if len(highs) == len(figures) else None,
    )


def total(figures: Sequence[Bounds]) -> Bounds:
    """The sum of figures of one measure, low with low and high with high; open where any of them is."""
    lows, highs = _known(figure.low for figure in figures), _known(figure.high for figure in figures)
    return Bounds(
        sum(lows, Decimal(0)) if len(lows) == len(figures) else None,
        sum(highs, Decimal(0)) if len(highs) == len(figures) else None,
    )


def _known(bounds: Iterable[Bound]) -> list[Decimal]:
    return [bound for bound in bounds if bound is not None]


def combined_qualifier(qualifiers: Iterable[str], figure: Bounds) -> str:
    """The qualifier of several figures taken together as `figure`: what is about anywhere is about as a whole."""
    qualifiers = set(qualifiers)
    if "about" in qualifiers:
        return "about"
    if figure.high is None:
        return "at-least"
    if figure.low == figure.high:
        return "exactly"
    return "between" if figure.low else "up-to"


def measure(unit: str | None, units: Vocabulary) -> str:
    """What a unit is a unit of (`usd`, `watt`, ...); empty for claims in words."""
    return str(units.entries[unit]["measure"]) if unit else ""


@dataclass(frozen=True)
class UnitFormat:
    """How a language writes a number of a unit.

    The pattern has `{}` where the number goes; or `{whole}` where the number of ones goes, in the language's words for
    large numbers. `factor` is how many ones the unit is.
    """

    pattern: str
    factor: Decimal

    def number(self, number: Decimal | int, words: Words) -> str:
        """The number alone, as it goes into the pattern."""
        if _WHOLE in self.pattern:
            return large_number_text(Decimal(number) * self.factor, words.get("large", {}))
        return number_text(number)

    def filled(self, number: str) -> str:
        """A number as written, with the unit."""
        return self.pattern.replace(_WHOLE, number).replace("{}", number)

    def qualified(self, number: str, qualifier: str, words: Words) -> str:
        """A number as written, with its unit and a qualifier.

        Some languages put the qualifier before the number alone, so that units which begin with words stay together.
        """
        pattern = str(words[qualifier])
        if words.get("qualified") == _NUMBER:
            return self.filled(pattern.replace("{}", number))
        return pattern.replace("{}", self.filled(number))


def unit_format(unit: str, units: Vocabulary, lang: str) -> UnitFormat:
    """How a language writes numbers of a unit."""
    entry = units.entries[unit]
    return UnitFormat(str(entry.get(f"format_{lang}") or entry["format"]), Decimal(entry["factor"]))


def billions(measure: str, units: Vocabulary, lang: str) -> UnitFormat:
    """How a language writes billions of a measure."""
    return unit_format(unit_of_billions(measure, units), units, lang)


def unit_of_billions(measure: str, units: Vocabulary) -> str:
    """The unit that is billions of a measure."""
    for unit, entry in units.entries.items():
        if entry["measure"] == measure and Decimal(entry["factor"]) == BILLION:
            return unit
    raise KeyError(f"no unit is billions of {measure}")  # reading the schemas guards it


def in_billions(figure: Bounds, unit: str, units: Vocabulary) -> Bounds:
    """The same figure in billions of its measure."""
    return _scaled(figure, Decimal(units.entries[unit]["factor"]) / BILLION)


def most_in_billions(row: Row, units: Vocabulary) -> Decimal:
    """The greatest that a claim or term names, in billions; where its end is open, the least."""
    figure = in_billions(bounds(row), row.unit, units)
    return figure.high if figure.high is not None else figure.low or Decimal(0)


def in_unit(figure: Bounds, unit: str, other: str, units: Vocabulary) -> Bounds:
    """A figure in `unit` put in `other`, a unit of the same measure."""
    return _scaled(figure, Decimal(units.entries[unit]["factor"]) / Decimal(units.entries[other]["factor"]))


def _scaled(figure: Bounds, factor: Decimal) -> Bounds:
    return Bounds(
        None if figure.low is None else trim(figure.low * factor),
        None if figure.high is None else trim(figure.high * factor),
    )


def trim(number: Decimal) -> Decimal:
    """The number without superfluous zeros and without an exponent."""
    normal = number.normalize()
    return normal.quantize(Decimal(1)) if normal == normal.to_integral_value() else normal


def number_text(number: Decimal | int) -> str:
    """A number as read: thousands set apart, nothing rounded."""
    value = trim(Decimal(number))
    return f"{value:,}"


def large_number_text(number: Decimal, large: Mapping[str, int]) -> str:
    """A number in words for large ones (word -> how much it is), each as often as it goes in; nothing rounded."""
    if not large:
        return number_text(number)
    rest, parts = abs(number), ["-" if number < 0 else ""]
    for word, size in sorted(large.items(), key=itemgetter(1), reverse=True):
        times, rest = divmod(rest, size)
        if times:
            parts.append(f"{trim(times)}{word}")
    if rest or len(parts) == 1:
        parts.append(str(trim(rest)))
    return "".join(parts)


def figure_text(row: Row, units: Vocabulary, words: Words, lang: str) -> str:
    """A figure in words, e.g. 'up to US$17 bn'; empty for claims in words. `words` has a pattern for each qualifier."""
    if not has_figure(row):
        return ""
    unit = unit_format(row.unit, units, lang)
    if row.value is None:
        return unit.filled(_from_to(row.low, row.high, unit, words))
    return unit.qualified(unit.number(row.value, words), row.qualifier, words)


def range_text(figure: Bounds, unit: UnitFormat, words: Words, qualifier: str | None = None) -> str:
    """A low-high total in words, e.g. 'about US$56–73 bn'.

    Of qualifiers only `about` adds to what low and high say.
    """
    if figure.low is None and figure.high is None:
        return str(words["unstated"])
    number, said = _range(figure, unit, words)
    if qualifier == "about" and said == "exactly":
        return unit.qualified(number, "about", words)
    text = unit.qualified(number, said, words)
    return str(words["about"]).replace("{}", text) if qualifier == "about" else text


def _range(figure: Bounds, unit: UnitFormat, words: Words) -> tuple[str, str]:
    """The number or numbers of a range as written, and the qualifier that says which end is open."""
    if figure.high is None:
        return unit.number(figure.low or 0, words), "at-least"
    if figure.low == figure.high:
        return unit.number(figure.high, words), "exactly"
    if not figure.low:
        return unit.number(figure.high, words), "up-to"
    return _from_to(figure.low, figure.high, unit, words), "exactly"


def _from_to(low: Decimal | int, high: Decimal | int, unit: UnitFormat, words: Words) -> str:
    between = str(words["between"])
    return between.replace("{low}", unit.number(low, words)).replace("{high}", unit.number(high, words))


def _decimal(value: Any) -> Bound:
    return None if value is None else Decimal(value)
