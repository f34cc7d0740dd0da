"""The built site as a reader meets it: pages, links, figures that lead to claims and claims to sources."""

from __future__ import annotations

import functools
import re
import struct
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.derive import Derived
from generator.model import Catalogue
from generator.publish import Publication
from generator.tables import Tables
from tests.html_page import by_id, read_page, text_of, with_class


@functools.cache
def pages(site: Path) -> dict[str, ET.Element]:
    """Every page of the site by its address, which begins with a slash."""
    return {
        "/" + path.relative_to(site).as_posix().removesuffix("index.html"): read_page(path)
        for path in sorted(site.rglob("*.html"))
    }


@functools.cache
def ids(site: Path) -> dict[str, list[str]]:
    return {
        address: [element.get("id", "") for element in page.iter() if element.get("id")]
        for address, page in pages(site).items()
    }


def targets(page: ET.Element) -> list[str]:
    return [value for element in page.iter() for name in ("href", "src") if (value := element.get(name))]


@functools.cache
def files(site: Path) -> set[str]:
    return {"/" + path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def leads_somewhere(site: Path, address: str, target: str) -> bool:
    parts = urlsplit(urljoin(address, target))
    if parts.scheme or parts.netloc:
        return True
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if path not in pages(site):
        return path in files(site)
    return not fragment or fragment in ids(site)[path]


def test_every_internal_link_and_fragment_resolves(site: Path) -> None:
    broken = []
    for address, page in pages(site).items():
        broken += [(address, target) for target in targets(page) if not leads_somewhere(site, address, target)]
    assert broken[:20] == []


def test_no_page_has_an_identifier_twice(site: Path) -> None:
    counts = {address: Counter(of_page) for address, of_page in ids(site).items()}
    assert {address: count.most_common(1) for address, count in counts.items() if len(count) < count.total()} == {}


def test_nothing_is_loaded_from_a_third_party(site: Path) -> None:
    for path in [*site.rglob("*.html"), *site.rglob("*.css"), *site.rglob("*.svg")]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r'(?:src|@import|url\()\s*=?\s*["\'(]?https?:', text), path
        assert not re.search(r'<link(?! rel="(?:canonical|alternate)")[^>]+href="https?:', text), path


def test_every_record_has_a_page_and_every_kind_a_list(catalogue: Catalogue, site: Path) -> None:
    for kind in catalogue.schemas.kinds:
        assert f"/{kind}/" in pages(site)
        assert [row.id for row in catalogue.tables[kind] if f"/{kind}/{row.id}/" not in pages(site)] == []


def test_every_page_holds_the_name_of_its_record(published: Publication, site: Path) -> None:
    """Also names with letters that YAML or JSON would write otherwise."""
    local, catalogue = published.context.local, published.context.catalogue
    for kind in catalogue.schemas.kinds:
        for row in catalogue.tables[kind]:
            page = pages(site)[f"/{kind}/{row.id}/"]
            assert " ".join(local.name(row).split()) in text_of(page), (kind, row.id)


def test_every_figure_leads_in_one_step_to_a_statement_and_from_there_to_a_source(site: Path) -> None:
    leading = 0
    for address, page in pages(site).items():
        for figure in with_class(page, "figure"):
            if figure.tag != "a":
                continue
            there = urlsplit(urljoin(address, figure.get("href", "")))
            if there.path.removeprefix("/ja").startswith(("/clock/", "/terms/")):
                continue
            leading += 1
            statement = by_id(pages(site)[there.path], unquote(there.fragment))
            assert [link for link in targets(statement) if "/sources/" in link], (address, figure.get("href"))
    assert leading > 3


def test_a_headline_figure_shows_its_speaker_and_that_another_says_otherwise(site: Path) -> None:
    (figures,) = (each for each in with_class(read_page(site / "projects" / "big-dam"), "figures") if each.tag == "dl")
    assert "US$9–9.3 bn" in text_of(figures) and "Ada Example" in text_of(figures), text_of(figures)


def test_a_claim_on_weak_sources_alone_is_shown_but_never_large(site: Path) -> None:
    page = read_page(site / "events" / "2031-03-01-capacity-rumour")
    assert "2 GW" in text_of(page)
    assert [text_of(figure) for figure in with_class(page, "headline") if "2 GW" in text_of(figure)] == []


def test_a_project_page_opens_with_every_stage_reached_or_not_reported(site: Path, catalogue: Catalogue) -> None:
    (steps,) = with_class(read_page(site / "projects" / "big-dam"), "steps")
    stages = catalogue.schemas.vocabularies["stage"].entries
    adverse = {name for name, entry in stages.items() if entry.get("adverse")}
    reached = {stage.stage for stage in catalogue.get("projects", "big-dam").stages}
    assert not adverse & reached
    assert len(with_class(steps, "is-reached")) == len(reached)
    assert len(with_class(steps, "is-ahead")) == len(set(stages) - reached - adverse)
    assert [name for name in reached if stages[name]["label"] not in text_of(steps)] == []


def test_records_that_have_gone_silent_are_shown_as_such(site: Path, tables: Tables) -> None:
    rows = [row for row in tables["silence"].cells if row["table"] != "companies"]
    for row in rows:
        shown = with_class(read_page(site / row["table"] / row["row"]), "silent")
        assert bool(shown) == (row["silent"] == "true"), row
    assert {row["silent"] for row in rows} == {"true", "false"}


def test_every_record_has_a_card_that_its_page_names(site: Path, catalogue: Catalogue) -> None:
    for kind in catalogue.schemas.kinds:
        for row in catalogue.tables[kind]:
            head = (site / kind / row.id / "card.png").read_bytes()[:24]
            assert head[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", head[16:]) == (600, 315)
            page = pages(site)[f"/{kind}/{row.id}/"]
            (image,) = (meta for meta in page.iter("meta") if meta.get("property") == "og:image")
            assert image.get("content", "").endswith(f"/{kind}/{row.id}/card.png")


def test_the_card_of_a_project_says_what_its_list_and_its_ladder_say(published: Publication, site: Path) -> None:
    """One question, one answer: what a project costs."""
    context = published.context
    derived: Derived = context.derived
    by_project = {status.project.id: status for status in derived.project_status}
    listed = {row.get("data-id"): text_of(row) for row in read_page(site / "projects").iter("tr") if row.get("data-id")}
    assert set(listed) == set(by_project)
    for id_, status in by_project.items():
        if status.headline:
            assert context.local.headline(status.headline) in listed[id_]


def test_a_long_record_begins_with_links_to_its_parts(site: Path) -> None:
    page = read_page(site / "projects" / "big-dam")
    (jump,) = with_class(page, "jump")
    assert [link.get("href") for link in jump.iter("a")] == [f"#{head.get('id')}" for head in page.iter("h2")]


def test_a_former_address_leads_to_the_record(site: Path) -> None:
    html = (site / "projects" / "large-dam" / "index.html").read_text(encoding="utf-8")
    assert "url=../../projects/big-dam/" in html and '<a href="../../projects/big-dam/">' in html


def test_the_files_of_a_record_stand_under_its_former_id_too(site: Path) -> None:
    for root, name in (("", "{}.json"), ("", "{}.yaml"), ("", "{}.csv"), ("", "{}-spreadsheet.csv"), ("", "card.png"),
                       ("ja/", "card.png")):  # fmt: skip
        now, before = (site / f"{root}projects" / id_ / name.format(id_) for id_ in ("big-dam", "large-dam"))
        assert now.read_bytes() == before.read_bytes()


def test_a_former_key_is_a_fragment_that_leads_to_the_row_and_stands_in_the_table(site: Path, tables: Tables) -> None:
    statement = by_id(read_page(site / "projects" / "copper-smelter"), "claims-cost")
    by_id(statement, "claims-price")
    row = {"table": "claims", "row": "copper-smelter.cost", "former": "copper-smelter.price"}
    assert row in tables["former_ids"].rows


@pytest.mark.parametrize(("page", "chart"), [("ladder", "ladder"), ("", "pace"), ("", "sectors"), ("", "stages")])
def test_a_chart_has_title_description_and_the_rows_of_its_table(page: str, chart: str, site: Path) -> None:
    figure = by_id(read_page(site / page if page else site), f"chart-{chart}")
    by_id(figure, f"chart-{chart}-title")
    by_id(figure, f"chart-{chart}-desc")
    assert len(list(figure.iter("tr"))) > 2
    assert [each for each in figure.iter() if "aria-roledescription" in each.attrib] == []


def test_the_front_page_states_the_position_from_the_ladder(site: Path, published: Publication, tables: Tables) -> None:
    local = published.context.local
    first = published.context.catalogue.first_vehicle.id
    of_first = [row for row in tables["ladder"].cells if row["vehicle"] == first]
    last = max(row["date"] for row in of_first)
    (selected,) = (
        row
        for row in of_first
        if (row["date"], row["step"], row["basis"], row["amount_of"]) == (last, "selected", "project-cost", "projects")
    )
    words = text_of(read_page(site))
    assert f"{selected['reached']} projects" in words
    assert local.date(last) in words and "Nothing here speaks of later days" in words


def test_scripts_are_files_of_the_site_that_come_after_the_page(site: Path) -> None:
    scripts = set()
    for page in pages(site).values():
        for script in page.iter("script"):
            scripts.add(script.get("src", "inline") + ("" if script.get("type") == "module" else " at once"))
    # tools.js comes at once, which keeps the table below from jumping
    allowed = re.compile(r"(\.\./)*js/((search/)?[a-z]+\.js|tools\.js at once)")
    assert [script for script in scripts if not allowed.fullmatch(script)] == []


def test_a_page_names_the_day_that_holds_for_its_subject(site: Path, published: Publication) -> None:
    footer = text_of(next(iter(read_page(site / "projects" / "big-dam").iter("footer"))))
    assert published.context.local.date(published.context.catalogue.dataset.coverage) in footer
