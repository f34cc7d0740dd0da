"""Charts: Vega-Lite specifications from typed rows, drawn as SVG at build, each with title, description and rows."""

from __future__ import annotations

from pathlib import Path

from generator.charts import (
    claims,
    clock,
    events,
    ladder,
    pace,
    sectors,
    sides,
    silence,
    single,
    stages,
    totals,
    waterfall,
)
from generator.charts import map as map_chart
from generator.charts.context import Chart, ChartContext, RenderedChart
from generator.charts.files import chart_script, render_files
from generator.charts.style import NAMES, font
from generator.charts.svg import render_inline, render_marks, svg_size
from generator.colours import Colours

_MODULES = (
    ladder,
    pace,
    sectors,
    totals,
    stages,
    clock,
    waterfall,
    sides,
    claims,
    single,
    events,
    silence,
    map_chart,
)


def build_charts(context: ChartContext) -> list[Chart]:
    """Every chart, not yet drawn, in the order of the gallery; without the map where the host has none."""
    modules = [module for module in _MODULES if module is not map_chart or context.local.map]
    return [module.chart(context) for module in modules]


def render_charts(context: ChartContext, colours: Colours, cache: Path) -> dict[str, RenderedChart]:
    """Every chart in one language by id, drawn, its pictures in `colours`; `cache` keeps pictures between builds."""
    credit = _credit(context)
    font_name = font(context.local.lang)
    return {chart.id: _rendered(chart, credit, font_name, colours, cache) for chart in build_charts(context)}


def _rendered(chart: Chart, credit: str, font_name: str, colours: Colours, cache: Path) -> RenderedChart:
    drawing = render_marks(chart.spec)
    width, height = svg_size(drawing)
    return RenderedChart(
        chart=chart,
        svg=render_inline(drawing, chart.id, chart.title, chart.description),
        height=height / width,
        files=render_files(chart, drawing, credit, font_name, colours, cache),
    )


def _credit(context: ChartContext) -> str:
    dataset = context.catalogue.dataset
    credit = context.messages(
        "charts.credit",
        title=context.local.text(dataset, "title"),
        version=dataset.version,
        coverage=context.local.date(dataset.coverage),
        licence=dataset.data_licence,
    )
    return " ".join(filter(None, (credit, dataset.homepage)))


__all__ = [
    "NAMES",
    "Chart",
    "ChartContext",
    "RenderedChart",
    "build_charts",
    "chart_script",
    "render_charts",
]
