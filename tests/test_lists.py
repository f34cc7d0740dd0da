"""Lists that sort and filter: whole without scripts, their state in the address, a CSV of exactly what is shown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.messages import read_words
from tests.conftest import ROOT

WORDS = read_words(ROOT / "site" / "messages", "en")
LISTS = {
    "projects": ["stage", "sector", "standing", "state", "company", "side", "attribution"],
    "claims": ["record", "field", "side", "attribution"],
    "companies": ["country", "kind", "role"],
    "events": ["kind", "year", "certainty"],
    "sources": ["grade", "kind", "language"],
    "questions": ["status", "about"],
}
MORE = ["stage", "stage_date", "basis", "measure", "low", "high"]


class Listing(HTMLParser):
    """Rows with their attributes, choices of the filters, and whatever a reader could press outside the template."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[dict[str, str]] = []
        self.choices: dict[str, list[str]] = {}
        self.live: list[str] = []
        self._inside = False
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._inside |= tag == "template"
        if tag == "tr" and "data-id" in given:
            self.rows.append({name.removeprefix("data-"): value for name, value in given.items()})
        if tag == "select":
            self._select = given["name"]
            self.choices[self._select] = []
        if tag == "option" and given["value"]:
            self.choices[self._select].append(given["value"])
        if tag in ("select", "button", "input", "form") and not self._inside:
            self.live.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "template"


def listing(site: Path, name: str) -> Listing:
    made = Listing()
    made.feed((site / name / "index.html").read_text(encoding="utf-8"))
    return made


def table(site: Path, name: str) -> list[dict[str, str]]:
    with (site / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(params=["example_site", "real_site"])
def site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_every_row_of_its_table_once_and_no_control_without_scripts(name: str, site: Path) -> None:
    made = listing(site, name)
    assert sorted(row["id"] for row in made.rows) == sorted(row["id"] for row in table(site, name))
    assert made.live == []


@pytest.mark.parametrize("name", LISTS)
def test_the_choices_of_a_filter_are_the_values_that_rows_have(name: str, site: Path) -> None:
    made = listing(site, name)
    for choice, values in made.choices.items():
        assert set(values) == {value for row in made.rows for value in row[choice].split()}
        assert len(values) == len(set(values)) > 1


@pytest.mark.parametrize("name", LISTS)
def test_lists_filter_by_what_was_promised(name: str, real_site: Path) -> None:
    assert list(listing(real_site, name).choices) == LISTS[name]


def test_values_of_rows_are_those_of_the_tables(real_site: Path) -> None:
    claims = {row["id"]: row for row in table(real_site, "claims")}
    for row in listing(real_site, "claims").rows:
        assert [row[key] for key in ("field", "side", "attribution")] == [
            claims[row["id"]][key] for key in ("field", "side", "attribution")
        ]
    roles = {(row["project"], row["company"]) for row in table(real_site, "roles") if row["company"]}
    shown = {
        (row["id"], company)
        for row in listing(real_site, "projects").rows
        for company in row["company"].split()
        if company != "none"
    }
    assert shown == roles


def test_amounts_of_projects_are_those_of_the_ladder(real_site: Path) -> None:
    ladder = table(real_site, "ladder_rows")
    last = max(row["date"] for row in ladder)
    shown = {row["id"]: row for row in listing(real_site, "projects").rows}
    for row in ladder:
        if row["date"] == last and row["claim"]:
            mine = shown[row["project"]]
            assert [mine[f"csv_{key}"] for key in ("basis", "measure", "low", "high")] == [
                row[key] for key in ("basis", "measure", "low", "high")
            ]


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
    made = context.new_page()
    yield made
    context.close()


def shown(view: Any) -> list[str]:
    found: list[str] = view.eval_on_selector_all(
        "tr[data-id]", "rows => rows.filter(row => row.offsetHeight).map(row => row.dataset.id)"
    )
    return found


def asked(view: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(view.url).query)


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_complete_with_scripts_off(name: str, browser: Any, address: str, real_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{address}{name}/?{LISTS[name][0]}=nothing")
    assert len(view.query_selector_all("tr[data-id]")) == len(table(real_site, name))
    assert all(row.is_visible() for row in view.query_selector_all("tr[data-id]"))
    assert view.locator("main select:visible, main button:visible").count() == 0
    context.close()


def test_a_filter_stands_in_the_address_and_survives_reload_and_back(view: Any, address: str) -> None:
    view.goto(f"{address}projects/")
    everything = shown(view)
    view.select_option("[name=standing]", "candidate")
    candidates = shown(view)
    assert asked(view) == {"standing": ["candidate"]} and 0 < len(candidates) < len(everything)
    view.select_option("[name=sector]", "nuclear")
    nuclear = shown(view)
    assert asked(view) == {"standing": ["candidate"], "sector": ["nuclear"]} and set(nuclear) < set(candidates)
    view.reload()
    assert shown(view) == nuclear and view.input_value("[name=sector]") == "nuclear"
    view.go_back()
    assert shown(view) == candidates and view.input_value("[name=sector]") == ""
    view.go_back()
    assert shown(view) == everything and asked(view) == {}
    view.go_forward()
    assert shown(view) == candidates


def test_an_address_opens_filtered_and_in_order(view: Any, address: str, real_site: Path) -> None:
    view.goto(f"{address}projects/?stage=selected&sector=gas-power&sort=amount")
    rows = {row["id"]: row for row in listing(real_site, "projects").rows}
    expected = [id_ for id_, row in rows.items() if "selected" in row["stage"].split() and row["sector"] == "gas-power"]
    assert shown(view) == expected and expected
    said = WORDS("list.shown").replace("{shown}", str(len(expected))).replace("{all}", str(len(rows)))
    assert view.inner_text(".listing [role=status]") == said
    assert view.get_attribute("th[data-sort=amount]", "aria-sort") == "ascending"
    view.goto(f"{address}projects/?stage=no-such-stage")
    assert shown(view) == []
    view.get_by_role("button", name=WORDS("list.clear")).click()
    assert len(shown(view)) == len(rows) and asked(view) == {}


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
        ("projects", "?company=toshiba"),
        ("claims", "?field=cost&side=japan&sort=-date"),
        ("companies", "?country=none&role=developer"),
        ("events", "?kind=law&year=2026"),
        ("sources", "?grade=A&language=ja&sort=publisher"),
        ("questions", "?status=partly"),
        ("questions", ""),
        ("events", "?kind=no-such-kind"),
    ],
)
def test_the_csv_is_of_exactly_the_rows_shown(
    name: str, query: str, view: Any, address: str, real_site: Path, tmp_path: Path
) -> None:
    view.goto(f"{address}{name}/{query}")
    with view.expect_download() as caught:
        view.get_by_role("button", name=WORDS("list.csv")).click()
    assert caught.value.suggested_filename == WORDS("list.file").replace("{table}", name)
    caught.value.save_as(tmp_path / "shown.csv")
    text = (tmp_path / "shown.csv").read_bytes().decode("utf-8")
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["id"] for row in found] == shown(view) and text.endswith("\n")
    published = {row["id"]: row for row in table(real_site, name)}
    more = MORE if name == "projects" else []
    header = (real_site / "data" / f"{name}.csv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert text.split("\n", 1)[0] == ",".join([header, *more])
    attributes = {row["id"]: row for row in listing(real_site, name).rows}
    for row in found:
        assert {key: row[key] for key in row if key not in more} == published[row["id"]]
        assert [row[key] for key in more] == [attributes[row["id"]][f"csv_{key}"] for key in more]


def test_a_table_that_cannot_be_fetched_is_said_to_be_so(view: Any, address: str) -> None:
    view.goto(f"{address}events/")
    view.route("**/data/events.csv", lambda route: route.abort())
    view.get_by_role("button", name=WORDS("list.csv")).click()
    view.wait_for_function(
        "document.querySelector('.listing [role=status]').textContent === "
        "document.querySelector('.listing [role=status]').dataset.failed"
    )


def test_heads_sort_up_down_and_back_and_rows_without_a_value_come_last(view: Any, address: str) -> None:
    view.goto(f"{address}projects/")
    listed = shown(view)
    head = view.locator("th[data-sort=amount]")
    for way, said in (("amount", "ascending"), ("-amount", "descending")):
        head.get_by_role("button").click()
        assert asked(view) == {"sort": [way]} and head.get_attribute("aria-sort") == said
        values = view.eval_on_selector_all(
            "tr[data-id]", "rows => rows.map(row => row.cells[3].dataset.value).map(value => value && Number(value))"
        )
        known = [value for value in values if value != ""]
        assert known == sorted(known, reverse=way[0] == "-") and values[: len(known)] == known
        assert sorted(shown(view)) == sorted(listed)
        assert view.locator("tr.group:visible").count() == 0
    head.get_by_role("button").click()
    assert asked(view) == {} and head.get_attribute("aria-sort") is None
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
    assert asked(view).keys() == {"side"}
    view.focus("th[data-sort=name] button")
    view.keyboard.press("Enter")
    assert asked(view)["sort"] == ["name"]


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("page", [*(f"{name}/" for name in LISTS), "search/", "search/?q=tariff"])
def test_no_list_is_wider_than_the_screen(page: str, width: int, view: Any, address: str) -> None:
    view.set_viewport_size({"width": width, "height": 800})
    view.goto(address + page)
    view.wait_for_timeout(200)
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    small = view.evaluate(
        "[...document.querySelectorAll('main select, main button, main input')].filter(e => e.offsetHeight && "
        "(e.offsetHeight < 24 || e.offsetWidth < 24) && e.type !== 'checkbox').map(e => e.outerHTML)"
    )
    assert small == []
