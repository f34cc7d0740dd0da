"""The gallery of charts, a page for each, and its frame for other pages."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.charts import Chart, RenderedChart
from generator.colours import of_charts
from generator.derive.coverage import Scope
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, shorten, titled_page
from generator.schemas import TableSchema

_MOST_SOURCES_LISTED = 60  # more than these are counted and not listed
_MOST_ROWS_OPEN = 30  # longer tables are folded
_FRAME_WIDTH = 576  # px, the width of a frame that its height is worked out for: 36 rem
_FRAME_TEXT_HEIGHT = 150  # px, what title and credit take above and below the drawing in a frame


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file of a chart: what it is called, its address and its size in bytes."""

    title: str
    address: str
    bytes: int


@dataclass(frozen=True, kw_only=True)
class ChartGroup:
    """The charts about one vehicle, or about the whole record (None)."""

    vehicle: Row | None
    charts: tuple[RenderedChart, ...]


@dataclass(frozen=True, kw_only=True)
class Gallery:
    """All charts: those of each vehicle, then those about the whole record."""

    groups: tuple[ChartGroup, ...]


@dataclass(frozen=True, kw_only=True)
class ChartPage:
    """One chart with its files, the markup of its frame, tables (with their number of rows) and sources."""

    rendered: RenderedChart
    downloads: tuple[Download, ...]
    frame_markup: str
    colours: str
    tables: tuple[tuple[TableSchema, int], ...]
    sources: tuple[Row, ...]
    source_count: int

    @property
    def chart(self) -> Chart:
        """The chart before it was drawn."""
        return self.rendered.chart

    @property
    def folds_table(self) -> bool:
        """Whether the table is too long to stand open."""
        return len(self.chart.rows) > _MOST_ROWS_OPEN


@dataclass(frozen=True, kw_only=True)
class ChartFrame:
    """A frame for other pages: the chart and its colours by name, needing nothing from elsewhere."""

    rendered: RenderedChart
    light: Mapping[str, str]
    dark: Mapping[str, str]


def pages(site: SiteContext) -> Iterator[Page]:
    """The gallery, and for each chart its page and its frame."""
    yield titled_page(site, "charts", Gallery(groups=tuple(_groups(site))))
    for id_, rendered in site.charts.items():
        yield _page(rendered.chart, addresses.chart(id_), "chart.html", _chart_page(site, rendered))
        frame = ChartFrame(rendered=rendered, light=of_charts(site.colours.light), dark=of_charts(site.colours.dark))
        yield _page(rendered.chart, addresses.chart_frame(id_), "embed.html", frame)


def _groups(site: SiteContext) -> Iterator[ChartGroup]:
    for vehicle in (*site.catalogue.vehicles, None):
        charts = tuple(rendered for rendered in site.charts.values() if rendered.chart.vehicle is vehicle)
        if charts:
            yield ChartGroup(vehicle=vehicle, charts=charts)


def _page(chart: Chart, address: str, template: str, view: object) -> Page:
    return Page(
        address=address,
        template=template,
        title=chart.title,
        description=shorten(chart.description),
        view=view,
        scope=Scope(vehicles=(chart.vehicle,) if chart.vehicle else ()),
    )


def _chart_page(site: SiteContext, rendered: RenderedChart) -> ChartPage:
    chart = rendered.chart
    sources = _sources(site, chart)
    return ChartPage(
        rendered=rendered,
        downloads=tuple(_downloads(site, rendered)),
        frame_markup=_frame_markup(site, rendered),
        colours=json.dumps({colour: name for name, colour in of_charts(site.colours.light).items()}),
        tables=tuple((site.tables[name].schema, len(site.tables[name].rows)) for name in chart.tables),
        sources=tuple(sources) if len(sources) <= _MOST_SOURCES_LISTED else (),
        source_count=len(sources),
    )


def _downloads(site: SiteContext, rendered: RenderedChart) -> Iterator[Download]:
    for kind, content in rendered.files.items():
        size = len(content.encode() if isinstance(content, str) else content)
        title = site.local.messages(f"charts.files.{kind}")
        yield Download(title=title, address=addresses.chart_file(rendered.chart.id, kind), bytes=size)


def _frame_markup(site: SiteContext, rendered: RenderedChart) -> str:
    """What to paste into another page."""
    title = html.escape(rendered.chart.title)
    height = round(rendered.height * _FRAME_WIDTH) + _FRAME_TEXT_HEIGHT
    address = addresses.chart_frame(rendered.chart.id)
    return (
        f'<iframe src="{site.canonical(address) or address}" title="{title}" width="100%" '
        f'height="{height}" loading="lazy" style="border:0;max-width:36rem"></iframe>'
    )


def _sources(site: SiteContext, chart: Chart) -> list[Row]:
    """Sources that the rows behind a chart cite, each once, best grade first."""
    sources: dict[str, Row] = {}
    for table, id_ in chart.behind:
        for source in site.catalogue.cited(site.catalogue.get(table, id_)):
            sources[source.id] = source
    return sorted(sources.values(), key=_source_order)


def _source_order(source: Row) -> tuple[str, str, str, str]:
    return str(source.grade), str(source.publisher), str(source.date or ""), str(source.id)
