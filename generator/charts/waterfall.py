"""How a year's cash would be divided between investor and host, year by year, in each scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.marks import (
    altair,
    amount_axis,
    colour_channel,
    heading,
    inline_data,
    number,
    side_colour,
    stacked,
    terms_behind,
    tooltips,
)
from generator.charts.style import PLOT
from generator.derive.waterfall import ScenarioYear
from generator.model import Row

_HEIGHT = 110
_LABELS_WIDTH = 55  # of the numbers at the side, which do not count as plot
_YEARS_BETWEEN_LABELS = 5
_AMOUNTS = ("cash_flow", "deemed", "investor", "host", "shortfall")
_CSV_COLUMNS = ("scenario", "year", *_AMOUNTS)


@dataclass(frozen=True, kw_only=True)
class _Party:
    """One of the two who share: the field of a year that holds its part, its name and its colour."""

    field: str
    name: str
    colour: str


def chart(context: ChartContext) -> Chart:
    """Stacked bars, a part for each scenario."""
    vehicle = context.vehicle
    parties = [
        _party(context, "investor", vehicle.investor),
        _party(context, "host", vehicle.host),
    ]
    years = context.derived.waterfall
    scenarios = list(dict.fromkeys(year.scenario for year in years))
    top = max((float(year.cash_flow) for year in years), default=1)
    return titled_chart(
        context,
        "waterfall",
        lambda: stacked(context, [_scenario(context, scenario, parties, top) for scenario in scenarios]),
        columns=["scenario", "year", "cash_flow", "deemed", "to_investor", "to_host", "shortfall"],
        rows=[(context.local.name(year.scenario), year.year, *_amounts(year)) for year in years],
        csv_columns=_CSV_COLUMNS,
        csv_rows=[context.cells("waterfall", year, _CSV_COLUMNS) for year in years],
        labels=[part for party in parties for part in (party.name, party.colour)],
        tables=["waterfall", "scenarios", "terms"],
        behind=terms_behind(vehicle, "first_split_term", "second_split_term"),
        investor=parties[0].name,
        host=parties[1].name,
    )


def _party(context: ChartContext, field: str, id_: str) -> _Party:
    party = context.catalogue.get("parties", id_)
    return _Party(field=field, name=context.local.name(party), colour=side_colour(context, party.side))


def _amounts(year: ScenarioYear) -> list[Decimal]:
    """Amounts of a year without superfluous zeros."""
    return [getattr(year, name).normalize() for name in _AMOUNTS]


def _scenario(context: ChartContext, scenario: Row, parties: Sequence[_Party], top: float) -> Any:
    """The years of one scenario; `top` is the end of the axis."""
    alt = altair()
    years = [year for year in context.derived.waterfall if year.scenario is scenario]
    data = _points(context, years, parties)
    labelled = [1, *range(_YEARS_BETWEEN_LABELS, len(data), _YEARS_BETWEEN_LABELS)]
    bars = alt.Chart(inline_data(data)).mark_bar()
    bars = bars.encode(
        x=alt.X(
            "year:O",
            title=context.messages("charts.axis.year"),
            axis=alt.Axis(labelAngle=0, labelOverlap=True, values=labelled),
        ),
        y=alt.Y(
            "amount:Q",
            title=context.local.currency(context.vehicle),
            axis=amount_axis(context, tickCount=3, minExtent=30),
            scale=alt.Scale(domain=[0, top]),
        ),
        color=colour_channel("party", [party.name for party in parties], [party.colour for party in parties]),
        order="place:Q",
        tooltip=tooltips(context, year="year", party="party", shown="amount_bn"),
    )
    title = heading(context.local.name(scenario))
    return bars.properties(width=PLOT - _LABELS_WIDTH, height=_HEIGHT, title=title)


def _points(context: ChartContext, years: Sequence[ScenarioYear], parties: Sequence[_Party]) -> list[dict[str, Any]]:
    points = []
    for year in years:
        for place, party in enumerate(parties):
            amount = getattr(year, party.field)
            shown = number(context.local.in_tables(amount))
            points.append(
                {"year": year.year, "party": party.name, "amount": number(amount), "shown": shown, "place": place}
            )
    return points
