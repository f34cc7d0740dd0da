"""Charts: Vega-Lite specifications from typed rows, drawn as SVG at build, each with title, description and rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from generator.charts.files import chart_script, is_script_kept, render_chart_png, render_files, script_versions
from generator.charts.style import font
from generator.charts.svg import render_inline, render_marks, svg_size
from generator.colours import Colours
from generator.images.cache import cached, is_cached
from generator.processes import beside

_KEPT_AS = ".json"  # the end of the name under which a drawing is kept

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


@dataclass(frozen=True)
class ChartDrawing:
    """A chart and all that it is drawn with; `cache` keeps drawings between builds."""

    chart: Chart
    credit: str
    made_of: str
    colours: Colours
    fonts: Path
    cache: Path

    @property
    def is_kept(self) -> bool:
        """Whether it was drawn before; what is kept may still prove to be damaged."""
        return is_cached(self.cache, _KEPT_AS, self.made_of)

    def rendered(self) -> RenderedChart:
        """The chart as published."""
        drawn = json.loads(cached(self.cache, _KEPT_AS, self.made_of, self._draw))
        files = {**drawn["files"], "png": render_chart_png(drawn["files"]["svg"], self.fonts, self.cache)}
        return RenderedChart(
            chart=self.chart,
            svg=drawn["svg"],
            height=drawn["height"],
            is_interactive=drawn["is_interactive"],
            files={kind: files[kind] for kind in addresses.CHART_FILE_ENDINGS},
        )

    def _draw(self) -> bytes:
        chart = self.chart
        drawing = render_marks(chart.spec, self.fonts)
        width, height = svg_size(drawing)
        drawn = {
            "svg": render_inline(drawing, chart.id, chart.title, chart.description),
            "height": height / width,
            "is_interactive": "params" in chart.spec,
            "files": render_files(chart, drawing, self.credit, font(chart.lang), self.colours),
        }
        return json.dumps(drawn).encode()


def chart_drawings(context: ChartContext, fonts: Path, cache: Path, drawn_with: str) -> list[ChartDrawing]:
    """Every chart in one language, to be drawn with `fonts`.

    `drawn_with` tells all that charts are made of beside records: code, libraries, words, lists, maps.
    """
    credit = _credit(context)
    shared = [drawn_with, credit, context.coverage.isoformat()]
    drawings: list[ChartDrawing] = []
    for chart in build_charts(context):
        made_of = json.dumps([*shared, chart.lang, *chart.shown])
        drawings.append(ChartDrawing(chart, credit, made_of, context.colours, fonts, cache))
    return drawings


def render_charts(drawings: Sequence[ChartDrawing]) -> dict[str, RenderedChart]:
    """Charts by id."""
    return {drawing.chart.id: drawing.rendered() for drawing in drawings}


def draw_ahead(drawings: Iterable[ChartDrawing], cache: Path) -> None:
    """Draws what is not kept in `cache`, and puts the charts' script together, in two processes of their own.

    So the engine that draws, after which nobody may fork, is not loaded here, and both cores have work.
    """
    missing = [drawing for drawing in drawings if not drawing.is_kept]
    is_script_missing = not is_script_kept(cache)

    def first() -> None:
        render_charts(missing[::2])

    def second() -> None:
        if is_script_missing:
            chart_script(cache)
        render_charts(missing[1::2])

    if missing or is_script_missing:
        with beside(first) as first_done, beside(second) as second_done:
            pass
        first_done()
        second_done()


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
    "ChartDrawing",
    "RenderedChart",
    "build_charts",
    "chart_drawings",
    "chart_script",
    "draw_ahead",
    "render_charts",
    "script_versions",
]
