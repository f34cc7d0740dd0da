"""Charts: Vega-Lite specifications from typed rows, drawn as SVG at build, each with title, description and rows."""

from __future__ import annotations

import json
from pathlib import Path

from generator import addresses
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
from generator.charts.files import chart_script, render_chart_png, render_files
from generator.charts.style import NAMES, font
from generator.charts.svg import render_inline, render_marks, svg_size
from generator.colours import Colours
from generator.images.cache import cached

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


def render_charts(
    context: ChartContext, colours: Colours, fonts: Path, cache: Path, drawn_with: str
) -> dict[str, RenderedChart]:
    """Every chart in one language by id, drawn, in `colours` and `fonts`; `cache` keeps drawings between builds.

    `drawn_with` tells all that charts are made of beside records: code, libraries, words, lists, maps.
    """
    credit = _credit(context)
    shared = [drawn_with, credit, context.coverage.isoformat(), context.local.currency(context.vehicle)]
    return {chart.id: _rendered(chart, credit, shared, colours, fonts, cache) for chart in build_charts(context)}


def _rendered(
    chart: Chart, credit: str, shared: list[str], colours: Colours, fonts: Path, cache: Path
) -> RenderedChart:
    def draw() -> bytes:
        drawing = render_marks(chart.spec, fonts)
        width, height = svg_size(drawing)
        drawn = {
            "svg": render_inline(drawing, chart.id, chart.title, chart.description),
            "height": height / width,
            "is_interactive": "params" in chart.spec,
            "files": render_files(chart, drawing, credit, font(chart.lang), colours),
        }
        return json.dumps(drawn).encode()

    drawn = json.loads(cached(cache, ".json", json.dumps([*shared, chart.lang, *chart.shown]), draw))
    files = {**drawn["files"], "png": render_chart_png(drawn["files"]["svg"], fonts, cache)}
    return RenderedChart(
        chart=chart,
        svg=drawn["svg"],
        height=drawn["height"],
        is_interactive=drawn["is_interactive"],
        files={kind: files[kind] for kind in addresses.CHART_FILE_ENDINGS},
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
