"""The chart of returns: how the cash of a year would be divided in each scenario."""

from __future__ import annotations

from generator.charts.material import (
    Drawing,
    Material,
    altair,
    drawing,
    inline,
    number,
    side_colour,
    tips,
    under,
)
from generator.charts.style import COLOURS, PLOT


def waterfall(made: Material) -> Drawing:
    """How a year's cash would be divided between investor and host, year by year, in each scenario."""
    alt = altair()
    vehicle = made.catalogue.vehicle
    parties = (("investor", vehicle.investor, vehicle.investor_side), ("host", vehicle.host, vehicle.host_side))
    names = [made.name("parties", party) for _, party, _ in parties]
    colours = [side_colour(made, side) for *_, side in parties]
    rows = made.rows("waterfall")
    top = max((number(row["cash_flow"]) or 0 for row in rows), default=1)
    parts = []
    for scenario in dict.fromkeys(row["scenario"] for row in rows):
        data = [
            {"year": row["year"], "party": name, "amount": number(row[column]), "place": place}
            for row in rows
            if row["scenario"] == scenario
            for place, (name, (column, *_)) in enumerate(zip(names, parties, strict=True))
        ]
        bars = (
            alt.Chart(inline(data))
            .mark_bar()
            .encode(
                x=alt.X(
                    "year:O",
                    title=made.words("charts.axis.year"),
                    axis=alt.Axis(labelAngle=0, labelOverlap=True, values=[1, *range(5, len(data), 5)]),
                ),
                y=alt.Y(
                    "amount:Q",
                    title=made.words("charts.axis.usd_bn"),
                    axis=alt.Axis(tickCount=3, minExtent=30),
                    scale=alt.Scale(domain=[0, top]),
                ),
                color=alt.Color("party:N", sort=names, scale=alt.Scale(domain=names, range=colours)),
                order="place:Q",
                tooltip=tips(made, year="year", party="party", amount="amount_bn"),
            )
        )
        title = made.words.local(made.catalogue.get("scenarios", scenario), "title")
        parts.append(
            bars.properties(
                width=PLOT - 55,
                height=110,
                title=alt.Title(title, anchor="start", fontSize=15, color=COLOURS["chart-ink"], offset=8),
            )
        )
    return drawing(
        made,
        "waterfall",
        under(made, parts),
        ["scenario", "year", "cash_flow", "deemed", "to_investor", "to_host", "shortfall"],
        [
            [
                made.words.local(made.catalogue.get("scenarios", row["scenario"]), "title"),
                row["year"],
                *(row[name].normalize() for name in ("cash_flow", "deemed", "investor", "host", "shortfall")),
            ]
            for row in rows
        ],
        ["waterfall", "scenarios", "terms"],
        [("terms", vehicle.first_split_term), ("terms", vehicle.second_split_term)],
        investor=names[0],
        host=names[1],
    )
