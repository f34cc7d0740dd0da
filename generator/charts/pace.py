"""What had been selected by each day beside an even pace to the end date."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.charts.amounts import by_amount
from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.marks import (
    UTC,
    altair,
    amount_axis,
    claims_behind,
    colour_channel,
    fit_width,
    inline_data,
    number,
    terms_behind,
    tooltips,
)
from generator.charts.style import COLOURS
from generator.derive.pace import PaceDay, adds_up

_COLUMNS = ("date", "even", "selected_low", "selected_high", "qualifier")
_HEIGHT = 260


def chart(context: ChartContext) -> Chart:
    """A dashed line for the even pace, a stepped one for the most that had been selected."""
    days = context.derived.pace
    table = [context.cells("pace", day, _COLUMNS) for day in days]
    claims = [
        position.claim for position in by_amount(context.counted_today) if adds_up(context.catalogue, position.basis)
    ]
    return titled_chart(
        context,
        "pace",
        lambda: _drawing(context, days),
        columns=_COLUMNS,
        rows=table,
        csv_columns=_COLUMNS,
        csv_rows=table,
        tables=["pace", "ladder", "ladder_rows", "claims", "terms"],
        behind=[
            *terms_behind(context.vehicle, "amount_term", "end_term"),
            *claims_behind(claims),
        ],
        end=context.local.date(days[-1].date),
    )


def _drawing(context: ChartContext, days: Sequence[PaceDay]) -> Any:
    alt = altair()
    even, selected = context.messages("charts.even"), context.messages("charts.selected")
    colour = colour_channel("series", [even, selected], [COLOURS["chart-soft"], COLOURS["chart-1"]])

    def points(series: str, amounts: list[tuple[PaceDay, Decimal | None]]) -> Any:
        return alt.Chart(inline_data(_points(context, series, amounts))).encode(
            x=alt.X("date:T", title=None, scale=UTC, axis=alt.Axis(format="%Y", tickCount="year")),
            y=alt.Y("amount:Q", title=context.local.currency(context.vehicle), axis=amount_axis(context, tickCount=6)),
            color=colour,
            tooltip=tooltips(context, day="date", series="series", shown="amount_bn"),
        )

    even_line = points(even, [(day, day.even) for day in days]).mark_line(strokeDash=[5, 4], strokeWidth=2)
    selected_line = points(selected, [(day, _most_selected(day)) for day in days]).mark_line(
        interpolate="step-after", strokeWidth=3, point=alt.OverlayMarkDef(size=40)
    )
    return fit_width(even_line + selected_line, _HEIGHT)


def _points(context: ChartContext, series: str, amounts: list[tuple[PaceDay, Decimal | None]]) -> list[dict[str, Any]]:
    """Days twice: Vega turns those of the axis into times, and tooltips show them as they are."""
    return [
        {
            "date": day.date.isoformat(),
            "day": day.date.isoformat(),
            "series": series,
            "amount": number(amount),
            "shown": number(context.local.in_tables(amount)),
        }
        for day, amount in amounts
        if amount is not None
    ]


def _most_selected(day: PaceDay) -> Decimal | None:
    """The most that had been selected; the least where its end is open."""
    return day.selected_low if day.selected_high is None else day.selected_high
