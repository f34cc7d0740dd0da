"""For how many days up to the coverage date nothing dated was found about each project, longest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.charts.context import Chart, ChartContext, titled_chart
from generator.charts.labelled_rows import MOST_ROWS, LabelledRows
from generator.charts.marks import altair, colour_channel, count_axis, tooltips, with_legend_selection
from generator.charts.style import COLOURS
from generator.derive.silence import Silence

_BAR = 10
_CSV_COLUMNS = ("table", "row", "last_heard", "days", "silent")


def chart(context: ChartContext) -> Chart:
    """A bar of days for each project."""
    local = context.local
    silences = sorted(_of_projects(context), key=_longest_first)
    return titled_chart(
        context,
        "silence",
        lambda: _drawing(context, silences[:MOST_ROWS]),
        columns=["project", "last_heard", "days", "state"],
        rows=[
            (local.name(silence.record), silence.last_heard, silence.days, _state(context, silent=silence.silent))
            for silence in silences
        ],
        csv_columns=_CSV_COLUMNS,
        csv_rows=[context.cells("silence", silence, _CSV_COLUMNS) for silence in silences],
        tables=["silence", "projects", "claims", "stages"],
        behind=_rows_behind(context, silences),
        drawn_of=(min(len(silences), MOST_ROWS), len(silences)),
        silent=sum(silence.silent for silence in silences),
        projects=len(silences),
        day=local.date(context.reach),
    )


def _of_projects(context: ChartContext) -> list[Silence]:
    """Projects of the vehicle of which something dated was found."""
    projects = {status.project for status in context.derived.project_status}
    return [silence for silence in context.derived.silence if silence.record in projects and silence.days is not None]


def _longest_first(silence: Silence) -> tuple[int, str]:
    return -(silence.days or 0), silence.row


def _state(context: ChartContext, *, silent: bool) -> str:
    return context.messages("charts.silent" if silent else "charts.heard")


def _rows_behind(context: ChartContext, silences: Sequence[Silence]) -> list[tuple[str, str]]:
    projects = {silence.row for silence in silences}
    behind = [("projects", silence.row) for silence in silences]
    for table in ("claims", "stages"):
        behind += [(table, row.id) for row in context.catalogue.tables[table] if row.project in projects]
    return behind


def _drawing(context: ChartContext, silences: Sequence[Silence]) -> Any:
    names = {silence.row: context.local.name(silence.record) for silence in silences}
    rows = LabelledRows(names, bar=_BAR)
    data = [
        {
            "row": silence.row,
            "project": names[silence.row],
            "days": silence.days,
            "state": _state(context, silent=silence.silent),
        }
        for silence in silences
    ]
    axis = altair().X("days:Q", title=context.messages("charts.axis.days"), axis=count_axis())
    states = [_state(context, silent=silent) for silent in (True, False)]
    colour = colour_channel("state", states, [COLOURS["chart-2"], COLOURS["chart-1"]])
    bars = rows.bars(data, axis, colour, tooltips(context, project="project", days="days", state="state"))
    return rows.sized(with_legend_selection(bars, "state") + rows.text())
