"""How many events of each kind each month had, up to the coverage date."""

from __future__ import annotations

from collections import Counter
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.marks import altair, fit_width, inline_data, tooltips, vocabulary_order
from generator.charts.style import COLOURS
from generator.dates import last_day
from generator.model import Row

_MONTH = len("2000-01")  # a partial date of this length or more names a month
_MONTHS_A_YEAR = 12
_MONTHS_BETWEEN_LABELS = 4
_ROW_HEIGHT = 26
_LARGEST_DOT = 300  # area, px²

_Counts = dict[tuple[str, str], int]  # month and kind -> events


def chart(context: ChartContext) -> Chart:
    """A dot for each month and kind, as large as its number of events."""
    events = _events(context)
    counts = _counts(context, events)
    return titled_chart(
        context,
        "events",
        lambda: _drawing(context, counts),
        columns=["month", "kind", "events"],
        rows=[(month, context.local.label("event_kind", kind), count) for (month, kind), count in counts.items()],
        csv_columns=["date", "kind", "count"],
        csv_rows=[(*key, count) for key, count in counts.items()],
        tables=["events"],
        is_of_vehicle=False,
        behind=[("events", event.id) for event in events],
        events=len(events),
    )


def _events(context: ChartContext) -> list[Row]:
    """Events of which at least the month is known, and which are over by the coverage date."""
    return [
        event
        for event in context.catalogue.tables["events"]
        if len(event.date) >= _MONTH and last_day(event.date) <= context.coverage
    ]


def _counts(context: ChartContext, events: list[Row]) -> _Counts:
    kinds = vocabulary_order(context, "event_kind")
    counts = Counter((event.date[:_MONTH], event.kind) for event in events)
    return {key: counts[key] for key in sorted(counts, key=lambda key: (key[0], kinds.index(key[1])))}


def _drawing(context: ChartContext, counts: _Counts) -> Any:
    alt = altair()
    local = context.local
    occurring = {kind for _, kind in counts}
    kinds = [local.label("event_kind", kind) for kind in vocabulary_order(context, "event_kind") if kind in occurring]
    last = context.coverage.isoformat()[:_MONTH]
    months = _months(min((month for month, _ in counts), default=last), last)
    data = [
        {"month": month, "kind": local.label("event_kind", kind), "events": count}
        for (month, kind), count in counts.items()
    ]
    month_axis = alt.Axis(labelAngle=0, values=months[::_MONTHS_BETWEEN_LABELS], grid=False, ticks=True, domain=False)
    kind_axis = alt.Axis(ticks=False, domain=False, grid=True)
    dots = alt.Chart(inline_data(data)).encode(
        x=alt.X("month:O", title=None, scale=alt.Scale(domain=months), axis=month_axis),
        y=alt.Y("kind:N", scale=alt.Scale(domain=kinds), title=None, axis=kind_axis),
        tooltip=tooltips(context, month="month", kind="kind", events="events"),
    )
    dots = dots.mark_circle(color=COLOURS["chart-1"], opacity=1).encode(size=_size(context, counts))
    return fit_width(dots, _ROW_HEIGHT * max(len(kinds), 1))


def _size(context: ChartContext, counts: _Counts) -> Any:
    """The channel of numbers, with the least, a middling and the greatest in the legend."""
    alt = altair()
    greatest = max(counts.values(), default=1)
    return alt.Size(
        "events:Q",
        scale=alt.Scale(domain=[0, greatest], range=[0, _LARGEST_DOT]),
        legend=alt.Legend(
            title=context.messages("charts.columns.events"),
            titleOrient="left",
            symbolFillColor=COLOURS["chart-1"],
            symbolStrokeColor="transparent",
            values=sorted({1, (greatest + 1) // 2, greatest}),
            columns=3,
            format="d",
        ),
    )


def _months(first: str, last: str) -> list[str]:
    """Every month (YYYY-MM) from `first` to `last`."""
    start, end = _month_number(first), _month_number(last)
    return [f"{number // _MONTHS_A_YEAR:04}-{number % _MONTHS_A_YEAR + 1:02}" for number in range(start, end + 1)]


def _month_number(month: str) -> int:
    return int(month[:4]) * _MONTHS_A_YEAR + int(month[5:]) - 1
