"""How much has reached each step of the ladder on the coverage date, beside the amount promised."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.amounts import by_amount
from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import LabelledRows
from generator.charts.marks import (
    OUTLINE,
    altair,
    amount_axis,
    claims_behind,
    inline_data,
    number,
    terms_behind,
    tooltips,
)
from generator.charts.style import COLOURS
from generator.derive.ladder import PROJECTS, LadderStep
from generator.derive.pace import adds_up
from generator.derive.vehicle_terms import promised

_CSV_COLUMNS = ("step", "reached", "low", "high", "qualifier")


@dataclass(frozen=True, kw_only=True)
class _Bar:
    label: str
    reached: int | None
    low: Decimal | None
    high: Decimal | None
    amount: str


def chart(context: ChartContext) -> Chart:
    """Bars from low to high; only amounts that add up to what was promised.

    The amount promised is no step: it has a bar and a row on the page, and none in the CSV.
    """
    steps = [step for step in context.ladder_today if _is_drawn(context, step)]
    promised_text = context.local.promised(context.vehicle, context.derived.headlines)
    bars = [*_promised(context, promised_text), *(_bar(context, step) for step in steps)]
    claims = [position.claim for position in by_amount(context.counted_today)]
    return titled_chart(
        context,
        "ladder",
        lambda: _drawing(context, bars),
        columns=["step", "projects", "low", "high"],
        rows=[(bar.label, bar.reached, bar.low, bar.high) for bar in bars],
        csv_columns=_CSV_COLUMNS,
        csv_rows=[context.cells("ladder", step, _CSV_COLUMNS) for step in steps],
        tables=["ladder", "ladder_rows", "claims", "terms"],
        behind=[*terms_behind(context.vehicle, "amount_term"), *claims_behind(claims)],
        amount=promised_text,
    )


def _promised(context: ChartContext, text: str) -> list[_Bar]:
    """The bar of the amount promised; none where the whole has no amount."""
    most = promised(context.catalogue, context.vehicle).high
    if most is None:
        return []
    return [_Bar(label=context.messages("charts.promised"), reached=None, low=most, high=most, amount=text)]


def _is_drawn(context: ChartContext, step: LadderStep) -> bool:
    """Whether a row of the ladder is what projects are said to cost, on a basis that adds up."""
    return step.amount_of == PROJECTS and adds_up(context.catalogue, step.basis)


def _bar(context: ChartContext, step: LadderStep) -> _Bar:
    return _Bar(
        label=context.local.label("ladder_step", step.step),
        reached=step.reached,
        low=step.low,
        high=step.high,
        amount=context.local.amount_of(step),
    )


def _drawing(context: ChartContext, bars: list[_Bar]) -> Any:
    alt = altair()
    rows = LabelledRows(
        {bar.label: context.messages("charts.row_label", name=bar.label, value=bar.amount) for bar in bars}
    )
    data = [
        {"row": bar.label, "low": number(bar.low) or 0, "high": number(bar.high), "said": bar.amount} for bar in bars
    ]
    base = alt.Chart(inline_data(data)).encode(y=rows.y(), tooltip=tooltips(context, row="step", said="amount"))
    axis = alt.X("high:Q", title=context.local.currency(context.vehicle), axis=amount_axis(context, tickCount=5))
    most = base.mark_bar(height=rows.bar, yOffset=rows.shift, color=COLOURS["chart-faint"], **OUTLINE)
    least = base.mark_bar(height=rows.bar, yOffset=rows.shift, color=COLOURS["chart-1"])
    return rows.sized(most.encode(x=axis) + least.encode(x="low:Q") + rows.text())
