"""From each assumed notice to the earliest funding date, by every way of counting business days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import LabelledRows
from generator.charts.marks import UTC, altair, colour_channel, inline_data, terms_behind, tooltips
from generator.charts.style import COLOURS, SERIES
from generator.derive.funding_window import FundingDate

_LANE = 20  # height of a bar
_LANE_STEP = 22  # from one bar to the next
_CSV_COLUMNS = ("assumption", "notice", "counted_by", "days", "earliest", "state")


def chart(context: ChartContext) -> Chart:
    """A row for each assumed notice, with a bar for each way of counting."""
    local = context.local
    dates = _dates_by_way(context)
    ways = {date.counted_by: _way(context, date) for date in dates}
    assumptions = list(dict.fromkeys(date.assumption for date in dates))
    return titled_chart(
        context,
        "clock",
        lambda: _drawing(context, dates, ways),
        columns=["assumption", "notice", "way", "days", "earliest", "state"],
        rows=[
            (
                local.text(date.assumption, "statement"),
                date.notice,
                ways[date.counted_by],
                date.days,
                date.earliest,
                local.label("clock_state", date.state),
            )
            for date in dates
        ],
        csv_columns=_CSV_COLUMNS,
        csv_rows=[context.cells("clock", date, _CSV_COLUMNS) for date in dates],
        labels=[_label(context, date) for date in dates],
        tables=["clock", "assumptions", "calendar", "rounds", "terms"],
        behind=[
            *terms_behind(context.vehicle, "window_term"),
            *(("rounds", assumption.round) for assumption in assumptions),
        ],
    )


def _dates_by_way(context: ChartContext) -> list[FundingDate]:
    """One date for each assumption and way of counting: projects of one round share their dates."""
    by_way = {(date.assumption.id, date.counted_by): date for date in context.derived.clock}
    return list(by_way.values())


def _way(context: ChartContext, date: FundingDate) -> str:
    return context.local.name(date.calendar) if date.calendar else context.messages("clock.all")


def _drawing(context: ChartContext, dates: Sequence[FundingDate], ways: Mapping[str, str]) -> Any:
    """In each row a bar from notice to the earliest day for every way of counting, with that day at its end."""
    alt = altair()
    names = list(ways.values())
    rows = LabelledRows({date.assumption.id: _label(context, date) for date in dates}, bar=_LANE_STEP * len(ways))
    data = _data(dates, ways)
    axis = alt.X("notice:T", title=None, scale=UTC, axis=alt.Axis(format="%Y-%m-%d", tickCount=4, labelFlush=True))
    colour = colour_channel("way", names, SERIES, legend=alt.Legend(columns=1))
    tooltip = tooltips(context, since="notice", until="earliest", way="way")
    parts = []
    for place, way in enumerate(names):
        lane = rows.shift + (place - (len(names) - 1) / 2) * _LANE_STEP
        of_way = alt.Chart(inline_data([item for item in data if item["way"] == way]))
        bars = of_way.mark_bar(height=_LANE, yOffset=lane)
        days = of_way.mark_text(align="right", baseline="middle", dx=-6, dy=lane + 1, color=COLOURS["chart-paper"])
        parts += [
            bars.encode(y=rows.y(), x=axis, x2="earliest:T", color=colour, tooltip=tooltip),
            days.encode(y=rows.y(bandPosition=0.5), x=alt.X("earliest:T", scale=UTC), text="until:N"),
        ]
    return rows.sized(alt.layer(*parts, rows.text()))


def _label(context: ChartContext, date: FundingDate) -> str:
    round_ = context.local.name_of("rounds", date.assumption.round)
    return context.messages("charts.notice_label", round=round_, date=context.local.date(date.notice))


def _data(dates: Sequence[FundingDate], ways: Mapping[str, str]) -> list[dict[str, Any]]:
    """Days twice: Vega turns those of axes into times, and tooltips and texts show them as they are."""
    return [
        {
            "row": date.assumption.id,
            "notice": date.notice,
            "since": date.notice,
            "earliest": date.earliest.isoformat(),
            "until": date.earliest.isoformat(),
            "way": ways[date.counted_by],
        }
        for date in dates
    ]
