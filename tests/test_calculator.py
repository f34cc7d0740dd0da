"""The calculator: whole without scripts; with them equal to the table, digit for digit, and shared by its address."""

from __future__ import annotations

import csv
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.derive.waterfall import Assumptions, distribute
from generator.tables import Tables
from tests.html_page import read_page, table_rows, text_of

COLUMNS = (
    "year",
    "cash_flow",
    "principal_due",
    "interest_due",
    "carried",
    "deemed",
    "investor",
    "host",
    "shortfall",
    "investor_total",
    "host_total",
)
CASES = 100
Case = dict[str, str]


def amount(chance: random.Random, most: int) -> str:
    """A number of up to six decimals; often a round one, for those meet in halves."""
    places = chance.choice((0, 0, 1, 2, 6))
    return str(Decimal(chance.randrange(most * 10**places + 1)).scaleb(-places))


def cases() -> list[Case]:
    chance = random.Random(20310630)
    return [
        {
            "principal": amount(chance, chance.choice((1, 10, 500, 1000000))),
            "rate": amount(chance, chance.choice((1, 10, 100))),
            "life": str(chance.randint(1, 60)),
            "cash_flow": amount(chance, chance.choice((1, 5, 1000, 1000000))),
            "years": str(chance.randint(1, 60)),
            "first": chance.choice(("50", "0", "100", amount(chance, 100))),
            "second": chance.choice(("90", "0", "100", amount(chance, 100))),
        }
        for _ in range(CASES)
    ]


def by_python(case: Case) -> list[list[str]]:
    given = Assumptions(
        principal=Decimal(case["principal"]),
        rate=Decimal(case["rate"]),
        life=int(case["life"]),
        cash_flow=Decimal(case["cash_flow"]),
        years=int(case["years"]),
        first_host_share=Decimal(case["first"]),
        second_host_share=Decimal(case["second"]),
    )
    return [six_places([str(getattr(year, name)) for name in COLUMNS]) for year in distribute(given)]


def six_places(cells: list[str]) -> list[str]:
    """A row of the table with all amounts in six decimals; the year stays whole."""
    return [cells[0], *(format(Decimal(cell).quantize(Decimal("0.000001")), "f") for cell in cells[1:])]


def shown(view: Any) -> list[list[str]]:
    rows = view.locator("#calculator tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(c => c.innerText))"
    )
    return [six_places(row) for row in rows]


def test_a_hundred_random_cases_are_equal_to_python_in_every_digit(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.goto(f"{address}calculator/")
    given = cases()
    found = view.evaluate(
        """async (given) => {
          const { assumptions, distribute } = await import(new URL("../js/calculator/distribution.js", location.href));
          return given.map((texts) => distribute(assumptions(texts)).map((year) => Object.values(year)));
        }""",
        given,
    )
    assert len(found) == CASES
    for case, years in zip(given, found, strict=True):
        assert years == by_python(case), case
    view.close()


def test_assumptions_stand_in_the_address_and_come_back_from_it(browser: Any, address: str) -> None:
    view = browser.new_page()
    for case in cases()[:3]:
        view.goto(f"{address}calculator/")
        for name, value in case.items():
            view.fill(f"[name={name}]", value)
        assert shown(view) == by_python(case)
        view.goto(view.url)
        assert shown(view) == by_python(case)
    view.close()


def test_the_example_that_it_opens_with_is_the_table(browser: Any, address: str, site: Path, tables: Tables) -> None:
    view = browser.new_page()
    view.goto(f"{address}calculator/")
    scenario = tables["waterfall"].cells[0]["scenario"]
    with (site / "data" / "waterfall.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["scenario"] == scenario]
    assert shown(view) == [six_places([row[name] for name in COLUMNS]) for row in rows]
    view.close()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("principal", "ten"),
        ("principal", "-1"),
        ("rate", "101"),
        ("life", "2.5"),
        ("years", "61"),
        ("first", "1e1"),
        ("cash_flow", ""),
    ],
)
def test_what_is_no_sound_assumption_is_said_and_changes_nothing(
    browser: Any, address: str, field: str, value: str
) -> None:
    view = browser.new_page()
    view.goto(f"{address}calculator/")
    before = shown(view)
    view.fill(f"[name={field}]", value)
    assert view.locator(f"[name={field}][aria-invalid]").count() == 1
    assert "number from" in view.locator("#calculator [role=status]").inner_text()
    assert shown(view) == before
    view.close()


def test_without_scripts_the_examples_formulas_and_unknowns_stand_and_no_form(site: Path) -> None:
    page = read_page(site / "calculator")
    held = {form for template in page.iter("template") for form in template.iter("form")}
    assert held == set(page.iter("form"))
    text = text_of(page)
    assert "What nobody has disclosed" in text and "principal due + interest due + what was carried" in text
    assert any(len(table_rows(table)) > 3 for table in page.iter("table"))
    for row in page.iter("tr"):
        if row.get("id", "").startswith("formula-"):
            assert list(row.iter("a")), row.get("id")
