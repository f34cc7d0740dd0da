"""Charts of dates: stages of projects, the funding clock, and events by month."""

from __future__ import annotations

from collections import Counter
from typing import Any

from generator.charts.material import (
    UTC,
    Drawing,
    Material,
    altair,
    colours,
    drawing,
    fitted,
    inline,
    picked,
    tips,
    under,
)
from generator.charts.stack import Stack
from generator.charts.style import COLOURS, SERIES
from generator.dates import last_day
from generator.derive.clock import ALL
from generator.tables import Values

_LANE = 20  # height of a bar of the clock


def stages(made: Material) -> Drawing:
    """When each project of the ladder was said to reach each stage."""
    alt = altair()
    rows = _staged(made)
    data = [
        {
            "row": row["project"],
            "project": made.name("projects", row["project"]),
            "date": row["date"],
            "stage": made.label("stage", row["stage"]),
        }
        for row in rows
    ]
    present = [label for label in made.labels("stage") if label in {item["stage"] for item in data}]
    stack = Stack({row["project"]: made.name("projects", row["project"]) for row in rows}, bar=14)
    base = alt.Chart(inline(data)).encode(
        y=stack.y(bandPosition=stack.middle),
        x=alt.X("date:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y-%m", tickCount=5)),
    )
    points = base.mark_point(filled=True, size=130, opacity=1).encode(
        color=colours("stage", present, SERIES),
        shape=alt.Shape("stage:N", sort=present, scale=alt.Scale(domain=present)),
        tooltip=tips(made, project="project", date="date", stage="stage"),
    )
    span = base.mark_rule(color=COLOURS["chart-soft"], strokeWidth=1.5).encode(
        x=alt.X("min(date):T"), x2="max(date):T", detail="row:N"
    )
    return drawing(
        made,
        "stages",
        stack.sized(span + picked(points, "stage") + stack.text()) if data else under(made, []),
        ["date", "project", "stage", "asserted_by"],
        [
            [row["date"], item["project"], item["stage"], row["asserted_by"]]
            for row, item in zip(rows, data, strict=True)
        ],
        ["stages", "projects"],
        [("stages", row["id"]) for row in rows],
    )


def _staged(made: Material) -> list[Values]:
    """Stages with their day of projects on the ladder that have them on more than one, in order of time."""
    climbing = {row["project"] for row in made.rows("ladder_rows")}
    dated = [row for row in made.rows("stages") if row["project"] in climbing and len(row["date"]) == 10]
    days = Counter(project for project, _ in {(row["project"], row["date"]) for row in dated})
    return sorted((row for row in dated if days[row["project"]] > 1), key=lambda row: (row["date"], row["project"]))


def clock(made: Material) -> Drawing:
    """From each assumed notice to the earliest funding date, by every way of counting business days."""
    rows = list({(row["assumption"], row["counted_by"]): row for row in made.rows("clock")}.values())
    ways = {
        row["counted_by"]: made.words("clock.all")
        if row["counted_by"] == ALL
        else made.words.local(made.catalogue.get("calendars", row["calendar"]), "title")
        for row in rows
    }
    groups = {row["assumption"]: made.catalogue.get("assumptions", row["assumption"]) for row in rows}
    labels = {
        id_: made.words(
            "charts.notice", round=made.name("rounds", assumption.round), date=made.words.date(assumption.notice)
        )
        for id_, assumption in groups.items()
    }
    stack = Stack(labels, bar=(_LANE + 2) * len(ways))
    data = [
        {
            "row": row["assumption"],
            "notice": row["notice"],
            "since": row["notice"],
            "earliest": row["earliest"],
            "until": row["earliest"],
            "way": ways[row["counted_by"]],
        }
        for row in rows
    ]
    return drawing(
        made,
        "clock",
        _lanes(made, stack, data, list(ways.values())),
        ["assumption", "notice", "way", "days", "earliest", "state"],
        [
            [
                made.words.local(groups[row["assumption"]], "statement"),
                row["notice"],
                ways[row["counted_by"]],
                row["days"],
                row["earliest"],
                made.label("clock_state", row["state"]),
            ]
            for row in rows
        ],
        ["clock", "assumptions", "calendar", "rounds", "terms"],
        [("terms", made.catalogue.vehicle.window_term), *(("rounds", row.round) for row in groups.values())],
    )


def _lanes(made: Material, stack: Stack, data: list[dict[str, Any]], ways: list[str]) -> Any:
    """In each row a bar from notice to the earliest day for every way of counting, with that day at its end."""
    alt = altair()
    axis = alt.X("notice:T", title=None, scale=UTC, axis=alt.Axis(format="%Y-%m-%d", tickCount=4, labelFlush=True))
    colour = colours("way", ways, SERIES, legend=alt.Legend(columns=1))
    told = tips(made, since="notice", until="earliest", way="way")
    parts = []
    for place, way in enumerate(ways):
        lane = stack.shift + (place - (len(ways) - 1) / 2) * (_LANE + 2)
        mine = alt.Chart(inline(data)).transform_filter(alt.datum.way == way)
        bars = mine.mark_bar(height=_LANE, yOffset=lane)
        days = mine.mark_text(align="right", baseline="middle", dx=-6, dy=lane + 1, color=COLOURS["chart-paper"])
        parts += [
            bars.encode(y=stack.y(), x=axis, x2="earliest:T", color=colour, tooltip=told),
            days.encode(y=stack.y(bandPosition=0.5), x=alt.X("earliest:T", scale=UTC), text="until:N"),
        ]
    return stack.sized(alt.layer(*parts, stack.text()))


def events(made: Material) -> Drawing:
    """How many events of each kind each month had, up to the coverage date."""
    coverage = made.catalogue.dataset.coverage
    rows = [row for row in made.rows("events") if len(row["date"]) > 4 and last_day(row["date"]) <= last_day(coverage)]
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row["date"][:7], row["kind"])
        counts[key] = counts.get(key, 0) + 1
    order = list(made.catalogue.schemas.vocabularies["event_kind"].entries)
    table = [
        (when, made.label("event_kind", kind), counts[when, kind])
        for when, kind in sorted(counts, key=lambda key: (key[0], order.index(key[1])))
    ]
    kinds = [label for label in made.labels("event_kind") if label in {kind for _, kind, _ in table}]
    months = _months(min((when for when, *_ in table), default=coverage[:7]), coverage[:7])
    dots = _dots(made, table, months, kinds)
    return drawing(
        made,
        "events",
        fitted(dots, 26 * max(len(kinds), 1)),
        ["month", "kind", "events"],
        table,
        ["events"],
        [("events", row["id"]) for row in rows],
        events=len(rows),
    )


def _dots(made: Material, table: list[tuple[str, str, int]], months: list[str], kinds: list[str]) -> Any:
    alt = altair()
    cells = alt.Chart(inline([{"month": when, "kind": kind, "events": many} for when, kind, many in table])).encode(
        x=alt.X(
            "month:O",
            title=None,
            scale=alt.Scale(domain=months),
            axis=alt.Axis(labelAngle=0, values=months[::4], grid=False, ticks=True, domain=False),
        ),
        y=alt.Y("kind:N", sort=kinds, title=None, axis=alt.Axis(ticks=False, domain=False, grid=True)),
        tooltip=tips(made, month="month", kind="kind", events="events"),
    )
    greatest = max((many for *_, many in table), default=1)
    return cells.mark_circle(color=COLOURS["chart-1"], opacity=1).encode(
        size=alt.Size(
            "events:Q",
            scale=alt.Scale(domain=[0, greatest], range=[0, 300]),
            legend=alt.Legend(
                title=made.words("charts.columns.events"),
                titleOrient="left",
                symbolFillColor=COLOURS["chart-1"],
                symbolStrokeColor="transparent",
                values=sorted({1, (greatest + 1) // 2, greatest}),
                columns=3,
                format="d",
            ),
        )
    )


def _months(first: str, last: str) -> list[str]:
    year, month = map(int, first.split("-"))
    found = []
    while (made := f"{year:04}-{month:02}") <= last:
        found.append(made)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
