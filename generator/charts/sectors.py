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
    amount_axis,
    claims_behind,
    colour_channel,
    number,
    stacked,
    tooltips,
    with_legend_selection,
)
from generator.charts.style import SERIES
from generator.derive.pace import adds_up
from generator.derive.position import ProjectPosition
from generator.figures import Bounds, combined_qualifier

_BAR = 14


def chart(context: ChartContext) -> Chart:
    """A bar for each sector and basis, in which every project is one piece."""
    local = context.local
    positions = by_amount(context.counted_today)
    return titled_chart(
        context,
        "sectors",
        lambda: _drawing(context, positions) if positions else stacked(context, []),
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
        csv_columns=["project", "sector", "basis", "low", "high", "qualifier"],
        csv_rows=[
            (
                position.project.id,
                position.project.sector,
                position.basis,
                position.low,
                position.high,
                position.qualifier,
            )
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
            "said": local.amount_of(position),
        }
        for position in positions
    ]
    axis_title = context.messages("charts.axis.most", unit=local.currency(context.vehicle))
    bases = [local.label("basis", basis) for basis in dict.fromkeys(position.basis for position in positions)]
    bars = rows.bars(
        data,
        alt.X("amount:Q", title=axis_title, axis=amount_axis(context, tickCount=5)),
        colour_channel("basis", bases, SERIES),
        tooltips(context, project="project", said="amount", basis="basis"),
        detail="project:N",
        order=alt.Order("amount:Q", sort="descending"),
    )
    return rows.sized(with_legend_selection(bars, "basis") + rows.text())


def _labels(context: ChartContext, positions: Sequence[ProjectPosition]) -> dict[str, str]:
    """What each sector comes to on each basis; the greatest sector first, its bases together."""
    bars: dict[tuple[str, str], list[ProjectPosition]] = defaultdict(list)
    greatest: dict[str, Decimal] = defaultdict(Decimal)
    for position in positions:
        bars[position.project.sector, position.basis].append(position)
    for (sector, _), of_bar in bars.items():
        greatest[sector] = max(greatest[sector], _most(of_bar))
    ordered = sorted(bars, key=lambda bar: (-greatest[bar[0]], bar))
    return {f"{sector} {basis}": _label(context, bars[sector, basis]) for sector, basis in ordered}


def _most(positions: Sequence[ProjectPosition]) -> Decimal:
    return sum((position.most or Decimal(0) for position in positions), Decimal(0))


def _label(context: ChartContext, positions: Sequence[ProjectPosition]) -> str:
    """The sum of what projects are said to cost; of other kinds of amount, which are not added up, the number."""
    local, position = context.local, positions[0]
    if adds_up(context.catalogue, position.basis):
        most = _most(positions)
        qualifier = combined_qualifier((each.qualifier for each in positions if each.qualifier), Bounds(most, most))
        value = local.amount(most, most, position.measure, qualifier)
    else:
        value = local.messages.count("count.projects", len(positions))
    return context.messages(
        "charts.basis_label",
        name=local.label("sector", position.project.sector),
        of=local.label("basis", position.basis),
        value=value,
    )
