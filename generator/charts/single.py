"""How many claims of each attribution rest on one independent source only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import LabelledRows
from generator.charts.marks import OUTLINE, altair, count_axis, inline_data, tooltips
from generator.charts.style import COLOURS
from generator.derive.quality import QualityCount

_MEASURE = "single-source"
_CSV_COLUMNS = ("measure", "group", "count", "of", "share")


def chart(context: ChartContext) -> Chart:
    """A bar of all claims for each attribution, and within it one of those on a single source."""
    counts = [count for count in context.derived.quality if count.measure == _MEASURE and count.of]
    return titled_chart(
        context,
        "single",
        lambda: _drawing(context, counts),
        columns=["attribution", "on_one", "claims", "percent"],
        rows=[(_attribution(context, count), count.count, count.of, count.share) for count in counts],
        csv_columns=_CSV_COLUMNS,
        csv_rows=[context.cells("quality", count, _CSV_COLUMNS) for count in counts],
        tables=["quality", "claims"],
        is_of_vehicle=False,
        behind=[("claims", claim.id) for claim in context.catalogue.tables["claims"]],
        one=sum(count.count for count in counts),
        claims=sum(count.of for count in counts),
    )


def _attribution(context: ChartContext, count: QualityCount) -> str:
    return context.local.label("attribution", count.group)


def _drawing(context: ChartContext, counts: Sequence[QualityCount]) -> Any:
    alt = altair()
    rows = LabelledRows({count.group: _label(context, count) for count in counts})
    data = [
        {"row": count.group, "attribution": _attribution(context, count), "one": count.count, "all": count.of}
        for count in counts
    ]
    tooltip = tooltips(context, attribution="attribution", one="on_one", all="claims")
    base = alt.Chart(inline_data(data)).encode(y=rows.y(), tooltip=tooltip)
    axis = alt.X("all:Q", title=context.messages("charts.axis.claims"), axis=count_axis())
    every = base.mark_bar(height=rows.bar, yOffset=rows.shift, color=COLOURS["chart-faint"], **OUTLINE)
    single = base.mark_bar(height=rows.bar, yOffset=rows.shift, color=COLOURS["chart-1"])
    return rows.sized(every.encode(x=axis) + single.encode(x="one:Q") + rows.text())


def _label(context: ChartContext, count: QualityCount) -> str:
    return context.messages("charts.share_label", name=_attribution(context, count), n=count.count, of=count.of)
