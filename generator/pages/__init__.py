"""Which pages the site has and what each shows. A page names its address, template and view; nothing is drawn."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from generator.charts import charts
from generator.colours import Colours
from generator.dates import last_day
from generator.exports.csv_table import render_csv
from generator.exports.datapackage import render_package
from generator.exports.record import render_record
from generator.exports.search_index import render_search_index
from generator.maps import Map
from generator.messages import Words
from generator.model import Catalogue, Row
from generator.pages import chart_pages, lists, views
from generator.pages.reader import Reader
from generator.pages.shares import cards
from generator.tables import Tables

DATA = "data"


@dataclass(frozen=True)
class Page:
    """One page: its address from the root of its language (ending in '/', or empty), and what the template gets."""

    address: str
    template: str
    title: str
    description: str
    view: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class Site:
    """The whole site in one language: pages, the reader that templates ask, and files that are downloads."""

    pages: tuple[Page, ...]
    reader: Reader
    files: Mapping[str, str | bytes | Path]
    redirects: Mapping[str, str]


def site(
    catalogue: Catalogue,
    tables: Tables,
    words: Words,
    colours: Colours,
    data: Path,
    cache: Path,
    atlas: Map | None = None,
) -> Site:
    """All pages of the site in the language of `words`, as the records stand on the coverage date.

    `data` is the folder of the records, whose files are offered as they are; `cache` keeps card
    images and a script between builds; `atlas` is the map of the host country.
    """
    drawn = charts(catalogue, tables, words, colours, cache)
    reader = Reader(catalogue, tables, words, last_day(catalogue.dataset.coverage), drawn, colours, atlas)
    package = {f"{DATA}/{name}": text for name, text in render_package(catalogue, tables).items()}
    index = {f"search/index.{words.lang}.json": render_search_index(catalogue, words)}
    files = {
        **package,
        **index,
        **_record_files(catalogue, tables, data),
        **cards(reader, cache),
        **chart_pages.chart_files(drawn, cache),
    }
    return Site(tuple(_pages(reader, package)), reader, files, _redirects(catalogue))


def _record_files(catalogue: Catalogue, tables: Tables, data: Path) -> dict[str, str | bytes | Path]:
    """Every record as JSON, as the YAML it is written in, and its claims as CSV."""
    claims = tables["claims"]
    of_record: dict[str, list[Any]] = {}
    for row, values in zip(catalogue.tables["claims"], claims.rows, strict=True):
        of_record.setdefault(f"{row.owner.table.name}/{row.owner.id}", []).append(values)
    files: dict[str, str | bytes | Path] = {}
    for kind in catalogue.schemas.kinds:
        for row in catalogue.tables[kind]:
            stem = f"{kind}/{row.id}/{row.id}"
            files[f"{stem}.json"] = render_record(row, catalogue)
            files[f"{stem}.yaml"] = data / kind / f"{row.id}.yaml"
    for key, rows in of_record.items():
        files[f"{key}/{key.partition('/')[2]}.csv"] = render_csv(replace(claims, rows=tuple(rows)))
    return files


def relative(target: str, page: str) -> str:
    """The address `target` as a link from the page at `page`; both from the root of the site."""
    path, mark, fragment = target.partition("#")
    if mark and path == page:
        return f"#{fragment}"
    link = posixpath.relpath(path or ".", page or ".")
    return (f"{link}/" if path.endswith("/") or not path else link) + mark + fragment


def _pages(reader: Reader, files: Mapping[str, str]) -> Iterator[Page]:
    yield _page(reader, "", "front", views.front(reader))
    for address, template, view in (
        ("timeline/", "timeline", views.timeline),
        ("disagreements/", "disagreements", views.disagreements),
        ("ladder/", "ladder", views.ladder),
        ("clock/", "clock", views.clock),
        ("comparators/", "comparators", views.comparators),
        ("quality/", "quality", views.quality),
        ("claims/", "claims", lists.claims),
        ("search/", "search", views.search),
    ):
        yield _page(reader, address, template, view(reader))
    yield _page(reader, f"{DATA}/", "data", views.data(reader, files))
    yield from _charts(reader)
    yield from _ladder_days(reader)
    for kind in reader.catalogue.schemas.kinds:
        yield from _kind(reader, kind)


def _page(reader: Reader, address: str, name: str, view: Mapping[str, Any]) -> Page:
    words, dataset = reader.words, reader.catalogue.dataset
    return Page(
        address,
        f"{name}.html",
        words(f"{name}.title"),
        words(f"{name}.description", coverage=reader.date(dataset.coverage)),
        view,
    )


def _charts(reader: Reader) -> Iterator[Page]:
    yield _page(reader, f"{chart_pages.CHARTS}/", "charts", {"charts": tuple(reader.charts.values())})
    for chart in reader.charts.values():
        view = chart_pages.view(reader, chart)
        yield Page(chart_pages.address(chart), "chart.html", chart.title, _short(chart.description), view)
        for address in chart_pages.frames(reader, chart).values():
            view = chart_pages.frame_view(reader, chart)
            yield Page(address, "embed.html", chart.title, _short(chart.description), view)


def _ladder_days(reader: Reader) -> Iterator[Page]:
    for day in views.ladder_days(reader):
        title = reader.words("ladder.title_on", date=reader.date(day))
        yield Page(f"ladder/{day}/", "ladder_day.html", title, title, views.ladder_day(reader, day))


def _kind(reader: Reader, kind: str) -> Iterator[Page]:
    words = reader.words
    rows = reader.catalogue.tables[kind]
    template, view = _LISTS.get(kind, ("list", views.plain_list))
    yield Page(
        f"{kind}/",
        f"{template}.html",
        words(f"{kind}.title"),
        words(f"{kind}.description", coverage=reader.date(reader.catalogue.dataset.coverage)),
        view(reader, rows),
    )
    for row in rows:
        title = reader.name(row)
        about = (
            reader.text(row, "summary") or reader.text(row, "statement") or reader.text(row, "question")
            if kind != "sources"
            else ""
        )
        yield Page(
            f"{kind}/{row.id}/",
            f"{kind}_record.html",
            title,
            _short(about) or words(f"{kind}.one", name=title),
            {"record": row},
        )


def _short(text: str, most: int = 200) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


_LISTS: Mapping[str, tuple[str, Callable[[Reader, tuple[Row, ...]], Mapping[str, Any]]]] = {
    "projects": ("projects", lists.projects),
    "companies": ("companies", lists.companies),
    "terms": ("terms", views.terms),
    "events": ("events", lists.events),
    "questions": ("questions", lists.questions),
    "sources": ("sources", lists.sources),
}


def _redirects(catalogue: Catalogue) -> dict[str, str]:
    """Addresses that records once had -> addresses they have now."""
    return {
        f"{row.values['table']}/{row.former}/": f"{row.values['table']}/{row.row}/"
        for row in catalogue.tables["former_ids"]
    }


__all__ = ["DATA", "Page", "Site", "relative", "site"]
