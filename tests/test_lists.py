"""Lists that sort and filter: whole without scripts, their state in the address, a CSV of exactly what is shown."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.messages import read_messages
from tests.conftest import ROOT
from tests.html_page import read_page

WORDS = read_messages(ROOT / "site" / "messages", "en")
LISTS = {
    "projects": ["stage", "sector", "vehicle", "standing", "state", "company", "side", "attribution"],
    "claims": ["record", "field", "side", "attribution"],
    "companies": ["country", "kind", "role"],
    "events": ["kind", "year", "certainty"],
    "sources": ["grade", "kind", "language"],
    "questions": ["status", "vehicle", "about"],
}
DOWNLOADS = {"projects": "project_status"}  # what a list's button gives rows of, where it is not the list's own table


def list_page(site: Path, name: str) -> ET.Element:
    return read_page(site / name)


def rows_of(site: Path, name: str) -> list[dict[str, str]]:
    """The rows of a list with what filters ask of them: attribute without 'data-' -> value."""
    rows = (row for row in list_page(site, name).iter("tr") if row.get("data-id"))
    return [{key.removeprefix("data-"): value for key, value in row.items()} for row in rows]


def choices_of(site: Path, name: str) -> dict[str, list[str]]:
    """What can be chosen in each filter of a list."""
    selects = list_page(site, name).iter("select")
    return {
        each.get("name", ""): [value for option in each.iter("option") if (value := option.get("value"))]
        for each in selects
    }


def table(site: Path, name: str) -> list[dict[str, str]]:
    with (site / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_every_row_of_its_table_once_and_no_control_without_scripts(name: str, site: Path) -> None:
    assert sorted(row["id"] for row in rows_of(site, name)) == sorted(row["id"] for row in table(site, name))
    page = list_page(site, name)
    for template in list(page.iter("template")):
        template.clear()
    assert [each.tag for each in page.iter() if each.tag in ("select", "button", "input", "form")] == []


@pytest.mark.parametrize("name", LISTS)
def test_the_choices_of_a_filter_are_the_values_that_rows_have(name: str, site: Path) -> None:
    for choice, values in choices_of(site, name).items():
        assert set(values) == {value for row in rows_of(site, name) for value in row[choice].split()}
        assert len(values) == len(set(values)) > 1


@pytest.mark.parametrize("name", LISTS)
def test_lists_filter_by_what_was_promised(name: str, site: Path) -> None:
    assert list(choices_of(site, name)) == LISTS[name]


def test_values_of_rows_are_those_of_the_tables(site: Path) -> None:
    claims = {row["id"]: row for row in table(site, "claims")}
    for row in rows_of(site, "claims"):
        for key in ("field", "side", "attribution"):
            assert row[key] == claims[row["id"]][key]
    roles = {(row["project"], row["company"]) for row in table(site, "roles") if row["company"]}
    shown = set()
    for row in rows_of(site, "projects"):
        shown |= {(row["id"], company) for company in row["company"].split() if company != "none"}
    assert shown == roles


def test_a_projects_status_is_where_the_last_day_of_the_ladder_has_it(site: Path) -> None:
    last_rows = {row["project"]: row for row in sorted(table(site, "ladder_rows"), key=itemgetter("date"))}
    status = {row["project"]: row for row in table(site, "project_status")}
    for row in last_rows.values():
        if row["claim"]:
            for key in ("claim", "basis", "measure", "low", "high", "qualifier"):
                assert status[row["project"]][key] == row[key], (row["project"], key)


def test_the_scripts_are_small_and_have_no_words_of_their_own() -> None:
    scripts = ROOT / "site" / "theme" / "js"
    paths = [scripts / "list.js", *sorted((scripts / "list").glob("*.js"))]
    text = "".join(path.read_text(encoding="utf-8") for path in paths)
    assert len(text.encode()) <= 10_000
    for word in (WORDS("list.csv"), WORDS("list.clear"), WORDS("list.shown"), WORDS("list.any")):
        assert f'"{word}' not in text and f"`{word}" not in text


@pytest.fixture
def view(browser: Any) -> Iterator[Any]:
    context = browser.new_context(accept_downloads=True)
    yield context.new_page()
    context.close()


def shown(view: Any) -> list[str]:
    ids: list[str] = view.eval_on_selector_all(
        "tr[data-id]", "rows => rows.filter(row => row.offsetHeight).map(row => row.dataset.id)"
    )
    return ids


def query_of(view: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(view.url).query)


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_complete_with_scripts_off(name: str, browser: Any, address: str, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{address}{name}/?{LISTS[name][0]}=nothing")
    assert len(view.query_selector_all("tr[data-id]")) == len(table(site, name))
    assert all(row.is_visible() for row in view.query_selector_all("tr[data-id]"))
    assert view.locator("main select:visible, main button:visible").count() == 0
    context.close()


def test_a_filter_stands_in_the_address_and_survives_reload_and_back(view: Any, address: str) -> None:
    view.goto(f"{address}projects/")
    everything = shown(view)
    view.select_option("[name=standing]", "candidate")
    candidates = shown(view)
    assert query_of(view) == {"standing": ["candidate"]} and 0 < len(candidates) < len(everything)
    view.select_option("[name=sector]", "nuclear")
    nuclear = shown(view)
    assert query_of(view) == {"standing": ["candidate"], "sector": ["nuclear"]} and set(nuclear) < set(candidates)
    view.reload()
    assert shown(view) == nuclear and view.input_value("[name=sector]") == "nuclear"
    view.go_back()
    assert shown(view) == candidates and view.input_value("[name=sector]") == ""
    view.go_back()
    assert shown(view) == everything and query_of(view) == {}
    view.go_forward()
    assert shown(view) == candidates


def test_an_address_opens_filtered_and_in_order(view: Any, address: str, site: Path) -> None:
    rows = {row["id"]: row for row in rows_of(site, "projects")}
    sector = rows["gas-plant"]["sector"]
    view.goto(f"{address}projects/?stage=selected&sector={sector}&sort=amount")
    expected = [id_ for id_, row in rows.items() if "selected" in row["stage"].split() and row["sector"] == sector]
    assert shown(view) == expected and expected
    counts = WORDS("list.shown").replace("{shown}", str(len(expected))).replace("{all}", str(len(rows)))
    assert view.inner_text(".listing [role=status]") == counts
    assert view.get_attribute("th[data-sort=amount]", "aria-sort") == "ascending"
    view.goto(f"{address}projects/?stage=no-such-stage")
    assert shown(view) == []
    view.get_by_role("button", name=WORDS("list.clear")).click()
    assert len(shown(view)) == len(rows) and query_of(view) == {}


def test_counts_beside_choices_are_what_choosing_shows(view: Any, address: str) -> None:
    view.goto(f"{address}claims/?side=company")
    options = view.eval_on_selector_all(
        "[name=attribution] option:not([value=''])", "all => all.map(one => [one.value, one.text, one.disabled])"
    )
    assert any(disabled for *_, disabled in options)
    for value, text, disabled in options:
        number = int(text.rpartition("(")[2].rstrip(")"))
        assert disabled == (number == 0)
        if number:
            view.select_option("[name=attribution]", value)
            assert len(shown(view)) == number


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("projects", "?standing=candidate&sort=-amount"),
        ("projects", "?company=gulf-power"),
        ("claims", "?field=cost&side=japan&sort=-date"),
        ("companies", "?country=sudmark&role=developer"),
        ("events", "?kind=announcement&year=2031"),
        ("sources", "?grade=A&language=ja&sort=publisher"),
        ("questions", "?status=partly"),
        ("questions", ""),
        ("events", "?kind=no-such-kind"),
    ],
)
def test_the_csv_is_of_exactly_the_rows_shown(
    name: str, query: str, view: Any, address: str, site: Path, tmp_path: Path
) -> None:
    view.goto(f"{address}{name}/{query}")
    assert bool(shown(view)) == ("no-such" not in query)
    with view.expect_download() as download:
        view.get_by_role("button", name=WORDS("list.csv")).click()
    published = DOWNLOADS.get(name, name)
    assert download.value.suggested_filename == WORDS("list.file").replace("{table}", published)
    download.value.save_as(tmp_path / "shown.csv")
    text = (tmp_path / "shown.csv").read_bytes().decode("utf-8")
    whole = (site / "data" / f"{published}.csv").read_bytes().decode("utf-8")
    assert text.split("\n", 1)[0] == whole.split("\n", 1)[0] and text.endswith("\n")
    id_column = "project" if published == "project_status" else whole.split(",", 1)[0]
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(dict.fromkeys(row[id_column] for row in rows)) == shown(view)
    assert [row for row in rows if row not in table(site, published)] == []


def test_the_csv_for_spreadsheets_is_of_the_same_rows_and_marked_as_utf_8(
    view: Any, address: str, site: Path, tmp_path: Path
) -> None:
    view.goto(f"{address}events/?kind=announcement")
    with view.expect_download() as download:
        view.get_by_role("button", name=WORDS("list.spreadsheet")).click()
    assert download.value.suggested_filename == "events-shown-spreadsheet.csv"
    download.value.save_as(tmp_path / "shown.csv")
    text = (tmp_path / "shown.csv").read_bytes()
    whole = (site / "data" / "events-spreadsheet.csv").read_bytes()
    assert text.split(b"\n", 1)[0] == whole.split(b"\n", 1)[0] and text.startswith("\ufeffid,".encode())
    with (tmp_path / "shown.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == shown(view) != []


def test_a_table_that_cannot_be_fetched_is_said_to_be_so(view: Any, address: str) -> None:
    view.goto(f"{address}events/")
    view.route("**/data/events.csv", lambda route: route.abort())
    view.get_by_role("button", name=WORDS("list.csv")).click()
    failed = view.get_attribute(".listing [role=status]", "data-failed")
    view.locator(".listing [role=status]", has_text=failed).wait_for()


def test_heads_sort_up_down_and_back_and_rows_without_a_value_come_last(view: Any, address: str) -> None:
    view.goto(f"{address}projects/")
    listed = shown(view)
    head = view.locator("th[data-sort=amount]")
    for way, order in (("amount", "ascending"), ("-amount", "descending")):
        head.get_by_role("button").click()
        assert query_of(view) == {"sort": [way]} and head.get_attribute("aria-sort") == order
        values = view.eval_on_selector_all(
            "tr[data-id]", "rows => rows.map(row => row.cells[3].dataset.value).map(value => value && Number(value))"
        )
        known = [value for value in values if value != ""]
        assert known == sorted(known, reverse=way[0] == "-") and values[: len(known)] == known
        assert sorted(shown(view)) == sorted(listed)
        assert view.locator("tr.group:visible").count() == 0
    head.get_by_role("button").click()
    assert query_of(view) == {} and head.get_attribute("aria-sort") is None
    assert shown(view) == listed and view.locator("tr.group:visible").count() > 1


def test_a_heading_goes_with_its_last_row(view: Any, address: str) -> None:
    view.goto(f"{address}sources/?grade=B")
    heads = view.locator("tr.group:visible [id]")
    assert view.locator("tr.group small:visible").count() == 0  # it counts rows that are not shown
    assert heads.count() == 1 and heads.get_attribute("id") == "B"


def test_a_keyboard_reaches_every_control_and_the_focus_shows(view: Any, address: str) -> None:
    view.goto(f"{address}projects/")
    wanted = view.locator(".tools select:visible, .tools button:visible, .listing thead button").count()
    view.focus("#content, .search-link")
    reached = []
    for _ in range(60):
        view.keyboard.press("Tab")
        here = view.evaluate(
            "(e => e.closest('.tools, thead') && [e.name || e.textContent, getComputedStyle(e).outlineStyle,"
            " parseFloat(getComputedStyle(e).outlineWidth)])(document.activeElement)"
        )
        if here:
            reached.append(here[0])
            assert here[1] != "none" and here[2] >= 2, here
    assert len(reached) == len(set(reached)) == wanted
    view.focus("[name=side]")
    view.keyboard.press("ArrowDown")
    assert query_of(view).keys() == {"side"}
    view.focus("th[data-sort=name] button")
    view.keyboard.press("Enter")
    assert query_of(view)["sort"] == ["name"]


@pytest.mark.parametrize("page", [*(f"{name}/" for name in LISTS), "search/", "search/?q=tariff"])
def test_no_list_is_wider_than_the_screen(page: str, view: Any, address: str) -> None:
    view.goto(address + page)
    view.wait_for_timeout(200)
    for width in (320, 390, 1280):
        view.set_viewport_size({"width": width, "height": 800})
        assert view.evaluate("document.documentElement.scrollWidth") <= width
        small = view.evaluate(
            "[...document.querySelectorAll('main select, main button, main input')].filter(e => e.offsetHeight && "
            "(e.offsetHeight < 24 || e.offsetWidth < 24) && e.type !== 'checkbox').map(e => e.outerHTML)"
        )
        assert small == [], width
