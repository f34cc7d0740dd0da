"""Everything that is published, from one sound Catalogue: pages, files and redirects of the site, and the package.

Nothing here knows how pages are drawn or where files are written.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from generator import addresses
from generator.charts import chart_drawings, chart_script, draw_ahead, render_charts
from generator.charts.context import ChartContext
from generator.colours import read_colours
from generator.dates import last_day
from generator.derive import derive
from generator.errors import Problem, raise_if_any
from generator.exports.csv_table import render_csv
from generator.exports.datapackage import render_package
from generator.exports.record import render_record
from generator.exports.search_index import SearchedPage, render_search_index
from generator.images.social_card import CardPrinter, card_of
from generator.inputs import Inputs
from generator.languages import root_of
from generator.localize import Localizer
from generator.maps import read_map
from generator.messages import languages_of, read_messages
from generator.model import Catalogue, Row, as_values
from generator.pages import record as record_pages
from generator.pages.all_pages import all_pages
from generator.pages.context import SiteContext
from generator.pages.page import Page
from generator.paths import Paths
from generator.records import yaml_text
from generator.references import build_references
from generator.styles import render_stylesheet
from generator.tables import TableRows, build_tables, tables_of_vehicle

# Pages that nobody looks for by their title: many of one kind, frames, and the page for what is not there.
_FOUND_OTHERWISE = frozenset({"day.html", "embed.html", "404.html"})

Content = str | bytes | Path  # of a file; a path stands for the file there


@dataclass(frozen=True, kw_only=True)
class Edition:
    """The site in one language: what it shows, its pages and files, by address from the root of the language.

    `pages` and `files` are those over many records, worked out by the process that asks for them; those of one record
    are asked for one by one, so that no more than one stands in memory.
    """

    context: SiteContext
    package: Mapping[str, str]
    card_printer: CardPrinter

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page over many records."""
        return tuple(all_pages(self.context, self.package))

    @cached_property
    def files(self) -> Mapping[str, Content]:
        """Every file over many records that holds words."""
        return _files(self.context, self.pages)

    @property
    def lang(self) -> str:
        """Language code."""
        return self.context.local.lang

    @property
    def root(self) -> str:
        """Where its pages begin, from the root of the site."""
        return root_of(self.lang)

    def record_page(self, record: Row) -> Page:
        """The page of a record."""
        return record_pages.page(self.context, record)

    def record_files(self, record: Row) -> Iterator[tuple[str, Content]]:
        """The files of a record that hold words: its card."""
        context = self.context
        statuses = context.statuses_of(record) if record.schema.name == "projects" else ()
        promised = context.promised(record) if record.schema.name == "vehicles" and record.amount_term else ""
        card = card_of(context.local, record, self.card_printer.can_draw, statuses, promised)
        picture = self.card_printer.render(card)
        for id_ in (record.id, *_former_ids(record)):
            yield addresses.social_card(record, id_), picture


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A whole site in all its languages, and the data package.

    `editions` are the languages, the main one first. `files` are those over many records that all languages share,
    `redirects` lead from old addresses to new ones in each of them. `package` are the files of the data package by
    name; the site has them under `addresses.DATA` too.
    """

    editions: tuple[Edition, ...]
    files: Mapping[str, Content]
    redirects: Mapping[str, str]
    package: Mapping[str, str]
    paths: Paths

    @property
    def context(self) -> SiteContext:
        """What the site shows in its main language."""
        return self.editions[0].context

    @property
    def records(self) -> list[Row]:
        """Every record, in order of kind and identifier."""
        catalogue = self.context.catalogue
        return [record for kind in catalogue.schemas.kinds for record in catalogue.tables[kind]]

    @cached_property
    def page_addresses(self) -> frozenset[str]:
        """Addresses of all pages but the hand-written ones, in every language, from the root of the site."""
        known = [addresses.record(record.schema.name, record.id) for record in self.records]
        known += [page.address for page in self.editions[0].pages]  # the same in every language
        return frozenset(edition.root + address for edition in self.editions for address in known)

    @property
    def addresses_over_records(self) -> list[str]:
        """Addresses of all that the generator writes itself; what stands below the page of a record is not listed."""
        written = [*self.page_addresses, *self.files]
        for edition in self.editions:
            own = [addresses.search_index(edition.lang), *_own_chart_files(edition.context), *self.redirects]
            written += [edition.root + address for address in own]
        return written

    def record_files(self, record: Row) -> Iterator[tuple[str, Content]]:
        """A record as JSON, as the YAML it is written in, and its claims as CSV in two forms.

        They stand under its former ids too: a host of files can lead on from pages, but not from these.
        """
        files = dict(self._forms(record))
        for id_ in (record.id, *_former_ids(record)):
            for format_, content in files.items():
                yield addresses.record_file(record, format_, id_), content

    def _forms(self, record: Row) -> Iterator[tuple[str, Content]]:
        context = self.context
        yield "json", render_record(record, context.catalogue)
        yield "yaml", self._yaml(record)
        claims = record.lists.get("claims")
        if claims:
            table = TableRows(context.catalogue.schemas.tables["claims"], tuple(as_values(claims)))
            rows = render_csv(table)
            yield "csv", rows.exact
            yield "spreadsheet", rows.spreadsheet

    def _yaml(self, record: Row) -> Content:
        """The file of a record; as of an earlier day, what stood of it."""
        if self.context.catalogue.as_of:
            return yaml_text(record.file.value)
        return self.paths.data / record.schema.name / f"{record.id}.yaml"


def publish(catalogue: Catalogue, paths: Paths, inputs: Inputs) -> Publication:
    """The site of `catalogue` in every language that there are words of, as the records stand on the coverage date.

    What no language changes is worked out once: references, rules, tables, the package.

    `inputs` tell what charts are drawn with, so that none is kept that was drawn with other words or code.

    Raises CalendarError, MessageError or another PledgebookError where something that pages need is missing.
    """
    references = build_references(catalogue)
    derived = derive(catalogue, references)
    colours = read_colours(paths.styles)
    tables = build_tables(catalogue, derived)
    host = catalogue.get("parties", catalogue.first_vehicle.host)
    map_ = read_map(paths.maps, host.code)
    card_printer = CardPrinter(colours, paths.fonts)
    words = [read_messages(paths.messages, lang) for lang in languages_of(paths.messages)]
    package = render_package(catalogue, tables, words)
    languages = tuple(each.language for each in words)
    localizers = [Localizer(catalogue, messages, map_) for messages in words]
    of_charts = partial(
        ChartContext,
        catalogue=catalogue,
        derived=derived,
        tables=tables,
        colours=colours,
        vehicle=catalogue.first_vehicle,
    )
    drawings = [
        chart_drawings(of_charts(local=local), paths.fonts, paths.cache, inputs.of_charts) for local in localizers
    ]
    draw_ahead(chain(*drawings), paths.cache)
    editions: list[Edition] = []
    for local, of_language in zip(localizers, drawings, strict=True):
        context = SiteContext(
            catalogue=catalogue,
            references=references,
            derived=derived,
            tables=tables,
            local=local,
            charts=render_charts(of_language),
            colours=colours,
            day=last_day(catalogue.dataset.coverage),
            languages=languages,
        )
        editions.append(Edition(context=context, package=package, card_printer=card_printer))
    publication = Publication(
        editions=tuple(editions),
        files=_shared_files(editions[0].context, package, paths),
        redirects=_redirects(editions[0].context),
        package=package,
        paths=paths,
    )
    roots = [edition.root for edition in editions]
    raise_if_any(withdrawn_problems(catalogue, publication.page_addresses, roots, publication.redirects))
    return publication


def withdrawn_problems(
    catalogue: Catalogue, pages: Container[str], roots: Iterable[str], redirects: Container[str]
) -> Iterator[Problem]:
    """A withdrawn address is in no language that of a page that stands, and leads to none that leads on itself.

    `pages` are the addresses of all pages, `roots` where each language begins, `redirects` what leads on.
    """
    for row in catalogue.tables["withdrawn"]:
        if any(root + row.address in pages for root in roots):
            message = f"must be the address of no page that stands, '{row.address}' is one"
            yield row.problem("address", message, "take it out, or withdraw the page first")
        if row.leads_to in redirects:
            yield row.problem("leads_to", f"must be a page, '{row.leads_to}' leads on itself", "name the page")


def _files(context: SiteContext, pages: Iterable[Page]) -> dict[str, Content]:
    """Every file over many records that holds words, by address."""
    searched = [
        SearchedPage(page.address, page.title, page.description)
        for page in pages
        if page.template not in _FOUND_OTHERWISE
    ]
    index = render_search_index(context.local, searched)
    return {addresses.search_index(context.local.lang): index, **_own_chart_files(context)}


def _own_chart_files(context: SiteContext) -> dict[str, Content]:
    """Files of charts that hold words."""
    return {address: content for address, content in _chart_files(context) if addresses.is_per_language(address)}


def _shared_files(context: SiteContext, package: Mapping[str, str], paths: Paths) -> dict[str, Content]:
    """Every file over many records that all languages share, by address."""
    files: dict[str, Content] = {addresses.DATA + name: text for name, text in package.items()}
    for vehicle in context.catalogue.vehicles:
        for table in tables_of_vehicle(context.tables, vehicle.id):
            rows = render_csv(table)
            files[addresses.vehicle_table(vehicle.id, table.schema.name)] = rows.exact
            files[addresses.vehicle_table_spreadsheet(vehicle.id, table.schema.name)] = rows.spreadsheet
    files[addresses.STYLESHEET] = render_stylesheet(paths.styles, context.colours)
    files[addresses.CHART_SCRIPT] = chart_script(paths.cache)
    charts = _chart_files(context)
    files.update({address: content for address, content in charts if not addresses.is_per_language(address)})
    return files


def _chart_files(context: SiteContext) -> Iterator[tuple[str, Content]]:
    for id_, chart in context.charts.items():
        for kind, content in chart.files.items():
            yield addresses.chart_file(id_, kind), content


def _former_ids(record: Row) -> list[str]:
    return [row.former for row in record.lists.get("formerly", ())]


def _redirects(context: SiteContext) -> dict[str, str]:
    """Addresses that records or days once had, or that were withdrawn -> addresses that answer for them now."""
    catalogue = context.catalogue
    redirects: dict[str, str] = {}
    for day in context.derived_of(catalogue.first_vehicle).ladder_days:
        date = day.date.isoformat()
        redirects[addresses.former_ladder_day(date)] = addresses.day(date)
    for row in catalogue.tables["former_ids"]:
        if catalogue.schemas.is_kind(row.table):  # rows of lists stand on their record's page
            redirects[addresses.record(row.table, row.former)] = addresses.record(row.table, row.row)
    for row in catalogue.tables["withdrawn"]:
        redirects[row.address] = row.leads_to
    return redirects
