"""Everything that is published, from one sound Catalogue: pages, files and redirects of the site, and the package.

Nothing here knows how pages are drawn or where files are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator import addresses
from generator.charts import chart_script, render_charts
from generator.charts.context import ChartContext
from generator.colours import read_colours
from generator.dates import last_day
from generator.derive import derive
from generator.exports.csv_table import render_csv
from generator.exports.datapackage import render_package
from generator.exports.record import render_record
from generator.exports.search_index import render_search_index
from generator.images.social_card import render_cards
from generator.localize import Localizer
from generator.maps import read_map
from generator.messages import read_messages
from generator.model import Catalogue, Row
from generator.pages.all_pages import all_pages
from generator.pages.context import SiteContext
from generator.pages.page import Page
from generator.paths import Paths
from generator.references import build_references
from generator.styles import render_stylesheet
from generator.tables import Tables, Values, build_tables

Content = str | bytes | Path  # of a file; a path stands for the file there


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A whole site in one language: its pages, its files by address, redirects (old address -> new), and the package.

    `package` are the files of the data package by name; the site has them under `addresses.DATA` too.
    """

    context: SiteContext
    pages: tuple[Page, ...]
    files: Mapping[str, Content]
    redirects: Mapping[str, str]
    package: Mapping[str, str]


def publish(catalogue: Catalogue, paths: Paths, lang: str) -> Publication:
    """The site of `catalogue` in one language, as the records stand on the coverage date.

    Raises CalendarError, MessageError or another PledgebookError where something that pages need is missing.
    """
    references = build_references(catalogue)
    derived = derive(catalogue, references)
    colours = read_colours(paths.styles)
    tables = build_tables(catalogue, derived)
    host = catalogue.get("parties", catalogue.vehicle.host)
    local = Localizer(catalogue, read_messages(paths.messages, lang), read_map(paths.maps, host.code))
    chart_context = ChartContext(catalogue=catalogue, derived=derived, tables=tables, local=local)
    context = SiteContext(
        catalogue=catalogue,
        references=references,
        derived=derived,
        tables=tables,
        local=local,
        charts=render_charts(chart_context, colours, paths.cache),
        colours=colours,
        day=last_day(catalogue.dataset.coverage),
    )
    package = render_package(catalogue, tables)
    return Publication(
        context=context,
        pages=tuple(all_pages(context, package)),
        files=dict(_files(context, package, paths)),
        redirects=_redirects(catalogue),
        package=package,
    )


def _files(context: SiteContext, package: Mapping[str, str], paths: Paths) -> Iterator[tuple[str, Content]]:
    """Every file of the site that is no page, by address."""
    for name, text in package.items():
        yield addresses.DATA + name, text
    yield addresses.STYLESHEET, render_stylesheet(paths.styles, context.colours)
    yield addresses.search_index(context.local.lang), render_search_index(context.local)
    yield addresses.CHART_SCRIPT, chart_script(paths.cache)
    for id_, chart in context.charts.items():
        for kind, content in chart.files.items():
            yield addresses.chart_file(id_, kind), content
    yield from _record_files(context.catalogue, context.tables, paths.data)
    yield from render_cards(context.local, context.statuses, context.colours, paths.cache)


def _record_files(catalogue: Catalogue, tables: Tables, data: Path) -> Iterator[tuple[str, Content]]:
    """Every record as JSON, as the YAML it is written in, and its claims as CSV."""
    claims = _claims_by_record(catalogue, tables)
    for kind in catalogue.schemas.kinds:
        for row in catalogue.tables[kind]:
            yield addresses.record_file(row, "json"), render_record(row, catalogue)
            yield addresses.record_file(row, "yaml"), data / kind / f"{row.id}.yaml"
            if row in claims:
                table = replace(tables["claims"], rows=tuple(claims[row]))
                yield addresses.record_file(row, "csv"), render_csv(table)


def _claims_by_record(catalogue: Catalogue, tables: Tables) -> dict[Row, list[Values]]:
    by_record: dict[Row, list[Values]] = {}
    for row, values in zip(catalogue.tables["claims"], tables["claims"].rows, strict=True):
        by_record.setdefault(row.owner, []).append(values)
    return by_record


def _redirects(catalogue: Catalogue) -> dict[str, str]:
    """Addresses that records once had, or that were withdrawn -> addresses that answer for them now."""
    redirects: dict[str, str] = {}
    for row in catalogue.tables["former_ids"]:
        redirects[addresses.record(row.table, row.former)] = addresses.record(row.table, row.row)
    for row in catalogue.tables["withdrawn"]:
        redirects[row.address] = row.leads_to
    return redirects
