"""Search: the index as it is made, and what readers find in real Chromium."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from generator.exports.search_index import normalised, render_search_index
from generator.localize import Localizer
from generator.messages import read_messages
from generator.model import Catalogue
from generator.publish import Publication
from tests.conftest import ROOT

WORDS = read_messages(ROOT / "site" / "messages", "en")
TOP = 5


@pytest.fixture
def local(published: Publication) -> Localizer:
    return published.context.local


def test_the_index_holds_names_aliases_and_text(local: Localizer) -> None:
    index = json.loads(render_search_index(local))
    assert list(index) == [*local.catalogue.schemas.kinds, "pages"]
    companies = {entry[0]: entry for entry in index["companies"]}
    id_, name, other, also, _, language = companies["acme-power"]
    row = local.catalogue.get("companies", "acme-power")
    assert (id_, name, other, language) == ("acme-power", row.name, row.name_ja, "ja")
    assert [alias.alias for alias in row.aliases if alias.alias not in also.split("\n")] == []
    dam = next(entry for entry in index["projects"] if entry[0] == "big-dam")
    assert "US$9.3 bn" in dam[4] and "Ada Example" in dam[4]


def test_the_index_has_every_record_once_in_a_form_that_any_keyboard_finds(local: Localizer) -> None:
    index = json.loads(render_search_index(local))
    for kind in local.catalogue.schemas.kinds:
        assert sorted(entry[0] for entry in index[kind]) == sorted(row.id for row in local.catalogue.tables[kind])
        for entry in index[kind]:
            assert all(unicodedata.is_normalized("NFKC", text) for text in entry[3:5])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＪＢＩＣ", "JBIC"),
        ("ﾄﾗﾝﾌﾟ", "トランプ"),
        ("かな と カナ", "かな と カナ"),
        ("　広い　 間 ", "広い 間"),
        ("㈱", "(株)"),
    ],
)
def test_text_is_normalised(text: str, expected: str) -> None:
    assert normalised(text) == expected


def test_without_scripts_the_page_says_so_and_offers_every_list(catalogue: Catalogue, site: Path) -> None:
    html = (site / "search" / "index.html").read_text(encoding="utf-8")
    assert WORDS("search.unscripted") in html and 'action="../search/"' in html and 'name="q"' in html
    assert [kind for kind in catalogue.schemas.kinds if f'href="../{kind}/"' not in html] == []


def look(view: Any, address: str, query: str) -> list[str]:
    """Addresses found, in the order in which they stand."""
    view.goto(f"{address}search/?q={quote(query)}")
    from playwright.sync_api import expect

    loading = re.escape(view.get_attribute(".search", "data-loading"))
    # the policy of the page lets no text run as a script, which `wait_for_function` needs to ask again
    expect(view.locator(".found")).not_to_have_text(re.compile(f"^({loading})?$"))
    links: list[str] = view.eval_on_selector_all(".results a", "links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in links]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ダム", "projects/big-dam/"),
        ("原油", "projects/oil-port/"),
        ("覚書", "agreements/memo/"),
        ("例田", "people/ada-example/"),
        ("ﾉﾙﾗﾝﾄﾞ重工", "companies/norland-heavy/"),
        ("貿易保険", "companies/norland-insurance/"),
        ("ACME", "companies/acme-power/"),
        ("Ａｃｍｅ", "companies/acme-power/"),
        ("gulf pow", "companies/gulf-power/"),
        ("big-dam", "projects/big-dam/"),
        ("33.3", "projects/gas-plant/"),
        ("crude oil", "projects/oil-port/"),
    ],
)
def test_names_aliases_parts_of_words_and_other_widths_find_what_they_should(
    query: str, expected: str, search_page: Any, address: str
) -> None:
    assert expected in look(search_page, address, query)[:TOP]


@pytest.mark.parametrize("query", ["zqxj", "ぬぺほ", "鰻重定食", "xylophonist", "acme zqxj", "<b>"])
def test_nonsense_finds_nothing_and_the_page_helps_on(query: str, search_page: Any, address: str) -> None:
    assert look(search_page, address, query) == []
    assert search_page.inner_text(".found") == WORDS("search.none")
    assert search_page.is_visible(".kinds a[data-kind=projects]")


def test_names_come_before_texts_and_the_words_are_marked(search_page: Any, address: str) -> None:
    links = look(search_page, address, "dam river")
    assert links[0] == "projects/big-dam/"
    marks = search_page.eval_on_selector_all(
        ".results li:first-child mark", "marks => marks.map(mark => mark.textContent)"
    )
    assert {mark.casefold() for mark in marks} >= {"dam", "river"}
    look(search_page, address, "ministry")
    assert search_page.locator(".results li p").count() == search_page.locator(".results li p:has(mark)").count() > 0
    heads = search_page.eval_on_selector_all(".results h2", "heads => heads.map(head => head.firstChild.textContent)")
    assert WORDS("nav.projects") in heads and len(set(heads)) == len(heads) > 1


def test_every_result_holds_every_word(search_page: Any, address: str, local: Localizer) -> None:
    texts = {}
    for kind, entries in json.loads(render_search_index(local)).items():
        texts |= {f"{kind}/{entry[0]}/": "\n".join(entry).casefold() for entry in entries}
    look(search_page, address, "sudmark ministry")
    for button in search_page.query_selector_all(".results button"):
        button.click()
    links = search_page.eval_on_selector_all(".results a", "links => links.map(link => link.href)")
    expected = {key for key, text in texts.items() if "sudmark" in text and "ministry" in text}
    assert {link.removeprefix(address) for link in links} == expected and len(links) == len(expected) > 6


def test_one_plain_letter_is_not_looked_for_but_one_character_of_another_script_is(
    search_page: Any, address: str
) -> None:
    search_page.goto(f"{address}search/?q=a")
    search_page.wait_for_timeout(300)
    assert search_page.inner_text(".found") == "" and search_page.locator(".results a").count() == 0
    assert look(search_page, address, "油")


@pytest.fixture
def view(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def test_a_key_opens_the_search_and_escape_closes_it(view: Any, address: str) -> None:
    view.goto(f"{address}projects/big-dam/")
    before = view.url
    view.keyboard.press("/")
    view.wait_for_selector("dialog[open]")
    assert view.evaluate("document.activeElement.name") == "q"
    view.keyboard.type("acme")
    view.wait_for_selector("dialog .results a")
    assert view.url == before
    view.keyboard.press("ArrowDown")
    assert view.evaluate("document.activeElement.href") == f"{address}companies/acme-power/"
    view.keyboard.press("ArrowUp")
    view.keyboard.press("Escape")
    assert view.locator("dialog[open]").count() == 0
    view.keyboard.press("/")
    view.wait_for_selector("dialog[open]")
    view.keyboard.press("ArrowDown")
    view.keyboard.press("Enter")
    view.wait_for_url(f"{address}companies/acme-power/")


def test_the_link_opens_the_dialog_and_gets_the_focus_back(view: Any, address: str) -> None:
    view.goto(f"{address}terms/")
    view.focus(".search-link")
    view.keyboard.press("Enter")
    view.wait_for_selector("dialog[open]")
    assert view.get_attribute("dialog", "aria-label") == WORDS("nav.search")
    view.keyboard.press("Tab")
    view.get_by_role("button", name=WORDS("search.close")).click()
    assert view.locator("dialog[open]").count() == 0
    assert view.evaluate("document.activeElement.className") == "search-link"


def test_enter_in_the_dialog_leads_to_a_page_that_keeps_its_words(view: Any, address: str) -> None:
    view.goto(f"{address}timeline/")
    view.keyboard.press("/")
    view.wait_for_selector("dialog[open]")
    view.keyboard.type("重工")
    view.keyboard.press("Enter")
    view.wait_for_selector("main .results a")
    assert view.url == f"{address}search/?q={quote('重工')}"
    view.reload()
    view.wait_for_selector("main .results a")
    assert view.input_value("[name=q]") == "重工"
    view.fill("[name=q]", "acme")
    view.wait_for_url(f"{address}search/?q=acme")


def test_the_key_types_in_a_field_and_can_be_switched_off(view: Any, address: str) -> None:
    view.goto(f"{address}search/")
    view.keyboard.press("/")
    assert view.evaluate("document.activeElement.name") == "q"
    view.keyboard.type("a/b")
    assert view.input_value("[name=q]") == "a/b"
    view.fill("[name=q]", "")
    view.get_by_label(WORDS("search.key")).uncheck()
    view.goto(f"{address}terms/")
    view.keyboard.press("/")
    view.wait_for_timeout(300)
    assert view.locator("dialog").count() == 0


def test_the_search_says_when_it_cannot_reach_its_index(view: Any, address: str) -> None:
    view.route("**/search/index.*.json", lambda route: route.abort())
    view.goto(f"{address}search/?q=acme")
    view.get_by_text(WORDS("search.failed"), exact=True).wait_for()


def test_without_scripts_the_form_leads_to_the_lists(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(address)
    view.click(".search-link")
    view.fill("[name=q]", "acme")
    view.keyboard.press("Enter")
    view.wait_for_url(f"{address}search/?q=acme")
    assert view.is_visible(".unscripted") and view.is_visible(".kinds a[data-kind=companies]")
    assert view.is_hidden(".key")
    context.close()


def test_a_page_is_found_by_its_title_and_led_to(search_page: Any, address: str) -> None:
    for query, expected in (("calculator", "calculator/"), ("quality", "quality/")):
        look(search_page, address, query)
        links = search_page.eval_on_selector_all(".results a", "links => links.map(link => link.href)")
        assert f"{address}{expected}" in links
