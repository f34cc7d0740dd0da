"""Derived tables: the pure rules laid out as rows, one small projection a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.calendars import Holidays, holidays_of
from generator.dates import last_day
from generator.derive import clock as clock_rule
from generator.derive import disagreements as disagreement_rule
from generator.derive import headline as headline_rule
from generator.derive import ladder as ladder_rule
from generator.derive import pace as pace_rule
from generator.derive import quality as quality_rule
from generator.derive import waterfall as waterfall_rule
from generator.figures import figure_words
from generator.model import Catalogue, Row

Values = dict[str, Any]
_CLAIMANTS = {
    "projects": "project",
    "rounds": "round",
    "events": "event",
    "financings": "financing",
    "vehicles": "vehicle",
}
PLAIN_WORDS = {
    "exactly": "{}",
    "about": "about {}",
    "up-to": "up to {}",
    "at-least": "at least {}",
    "between": "{low}–{high}",
    "unstated": "",
}


def headlines(catalogue: Catalogue) -> Iterator[Values]:
    """The headline of every record and field on the coverage date, with its reason and confidence."""
    day = last_day(catalogue.dataset.coverage)
    for table, column in _CLAIMANTS.items():
        for record in catalogue.tables[table]:
            for group, claims in headline_rule.grouped(record.claims, catalogue).items():
                chosen = headline_rule.headline(claims, catalogue, day)
                if chosen:
                    yield _headline(group, chosen, column, record)


def _headline(group: headline_rule.Group, chosen: headline_rule.Headline, column: str, record: Row) -> Values:
    columns = dict.fromkeys(_CLAIMANTS.values())
    return {
        "id": f"{column}.{'.'.join(filter(None, group[1:]))}",
        **columns,
        column: record.id,
        "field": chosen.chosen.field,
        "basis": chosen.chosen.basis,
        "claim": chosen.chosen.id,
        "tied": len(chosen.tied),
        "low": chosen.figure.low if chosen.figure else None,
        "high": chosen.figure.high if chosen.figure else None,
        "unit": chosen.chosen.unit,
        "reason": chosen.reason,
        "claims": len(chosen.standing),
        "confidence": chosen.confidence,
    }


def ladder(catalogue: Catalogue) -> Iterator[Values]:
    """A row per day of change, step, basis and measure."""
    vehicle = catalogue.vehicle
    for day in ladder_rule.days(catalogue, vehicle):
        for step in ladder_rule.steps(catalogue, ladder_rule.rungs(catalogue, vehicle, day)):
            yield {
                "date": day.isoformat(),
                "step": step.step,
                "basis": step.basis,
                "measure": step.measure,
                "reached": len(step.reached),
                "standing": len(step.standing),
                "low": step.reached_amount.low,
                "high": step.reached_amount.high,
                "standing_low": step.standing_amount.low,
                "standing_high": step.standing_amount.high,
            }


def ladder_rows(catalogue: Catalogue) -> Iterator[Values]:
    """A row per day of change and project named by then."""
    vehicle = catalogue.vehicle
    for day in ladder_rule.days(catalogue, vehicle):
        for rung in ladder_rule.rungs(catalogue, vehicle, day):
            yield {
                "date": day.isoformat(),
                "project": rung.project.id,
                "step": rung.step,
                "stage": rung.stage.id,
                "claim": rung.claim.id if rung.claim else None,
                "basis": rung.basis,
                "measure": rung.measure,
                "low": rung.amount.low if rung.amount else None,
                "high": rung.amount.high if rung.amount else None,
                "counted": rung.counted,
            }


def _holidays(catalogue: Catalogue, vehicle: Row) -> dict[str, Holidays]:
    start, end = pace_rule.period(catalogue, vehicle)
    years = range(start.year, end.year + 2)  # a notice late in the last year counts into the next
    return {calendar.id: holidays_of(calendar.code, years) for calendar in vehicle.calendars}


def clock(catalogue: Catalogue) -> Iterator[Values]:
    """A row per project, assumption and way of counting."""
    vehicle = catalogue.vehicle
    for tick in clock_rule.ticks(catalogue, vehicle, _holidays(catalogue, vehicle)):
        yield {
            "project": tick.project.id,
            "assumption": tick.assumption.id,
            "calendar": tick.calendar.id if tick.calendar else None,
            "counted_by": tick.calendar.key if tick.calendar else clock_rule.ALL,
            "notice": tick.assumption.notice,
            "days": tick.days,
            "earliest": tick.earliest.isoformat(),
            "state": tick.state,
        }


def calendar(catalogue: Catalogue) -> Iterator[Values]:
    """A row per day of the vehicle's years and calendar."""
    vehicle = catalogue.vehicle
    start, end = pace_rule.period(catalogue, vehicle)
    found = _holidays(catalogue, vehicle)
    day, last = datetime.date(start.year, 1, 1), datetime.date(end.year, 12, 31)
    while day <= last:
        for key, holidays in found.items():
            yield {
                "date": day.isoformat(),
                "calendar": key,
                "weekday": day.isoweekday(),
                "holiday": holidays.get(day),
                "counts": clock_rule.counts(day, holidays),
            }
        day += datetime.timedelta(days=1)


def pace(catalogue: Catalogue) -> Iterator[Values]:
    """A row for the signing, for every day of the ladder, and for the end."""
    vehicle = catalogue.vehicle
    start, end = pace_rule.period(catalogue, vehicle)
    coverage = last_day(catalogue.dataset.coverage)
    money = [row for row in ladder(catalogue) if row["step"] == "selected" and row["basis"] == "project-cost"]
    by_day = {row["date"]: (row["low"], row["high"]) for row in money}
    changed = ladder_rule.days(catalogue, vehicle)
    for day in sorted({start, end, coverage, *(day for day in changed if day >= start)}):
        latest = max((each for each in changed if each <= day), default=day)
        low, high = by_day.get(latest.isoformat(), (Decimal(0), Decimal(0))) if day <= coverage else (None, None)
        yield {
            "date": day.isoformat(),
            "vehicle": vehicle.id,
            "even": pace_rule.even(catalogue, vehicle, day),
            "selected_low": low,
            "selected_high": high,
            "elapsed": pace_rule.elapsed(catalogue, vehicle, day),
        }


_PARENTS = {"terms": "term", **_CLAIMANTS}


def disagreements(catalogue: Catalogue) -> Iterator[Values]:
    """A row per pair of statements that differ."""
    for one in disagreement_rule.disagreements(catalogue):
        owner = one.first.owner
        columns: Values = dict.fromkeys(_PARENTS.values())
        columns[_PARENTS[owner.table.name]] = owner.id
        yield {
            "id": f"{one.first.id}~{one.second.id}",
            "subject": one.subject,
            "kind": "reading" if one.first.table.name == "readings" else "claim",
            "dispute": one.dispute.id if one.dispute else None,
            **columns,
            **_side("first", one.first, catalogue),
            **_side("second", one.second, catalogue),
        }


def _side(prefix: str, row: Row, catalogue: Catalogue) -> Values:
    return {
        f"{prefix}_row": row.id,
        f"{prefix}_side": row.side,
        f"{prefix}_speaker": row.asserted_by,
        f"{prefix}_as_of": row.as_of,
        f"{prefix}_words": plain_words(row, catalogue),
    }


def plain_words(row: Row, catalogue: Catalogue) -> str:
    """What a claim, reading or place says, in plain English: its figure, or else its words."""
    if row.table.name == "readings":
        return str(row.statement)
    if row.table.name == "places":
        return str(row.name)
    return figure_words(row, catalogue.schemas.vocabularies["unit"], PLAIN_WORDS, "en") or str(row.text)


def waterfall(catalogue: Catalogue) -> Iterator[Values]:
    """A row per scenario of the vehicle and year."""
    vehicle = catalogue.vehicle
    first, second = (
        Decimal(catalogue.get("terms", vehicle.get(name)).value) for name in ("first_split_term", "second_split_term")
    )
    for scenario in vehicle.scenarios:
        years = waterfall_rule.distribute(
            Decimal(scenario.principal),
            Decimal(scenario.rate),
            scenario.life,
            Decimal(scenario.cash_flow),
            scenario.years,
            first,
            second,
        )
        for year in years:
            yield {"scenario": scenario.id, **vars(year)}


def quality(catalogue: Catalogue) -> Iterator[Values]:
    """A row per measure and group."""
    for one in quality_rule.quality(catalogue):
        part = Decimal(one.count) / one.of if one.of else None
        yield {
            "measure": one.measure,
            "group": one.group,
            "count": one.count,
            "of": one.of,
            "share": None if part is None or one.average else (100 * part).quantize(Decimal("0.1")),
            "average": part.quantize(Decimal("0.01")) if part is not None and one.average else None,
        }


def silence(catalogue: Catalogue) -> Iterator[Values]:
    """A row per project, company and financing."""
    coverage = last_day(catalogue.dataset.coverage)
    for (table, row), heard in quality_rule.last_heard(catalogue).items():
        yield {
            "table": table,
            "row": row,
            "last_heard": heard.isoformat() if heard else None,
            "days": (coverage - heard).days if heard else None,
            "silent": quality_rule.is_silent(catalogue, heard),
        }


def vocabulary(catalogue: Catalogue) -> Iterator[Values]:
    """A row per value of every closed list."""
    for one in catalogue.schemas.vocabularies.values():
        for value, entry in one.entries.items():
            yield {
                "list": one.name,
                "value": value,
                **{name: entry[name] for name in ("label", "label_ja", "description", "description_ja")},
            }
