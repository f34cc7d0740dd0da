"""What each page shows beside the reader: rows chosen, grouped and in order; templates only format and loop."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from generator.dates import first_day
from generator.derive.pace import period, promised
from generator.figures import measure
from generator.model import Row
from generator.pages.place_map import circles
from generator.pages.reader import Reader, sorted_by_date

View = dict[str, Any]
_LATEST = 6
_SOUGHT = ("projects", "companies", "people", "agreements", "terms", "rounds", "financings", "vehicles", "parties")


def front(reader: Reader) -> View:
    """The position in one screen: ladder, next dates, differences, unknowns, latest events."""
    vehicle = reader.catalogue.vehicle
    day = ladder_days(reader)[-1:]
    known = [event for event in reader.catalogue.tables["events"] if first_day(event.date) <= reader.day]
    ahead = [event for event in reader.catalogue.tables["events"] if first_day(event.date) > reader.day]
    return {
        "vehicle": vehicle,
        "position": _position(reader, vehicle),
        "steps": ladder_day(reader, day[0])["steps"] if day else [],
        "day": day[0] if day else None,
        "clock": clock(reader)["rounds"],
        "ahead": sorted_by_date(ahead),
        "circles": circles(reader, reader.atlas) if reader.atlas else [],
        "latest": sorted_by_date(known, latest_first=True)[:_LATEST],
        "disputes": [
            row for row in reader.catalogue.tables["disputes"] if row.term and _of_vehicle(reader, row, vehicle)
        ],
        "dispute_count": len({row["subject"] for row in reader.tables["disagreements"].rows}),
        "questions": [
            row
            for row in reader.catalogue.tables["questions"]
            if row.vehicle == vehicle.id and row.status != "answered"
        ],
        "counts": {kind: len(reader.catalogue.tables[kind]) for kind in reader.catalogue.schemas.kinds},
    }


def _of_vehicle(reader: Reader, dispute: Row, vehicle: Row) -> bool:
    agreement = reader.catalogue.get("agreements", reader.catalogue.get("terms", dispute.term).agreement)
    return bool(agreement.vehicle == vehicle.id)


def _position(reader: Reader, vehicle: Row) -> View:
    """The figures of the sentence that opens the front page."""
    term = reader.promised
    start, end = period(reader.catalogue, vehicle)
    today = reader.day.isoformat()
    pace = next(row for row in reader.tables["pace"].rows if row["date"] == today)
    reached = {
        row["step"]: row
        for row in reader.tables["ladder"].rows
        if row["basis"] == "project-cost" and row["date"] == max(each["date"] for each in reader.tables["ladder"].rows)
    }
    return {
        "term": term,
        "start": start,
        "end": end,
        "pace": pace,
        "reached": reached,
        "measure": measure(term.unit, reader.catalogue.schemas.vocabularies["unit"]),
        "signed": [
            (row, group)
            for row in reader.catalogue.tables["financings"]
            if row.vehicle == vehicle.id and row.kind == "loan-agreement" and row.status == "signed"
            for group in reader.figures(row)
            if group.field == "amount"
        ],
    }


def ladder_days(reader: Reader) -> list[str]:
    """Days on which the ladder changed, earliest first."""
    return sorted({row["date"] for row in reader.tables["ladder"].rows})


def ladder(reader: Reader) -> View:
    """The ladder on the coverage date, and every day on which it changed."""
    days = ladder_days(reader)
    return {
        "days": list(reversed(days)),
        **(ladder_day(reader, days[-1]) if days else {"day": None, "steps": [], "outside": []}),
    }


def ladder_day(reader: Reader, day: str) -> View:
    """The ladder on one day: every step's amounts by basis, and under each the rows that make it up."""
    of_day = [row for row in reader.tables["ladder"].rows if row["date"] == day]
    rows = [row for row in reader.tables["ladder_rows"].rows if row["date"] == day]
    order = list(reader.catalogue.schemas.vocabularies["ladder_step"].entries)
    made = []
    for step in order:
        lines = [{**row, **_bar(reader, row)} for row in of_day if row["step"] == step]
        members = [row for row in rows if row["step"] == step and row["counted"]]
        made.append(
            {
                "step": step,
                "lines": lines,
                "rows": members,
                "reached": sum(row["reached"] for row in lines),
                "standing": len(members),
            }
        )
    return {"day": day, "steps": made, "outside": [row for row in rows if not row["counted"]]}


def _bar(reader: Reader, row: Mapping[str, Any]) -> View:
    """Lengths of a ladder line's bars beside the amount promised, in percent; none for other kinds of amount."""
    whole = promised(reader.catalogue, reader.catalogue.vehicle).high
    if row["basis"] != "project-cost" or not whole or row["high"] is None:
        return {"bar_low": None, "bar_high": None}
    return {"bar_low": round(100 * (row["low"] or 0) / whole, 2), "bar_high": round(100 * row["high"] / whole, 2)}


def clock(reader: Reader) -> View:
    """Worked-out funding dates by round and assumption; the projects of a round share them."""
    made: dict[str, View] = {}
    for row in reader.tables["clock"].rows:
        assumption = reader.catalogue.get("assumptions", row["assumption"])
        round_ = made.setdefault(
            assumption.round, {"round": reader.catalogue.get("rounds", assumption.round), "assumptions": {}}
        )
        entry = round_["assumptions"].setdefault(
            assumption.id, {"assumption": assumption, "dates": {}, "days": row["days"], "state": row["state"]}
        )
        entry["dates"][row["counted_by"]] = row["earliest"]
    for round_ in made.values():
        for entry in round_["assumptions"].values():
            entry["first"], entry["last"] = min(entry["dates"].values()), max(entry["dates"].values())
    vehicle = reader.catalogue.vehicle
    return {
        "rounds": list(made.values()),
        "calendars": vehicle.calendars,
        "term": reader.catalogue.get("terms", vehicle.window_term),
    }


def comparators(reader: Reader) -> View:
    """Terms marked for comparison, topic by topic: the vehicle's own party first, then the others by name."""
    vehicle = reader.catalogue.vehicle
    found: dict[str, dict[str, list[Row]]] = {}
    agreements: dict[str, list[Row]] = {}
    for term in reader.catalogue.tables["terms"]:
        if term.compare:
            agreement = reader.catalogue.get("agreements", term.agreement)
            party = _counterpart(agreement, vehicle)
            found.setdefault(term.topic, {}).setdefault(party, []).append(term)
            if agreement not in agreements.setdefault(party, []):
                agreements[party].append(agreement)
    names = {party: reader.name(reader.catalogue.get("parties", party)) for party in agreements}
    order = sorted(agreements, key=lambda party: (party != vehicle.investor, names[party]))
    parties = [{"party": reader.catalogue.get("parties", party), "agreements": agreements[party]} for party in order]
    topics = [
        {
            "topic": topic,
            "cells": [(reader.catalogue.get("parties", party), found[topic].get(party, [])) for party in order],
        }
        for topic in reader.catalogue.schemas.vocabularies["topic"].entries
        if topic in found
    ]
    return {"parties": parties, "topics": topics}


def _counterpart(agreement: Row, vehicle: Row) -> str:
    """The party of an agreement that stands opposite the vehicle's host."""
    others = [row for row in agreement.parties if row.party != vehicle.host]
    return str(next((row.party for row in others if row.role != "participant"), others[0].party))


def quality(reader: Reader) -> View:
    """Counts by measure, and the records that have gone silent, longest first."""
    measures: dict[str, list[View]] = {}
    for row in reader.tables["quality"].rows:
        measures.setdefault(row["measure"], []).append(row)
    silent = [
        {"record": reader.catalogue.get(row["table"], row["row"]), **row}
        for row in reader.tables["silence"].rows
        if row["silent"] and row["table"] != "companies"
    ]
    return {"measures": measures, "silent": sorted(silent, key=lambda row: -(row["days"] or 0))}


def timeline(reader: Reader) -> View:
    """All events, latest first, by year and month."""
    years: dict[str, dict[str, list[Row]]] = {}
    for event in sorted_by_date(reader.catalogue.tables["events"], latest_first=True):
        years.setdefault(event.date[:4], {}).setdefault(event.date[:7], []).append(event)
    return {"years": years}


def disagreements(reader: Reader) -> View:
    """Every point on which statements differ, with the statements by side."""
    named = [
        {"dispute": row, "subject": row.id, "owner": row.owner, "sides": reader.by_side(reader.disputed(row))}
        for row in sorted(reader.catalogue.tables["disputes"], key=lambda row: _weight(reader, row))
    ]
    subjects: dict[str, dict[str, Row]] = {}
    for row in reader.tables["disagreements"].rows:
        if row["dispute"] is None:
            members = subjects.setdefault(row["subject"], {})
            for prefix in ("first", "second"):
                members[row[f"{prefix}_row"]] = reader.catalogue.get("claims", row[f"{prefix}_row"])
    other = [
        {
            "dispute": None,
            "subject": subject,
            "owner": next(iter(rows.values())).owner,
            "field": next(iter(rows.values())).field,
            "sides": reader.by_side(rows.values()),
        }
        for subject, rows in subjects.items()
    ]
    return {"named": named, "other": other, "pairs": len(reader.tables["disagreements"].rows)}


def _weight(reader: Reader, dispute: Row) -> tuple[int, str]:
    """Order of disputed points: the vehicle's terms, then projects, rounds, financings, other terms, events."""
    order = ("projects", "rounds", "financings", "terms", "events")
    ours = dispute.term and _of_vehicle(reader, dispute, reader.catalogue.vehicle)
    return (-1 if ours else order.index(dispute.owner.schema.name), str(dispute.id))


def data(reader: Reader, files: Mapping[str, str]) -> View:
    """Every table with its size, and the descriptor."""
    sizes = {name.rpartition("/")[2]: len(text.encode()) for name, text in files.items()}
    tables = [
        {"table": one.schema, "rows": len(one.rows), "bytes": sizes[f"{name}.csv"]}
        for name, one in reader.tables.items()
    ]
    return {"tables": tables, "sizes": sizes, "dataset": reader.catalogue.dataset}


def search(reader: Reader) -> View:
    """The lists in which everything stands, those that readers look for most first, each with its number of records."""
    kinds = reader.catalogue.schemas.kinds
    order = sorted(
        kinds, key=lambda kind: (_SOUGHT.index(kind) if kind in _SOUGHT else len(_SOUGHT), kind == "dataset")
    )
    return {"kinds": {kind: len(reader.catalogue.tables[kind]) for kind in order}}


def plain_list(reader: Reader, rows: Iterable[Row]) -> View:
    """Records in order of date or name."""
    return {"records": sorted(rows, key=lambda row: (str(row.get("date") or ""), reader.name(row).casefold()))}


def terms(reader: Reader, rows: Iterable[Row]) -> View:
    """Terms by agreement, in its own order: the vehicle's instrument first, its other ones, then other agreements."""
    vehicle = reader.catalogue.vehicle
    first = vehicle.agreement
    agreements: dict[str, list[Row]] = {}
    for row in sorted(
        rows,
        key=lambda row: (
            row.agreement != first,
            reader.catalogue.get("agreements", row.agreement).vehicle != vehicle.id,
            _agreement_date(reader, row),
            row.agreement,
            row.number or 10**6,
            row.id,
        ),
    ):
        agreements.setdefault(row.agreement, []).append(row)
    return {
        "groups": [
            {"agreement": reader.catalogue.get("agreements", id_), "terms": found} for id_, found in agreements.items()
        ]
    }


def _agreement_date(reader: Reader, term: Row) -> datetime.date:
    date = reader.catalogue.get("agreements", term.agreement).date
    return first_day(date) if date else datetime.date.max
