"""What the projects on the ladder amount to, by sector and by basis of the amount."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from generator.charts.amounts import by_amount
from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import LabelledRows
from generator.charts.marks import (
    altair,
    claims_behind,
    colour_channel,
    number,
    stacked,
    tooltips,
    with_legend_selection,
)
from generator.charts.style import SERIES
from generator.derive.position import ProjectPosition
from generator.derive.vehicle_terms import currency

_BAR = 14


def chart(context: ChartContext) -> Chart:
    """A bar for each sector and basis, in which every project is one piece."""
    local = context.local
    positions = by_amount(context.counted_today)
    return titled_chart(
        context,
        "sectors",
        _drawing(context, positions) if positions else stacked(context, []),
        columns=["project", "sector", "basis", "low", "high"],
        rows=[
            (
                local.name(position.project),
                local.label("sector", position.project.sector),
                local.label("basis", position.basis),
                position.low,
                position.high,
            )
            for position in positions
        ],
        csv_columns=["project", "sector", "basis", "low", "high"],
        csv_rows=[
            (position.project.id, position.project.sector, position.basis, position.low, position.high)
            for position in positions
        ],
        tables=["ladder_rows", "projects", "claims"],
        behind=claims_behind(position.claim for position in positions),
    )


def _drawing(context: ChartContext, positions: Sequence[ProjectPosition]) -> Any:
    alt = altair()
    local = context.local
    rows = LabelledRows(_labels(context, positions), bar=_BAR)
    data = [
        {
            "row": f"{position.project.sector} {position.basis}",
            "project": local.name(position.project),
            "basis": local.label("basis", position.basis),
            "amount": number(position.most),
            "said": local.amount(position.low, position.high, position.measure),
        }
        for position in positions
    ]
    axis_title = context.messages("charts.axis.most", unit=local.currency(context.vehicle))
    bases = [local.label("basis", basis) for basis in dict.fromkeys(position.basis for position in positions)]
    bars = rows.bars(
        data,
        alt.X("amount:Q", title=axis_title, axis=alt.Axis(tickCount=5)),
        colour_channel("basis", bases, SERIES),
        tooltips(context, project="project", said="amount", basis="basis"),
        detail="project:N",
        order=alt.Order("amount:Q", sort="descending"),
    )
    return rows.sized(with_legend_selection(bars, "basis") + rows.text())


def _labels(context: ChartContext, positions: Sequence[ProjectPosition]) -> dict[str, str]:
    """What each sector comes to on each basis; the greatest sector first, its bases together."""
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    greatest: dict[str, Decimal] = defaultdict(Decimal)
    for position in positions:
        sums[position.project.sector, position.basis] += position.most or 0
    for (sector, _), amount in sums.items():
        greatest[sector] = max(greatest[sector], amount)
    bars = sorted((-greatest[sector], sector, basis) for sector, basis in sums)
    return {f"{sector} {basis}": _label(context, sector, basis, sums[sector, basis]) for _, sector, basis in bars}


def _label(context: ChartContext, sector: str, basis: str, amount: Decimal) -> str:
    local = context.local
    return context.messages(
        "charts.basis_label",
        name=local.label("sector", sector),
        of=local.label("basis", basis),
        value=local.amount(amount, amount, currency(context.catalogue, context.vehicle)),
    )
