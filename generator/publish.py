"""Everything that is published, from one sound Catalogue: pages, files and redirects of the site, and the package.

Nothing here knows how pages are drawn or where files are written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
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
from generator.images.social_card import CardPrinter, card_of
from generator.inputs import Inputs
from generator.localize import Localizer
from generator.maps import read_map
from generator.messages import read_messages
from generator.model import Catalogue, Row, as_values
from generator.pages import record as record_pages
from generator.pages.all_pages import all_pages
from generator.pages.context import SiteContext
from generator.pages.page import Page
from generator.paths import Paths
from generator.references import build_references
from generator.styles import render_stylesheet
from generator.tables import TableRows, build_tables

Content = str | bytes | Path  # of a file; a path stands for the file there


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A whole site in one language: what it shows, its pages and files, redirects (old address -> new), the package.

    `pages` and `files` are those over many records, by address; those of one record are asked for one by one, so that
    no more than one stands in memory. `package` are the files of the data package by name; the site has them under
    `addresses.DATA` too.
    """

    context: SiteContext
    pages: tuple[Page, ...]
    files: Mapping[str, Content]
    redirects: Mapping[str, str]
    package: Mapping[str, str]
    paths: Paths

    @property
    def records(self) -> list[Row]:
        """Every record, in order of kind and identifier."""
        catalogue = self.context.catalogue
        return [record for kind in catalogue.schemas.kinds for record in catalogue.tables[kind]]

    @cached_property
    def page_addresses(self) -> frozenset[str]:
        """Addresses of all pages but the hand-written ones."""
        records = [addresses.record(record.schema.name, record.id) for record in self.records]
        return frozenset([*records, *(page.address for page in self.pages)])

    @property
    def addresses_over_records(self) -> list[str]:
        """Addresses of all that the generator writes itself; what stands below the page of a record is not listed."""
        return [*self.page_addresses, *self.files, *self.redirects]

    def record_page(self, record: Row) -> Page:
        """The page of a record."""
        return record_pages.page(self.context, record)

    def record_files(self, record: Row) -> Iterator[tuple[str, Content]]:
        """A record as JSON, as the YAML it is written in, its claims as CSV in two forms, and its card."""
        context = self.context
        yield addresses.record_file(record, "json"), render_record(record, context.catalogue)
        yield addresses.record_file(record, "yaml"), self.paths.data / record.schema.name / f"{record.id}.yaml"
        claims = record.lists.get("claims")
        if claims:
            table = TableRows(context.catalogue.schemas.tables["claims"], tuple(as_values(claims)))
            rows = render_csv(table)
            yield addresses.record_file(record, "csv"), rows.exact
            yield addresses.record_file(record, "spreadsheet"), rows.spreadsheet
        statuses = context.statuses_of(record) if record.schema.name == "projects" else ()
        card = card_of(context.local, statuses, record, self._card_printer.can_draw)
        yield addresses.social_card(record), self._card_printer.render(card)

    @cached_property
    def _card_printer(self) -> CardPrinter:
        return CardPrinter(self.context.colours, self.paths.fonts)


def publish(catalogue: Catalogue, paths: Paths, lang: str, inputs: Inputs) -> Publication:
    """The site of `catalogue` in one language, as the records stand on the coverage date.

    `inputs` tell what charts are drawn with, so that none is kept that was drawn with other words or code.

    Raises CalendarError, MessageError or another PledgebookError where something that pages need is missing.
    """
    references = build_references(catalogue)
    derived = derive(catalogue, references)
    colours = read_colours(paths.styles)
    tables = build_tables(catalogue, derived)
    host = catalogue.get("parties", catalogue.first_vehicle.host)
    local = Localizer(catalogue, read_messages(paths.messages, lang), read_map(paths.maps, host.code))
    chart_context = ChartContext(
        catalogue=catalogue,
        derived=derived,
        tables=tables,
        local=local,
        colours=colours,
        vehicle=catalogue.first_vehicle,
    )
    context = SiteContext(
        catalogue=catalogue,
        references=references,
        derived=derived,
        tables=tables,
        local=local,
        charts=render_charts(chart_context, paths.cache, inputs.of_charts),
        colours=colours,
        day=last_day(catalogue.dataset.coverage),
    )
    package = render_package(catalogue, tables, local.messages)
    return Publication(
        context=context,
        pages=tuple(all_pages(context, package)),
        files=dict(_files(context, package, paths)),
        redirects=_redirects(catalogue),
        package=package,
        paths=paths,
    )


def _files(context: SiteContext, package: Mapping[str, str], paths: Paths) -> Iterator[tuple[str, Content]]:
    """Every file over many records, by address."""
    for name, text in package.items():
        yield addresses.DATA + name, text
    yield addresses.STYLESHEET, render_stylesheet(paths.styles, context.colours)
    yield addresses.search_index(context.local.lang), render_search_index(context.local)
    yield addresses.CHART_SCRIPT, chart_script(paths.cache)
    for id_, chart in context.charts.items():
        for kind, content in chart.files.items():
            yield addresses.chart_file(id_, kind), content


def _redirects(catalogue: Catalogue) -> dict[str, str]:
    """Addresses that records once had, or that were withdrawn -> addresses that answer for them now."""
    redirects: dict[str, str] = {}
    for row in catalogue.tables["former_ids"]:
        redirects[addresses.record(row.table, row.former)] = addresses.record(row.table, row.row)
    for row in catalogue.tables["withdrawn"]:
        redirects[row.address] = row.leads_to
    return redirects
