"""Figures: bounds, sums, units and words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures import (
    Bounds,
    UnitFormat,
    bounds,
    figure_text,
    has_figure,
    in_billions,
    measure,
    number_text,
    range_text,
    span,
    total,
    trim,
)
from generator.messages import read_messages
from generator.model import Row
from generator.schemas import Schemas
from tests.unit.example_repo import ROOT, ExampleRepo, claim, project

D = Decimal
numbers = st.decimals(-(10**12), 10**12, places=3)
amounts = st.decimals(0, 10**6, places=3)
figures = st.lists(
    st.tuples(st.none() | amounts, st.none() | amounts).map(lambda ends: Bounds(*ends)), min_size=1, max_size=6
)
WORDS = {
    "exactly": "{}",
    "about": "about {}",
    "up-to": "up to {}",
    "at-least": "at least {}",
    "between": "{low} to {high}",
    "unstated": "not stated",
}
JAPANESE = read_messages(ROOT / "site" / "messages", "ja").figure


@pytest.fixture
def row(repo: ExampleRepo) -> Any:
    """A claim as a row of a catalogue."""

    def made(**fields: Any) -> Row:
        one = {**claim("a"), "unit": None, "qualifier": None, **fields}
        return repo.catalogue(project("one", one)).get("claims", "one.a")

    return made


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": 9, "qualifier": "exactly"}, Bounds(D(9), D(9))),
        ({"value": 9, "qualifier": "about"}, Bounds(D(9), D(9))),
        ({"value": D("9.5"), "qualifier": "up-to"}, Bounds(D(0), D("9.5"))),
        ({"value": 9, "qualifier": "at-least"}, Bounds(D(9), None)),
        ({"low": 8, "high": D("9.5"), "qualifier": "between"}, Bounds(D(8), D("9.5"))),
        ({"value": 0, "qualifier": "exactly"}, Bounds(D(0), D(0))),
    ],
)
def test_a_figure_admits(row: Any, fields: dict[str, Any], expected: Bounds) -> None:
    found = row(**fields)
    assert has_figure(found)
    assert bounds(found) == expected


def test_words_alone_are_no_figure(row: Any) -> None:
    assert not has_figure(row(text="Dear."))


NONE = (None, None)


@pytest.mark.parametrize(
    ("ends", "widest", "summed"),
    [
        ([(8, 9)], (8, 9), (8, 9)),
        ([(8, 9), (1, 20), (5, 5)], (1, 20), (14, 34)),
        ([(8, None), (1, 2)], (1, None), (9, None)),
        ([(None, 9), (1, 2)], (None, 9), (None, 11)),
        ([NONE, (1, 2)], NONE, NONE),
        ([(0, 0), (D("0.1"), D("0.2"))], (0, D("0.2")), (D("0.1"), D("0.2"))),
    ],
)
def test_figures_together_are_as_wide_as_the_widest_and_add_up_end_by_end(ends, widest, summed) -> None:
    figures_ = [Bounds(*(None if end is None else D(end) for end in pair)) for pair in ends]
    assert span(figures_) == Bounds(*widest)
    assert total(figures_) == Bounds(*summed)


@given(figures, amounts, amounts)
def test_a_total_only_grows(found: list[Bounds], low: Decimal, more: Decimal) -> None:
    before, after = total(found), total([*found, Bounds(low, low + more)])
    for was, now in ((before.low, after.low), (before.high, after.high)):
        assert (was is None) == (now is None)
        assert was is None or now is None or now >= was


@given(figures)
def test_the_order_of_figures_does_not_matter_and_each_lies_in_their_span(found: list[Bounds]) -> None:
    assert span(found) == span(found[::-1])
    assert total(found) == total(found[::-1])
    widest = span(found)
    assert all(widest.low is None or (each.low is not None and widest.low <= each.low) for each in found)
    assert all(widest.high is None or (each.high is not None and each.high <= widest.high) for each in found)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9.50", "9.5"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("0.000", "0"),
        ("0.0001", "0.0001"),
        ("-1.0", "-1"),
    ],
)
def test_trimming_leaves_no_superfluous_zero_nor_exponent(number: str, expected: str) -> None:
    assert str(trim(D(number))) == expected


@given(numbers)
def test_trimming_keeps_the_value_and_is_done_once(number: Decimal) -> None:
    assert trim(number) == number
    assert str(trim(trim(number))) == str(trim(number))
    assert "E" not in str(trim(number))


@given(numbers)
def test_a_number_in_words_can_be_read_back(number: Decimal) -> None:
    assert D(number_text(number).replace(",", "")) == number


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1,000"),
        (1234567, "1,234,567"),
        (D("1234.50"), "1,234.5"),
        (D("0.30"), "0.3"),
        (-1200, "-1,200"),
    ],
)
def test_thousands_are_set_apart_and_nothing_is_rounded(number: Decimal | int, expected: str) -> None:
    assert number_text(number) == expected


@pytest.mark.parametrize(
    ("unit", "expected", "low", "high"),
    [
        ("usd-bn", "usd", 8, 9),
        ("usd-mn", "usd", D("0.008"), D("0.009")),
        ("jpy-tn", "jpy", 8000, 9000),
        ("hours", "minute", D("0.00000048"), D("0.00000054")),
    ],
)
def test_figures_of_one_measure_are_brought_to_billions_of_it(
    schemas: Schemas, unit: str, expected: str, low, high
) -> None:
    units = schemas.vocabularies["unit"]
    assert measure(unit, units) == expected
    assert in_billions(Bounds(D(8), D(9)), unit, units) == Bounds(D(low), D(high))
    assert in_billions(Bounds(None, D(9)), unit, units) == Bounds(None, D(high))


def test_words_have_no_measure(schemas: Schemas) -> None:
    assert measure(None, schemas.vocabularies["unit"]) == ""


@pytest.mark.parametrize(
    ("fields", "english", "japanese"),
    [
        ({"value": 9, "unit": "usd-bn", "qualifier": "exactly"}, "US$9 bn", "90億ドル"),
        ({"value": 17, "unit": "usd-bn", "qualifier": "up-to"}, "up to US$17 bn", "最大170億ドル"),
        ({"value": D("0.50"), "unit": "percent", "qualifier": "about"}, "about 0.5%", "約0.5％"),
        ({"value": 1200, "unit": "jobs", "qualifier": "at-least"}, "at least 1,200 jobs", "少なくとも1200人"),
        ({"low": 800, "high": 1900, "unit": "mw", "qualifier": "between"}, "800 to 1,900 MW", "800～1,900 MW"),
        ({"value": D("33.3"), "unit": "usd-bn", "qualifier": "exactly"}, "US$33.3 bn", "333億ドル"),
        ({"value": D("17.35"), "unit": "usd-bn", "qualifier": "exactly"}, "US$17.35 bn", "173億5000万ドル"),
        ({"low": 33, "high": 34, "unit": "usd-bn", "qualifier": "between"}, "US$33 to 34 bn", "330億～340億ドル"),
        ({"value": 1, "unit": "usd-bn-year", "qualifier": "about"}, "about US$1 bn a year", "年約10億ドル"),
        ({"value": 340, "unit": "jpy-bn", "qualifier": "exactly"}, "¥340 bn", "3400億円"),
        ({"value": D("3.7"), "unit": "jpy-tn", "qualifier": "exactly"}, "¥3.7 tn", "3兆7000億円"),
        ({"value": 1000, "unit": "usd-bn", "qualifier": "exactly"}, "US$1,000 bn", "1兆ドル"),
        ({"value": D("0.5"), "unit": "usd-mn", "qualifier": "exactly"}, "US$0.5 m", "50万ドル"),
        ({"value": D("1.5"), "unit": "tonnes", "qualifier": "exactly"}, "1.5 t", "1.5トン"),
        ({"value": 0, "unit": "usd-bn", "qualifier": "exactly"}, "US$0 bn", "0ドル"),
        ({"text": "Dear."}, "", ""),
    ],
)
def test_a_figure_in_words(schemas: Schemas, row: Any, fields: dict[str, Any], english: str, japanese: str) -> None:
    units, found = schemas.vocabularies["unit"], row(**fields)
    assert (figure_text(found, units, WORDS, "en"), figure_text(found, units, JAPANESE, "ja")) == (english, japanese)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (8, 9, "US$8 to 9 bn"), (9, 9, "US$9 bn"), (0, 9, "up to US$9 bn"), (None, 9, "up to US$9 bn"),
        (8, None, "at least US$8 bn"), (0, 0, "US$0 bn"), (None, None, "not stated"),
        (D("0.7"), D("1200.50"), "US$0.7 to 1,200.5 bn"),
    ],
)  # fmt: skip
def test_a_total_in_words(low: object, high: object, expected: str) -> None:
    ends = [None if end is None else D(end) for end in (low, high)]
    assert range_text(Bounds(*ends), UnitFormat("US${} bn", D(10) ** 9), WORDS) == expected
