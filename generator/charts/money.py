"""Charts of money: what reached each step, the pace, sectors, totals that differ, and how returns would be divided."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.charts.material import (
    OUTLINE,
    UTC,
    Drawing,
    Material,
    Stack,
    altair,
    drawing,
    fitted,
    inline,
    number,
    picked,
    side_colour,
    side_colours,
    tips,
)
from generator.charts.style import COLOURS, PLOT, SERIES
from generator.derive.pace import promised
from generator.figures import Bounds, bounds, figure_words, in_billions, measure
from generator.model import Row
from generator.tables import Values

_BEYOND = Decimal("1.1")  # where the band of an "at least" ends, in parts of the greatest figure


def _latest(made: Material, table: str) -> list[Values]:
    last = max((row["date"] for row in made.rows(table)), default="")
    return [row for row in made.rows(table) if row["date"] == last]


def _counted(made: Material) -> list[Values]:
    """Rows of the ladder on its latest day that are added up, with an amount, greatest first."""
    rows = [row for row in _latest(made, "ladder_rows") if row["counted"] and row["high"] is not None]
    return sorted(rows, key=lambda row: (-row["high"], row["project"]))


def _claims(rows: list[Values]) -> Iterator[tuple[str, str]]:
    return (("claims", row["claim"]) for row in rows if row["claim"])


def _under(parts: list[Any]) -> Any:
    """Charts under each other; where there are none, an empty one."""
    alt = altair()

    return alt.vconcat(*parts, spacing=24) if parts else alt.Chart(inline([])).mark_bar()


def ladder(made: Material) -> Drawing:
    """How much has reached each step on the coverage date, low to high, beside the amount promised."""
    alt = altair()

    rows = [row for row in _latest(made, "ladder") if row["basis"] == "project-cost"]
    amount = promised(made.catalogue, made.vehicle).high or Decimal(0)
    table: list[tuple[str, Any, Any, Any]] = [
        (made.words("charts.promised"), None, amount, amount),
        *((made.label("ladder_step", row["step"]), row["reached"], row["low"], row["high"]) for row in rows),
    ]
    stack = Stack({step: _row(made, step, made.amount(low, high)) for step, _, low, high in table})
    data = [
        {"row": step, "low": number(low) or 0, "high": number(high), "said": made.amount(low, high)}
        for step, _, low, high in table
    ]
    base = alt.Chart(inline(data)).encode(y=stack.y(), tooltip=tips(made, row="step", said="amount"))
    axis = alt.X("high:Q", title=made.words("charts.axis.usd_bn"), axis=alt.Axis(tickCount=5))
    most = base.mark_bar(height=stack.bar, yOffset=stack.shift, color=COLOURS["chart-faint"], **OUTLINE)
    least = base.mark_bar(height=stack.bar, yOffset=stack.shift, color=COLOURS["chart-1"])
    return drawing(
        made,
        "ladder",
        stack.sized(most.encode(x=axis) + least.encode(x="low:Q") + stack.text()),
        ["step", "projects", "low", "high"],
        table,
        ["ladder", "ladder_rows", "claims", "terms"],
        [("terms", made.vehicle.amount_term), *_claims(_counted(made))],
        amount=made.amount(amount, amount),
    )


def _row(made: Material, name: str, value: object) -> str:
    return made.words("charts.row", name=name, value=value)


def pace(made: Material) -> Drawing:
    """What had been selected by each day beside an even pace to the end date."""
    alt = altair()

    rows = made.rows("pace")
    even, chosen = made.words("charts.even"), made.words("charts.selected")
    data = [
        {"date": row["date"], "series": name, "amount": number(row[column])}
        for name, column in ((even, "even"), (chosen, "selected_high"))
        for row in rows
        if row[column] is not None
    ]
    chart = alt.Chart(inline(data)).encode(
        x=alt.X("date:T", title=None, scale=UTC, axis=alt.Axis(format="%Y", tickCount="year")),
        y=alt.Y("amount:Q", title=made.words("charts.axis.usd_bn"), axis=alt.Axis(tickCount=6)),
        color=alt.Color(
            "series:N",
            sort=[even, chosen],
            scale=alt.Scale(domain=[even, chosen], range=[COLOURS["chart-soft"], COLOURS["chart-1"]]),
        ),
        tooltip=tips(made, date="date", series="series", amount="amount_bn"),
    )
    lines = chart.transform_filter(alt.datum.series == even).mark_line(
        strokeDash=[5, 4], strokeWidth=2
    ) + chart.transform_filter(alt.datum.series == chosen).mark_line(
        interpolate="step-after", strokeWidth=3, point=alt.OverlayMarkDef(size=40)
    )
    return drawing(
        made,
        "pace",
        fitted(lines, 260),
        ["date", "even", "selected_low", "selected_high"],
        [[row["date"], row["even"], row["selected_low"], row["selected_high"]] for row in rows],
        ["pace", "ladder", "ladder_rows", "claims", "terms"],
        [
            ("terms", made.vehicle.amount_term),
            ("terms", made.vehicle.end_term),
            *_claims([row for row in _counted(made) if row["basis"] == "project-cost"]),
        ],
        end=rows[-1]["date"],
    )


def sectors(made: Material) -> Drawing:
    """What the projects on the ladder amount to, by sector and by basis of the amount."""
    alt = altair()

    table = [(made.catalogue.get("projects", row["project"]), row) for row in _counted(made)]
    sums: dict[tuple[str, str], Decimal] = {}
    for project, row in table:
        key = (project.sector, row["basis"])
        sums[key] = sums.get(key, Decimal(0)) + row["high"]
    bars = sorted(sums, key=lambda key: (-max(sums.get((key[0], basis), 0) for _, basis in sums), key))
    labels = {
        f"{sector} {basis}": made.words(
            "charts.of", name=made.label("sector", sector), of=made.label("basis", basis), value=made.amount(most, most)
        )
        for sector, basis in bars
        for most in (sums[sector, basis],)
    }
    stack = Stack(labels, bar=14)
    data = [
        {
            "row": f"{project.sector} {row['basis']}",
            "project": made.words.local(project, "name"),
            "basis": made.label("basis", row["basis"]),
            "amount": number(row["high"]),
            "said": made.amount(row["low"], row["high"]),
        }
        for project, row in table
    ]
    bases = [made.label("basis", basis) for basis in dict.fromkeys(row["basis"] for _, row in table)]
    chart = (
        alt.Chart(inline(data))
        .mark_bar(stroke=COLOURS["chart-paper"], strokeWidth=0.5, height=stack.bar, yOffset=stack.shift)
        .encode(
            y=stack.y(),
            x=alt.X("amount:Q", title=made.words("charts.axis.usd_bn_most"), axis=alt.Axis(tickCount=5)),
            color=alt.Color(
                "basis:N",
                sort=bases,
                scale=alt.Scale(domain=bases, range=SERIES),
            ),
            detail="project:N",
            order=alt.Order("amount:Q", sort="descending"),
            tooltip=tips(made, project="project", said="amount", basis="basis"),
        )
    )
    return drawing(
        made,
        "sectors",
        stack.sized(picked(chart, "basis") + stack.text()),
        ["project", "sector", "basis", "low", "high"],
        [
            [
                made.words.local(project, "name"),
                made.label("sector", project.sector),
                made.label("basis", row["basis"]),
                row["low"],
                row["high"],
            ]
            for project, row in table
        ],
        ["ladder_rows", "projects", "claims"],
        _claims([row for _, row in table]),
    )


def totals(made: Material) -> Drawing:
    """Totals claimed for one round, on one basis and in one measure, where they differ: claim under claim, by side."""
    groups = _totals(made)
    parts = [_totals_of(made, round_, rows) for round_, rows in groups.items()]
    table = [
        [
            made.name("rounds", round_),
            claim.as_of,
            made.label("side", claim.side),
            claim.asserted_by,
            _figure(made, claim),
            found.low,
            found.high,
        ]
        for round_, rows in groups.items()
        for claim, found in rows
    ]
    return drawing(
        made,
        "totals",
        _under(parts),
        ["round", "date", "side", "asserted_by", "amount", "low", "high"],
        table,
        ["claims", "rounds"],
        [("claims", claim.id) for rows in groups.values() for claim, _ in rows],
        rounds=len(groups),
        claims=len(table),
    )


def _totals(made: Material) -> dict[str, list[tuple[Row, Bounds]]]:
    """Rounds whose totals differ -> claims, earliest first; only amounts in the measure of the vehicle."""
    units = made.catalogue.schemas.vocabularies["unit"]
    own = measure(made.catalogue.get("terms", made.vehicle.amount_term).unit, units)
    found: dict[tuple[str, str], list[tuple[Row, Bounds]]] = {}
    for row in made.rows("claims"):
        claim = made.catalogue.get("claims", row["id"])
        if row["round"] and row["field"] == "total" and row["unit"] and measure(row["unit"], units) == own:
            amount = in_billions(bounds(claim), row["unit"], units)
            found.setdefault((row["round"], row["basis"]), []).append((claim, amount))
    return {
        round_: sorted(rows, key=lambda pair: (pair[0].as_of, pair[0].id))
        for (round_, _), rows in found.items()
        if len({str(amount) for _, amount in rows}) > 1
    }


def _figure(made: Material, claim: Row) -> str:
    units = made.catalogue.schemas.vocabularies["unit"]
    return figure_words(claim, units, made.words.group("figure"), made.words.lang)


def _totals_of(made: Material, round_: str, rows: list[tuple[Row, Bounds]]) -> Any:
    alt = altair()

    stack = Stack(
        {
            claim.id: made.words("charts.said", figure=_figure(made, claim), by=claim.asserted_by, date=claim.as_of)
            for claim, _ in rows
        }
    )
    greatest = max((found.high or found.low or Decimal(0) for _, found in rows), default=Decimal(0))
    data = [
        {
            "row": claim.id,
            "side": made.label("side", claim.side),
            "low": number(found.low) or 0,
            "high": number(greatest * _BEYOND if found.high is None else found.high),
            "at": number(found.low if found.high is None else found.high),
            "open": found.high is None,
            "said": _figure(made, claim),
            "by": claim.asserted_by,
        }
        for claim, found in rows
    ]
    base = alt.Chart(inline(data)).encode(y=stack.y(bandPosition=stack.middle), color=side_colours(made))
    told = tips(made, said="amount", by="asserted_by", side="side")
    axis = alt.X(
        "low:Q", title=made.words("charts.axis.usd_bn"), axis=alt.Axis(tickCount=5), scale=alt.Scale(zero=True)
    )
    spans = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=axis, x2="high:Q", tooltip=told)
    points = base.mark_point(filled=True, size=150, opacity=1).encode(
        x="at:Q",
        shape=alt.Shape(
            "open:N", scale=alt.Scale(domain=[False, True], range=["circle", "triangle-right"]), legend=None
        ),
        tooltip=told,
    )
    title = alt.Title(made.name("rounds", round_), anchor="start", fontSize=15, color=COLOURS["chart-ink"], offset=8)
    return stack.sized(spans + points + stack.text()).properties(title=title)


def waterfall(made: Material) -> Drawing:
    """How a year's cash would be divided between investor and host, year by year, in each scenario."""
    alt = altair()

    vehicle = made.vehicle
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
        _under(parts),
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
