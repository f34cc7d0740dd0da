"""Rows held sound beyond doubt: none that Frictionless or our checks hold against, and all that are plainly good."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.sound_rows import are_sound
from generator.checks.table_rows import row_errors
from generator.loading import load_sound
from generator.model import Catalogue
from generator.paths import paths_from
from generator.schemas import Field, TableSchema, Vocabulary
from tests.unit.example_repo import EXAMPLE, ROOT

MOODS = Vocabulary("mood", "Mood", "気分", {"glad": {"label": "Glad"}, "sad": {"label": "Sad"}})
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"


def field(name: str, type_: str = "string", /, format: str = "default", **more: Any) -> Field:
    flags = {flag: more.pop(flag, False) for flag in ("partial_date", "by_coverage", "prose")}
    vocabulary = more.pop("vocabulary", None)
    words = {"title": "T", "title_ja": "題", "description": "What it is.", "description_ja": "説明。"}
    return Field(name=name, type=type_, format=format, constraints=more, vocabulary=vocabulary, **words, **flags)


def table(*fields: Field, key: tuple[str, ...] = ("id",)) -> TableSchema:
    words = {"title": "T", "title_ja": "題", "description": "What it is.", "description_ja": "説明。"}
    named = {one.name: one for one in fields}
    return TableSchema(name="notes", fields=named, primary_key=key, foreign_keys=(), origin=None, **words)


ID = field("id", required=True)
# What a field asks for; values that are plainly good; values that are not, be it in our own eyes only.
FIELDS: dict[str, tuple[Field, list[Any], list[Any]]] = {
    "text": (field("a"), ["x", None, "　", "None", "1"], ["two\nlines", 1, Decimal("1.5"), True, ["x"], {"x": 1}]),
    "prose": (field("a", prose=True), ["x", None, "two\nlines"], [1, True]),
    "text that must be": (field("a", required=True), ["x", " ", "null"], [None, "", 0, False]),
    "text that may be left out": (field("a", required=False), ["x", None], [1]),
    "an address": (
        field("a", format="uri"),
        ["https://example.org", "http://例え.jp/記事?id=1&lang=ja#2", "https://a.bc:8080/(x)", None],
        [
            "example.org",
            "javascript:alert(1)",
            "https://a.b c",
            "https://a.b/\n",
            "https://a.b:x/[",
            "https://a",
            "",
            1,
        ],
    ),
    "a pattern": (field("a", pattern=SLUG), ["a", "a-1", None], ["A", "a-", "a b", "a\n", "é", 1]),
    "a pattern of two": (field("a", pattern="ab|cd"), ["ab", "cd"], ["xab", "x", "dc", ""]),
    "a word of a list": (field("a", vocabulary=MOODS), ["glad", "sad", None], ["Glad", "glad ", 1, True, ["glad"]]),
    "a word of a list that must be": (field("a", vocabulary=MOODS, required=True), ["sad"], [None, "", "mad"]),
    "a partial date": (
        field("a", partial_date=True),
        ["2030", "2030-02", "2030-02-28", None],
        ["2030-02-30", "2030-13", "0000", "0203", "1944-12-31", "2101", "2030-1", "2030-01-01\n", "٢٠٣٠", "", 2030],
    ),
    "a date": (
        field("a", "date"),
        ["2030-02-28", None],
        ["2030-02-30", "2030", "0000-01-01", "0203-01-01", "9999-01-01", "x", "28.2.2030", 2030],
    ),
    "a date from a day on": (
        field("a", "date", minimum="2030-01-05", maximum="2031-12-31"),
        ["2030-01-05", "2031-12-31"],
        ["2030-01-04", "2032-01-01", "2030-1-4"],
    ),
    "a number": (field("a", "number"), [0, -1, Decimal("1.5"), None], ["1", "1.5", True, "x", [1], Decimal("NaN")]),
    "a number between": (
        field("a", "number", minimum=Decimal("0.5"), maximum=90),
        [1, Decimal("0.5"), 90, Decimal("90.0")],
        [0, Decimal("0.4999"), 91, Decimal("90.1"), -1],
    ),
    "a whole number": (field("a", "integer"), [0, -7, 10**17, None], [Decimal("1.5"), "1", True, False, "x"]),
    "a whole number between": (field("a", "integer", minimum=1, maximum=7), [1, 7], [0, 8, -1, "3"]),
    "true or false": (field("a", "boolean"), [True, False, None], [1, 0, "true", "x", "False"]),
    "a length": (field("a", minLength=2, maxLength=3), ["ab", "abc", None], ["a", "abcd"]),
}
UNKNOWN = {
    "a type": field("a", "year"),
    "a format": field("a", format="email"),
    "a constraint": field("a", "number", exclusiveMinimum=0),
    "a constraint of another type": field("a", "number", pattern="1"),
    "a list of numbers": field("a", "number", enum=[1, 2]),
    "a pattern that is none": field("a", pattern="("),
    "a day that is none": field("a", "date", minimum="2030-02-30"),
    "a bound that is not whole": field("a", "integer", minimum=Decimal("0.5")),
    "a word for yes": field("a", required="yes"),
}
VALUES = [value for _, good, bad in FIELDS.values() for value in (*good, *bad)]
ODD_VALUES = st.sampled_from(VALUES) | st.text(max_size=4) | st.dates().map(str) | st.integers() | st.decimals(-99, 99)


def says_nothing(schema: TableSchema, rows: list[dict[str, Any]]) -> bool:
    return not list(row_errors(schema, rows))


@pytest.mark.parametrize(("one", "good", "bad"), FIELDS.values(), ids=FIELDS)
def test_good_values_are_sound_beyond_doubt_and_others_are_not(one: Field, good: list[Any], bad: list[Any]) -> None:
    schema = table(ID, one)
    rows = [{"id": f"r{number}", "a": value} for number, value in enumerate(good)]
    assert says_nothing(schema, rows)
    assert are_sound(schema, rows)
    assert [value for value in bad if are_sound(schema, [*rows, {"id": "bad", "a": value}])] == []


@pytest.mark.parametrize("one", UNKNOWN.values(), ids=UNKNOWN)
def test_a_field_that_asks_for_what_is_not_known_leaves_doubt(one: Field) -> None:
    assert not are_sound(table(ID, one), [{"id": "a"}])


def test_keys_are_there_and_stand_once() -> None:
    two = table(field("a"), field("b"), key=("a", "b"))
    assert are_sound(two, [{"a": "x", "b": "y"}, {"a": "x", "b": None}, {"a": None, "b": "y"}])
    for bad in ({"a": "x", "b": "y"}, {}, {"a": "", "b": None}):
        rows = [{"a": "x", "b": "y"}, bad]
        assert not says_nothing(two, rows)
        assert not are_sound(two, rows)
    assert not are_sound(two, [{"a": "x"}, {"a": "x", "b": ""}])
    assert not are_sound(table(field("a"), key=()), [{"a": "x"}])


def test_a_field_that_is_unique_is_so_but_where_it_is_left_out() -> None:
    schema = table(ID, field("a", unique=True))
    assert are_sound(schema, [{"id": "1", "a": "x"}, {"id": "2"}, {"id": "3", "a": None}])
    assert not are_sound(schema, [{"id": "1", "a": "x"}, {"id": "2", "a": "x"}])


@st.composite
def tables_with_rows(draw: st.DrawFn) -> tuple[TableSchema, list[dict[str, Any]]]:
    """A table of some of FIELDS, with rows of mostly good values."""
    kinds = draw(st.lists(st.sampled_from(list(FIELDS.values())), min_size=1, max_size=4))
    columns = {f"f{number}": kind for number, kind in enumerate(kinds)}
    fields = [
        field(name, one.type, one.format, vocabulary=one.vocabulary, partial_date=one.partial_date, **one.constraints)
        for name, (one, _, _) in columns.items()
    ]
    key = draw(st.sampled_from([("id",), ("id", "f0"), ("f0",)]))
    good = {name: st.sampled_from(kind[1]) for name, kind in columns.items()}
    rows = draw(st.lists(st.fixed_dictionaries({"id": st.sampled_from("abcdefgh"), **good}), min_size=1, max_size=4))
    if draw(st.booleans()):
        draw(st.sampled_from(rows))[draw(st.sampled_from(["id", *columns]))] = draw(ODD_VALUES)
    return table(field("id"), *fields, key=key), rows


@given(tables_with_rows())
@settings(max_examples=300)
def test_no_row_is_held_sound_that_frictionless_or_our_checks_hold_something_against(
    made: tuple[TableSchema, list[dict[str, Any]]],
) -> None:
    schema, rows = made
    if are_sound(schema, rows):
        assert says_nothing(schema, rows)


@pytest.fixture(scope="module")
def example() -> Catalogue:
    return load_sound(paths_from(ROOT, EXAMPLE))


def rows_of(catalogue: Catalogue) -> Mapping[str, list[dict[str, Any]]]:
    return {name: [row.values for row in rows] for name, rows in catalogue.tables.items()}


@given(data=st.data())
@settings(max_examples=300)
def test_no_slip_in_the_miniatures_rows_is_held_sound_where_something_is_said_of_it(
    example: Catalogue, data: st.DataObject
) -> None:
    rows = rows_of(example)
    name = data.draw(st.sampled_from([name for name, those in rows.items() if those]))
    schema, changed = example.schemas.tables[name], [dict(row) for row in rows[name]]
    row = data.draw(st.sampled_from(changed))
    row[data.draw(st.sampled_from(list(schema.fields)))] = data.draw(ODD_VALUES)
    if are_sound(schema, changed):
        assert says_nothing(schema, changed)


def test_every_row_of_the_miniature_is_sound_beyond_doubt(example: Catalogue) -> None:
    tables = example.schemas.tables
    assert [name for name, rows in rows_of(example).items() if not are_sound(tables[name], rows)] == []


def test_every_schema_of_the_project_is_known(example: Catalogue) -> None:
    assert [name for name, schema in example.schemas.tables.items() if not are_sound(schema, [])] == []


CHECK_OF_SOUND_RECORDS = """
import sys
from generator.cli import main
main(["--data", sys.argv[1], "check"], standalone_mode=False)
heavy = {"frictionless", "mkdocs", "jinja2", "altair", "vl_convert", "holidays"}
print("loaded:", *sorted(heavy & set(sys.modules)))
"""


def test_a_check_of_sound_records_loads_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHECK_OF_SOUND_RECORDS, str(EXAMPLE)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "loaded:"
