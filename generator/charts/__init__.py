"""Charts: Vega-Lite specifications from typed rows, drawn as SVG at build, each with title, description and rows."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType

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
from generator.charts.files import chart_script, render_chart_png, render_files, script_versions
from generator.charts.style import font
from generator.charts.svg import render_inline, render_marks, svg_size
from generator.colours import Colours
from generator.images.cache import cached

# In the order of the gallery: a chart each for every vehicle, then those about the whole record.
_OF_VEHICLES = (ladder, pace, sectors, totals, stages, clock, waterfall, silence, map_chart)
_OF_THE_RECORD = (sides, claims, single, events)


def build_charts(context: ChartContext) -> list[Chart]:
    """Every chart, not yet drawn, in the order of the gallery.

    Of the first vehicle there is every chart that can be drawn, if only to say that it shows nothing, so that none
    vanishes from its address; of another those that show something.
    """
    charts: list[Chart] = []
    for vehicle in context.catalogue.vehicles:
        of_vehicle = context.of(vehicle)
        drawn = [module.chart(of_vehicle) for module in _OF_VEHICLES if _can_be_drawn(module, of_vehicle)]
        charts += [chart for chart in drawn if chart.rows or vehicle is context.catalogue.first_vehicle]
    return charts + [module.chart(context) for module in _OF_THE_RECORD]


def _can_be_drawn(module: ModuleType, context: ChartContext) -> bool:
    """Whether a vehicle has what a chart is about: an end for the pace, a window for the clock, a map for the map."""
    vehicle = context.vehicle
    if module is pace:
        return bool(vehicle.end_term and vehicle.amount_term)
    if module is clock:
        return bool(vehicle.window_term)
    if module is waterfall:
        return bool(vehicle.scenarios)
    if module is map_chart:
        return context.local.map is not None and vehicle.host == context.catalogue.first_vehicle.host
    return True


def render_charts(context: ChartContext, fonts: Path, cache: Path, drawn_with: str) -> dict[str, RenderedChart]:
    """Every chart in one language by id, drawn with `fonts`; `cache` keeps drawings between builds.

    `drawn_with` tells all that charts are made of beside records: code, libraries, words, lists, maps.
    """
    credit = _credit(context)
    shared = [drawn_with, credit, context.coverage.isoformat()]
    return {
        chart.id: _rendered(chart, credit, shared, context.colours, fonts, cache) for chart in build_charts(context)
    }


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
    "Chart",
    "ChartContext",
    "RenderedChart",
    "build_charts",
    "chart_script",
    "render_charts",
    "script_versions",
]
