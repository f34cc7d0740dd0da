"""The chart of totals that differ: every total claimed for one list of projects, claim under claim, by side."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from generator.charts.material import (
    Drawing,
    Material,
    altair,
    drawing,
    heading,
    inline,
    number,
    side_colours,
    tips,
    under,
)
from generator.charts.stack import Stack
from generator.figures import Bounds, bounds, figure_words, in_billions, measure
from generator.model import Row

_BEYOND = Decimal("1.1")  # where the band of an "at least" ends, in parts of the greatest figure


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
        under(made, parts),
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
    own = measure(made.catalogue.get("terms", made.catalogue.vehicle.amount_term).unit, units)
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
            claim.id: made.words(
                "charts.said", figure=_figure(made, claim), by=claim.asserted_by, date=made.words.date(claim.as_of)
            )
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
    axis = alt.X("low:Q", title=made.money, axis=alt.Axis(tickCount=5), scale=alt.Scale(zero=True))
    spans = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=axis, x2="high:Q", tooltip=told)
    points = base.mark_point(filled=True, size=150, opacity=1).encode(
        x="at:Q",
        shape=alt.Shape(
            "open:N", scale=alt.Scale(domain=[False, True], range=["circle", "triangle-right"]), legend=None
        ),
        tooltip=told,
    )
    return stack.sized(spans + points + stack.text()).properties(title=heading(made.name("rounds", round_)))
