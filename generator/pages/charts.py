"""Charts: the gallery, a page for every chart, and its frames for other pages."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import addresses
from generator.charts import COLOURS, DARK, Chart, RenderedChart
from generator.model import Row
from generator.pages.context import SiteContext
from generator.pages.page import Page, shorten, titled_page
from generator.schemas import TableSchema

_MOST_LISTED = 60  # more sources than these are counted and not listed
_MOST_OPEN = 30  # a table with more rows than these is folded
# A frame is as high as its chart at the greatest width that a frame gets, 36rem, and what title and credit take above and
# below the chart.
_FRAME_WIDTH = 576  # px
_FRAME_WORDS = 150  # px
_FRAME_STYLE = "border:0;max-width:36rem"


@dataclass(frozen=True, kw_only=True)
class GalleryPage:
    """Every chart, in the order of the gallery."""

    charts: tuple[RenderedChart, ...]


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file of a chart: its kind, which names its words, its address from the root, and its size in bytes."""

    kind: str
    address: str
    bytes: int


@dataclass(frozen=True, kw_only=True)
class EmbedCode:
    """What to paste into another page; `version` is `live` or `frozen`, `label` says which in words."""

    version: str
    label: str
    html: str


@dataclass(frozen=True, kw_only=True)
class ChartTable:
    """A table whose rows a chart shows, and its number of rows."""

    schema: TableSchema
    rows: int


@dataclass(frozen=True, kw_only=True)
class ChartPage:
    """One chart with its files, frames, tables and the sources that the rows behind it cite, best grade first.

    `colour_names` is JSON: the colours of the specification -> the custom properties of the style sheet that they are.
    """

    chart: Chart
    svg: str
    downloads: tuple[Download, ...]
    embed_codes: tuple[EmbedCode, ...]
    tables: tuple[ChartTable, ...]
    sources: tuple[Row, ...]
    colour_names: str

    @property
    def lists_sources(self) -> bool:
        """Whether the sources are few enough to be listed."""
        return 0 < len(self.sources) <= _MOST_LISTED

    @property
    def only_counts_sources(self) -> bool:
        """Whether there are too many sources to be listed."""
        return len(self.sources) > _MOST_LISTED

    @property
    def folds_table(self) -> bool:
        """Whether the rows are too many to stand open."""
        return len(self.chart.rows) > _MOST_OPEN


@dataclass(frozen=True, kw_only=True)
class FramePage:
    """A chart in a frame for other pages, which needs nothing from elsewhere: so it brings its colours, by name."""

    chart: Chart
    svg: str
    light: Mapping[str, str]
    dark: Mapping[str, str]


def pages(site: SiteContext) -> Iterator[Page]:
    """The gallery; then for every chart its page, its live frame, and the frame of this version of the data."""
    yield titled_page(site, "charts", GalleryPage(charts=tuple(site.charts.values())))
    for rendered in site.charts.values():
        chart = rendered.chart
        yield _page_of(chart, addresses.chart(chart.id), "chart.html", _chart_page(site, rendered))
        frame = FramePage(chart=chart, svg=rendered.svg, light=COLOURS, dark=DARK)
        for address in _frames(site, chart).values():
            yield _page_of(chart, address, "embed.html", frame)


def _page_of(chart: Chart, address: str, template: str, view: object) -> Page:
    description = shorten(chart.description)
    return Page(address=address, template=template, title=chart.title, description=description, view=view)


def _chart_page(site: SiteContext, rendered: RenderedChart) -> ChartPage:
    chart = rendered.chart
    tables = [site.tables[name] for name in chart.tables]
    return ChartPage(
        chart=chart,
        svg=rendered.svg,
        downloads=tuple(_downloads(rendered)),
        embed_codes=tuple(_embed_codes(site, rendered)),
        tables=tuple(ChartTable(schema=table.schema, rows=len(table.rows)) for table in tables),
        sources=_sources(site, chart),
        colour_names=json.dumps({colour: name for name, colour in COLOURS.items()}),
    )


def _downloads(rendered: RenderedChart) -> Iterator[Download]:
    for kind in addresses.CHART_FILE_ENDINGS:
        content = rendered.files[kind]
        size = len(content.encode() if isinstance(content, str) else content)
        yield Download(kind=kind, address=addresses.chart_file(rendered.chart.id, kind), bytes=size)


def _frames(site: SiteContext, chart: Chart) -> dict[str, str]:
    """Addresses of a chart's frames: the live one, and the one that names the version of the data."""
    return {
        "live": addresses.chart_frame(chart.id),
        "frozen": addresses.chart_frame(chart.id, site.dataset.version),
    }


def _embed_codes(site: SiteContext, rendered: RenderedChart) -> Iterator[EmbedCode]:
    height = round(rendered.height * _FRAME_WIDTH) + _FRAME_WORDS
    title = html.escape(rendered.chart.title)
    for version, address in _frames(site, rendered.chart).items():
        public = site.canonical(address) or address
        yield EmbedCode(
            version=version,
            label=site.local.messages(f"charts.embed_{version}", version=site.dataset.version),
            html=f'<iframe src="{public}" title="{title}" width="100%" height="{height}" loading="lazy"'
            f' style="{_FRAME_STYLE}"></iframe>',
        )


def _sources(site: SiteContext, chart: Chart) -> tuple[Row, ...]:
    """Sources that the rows behind a chart cite, each once, best grade first."""
    cited: dict[str, Row] = {}
    for table, id_ in chart.behind:
        for source in site.catalogue.cited(site.catalogue.get(table, id_)):
            cited[source.id] = source
    return tuple(sorted(cited.values(), key=_by_grade))


def _by_grade(source: Row) -> tuple[str, str, str, str]:
    return str(source.grade), str(source.publisher), str(source.date or ""), str(source.id)
