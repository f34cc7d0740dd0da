"""Names that look like markup, script, formulas or places to fill, published whole and inert in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build
from generator.loading import load
from generator.paths import Paths, paths_from
from generator.progress import Progress
from tests.chromium import serving
from tests.conftest import EXAMPLE, ROOT, take_drawings
from tests.html_page import read_page, text_of, with_class
from tests.unit.hostile_exports import NAMES

SVG = "{http://www.w3.org/2000/svg}"
IDS = [f"hostile-{number}" for number in range(len(NAMES))]


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def project(name: str) -> str:
    """A candidate whose every text is `name`, with a claim, so that charts draw it."""
    return f"""\
name: {quoted(name)}
standings:
  - {{vehicle: norland-fund, standing: candidate}}
sector: nuclear
summary: {quoted(name)}
sources: [gazette-2030]
stages:
  - stage: named
    date: 2030-03-01
    asserted_by: Sudmark's ministry
    attribution: official
    side: us
    sources: [gazette-2030]
  - stage: finalist
    date: 2031-02-17
    asserted_by: Sudmark's ministry
    attribution: official
    side: us
    sources: [gazette-2030]
claims:
  - key: cost
    field: cost
    value: 0.1
    unit: usd-bn
    qualifier: exactly
    basis: project-cost
    as_of: 2031-01-01
    asserted_by: {quoted(name)}
    attribution: press
    side: third-party
    sources: [courier-2030-02]
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> Paths:
    """A built site whose projects have the hostile names."""
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(EXAMPLE, folder / "data")
    for id_, name in zip(IDS, NAMES, strict=True):
        (folder / "data" / "projects" / f"{id_}.yaml").write_text(project(name), encoding="utf-8")
    paths = paths_from(ROOT, folder / "data", folder / "build")
    assert [str(problem) for problem in load(paths).problems] == []
    take_drawings(drawings, paths.build)
    build(paths, Progress(io.StringIO(), stages=3))
    return paths


def test_a_record_page_and_its_files_hold_the_name_as_it_is(hostile: Paths) -> None:
    for id_, name in zip(IDS, NAMES, strict=True):
        folder = hostile.built_site / "projects" / id_
        page = read_page(folder)
        assert text_of(next(page.iter("h1"))).startswith(" ".join(name.split()))
        assert text_of(next(page.iter("title"))).startswith(" ".join(name.split()))
        assert json.loads((folder / f"{id_}.json").read_text(encoding="utf-8"))["name"] == name
        assert yaml.safe_load((folder / f"{id_}.yaml").read_text(encoding="utf-8"))["name"] == name
        (take,) = with_class(page, "take")
        assert f"The Example Society: {' '.join(name.split())}. Example book" in text_of(take)
        bibtex = "".join(next(take.iter("pre")).itertext())
        assert bibtex.count("{") == bibtex.count("}") and "\\input" not in bibtex


def test_no_page_has_an_element_that_a_name_wrote(hostile: Paths) -> None:
    for path in hostile.built_site.rglob("*.html"):
        page = read_page(path)
        assert [each.get("src") for each in page.iter("img")] == []
        for element in page.iter():
            assert not [name for name in element.attrib if name.startswith("on")], path
            assert element.tag != "script" or (element.get("src") and not element.text), path
            assert not element.get("href", "").startswith(("javascript:", "data:text")), path


def test_tables_hold_the_name_exactly_and_inert_for_spreadsheets(hostile: Paths) -> None:
    for ending, encoding in ((".csv", "utf-8"), ("-spreadsheet.csv", "utf-8-sig")):
        path = hostile.built_package / f"projects{ending}"
        with path.open(encoding=encoding, newline="") as file:
            names = {row["id"]: row["name"] for row in csv.DictReader(file)}
        for id_, name in zip(IDS, NAMES, strict=True):
            is_run = ending != ".csv" and name[0] in "=+-@"
            assert names[id_] == (f"'{name}" if is_run else name)


def test_the_search_index_holds_the_name_as_it_is(hostile: Paths) -> None:
    index = json.loads((hostile.built_site / "search" / "index.en.json").read_text(encoding="utf-8"))
    names = {entry[0]: entry[1] for entry in index["projects"]}
    assert [names[id_] for id_ in IDS] == list(NAMES)


def svg_text(svg: str) -> str:
    """All words of a picture, without the blanks that lines are broken at."""
    return re.sub(r"\s", "", "".join(text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")))


def test_charts_draw_the_name_as_it_is_and_their_rows_hold_it(hostile: Paths) -> None:
    folder = hostile.built_site / "charts" / "stages"
    for ending in (".svg", "-dark.svg"):
        words = svg_text((folder / f"stages{ending}").read_text(encoding="utf-8"))
        assert [name for name in NAMES if re.sub(r"\s", "", name) not in words] == []
    spec = (folder / "stages.vl.json").read_text(encoding="utf-8")
    held = set(strings(json.loads(spec)))
    assert [name for name in NAMES if name not in held] == []


def strings(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from strings(each)
    elif isinstance(node, str):
        yield node


@pytest.mark.parametrize("chart", ["stages", "sectors", "claims"])
def test_a_live_chart_says_the_names_and_runs_none(hostile: Paths, browser: Any, chart: str) -> None:
    with serving(hostile.built_site) as address:
        view = browser.new_page()
        said: list[str] = []
        view.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        view.on("pageerror", lambda error: said.append(str(error)))
        view.on("dialog", lambda dialog: said.append("a dialog"))
        view.goto(f"{address}charts/{chart}/")
        view.locator(".live-tools button").click()
        view.locator(".live svg").wait_for(timeout=30_000)
        still = view.locator(".still svg text").all_text_contents()
        live = view.locator(".live svg text").all_text_contents()
        assert sorted(filter(None, still)) == sorted(filter(None, live))
        marks = view.locator(".live svg .role-mark path")
        for number in range(0, marks.count(), 3):
            marks.nth(number).hover(force=True)
        assert said == []
        view.close()


def test_a_list_and_a_search_show_the_names_and_run_none(hostile: Paths, browser: Any) -> None:
    with serving(hostile.built_site) as address:
        view = browser.new_page()
        said: list[str] = []
        view.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        view.on("dialog", lambda dialog: said.append("a dialog"))
        view.goto(f"{address}projects/")
        assert set(NAMES) <= set(view.locator(".listing th a, .listing td a").all_text_contents())
        for words in ("script", "alert", "onmouseover", "{coverage}", "$&"):
            view.goto(f"{address}search/?q={words.replace('&', '%26')}")
            view.locator(".results a").first.wait_for()
        assert said == []
        view.close()
