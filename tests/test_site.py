"""The built site as a reader meets it: pages, links, figures that lead to claims and claims to sources."""

from __future__ import annotations

import re
import struct
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.model import Catalogue
from generator.tables import Tables
from tests.conftest import ROOT


class Links(HTMLParser):
    """Targets of links, fragments that exist, and figures with their targets."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.figures: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if "href" in given or "src" in given:
            self.targets.append(given.get("href") or given.get("src") or "")
        if tag == "a" and "figure" in (given.get("class") or "").split():
            self.figures.append(given["href"] or "")
        if tag == "script":
            self.scripts.append((given.get("src") or "inline") + ("" if given.get("type") == "module" else " at once"))


@pytest.fixture(params=["example_site", "real_site"])
def site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


def pages(site: Path) -> dict[str, Links]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        links = Links()
        links.feed(path.read_text(encoding="utf-8"))
        found["/" + path.relative_to(site).as_posix().removesuffix("index.html")] = links
    return found


def test_every_internal_link_and_fragment_resolves(site: Path) -> None:
    made = pages(site)
    files = {"/" + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    broken = []
    for page, links in made.items():
        for target in links.targets:
            parts = urlsplit(urljoin(page, target))
            if parts.scheme or parts.netloc:
                continue
            path, fragment = unquote(parts.path), unquote(parts.fragment)
            if (path not in made and path not in files) or (
                fragment and path in made and fragment not in made[path].ids
            ):
                broken.append((page, target))
    assert broken[:20] == []


def test_no_page_has_an_identifier_twice(site: Path) -> None:
    doubled = {
        page: [id_ for id_, count in Counter(links.ids).items() if count > 1] for page, links in pages(site).items()
    }
    assert {page: ids for page, ids in doubled.items() if ids} == {}


def test_nothing_is_loaded_from_a_third_party(site: Path) -> None:
    for path in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.svg")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'(?:src|@import|url\()\s*=?\s*["\'(]?https?:', text), path
        assert not re.search(r'<link(?! rel="canonical")[^>]+href="https?:', text), path


def test_every_record_has_a_page_and_every_kind_a_list(real: Catalogue, real_site: Path) -> None:
    made = pages(real_site)
    for kind in real.schemas.kinds:
        assert f"/{kind}/" in made
        assert [row.id for row in real.tables[kind] if f"/{kind}/{row.id}/" not in made] == []


def test_every_figure_leads_in_one_step_to_a_statement_and_from_there_to_a_source(site: Path) -> None:
    made = pages(site)
    leading = 0
    for page, links in made.items():
        for target in links.figures:
            there = urlsplit(urljoin(page, target))
            if there.path.startswith(("/clock/", "/terms/")):
                continue
            leading += 1
            html = (site / there.path.strip("/") / "index.html").read_text(encoding="utf-8")
            part = html.split(f'id="{unquote(there.fragment)}"', 1)[1].split('class="statement', 1)[0]
            assert "/sources/" in part, (page, target)
    assert leading > 3


def test_a_headline_figure_shows_its_speaker_and_that_another_says_otherwise(example_site: Path) -> None:
    html = (example_site / "projects" / "big-dam" / "index.html").read_text(encoding="utf-8")
    figures = html.split('id="figures"')[1].split("</dl>")[0]
    assert "US$9.3 bn" in figures and "Ada Example" in figures and "Others say otherwise: 1" in figures
    assert "US$9 bn" in html and "big-dam" not in figures


def test_a_claim_on_weak_sources_alone_is_shown_but_never_large(example_site: Path) -> None:
    html = (example_site / "projects" / "big-dam" / "index.html").read_text(encoding="utf-8")
    assert "2 GW" in html and "2 GW" not in html.split('id="figures"')[1].split("</dl>")[0]


def test_a_project_page_opens_with_every_stage_reached_or_not_reported(example_site: Path, example: Catalogue) -> None:
    html = (example_site / "projects" / "big-dam" / "index.html").read_text(encoding="utf-8")
    steps = html.split('<ol class="steps"')[1].split("</ol>")[0]
    stages = example.schemas.vocabularies["stage"].entries
    reached = {stage.stage for stage in example.get("projects", "big-dam").stages}
    assert "withdrawn" not in reached
    assert steps.count('class="is-reached"') == len(reached)
    assert steps.count('class="is-ahead"') == len(set(stages) - reached - {"withdrawn"})
    assert all(stages[stage]["label"] in steps for stage in reached)


def test_projects_and_financings_that_have_gone_silent_are_shown_as_such(real_site: Path, real_tables: Tables) -> None:
    rows = [row for row in real_tables["silence"].rows if row["table"] != "companies"]
    shown = {
        (row["table"], row["row"]): 'class="silent"'
        in (real_site / row["table"] / row["row"] / "index.html").read_text(encoding="utf-8")
        for row in rows
    }
    assert shown == {(row["table"], row["row"]): row["silent"] for row in rows}
    assert set(shown.values()) == {True, False}


def test_every_record_has_a_card_that_its_page_names(example_site: Path, example: Catalogue) -> None:
    for kind in example.schemas.kinds:
        for row in example.tables[kind]:
            folder = example_site / kind / row.id
            head = (folder / "card.png").read_bytes()[:24]
            assert head[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", head[16:]) == (600, 315)
            page = (folder / "index.html").read_text(encoding="utf-8")
            assert re.search(rf'property="og:image" content="[^"]*/{kind}/{row.id}/card.png"', page)


def test_a_long_record_begins_with_links_to_its_parts(real_site: Path) -> None:
    html = (real_site / "projects" / "ohio-gas-power" / "index.html").read_text(encoding="utf-8")
    jump = html.split('<nav class="jump"')[1].split("</nav>")[0]
    assert re.findall(r'href="#([^"]+)"', jump) == re.findall(r'<h2 id="([^"]+)"', html)


def test_a_former_address_leads_to_the_record(example_site: Path) -> None:
    html = (example_site / "projects" / "large-dam" / "index.html").read_text(encoding="utf-8")
    assert "url=../big-dam/" in html and '<a href="../big-dam/">' in html


@pytest.mark.parametrize(("page", "chart"), [("ladder", "ladder"), ("", "pace"), ("", "sectors"), ("", "stages")])
def test_a_chart_has_title_description_and_the_rows_of_its_table(page: str, chart: str, real_site: Path) -> None:
    html = (real_site / page / "index.html").read_text(encoding="utf-8")
    figure = html.split(f'id="chart-{chart}"')[1].split("</figure>")[0]
    assert f'<title id="chart-{chart}-title">' in figure and f'<desc id="chart-{chart}-desc">' in figure
    assert figure.count("<tr>") > 2 and "aria-roledescription" not in figure


def test_the_front_page_states_the_position_from_the_ladder(
    real_site: Path, real: Catalogue, real_tables: Tables
) -> None:
    html = (real_site / "index.html").read_text(encoding="utf-8")
    last = max(row["date"] for row in real_tables["ladder"].rows)
    selected = next(
        row
        for row in real_tables["ladder"].rows
        if (row["date"], row["step"], row["basis"]) == (last, "selected", "project-cost")
    )
    assert f"{selected['reached']} projects worth US${selected['high'].normalize():f} bn" in " ".join(html.split())
    assert "2 July 2026" in html and "Nothing here speaks of later days" in html


def test_scripts_are_files_of_the_site_that_come_after_the_page(site: Path) -> None:
    scripts = {script for links in pages(site).values() for script in links.scripts}
    # tools.js comes at once, which keeps the table below from jumping
    allowed = re.compile(r"(\.\./)*js/((search/)?[a-z]+\.js|tools\.js at once)")
    assert [script for script in scripts if not allowed.fullmatch(script)] == []


def test_every_template_is_used() -> None:
    theme = ROOT / "site" / "theme"
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in [
            *theme.glob("*.html"),
            *(ROOT / "generator" / "pages").glob("*.py"),
            ROOT / "generator" / "plugin.py",
        ]
    )
    kinds = {path.name.removesuffix(".schema.yaml") for path in (ROOT / "schemas").glob("*.schema.yaml")}
    for path in theme.glob("*.html"):
        stem = path.stem
        used = (
            f'"{path.name}"' in text
            or f'"{stem}"' in text
            or (stem.removesuffix("_record") in kinds and stem.endswith("_record"))
        )
        assert used or path.name in ("main.html", "404.html"), path.name


def test_every_address_ever_published_still_leads_somewhere(real_site: Path, request: pytest.FixtureRequest) -> None:
    """The list only grows: `--bless` adds what is new, and an address that went needs `formerly:` in its record."""
    list_ = ROOT / "tests" / "published.txt"
    made = {page for page in pages(real_site) if page.endswith("/")}
    published = set(list_.read_text(encoding="utf-8").splitlines())
    if request.config.getoption("--bless"):
        list_.write_text("".join(f"{page}\n" for page in sorted(published | made)), encoding="utf-8")
    assert sorted(published - made) == []
