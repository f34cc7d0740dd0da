"""Totals claimed for one list of projects on one basis and in one measure, where they differ: claim under claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import LabelledRows
from generator.charts.marks import (
    altair,
    amount_axis,
    heading,
    inline_data,
    number,
    side_colour_channel,
    stacked,
    tooltips,
)
from generator.derive.vehicle_terms import currency
from generator.figures import Bounds, bounds, in_billions, measure
from generator.model import Row
from generator.vehicles import sides_of

_TOTAL = "total"  # the claimed field that says what a list comes to
_BEYOND = Decimal("1.1")  # where the band of an "at least" ends, in parts of the greatest figure
_CSV_COLUMNS = ("id", "round", "as_of", "side", "asserted_by", "qualifier", "value", "low", "high", "unit", "basis")


@dataclass(frozen=True, kw_only=True)
class _Total:
    """A claim of a round's total, with its amount in billions."""

    claim: Row
    amount: Bounds

    @property
    def stated(self) -> Decimal | None:
        """The figure where a dot stands: the most, or the least where the end is open."""
        return self.amount.low if self.amount.high is None else self.amount.high


def chart(context: ChartContext) -> Chart:
    """A part for each round, a row for each claim, coloured by side."""
    local = context.local
    rounds = _differing_totals(context)
    totals = list(chain.from_iterable(rounds.values()))
    return titled_chart(
        context,
        "totals",
        lambda: stacked(context, [_round(context, id_, of_round) for id_, of_round in rounds.items()]),
        columns=["round", "date", "side", "asserted_by", "amount", "low", "high"],
        rows=[
            (
                local.name(total.claim.owner),
                total.claim.as_of,
                local.label("side", total.claim.side),
                local.text(total.claim, "asserted_by"),
                local.figure(total.claim),
                total.amount.low,
                total.amount.high,
            )
            for total in totals
        ],
        csv_columns=_CSV_COLUMNS,
        csv_rows=[context.cells("claims", total.claim, _CSV_COLUMNS) for total in totals],
        tables=["claims", "rounds"],
        behind=[("claims", total.claim.id) for total in totals],
        rounds=len(rounds),
        claims=len(totals),
    )


def _differing_totals(context: ChartContext) -> Mapping[str, Sequence[_Total]]:
    """Rounds whose totals differ -> claims, earliest first."""
    by_subject: dict[tuple[str, str], list[_Total]] = defaultdict(list)
    for total in _totals(context):
        by_subject[total.claim.owner.id, total.claim.basis].append(total)
    return {
        round_: sorted(totals, key=_earliest_first)
        for (round_, _), totals in by_subject.items()
        if len({str(total.amount) for total in totals}) > 1
    }


def _totals(context: ChartContext) -> Iterator[_Total]:
    """Claims of a round's total in the currency of the vehicle."""
    units = context.catalogue.schemas.vocabularies["unit"]
    own = currency(context.catalogue, context.vehicle)
    rounds = {row.id for row in context.catalogue.tables["rounds"] if row.vehicle == context.vehicle.id}
    for claim in context.catalogue.tables["claims"]:
        if claim.round in rounds and claim.field == _TOTAL and claim.unit and measure(claim.unit, units) == own:
            yield _Total(claim=claim, amount=in_billions(bounds(claim), claim.unit, units))


def _earliest_first(total: _Total) -> tuple[str, str]:
    return total.claim.as_of, total.claim.id


def _round(context: ChartContext, id_: str, totals: Sequence[_Total]) -> Any:
    alt = altair()
    rows = LabelledRows({total.claim.id: _label(context, total) for total in totals})
    data = _data(context, totals)
    base = alt.Chart(inline_data(data)).encode(y=rows.y(bandPosition=rows.middle), color=_colours(context, totals))
    tooltip = tooltips(context, said="amount", by="asserted_by", side="side")
    money = context.local.currency(context.vehicle)
    axis = alt.X("low:Q", title=money, axis=amount_axis(context, tickCount=5), scale=alt.Scale(zero=True))
    bands = base.mark_rule(strokeWidth=5, opacity=0.45).encode(x=axis, x2="high:Q", tooltip=tooltip)
    shapes = alt.Scale(domain=[False, True], range=["circle", "triangle-right"])
    points = base.mark_point(filled=True, size=150, opacity=1).encode(
        x="at:Q", shape=alt.Shape("open:N", scale=shapes, legend=None), tooltip=tooltip
    )
    title = heading(context.local.name_of("rounds", id_))
    return rows.sized(bands + points + rows.text()).properties(title=title)


def _colours(context: ChartContext, totals: Sequence[_Total]) -> Any:
    """The sides of the vehicle's parties, and any other that states a total."""
    sides = {total.claim.side for total in totals}
    return side_colour_channel(context, sides.union(sides_of(context.catalogue, context.vehicle)))


def _label(context: ChartContext, total: _Total) -> str:
    claim = total.claim
    return context.messages(
        "charts.statement_label",
        figure=context.local.figure(claim),
        by=context.local.text(claim, "asserted_by"),
        date=context.local.date(claim.as_of),
    )


def _data(context: ChartContext, totals: Sequence[_Total]) -> list[dict[str, Any]]:
    greatest = max((total.stated or Decimal(0) for total in totals), default=Decimal(0))
    return [
        {
            "row": total.claim.id,
            "side": context.local.label("side", total.claim.side),
            "low": number(total.amount.low) or 0,
            "high": number(greatest * _BEYOND if total.amount.high is None else total.amount.high),
            "at": number(total.stated),
            "open": total.amount.high is None,
            "said": context.local.figure(total.claim),
            "by": context.local.text(total.claim, "asserted_by"),
        }
        for total in totals
    ]
