"""The pages of charts: files by kind, frames, what to paste elsewhere, sources and tables."""

from __future__ import annotations

import html.parser
from dataclasses import replace
from typing import Any

import pytest

from generator.pages import charts
from generator.pages.charts import ChartPage
from generator.pages.context import SiteContext
from tests.unit.example_site import changed_record, new_record, site_with, site_with_chart

SOURCE = {"title": "A paper", "publisher": "Paper", "language": "en", "kind": "press", "grade": "B", "access": "read"}
CLAIM = {
    "key": "all",
    "field": "cost",
    "value": 1,
    "unit": "usd-bn",
    "qualifier": "exactly",
    "basis": "project-cost",
    "as_of": "2031-01-01",
    "asserted_by": "X",
    "attribution": "press",
    "side": "third-party",
}


def view_of(site: SiteContext) -> ChartPage:
    (page,) = (page for page in charts.pages(site) if page.template == "chart.html")
    assert isinstance(page.view, ChartPage)
    return page.view


class Frames(html.parser.HTMLParser):
    """The attributes of the frames in a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.frames: list[dict[str, Any]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.frames.append({"tag": tag, **dict(attrs)})


def test_a_chart_has_a_page_and_a_frame_beside_the_gallery() -> None:
    addresses = [(page.address, page.template) for page in charts.pages(site_with_chart())]
    assert addresses == [
        ("charts/", "charts.html"),
        ("charts/sums/", "chart.html"),
        ("charts/sums/embed/", "embed.html"),
    ]


def test_downloads_are_named_and_addressed_by_their_kind() -> None:
    downloads = view_of(site_with_chart()).downloads
    assert [(file.title, file.address, file.bytes) for file in downloads] == [
        ("SVG picture, light", "charts/sums/sums.svg", 6),
        ("SVG picture, dark", "charts/sums/sums-dark.svg", 6),
        ("PNG picture", "charts/sums/sums.png", 3),
        ("Rows as CSV, exact", "charts/sums/sums.csv", 3),
        ("Vega-Lite specification", "charts/sums/sums.vl.json", 3),
    ]


def test_what_to_paste_names_the_public_address_and_the_height_of_the_drawing() -> None:
    (frame,) = Frames(view_of(site_with_chart()).frame_markup).frames
    assert (frame["tag"], frame["src"]) == ("iframe", "https://example.org/book/charts/sums/embed/")
    assert frame["height"] == "438"  # half of 576 px, and 150 px of words


def test_what_to_paste_has_a_relative_address_where_the_site_has_no_public_one() -> None:
    site = site_with(changed_record("dataset", "example", homepage=None))
    markup = view_of(replace(site, charts=site_with_chart().charts)).frame_markup
    assert Frames(markup).frames[0]["src"] == "charts/sums/embed/"


def test_a_title_with_quotation_marks_does_not_break_what_to_paste() -> None:
    title = 'What "selected" means <here>'
    (frame,) = Frames(view_of(site_with_chart(title=title)).frame_markup).frames
    assert frame["title"] == title


def test_sources_behind_a_chart_stand_once_best_grade_first() -> None:
    behind = (("claims", "big-dam.cost-nor"), ("claims", "big-dam.cost-sud"), ("claims", "dam-loan.amount"))
    view = view_of(site_with_chart(behind=behind))
    ids = [source.id for source in view.sources]
    assert len(ids) == len(set(ids)) > 1
    assert [source.grade for source in view.sources] == sorted(source.grade for source in view.sources)
    assert view.source_count == len(ids)


@pytest.mark.parametrize(("number", "listed"), [(60, 60), (61, 0)])
def test_more_than_sixty_sources_are_counted_and_not_listed(number: int, listed: int) -> None:
    sources = [new_record("sources", f"paper-{each}", **SOURCE) for each in range(number)]
    claim = {**CLAIM, "sources": [source.id for source in sources]}
    site = site_with(*sources, changed_record("projects", "old-wind", claims=[claim]))
    chart = site_with_chart(behind=(("claims", "old-wind.all"),)).charts
    view = view_of(replace(site, charts=chart))
    assert (view.source_count, len(view.sources)) == (number, listed)


@pytest.mark.parametrize(("rows", "folded"), [(30, False), (31, True)])
def test_a_long_table_is_folded(rows: int, folded: bool) -> None:
    assert view_of(site_with_chart(rows)).folds_table is folded


def test_tables_whose_rows_a_chart_shows_are_named_with_their_number_of_rows() -> None:
    ((schema, rows),) = view_of(site_with_chart()).tables
    assert (schema.name, rows) == ("ladder", len(site_with_chart().derived.ladder))
