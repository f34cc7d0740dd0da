"""How many pairs of statements differ, by the two sides that make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import LabelledRows
from generator.charts.marks import (
    altair,
    colour_channel,
    count_axis,
    tooltips,
    vocabulary_order,
    with_legend_selection,
)
from generator.charts.style import COLOURS
from generator.derive.disagreements import Disagreement
from generator.references import RowKey, key_of

_Sides = tuple[str, str]


def chart(context: ChartContext) -> Chart:
    """A bar for each pair of sides, in two parts: disputed points that the records name, and other figures."""
    pairs = context.derived.disagreements
    order = vocabulary_order(context, "side")
    by_sides = Counter(_sides(pair, order) for pair in pairs)
    ordered = sorted(by_sides, key=lambda sides: (-by_sides[sides], *map(order.index, sides)))
    counts = Counter((_sides(pair, order), pair.dispute is not None) for pair in pairs)
    parts = [
        (sides, named, counts[sides, named]) for sides, named in product(ordered, (True, False)) if counts[sides, named]
    ]
    table = [(_name(context, sides), _kind(context, named=named), count) for sides, named, count in parts]
    return titled_chart(
        context,
        "sides",
        lambda: _drawing(context, {sides: by_sides[sides] for sides in ordered}, table),
        columns=["between", "kind_of_difference", "pairs"],
        rows=table,
        csv_columns=["first_side", "second_side", "dispute", "count"],
        csv_rows=_counts_by_dispute(pairs, order, ordered),
        tables=["disagreements", "disputes", "claims", "readings", "places"],
        is_of_vehicle=False,
        behind=_statements(pairs),
        pairs=len(pairs),
    )


def _sides(pair: Disagreement, order: Sequence[str]) -> _Sides:
    """The two sides of a pair, whichever of them is first there, in the order of the list of sides."""
    first, second = sorted((pair.first_side, pair.second_side), key=order.index)
    return first, second


def _name(context: ChartContext, sides: _Sides) -> str:
    first, second = (context.local.label("side", side) for side in sides)
    if first == second:
        return context.messages("charts.within", side=first)
    return context.messages("charts.between", first=first, second=second)


def _kind(context: ChartContext, *, named: bool) -> str:
    return context.messages("charts.named_point" if named else "charts.figures_differ")


def _counts_by_dispute(
    pairs: Sequence[Disagreement], order: Sequence[str], ordered: Sequence[_Sides]
) -> list[tuple[str, str, str, int]]:
    """How many pairs of two sides stand on each disputed point; those on none come last."""
    counts = Counter((_sides(pair, order), str(pair.dispute.id) if pair.dispute else "") for pair in pairs)
    keys = sorted(counts, key=lambda key: (ordered.index(key[0]), key[1] == "", key[1]))
    return [(*sides, dispute, counts[sides, dispute]) for sides, dispute in keys]


def _statements(pairs: Sequence[Disagreement]) -> list[RowKey]:
    """The rows that differ from another."""
    rows = [pair.first for pair in pairs] + [pair.second for pair in pairs]
    return [key_of(row) for row in rows]


def _drawing(context: ChartContext, totals: dict[_Sides, int], table: list[tuple[str, str, int]]) -> Any:
    alt = altair()
    names = {sides: _name(context, sides) for sides in totals}
    rows = LabelledRows(
        {name: context.messages("charts.row_label", name=name, value=totals[sides]) for sides, name in names.items()}
    )
    kinds = [_kind(context, named=named) for named in (True, False)]
    bars = rows.bars(
        [{"row": name, "kind": kind, "pairs": count} for name, kind, count in table],
        alt.X("pairs:Q", title=context.messages("charts.axis.pairs"), axis=count_axis()),
        colour_channel("kind", kinds, [COLOURS["chart-1"], COLOURS["chart-2"]], legend=alt.Legend(columns=1)),
        tooltips(context, row="between", kind="kind_of_difference", pairs="pairs"),
    )
    return rows.sized(with_legend_selection(bars, "kind") + rows.text())
