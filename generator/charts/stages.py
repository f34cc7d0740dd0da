"""When each project of the ladder was said to reach each stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import MOST_ROWS, LabelledRows
from generator.charts.marks import (
    altair,
    colour_channel,
    inline_data,
    stacked,
    tooltips,
    with_legend_selection,
)
from generator.charts.style import COLOURS, SERIES
from generator.model import Row

_BAR = 14
_DAY = len("2000-01-31")  # a partial date of this length is a day
_CSV_COLUMNS = ("date", "project", "stage", "asserted_by")


def chart(context: ChartContext) -> Chart:
    """A time line for each project with stages on more than one day, a mark for each stage."""
    local = context.local
    stages = _dated_stages(context)
    projects = list(dict.fromkeys(stage.project for stage in stages))
    first = set(projects[:MOST_ROWS])
    drawn = [stage for stage in stages if stage.project in first]
    return titled_chart(
        context,
        "stages",
        lambda: _drawing(context, drawn) if drawn else stacked(context, []),
        columns=["date", "project", "stage", "asserted_by"],
        rows=[
            (stage.date, local.name(stage.owner), local.label("stage", stage.stage), local.text(stage, "asserted_by"))
            for stage in stages
        ],
        csv_columns=_CSV_COLUMNS,
        csv_rows=[context.cells("stages", stage, _CSV_COLUMNS) for stage in stages],
        tables=["stages", "projects"],
        behind=[("stages", stage.id) for stage in stages],
        drawn_of=(len(first), len(projects)),
    )


def _dated_stages(context: ChartContext) -> list[Row]:
    """Stages with their day, of projects on the ladder that have them on more than one, in order of time."""
    on_ladder = {position.project.id for position in context.derived.ladder_rows}
    days: dict[str, set[str]] = defaultdict(set)
    dated = []
    for stage in context.catalogue.tables["stages"]:
        is_of_vehicle = stage.vehicle in (None, context.vehicle.id)
        if stage.project in on_ladder and is_of_vehicle and len(stage.date) == _DAY:
            dated.append(stage)
            days[stage.project].add(stage.date)
    return sorted((stage for stage in dated if len(days[stage.project]) > 1), key=_earliest_first)


def _earliest_first(stage: Row) -> tuple[str, str]:
    return stage.date, stage.project


def _drawing(context: ChartContext, stages: Sequence[Row]) -> Any:
    alt = altair()
    local = context.local
    data = [
        {
            "row": stage.project,
            "project": local.name(stage.owner),
            "date": stage.date,
            "day": stage.date,  # Vega turns that of the axis into a time, and tooltips show this one as it is
            "stage": local.label("stage", stage.stage),
        }
        for stage in stages
    ]
    occurring = {item["stage"] for item in data}
    labels = [label for label in local.labels("stage") if label in occurring]
    rows = LabelledRows({stage.project: local.name(stage.owner) for stage in stages}, bar=_BAR)
    base = alt.Chart(inline_data(data)).encode(
        y=rows.y(bandPosition=rows.middle),
        x=alt.X("date:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(format="%Y-%m", tickCount=5)),
    )
    points = base.mark_point(filled=True, size=130, opacity=1).encode(
        color=colour_channel("stage", labels, SERIES),
        shape=alt.Shape("stage:N", scale=alt.Scale(domain=labels)),
        tooltip=tooltips(context, project="project", day="date", stage="stage"),
    )
    span = base.mark_rule(color=COLOURS["chart-soft"], strokeWidth=1.5).encode(
        x=alt.X("min(date):T"), x2="max(date):T", detail="row:N"
    )
    return rows.sized(span + with_legend_selection(points, "stage") + rows.text())
