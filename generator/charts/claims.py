"""How many claims stand on each kind of attribution, by side of the speaker."""

from __future__ import annotations

from collections import Counter
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import LabelledRows
from generator.charts.marks import (
    altair,
    count_axis,
    side_colour_channel,
    tooltips,
    vocabulary_order,
    with_legend_selection,
)


def chart(context: ChartContext) -> Chart:
    """A bar for each attribution, with a piece for each side."""
    local = context.local
    claims = context.catalogue.tables["claims"]
    counts = _counts(context)
    return titled_chart(
        context,
        "claims",
        lambda: _drawing(context, counts),
        columns=["attribution", "side", "claims"],
        rows=[
            (local.label("attribution", attribution), local.label("side", side), count)
            for (attribution, side), count in counts.items()
        ],
        csv_columns=["attribution", "side", "count"],
        csv_rows=[(*key, count) for key, count in counts.items()],
        tables=["claims"],
        is_of_vehicle=False,
        behind=[("claims", claim.id) for claim in claims],
        claims=len(claims),
    )


def _counts(context: ChartContext) -> dict[tuple[str, str], int]:
    """Claims by attribution and side, both in the order of their lists; only those that occur."""
    attributions, sides = vocabulary_order(context, "attribution"), vocabulary_order(context, "side")
    counts = Counter((claim.attribution, claim.side) for claim in context.catalogue.tables["claims"])
    keys = sorted(counts, key=lambda key: (attributions.index(key[0]), sides.index(key[1])))
    return {key: counts[key] for key in keys}


def _drawing(context: ChartContext, counts: dict[tuple[str, str], int]) -> Any:
    local = context.local
    totals: Counter[str] = Counter()
    for (attribution, _), count in counts.items():
        totals[attribution] += count
    rows = LabelledRows(
        {
            attribution: context.messages("charts.row_label", name=local.label("attribution", attribution), value=total)
            for attribution, total in totals.items()
        }
    )
    sides = vocabulary_order(context, "side")
    data = [
        {
            "row": attribution,
            "attribution": local.label("attribution", attribution),
            "side": local.label("side", side),
            "claims": count,
            "place": sides.index(side),
        }
        for (attribution, side), count in counts.items()
    ]
    axis = altair().X("claims:Q", title=context.messages("charts.axis.claims"), axis=count_axis())
    tooltip = tooltips(context, attribution="attribution", side="side", claims="claims")
    bars = rows.bars(data, axis, side_colour_channel(context, {side for _, side in counts}), tooltip, order="place:Q")
    return rows.sized(with_legend_selection(bars, "side") + rows.text())
