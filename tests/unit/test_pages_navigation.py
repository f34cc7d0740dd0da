"""Header, footer, the page for wrong addresses, and the lists of the search page, with a kind that nobody wrote for."""

from __future__ import annotations

from collections.abc import Iterable

from generator.pages import search
from generator.pages.context import SiteContext
from generator.pages.navigation import NavigationLink, navigation
from generator.pages.search import Search
from tests.unit.example_site import example_site, schemas_with_new_kind, site_with

KINDS = example_site().catalogue.schemas.kinds


def addresses_of(links: Iterable[NavigationLink]) -> list[str]:
    return [link.address for link in links]


def search_view(site: SiteContext) -> Search:
    view = search.page(site).view
    assert isinstance(view, Search)
    return view


def test_the_header_leads_to_what_most_readers_look_for() -> None:
    header = navigation(example_site()).header
    assert [(link.address, link.title) for link in header] == [
        ("projects/", "Projects"),
        ("ladder/", "Ladder"),
        ("terms/", "Terms"),
        ("timeline/", "Timeline"),
        ("disagreements/", "Disagreements"),
        ("questions/", "Open questions"),
        ("data/", "Data"),
    ]


def test_the_footer_leads_to_every_kind_of_record_once() -> None:
    footer = addresses_of(navigation(example_site()).footer)
    assert {f"{kind}/" for kind in KINDS} <= set(footer)
    assert len(footer) == len(set(footer))


def test_a_new_kind_appears_in_the_footer_and_on_the_page_for_missing_ones_by_itself() -> None:
    links = navigation(site_with(schemas=schemas_with_new_kind("bridges", "Bridges and tunnels")))
    assert "bridges/" not in addresses_of(links.header)
    for place in (links.footer, links.missing_page):
        assert [link.title for link in place if link.address == "bridges/"] == ["Bridges and tunnels"]


def test_a_new_kind_appears_on_the_search_page_before_the_dataset() -> None:
    view = search_view(site_with(schemas=schemas_with_new_kind("bridges", "Bridges")))
    assert list(view.kinds)[-1] == "dataset"
    assert view.kinds["bridges"] == 0


def test_the_search_page_lists_every_kind_with_its_records_those_most_looked_for_first() -> None:
    kinds = search_view(example_site()).kinds
    assert sorted(kinds) == sorted(KINDS)
    assert list(kinds)[:3] == ["projects", "companies", "people"]
    assert kinds["projects"] == 5
