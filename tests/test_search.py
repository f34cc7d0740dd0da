"""Search: the index as it is made, and what readers find in real Chromium."""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from generator.exports.search_index import normalised, render_search_index
from generator.messages import read_words
from generator.model import Catalogue
from tests.conftest import ROOT

WORDS = read_words(ROOT / "site" / "messages", "en")
MOST_BYTES_SENT = 250_000
TOP = 5


def test_the_index_of_the_miniature_repository_holds_names_aliases_and_text(example: Catalogue) -> None:
    index = json.loads(render_search_index(example, WORDS))
    assert list(index) == list(example.schemas.kinds)
    companies = {entry[0]: entry for entry in index["companies"]}
    id_, name, other, also, _, language = companies["acme-power"]
    row = example.get("companies", "acme-power")
    assert (id_, name, other) == ("acme-power", row.name, row.name_ja or "")
    assert language == ("ja" if row.name_ja else "")
    assert [alias.alias for alias in row.aliases if alias.alias not in also.split("\n")] == []
    dam = next(entry for entry in index["projects"] if entry[0] == "big-dam")
    assert "US$9.3 bn" in dam[4] and "Ada Example" in dam[4]


def test_the_index_has_every_record_once_in_a_form_that_any_keyboard_finds(real: Catalogue) -> None:
    index = json.loads(render_search_index(real, WORDS))
    for kind in real.schemas.kinds:
        assert sorted(entry[0] for entry in index[kind]) == sorted(row.id for row in real.tables[kind])
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


def test_the_index_is_small_over_the_wire(real_site: Path) -> None:
    assert len(gzip.compress((real_site / "search" / "index.en.json").read_bytes())) < MOST_BYTES_SENT


def test_without_scripts_the_page_says_so_and_offers_every_list(real: Catalogue, real_site: Path) -> None:
    html = (real_site / "search" / "index.html").read_text(encoding="utf-8")
    assert WORDS("search.unscripted") in html and 'action="./"' in html and 'name="q"' in html
    assert [kind for kind in real.schemas.kinds if f'href="../{kind}/"' not in html] == []


@pytest.fixture(scope="module")
def page(browser: Any, address: str) -> Iterator[Any]:
    view = browser.new_page()
    view.goto(f"{address}search/")
    yield view
    view.close()


def look(view: Any, address: str, query: str) -> list[str]:
    """Addresses found, in the order in which they stand."""
    view.goto(f"{address}search/?q={quote(query)}")
    view.wait_for_function(
        "(said => said && said !== document.querySelector('.search').dataset.loading)"
        "(document.querySelector('.found').textContent)"
    )
    found: list[str] = view.eval_on_selector_all(".results a", "links => links.map(link => link.href)")
    return [link.removeprefix(address) for link in found]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("赤沢", "people/ryosei-akazawa/"),
        ("赤澤", "people/ryosei-akazawa/"),
        ("覚書", "agreements/memorandum-2025-09-04/"),
        ("東芝", "companies/toshiba/"),
        ("原油", "projects/texas-gulflink/"),
        ("関税", "agreements/section-232-metals/"),
        ("造船", "questions/shipbuilding-projects/"),
        ("韓国", "parties/south-korea/"),
        ("営業日", "terms/memo-12-business-day/"),
        ("孫正義", "people/masayoshi-son/"),
        ("最高裁", "events/2026-02-20-supreme-court-ruling/"),
        ("商船三井", "companies/mitsui-osk-lines/"),
        ("高市早苗", "people/sanae-takaichi/"),
        ("融資契約", "agreements/first-loan-contracts-2026-05-01/"),
        ("人工ダイヤ", "projects/georgia-diamond/"),
        ("日立製作所", "companies/hitachi/"),
        ("ラトニック", "people/howard-lutnick/"),
        ("投資委員会", "terms/memo-06-investment-committee/"),
        ("国際協力銀行", "companies/jbic/"),
        ("日本貿易保険", "companies/nexi/"),
        ("ソフトバンク", "companies/softbank-group/"),
        ("ドナルドトランプ", "people/donald-trump/"),
        ("小型モジュール炉", "projects/vernova-hitachi-smr/"),
    ],
)
def test_japanese_of_two_to_eight_characters_finds_what_it_should(
    query: str, expected: str, page: Any, address: str
) -> None:
    assert 2 <= len(query) <= 8
    assert expected in look(page, address, query)[:TOP]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("jbic", "companies/jbic/"),
        ("ＪＢＩＣ", "companies/jbic/"),
        ("Mol", "companies/mitsui-osk-lines/"),
        ("SOFTBANK", "companies/softbank-group/"),
        ("SBG", "companies/softbank-group/"),
        ("aep ohio", "companies/american-electric-power/"),
        ("sefcovic", "people/maros-sefcovic/"),
        ("Šefčovič", "people/maros-sefcovic/"),
        ("diam georg", "projects/georgia-diamond/"),
        ("capital call", "terms/memo-14-capital-call/"),
        ("executive order 14345", "agreements/executive-order-14345/"),
        ("ohio-gas-power", "projects/ohio-gas-power/"),
        ("33.3", "projects/ohio-gas-power/"),
        ("ﾄﾗﾝﾌﾟ", "people/donald-trump/"),
    ],
)
def test_latin_aliases_parts_of_words_and_other_widths_find_what_they_should(
    query: str, expected: str, page: Any, address: str
) -> None:
    assert expected in look(page, address, query)[:TOP]


@pytest.mark.parametrize("query", ["zqxj", "ぬぺほ", "鰻重定食", "xylophonist", "softbank zqxj", "<b>"])
def test_nonsense_finds_nothing_and_the_page_helps_on(query: str, page: Any, address: str) -> None:
    assert look(page, address, query) == []
    assert page.inner_text(".found") == WORDS("search.none")
    assert page.is_visible(".kinds a[data-kind=projects]")


def test_names_come_before_texts_and_the_words_are_marked(page: Any, address: str) -> None:
    found = look(page, address, "ohio gas")
    assert found[0].startswith("projects/")
    marks = page.eval_on_selector_all(".results li:first-child mark", "marks => marks.map(mark => mark.textContent)")
    assert {mark.casefold() for mark in marks} == {"ohio", "gas"}
    assert page.locator(".results li p").count() == page.locator(".results li p:has(mark)").count() > 3
    heads = page.eval_on_selector_all(".results h2", "heads => heads.map(head => head.firstChild.textContent)")
    assert heads[0] == WORDS("nav.projects") and len(set(heads)) == len(heads) > 1


def test_every_result_holds_every_word(page: Any, address: str, real: Catalogue) -> None:
    index = json.loads(render_search_index(real, WORDS))
    texts = {f"{kind}/{entry[0]}/": "\n".join(entry).casefold() for kind, all_ in index.items() for entry in all_}
    look(page, address, "lutnick tariff")
    for button in page.query_selector_all(".results button"):
        button.click()
    found = page.eval_on_selector_all(".results a", "links => links.map(link => link.href)")
    expected = {key for key, text in texts.items() if "lutnick" in text and "tariff" in text}
    assert {link.removeprefix(address) for link in found} == expected and len(found) == len(expected) > 6


def test_one_plain_letter_is_not_looked_for_but_one_character_of_another_script_is(page: Any, address: str) -> None:
    page.goto(f"{address}search/?q=a")
    page.wait_for_timeout(300)
    assert page.inner_text(".found") == "" and page.locator(".results a").count() == 0
    assert look(page, address, "米")


@pytest.fixture
def view(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context()
    made = context.new_page()
    yield made
    context.close()


def test_a_key_opens_the_search_and_escape_closes_it(view: Any, address: str) -> None:
    view.goto(f"{address}projects/ohio-gas-power/")
    before = view.url
    view.keyboard.press("/")
    view.wait_for_selector("dialog[open]")
    assert view.evaluate("document.activeElement.name") == "q"
    view.keyboard.type("toshiba")
    view.wait_for_selector("dialog .results a")
    assert view.url == before
    view.keyboard.press("ArrowDown")
    assert view.evaluate("document.activeElement.href") == f"{address}companies/toshiba/"
    view.keyboard.press("ArrowUp")
    view.keyboard.press("Escape")
    assert view.locator("dialog[open]").count() == 0
    view.keyboard.press("/")
    view.wait_for_selector("dialog[open]")
    view.keyboard.press("ArrowDown")
    view.keyboard.press("Enter")
    view.wait_for_url(f"{address}companies/toshiba/")


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
    view.keyboard.type("東芝")
    view.keyboard.press("Enter")
    view.wait_for_selector("main .results a")
    assert view.url == f"{address}search/?q={quote('東芝')}"
    view.reload()
    view.wait_for_selector("main .results a")
    assert view.input_value("[name=q]") == "東芝"
    view.fill("[name=q]", "jbic")
    view.wait_for_function("location.search === '?q=jbic'")


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
    view.goto(f"{address}search/?q=jbic")
    view.wait_for_function(f"document.querySelector('.found').textContent === {json.dumps(WORDS('search.failed'))}")


def test_without_scripts_the_form_leads_to_the_lists(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(address)
    view.click(".search-link")
    view.fill("[name=q]", "jbic")
    view.keyboard.press("Enter")
    view.wait_for_url(f"{address}search/?q=jbic")
    assert view.is_visible(".unscripted") and view.is_visible(".kinds a[data-kind=companies]")
    assert view.is_hidden(".key")
    context.close()
