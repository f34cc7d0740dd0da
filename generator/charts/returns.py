"""The chart of returns: how the cash of a year would be divided in each scenario."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.charts.material import (
    Drawing,
    Material,
    altair,
    colours,
    drawing,
    heading,
    inline,
    number,
    side_colour,
    tips,
    under,
)
from generator.charts.style import PLOT
from generator.tables import Values


def waterfall(made: Material) -> Drawing:
    """How a year's cash would be divided between investor and host, year by year, in each scenario."""
    vehicle = made.catalogue.vehicle
    parties = {
        "investor": (made.name("parties", vehicle.investor), vehicle.investor_side),
        "host": (made.name("parties", vehicle.host), vehicle.host_side),
    }
    rows = made.rows("waterfall")
    titles = {
        row["scenario"]: made.words.local(made.catalogue.get("scenarios", row["scenario"]), "title") for row in rows
    }
    top = max((number(row["cash_flow"]) or 0 for row in rows), default=1)
    parts = [
        _scenario(made, title, [row for row in rows if row["scenario"] == scenario], parties, top)
        for scenario, title in titles.items()
    ]
    return drawing(
        made,
        "waterfall",
        under(made, parts),
        ["scenario", "year", "cash_flow", "deemed", "to_investor", "to_host", "shortfall"],
        [
            [
                titles[row["scenario"]],
                row["year"],
                *(row[name].normalize() for name in ("cash_flow", "deemed", "investor", "host", "shortfall")),
            ]
            for row in rows
        ],
        ["waterfall", "scenarios", "terms"],
        [("terms", vehicle.first_split_term), ("terms", vehicle.second_split_term)],
        **{column: name for column, (name, _) in parties.items()},
    )


def _scenario(
    made: Material, title: str, rows: list[Values], parties: Mapping[str, tuple[str, str]], top: float
) -> Any:
    """The years of one scenario; `parties` are column of the table -> name and side, `top` the end of the axis."""
    alt = altair()
    data = [
        {"year": row["year"], "party": name, "amount": number(row[column]), "place": place}
        for row in rows
        for place, (column, (name, _)) in enumerate(parties.items())
    ]
    years = alt.Axis(labelAngle=0, labelOverlap=True, values=[1, *range(5, len(data), 5)])
    bars = (
        alt.Chart(inline(data))
        .mark_bar()
        .encode(
            x=alt.X("year:O", title=made.words("charts.axis.year"), axis=years),
            y=alt.Y(
                "amount:Q",
                title=made.money,
                axis=alt.Axis(tickCount=3, minExtent=30),
                scale=alt.Scale(domain=[0, top]),
            ),
            color=colours(
                "party",
                [name for name, _ in parties.values()],
                [side_colour(made, side) for _, side in parties.values()],
            ),
            order="place:Q",
            tooltip=tips(made, year="year", party="party", amount="amount_bn"),
        )
    )
    return bars.properties(width=PLOT - 55, height=110, title=heading(title))
