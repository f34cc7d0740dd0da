"""The ladder of the real records worked out a second time, from the published tables alone and without their code."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from generator.tables import Tables

ADDED_UP = "project-cost"


def reached(row: dict[str, str], order: list[str], adverse: set[str]) -> list[str]:
    """The steps that a project counts at."""
    if row["step"] in adverse:
        return [row["step"]]
    return [step for step in order[: order.index(row["step"]) + 1] if step not in adverse]


def rows_by_day(tables: Tables) -> dict[tuple[str, str], list[dict[str, str]]]:
    """Every vehicle and day of its ladder with the row of each project that held on it."""
    changes: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in tables["ladder_rows"].cells:
        changes[row["vehicle"], row["date"]].append(row)
    held: dict[tuple[str, str], dict[str, str]] = {}
    days: dict[tuple[str, str], list[dict[str, str]]] = {}
    for vehicle, day in sorted({(row["vehicle"], row["date"]) for row in tables["ladder"].cells}):
        held.update({(vehicle, row["project"]): row for row in changes[vehicle, day]})
        days[vehicle, day] = [row for (of_vehicle, _), row in held.items() if of_vehicle == vehicle]
    assert set(changes) <= set(days)
    return days


def test_totals_are_the_sums_of_the_rows_behind_them(tables: Tables) -> None:
    entries = {row["value"]: row for row in tables["vocabulary"].cells if row["list"] == "ladder_step"}
    order, adverse = list(entries), {"withdrawn"} & set(entries)
    counts: dict[tuple[str, str, str, str], int] = defaultdict(int)
    lows: dict[tuple[str, str, str, str], Decimal] = defaultdict(Decimal)
    for (vehicle, day), rows in rows_by_day(tables).items():
        for row in rows:
            for step in reached(row, order, adverse) if row["counted"] == "true" else ():
                counts[vehicle, day, step, row["basis"]] += 1
                lows[vehicle, day, step, row["basis"]] += Decimal(row["low"] or 0)
    published = [row for row in tables["ladder"].cells if row["amount_of"] == "projects" and row["reached"] != "0"]
    keys = [(row["vehicle"], row["date"], row["step"], row["basis"]) for row in published]
    assert {key: int(row["reached"]) for key, row in zip(keys, published, strict=True)} == counts
    for key, row in zip(keys, published, strict=True):
        if row["basis"] == ADDED_UP:
            assert Decimal(row["low"]) == lows[key], row


def test_nothing_that_is_only_reported_is_counted_as_reached(tables: Tables) -> None:
    by_day: dict[tuple[str, str], set[str]] = defaultdict(set)
    for day, rows in rows_by_day(tables).items():
        for row in rows:
            if row["reported_step"]:
                assert row["step"] != row["reported_step"]
                by_day[day].add(row["reported_step"])
    counted = {
        ((row["vehicle"], row["date"]), row["step"]) for row in tables["ladder"].cells if int(row["reported"]) > 0
    }
    for day, steps in by_day.items():
        assert {step for of_day, step in counted if of_day == day} >= steps


def test_amounts_of_unlike_kinds_are_not_added(tables: Tables) -> None:
    for row in tables["ladder"].cells:
        if row["amount_of"] == "projects" and row["basis"] != ADDED_UP:
            assert (row["low"], row["high"]) == ("", "")
