"""Charts as readers, downloaders and other sites meet them: pictures, rows, files and frames."""

from __future__ import annotations

import csv
import json
import re
import struct
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

import altair
import pytest

from generator.charts import RenderedChart
from generator.colours import read_colours
from generator.model import Catalogue
from generator.publish import Publication
from tests.conftest import ROOT
from tests.html_page import by_id, read_page, table_rows, text_of

COLOURS = read_colours(ROOT / "site" / "styles")
FIRST_EAST_ASIAN = 0x2E80  # the font that vl-convert carries has no letters from here on
SVG = "{http://www.w3.org/2000/svg}"
# Of the first vehicle and of the whole record: the charts that every set of records has.
IDS = (
    "ladder",
    "pace",
    "sectors",
    "totals",
    "stages",
    "clock",
    "waterfall",
    "sides",
    "claims",
    "single",
    "events",
    "silence",
    "map",
)


@pytest.fixture
def charts(published: Publication) -> Mapping[str, RenderedChart]:
    return published.context.charts


def folder(site: Path, chart: str) -> Path:
    return site / "charts" / chart


def csv_rows(site: Path, chart: str) -> list[list[str]]:
    with (folder(site, chart) / f"{chart}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_every_chart_has_a_page_of_its_own(site: Path, charts: Mapping[str, RenderedChart]) -> None:
    assert {path.parent.name for path in (site / "charts").glob("*/index.html")} == set(charts)
    assert {*IDS} < set(charts)  # other vehicles have charts too
    links = {link.get("href") for link in read_page(site / "charts").iter("a")}
    assert [chart for chart in charts if f"../charts/{chart}/" not in links] == []


@pytest.mark.parametrize("chart", IDS)
def test_a_page_has_picture_description_notes_table_sources_and_frames(chart: str, site: Path) -> None:
    page = read_page(folder(site, chart))
    picture = next(each for each in page.iter("svg") if each.get("class") == "chart")
    by_id(picture, f"chart-{chart}-title")
    by_id(picture, f"chart-{chart}-desc")
    attributes = {name: value for each in picture.iter() for name, value in each.items()}
    assert "aria-roledescription" not in attributes and "font-family" not in attributes
    assert not set(attributes.values()) & set(COLOURS.light.values())
    for part in ("notes", "files", "embed", "table", "rests"):
        by_id(page, part)
    assert [link for link in page.iter("a") if re.fullmatch(r"../../data/#[a-z_]+", link.get("href", ""))]
    assert re.search(r"cite \d+ sources?", text_of(page))


@pytest.mark.parametrize("chart", IDS)
def test_the_table_beside_a_chart_has_a_row_for_each_of_the_chart(
    chart: str, site: Path, charts: Mapping[str, RenderedChart]
) -> None:
    page = read_page(folder(site, chart))
    head, *rows = table_rows(next(page.iter("table")))
    assert head == list(charts[chart].chart.columns)
    assert rows == [[" ".join(cell.split()) for cell in row] for row in charts[chart].chart.rows]


@pytest.mark.parametrize("chart", IDS)
def test_the_csv_of_a_chart_has_its_rows_under_names_of_columns(
    chart: str, site: Path, charts: Mapping[str, RenderedChart]
) -> None:
    head, *rows = csv_rows(site, chart)
    assert all(re.fullmatch("[a-z_]+", name) for name in head)
    assert (tuple(head), tuple(map(tuple, rows))) == (charts[chart].chart.csv_columns, charts[chart].chart.csv_rows)


@pytest.mark.parametrize("chart", IDS)
def test_a_chart_has_something_to_show(chart: str, site: Path) -> None:
    assert len(csv_rows(site, chart)) > 1


@pytest.mark.parametrize("kind", ["", "-dark"])
@pytest.mark.parametrize("chart", IDS)
def test_a_picture_stands_alone(chart: str, kind: str, site: Path) -> None:
    text = (folder(site, chart) / f"{chart}{kind}.svg").read_text(encoding="utf-8")
    root = ET.fromstring(text)
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.tag == f"{SVG}svg" and title is not None and desc is not None and title.text and desc.text
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title desc"
    ground = root.find(f"{SVG}rect")
    paper = (COLOURS.dark if kind else COLOURS.light)["chart-paper"]
    assert "var(" not in text and ground is not None and ground.get("fill") == paper
    assert "records to" in "".join(root.itertext())


@pytest.mark.parametrize("chart", IDS)
def test_a_png_opens_and_is_twice_as_large_as_the_svg(chart: str, site: Path) -> None:
    data = (folder(site, chart) / f"{chart}.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR" and data[-8:-4] == b"IEND"
    root = ET.fromstring((folder(site, chart) / f"{chart}.svg").read_text(encoding="utf-8"))
    size = struct.unpack(">II", data[16:24])
    for pixels, side in zip(size, ("width", "height"), strict=True):
        assert abs(pixels - 2 * float(root.get(side, 0))) <= 2
    assert len(data) < 400_000


@pytest.mark.parametrize("chart", IDS)
def test_a_specification_is_one_that_vega_lite_knows(chart: str, site: Path) -> None:
    spec = json.loads((folder(site, chart) / f"{chart}.vl.json").read_text(encoding="utf-8"))
    altair.Chart.from_dict(spec)  # raises where the schema of Vega-Lite does not allow it
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v")
    assert "description" in spec and "url" not in json.dumps(spec.get("data", {}))
    assert "var(--" not in json.dumps(spec)


def test_every_letter_of_a_chart_is_in_the_font_that_it_is_drawn_with(site: Path) -> None:
    """Else it would be drawn as a box, or with whatever fonts a machine happens to have."""
    for chart in IDS:
        for path in folder(site, chart).glob("*.svg"):
            letters = "".join(ET.fromstring(path.read_text(encoding="utf-8")).itertext())
            assert [letter for letter in letters if ord(letter) >= FIRST_EAST_ASIAN] == [], path


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [COLOURS.light, COLOURS.dark], ids=["light", "dark"])
def test_colours_stand_out_from_the_ground(colours: Mapping[str, str]) -> None:
    paper = colours["chart-paper"]
    assert min(contrast(colours[name], paper) for name in ("chart-ink", "chart-soft")) >= 4.5
    series = [name for name in COLOURS.light if re.fullmatch(r"chart-\d", name)]
    assert [name for name in series if contrast(colours[name], paper) < 3] == []


def test_the_script_of_live_charts_is_the_sites_own(site: Path) -> None:
    text = (site / "js" / "vega.js").read_text(encoding="utf-8")
    assert text.startswith("/*! Vega ") and "BSD-3-Clause" in text.splitlines()[0] and len(text) > 500_000
    assert "vegaEmbed" in text and (site / "js" / "chart.js").is_file()


def snippet(site: Path, chart: str) -> str:
    """The text that puts a chart into other pages."""
    (field,) = read_page(folder(site, chart)).iter("textarea")
    return field.text or ""


def test_a_frame_holds_the_drawing_and_needs_nothing_from_elsewhere(catalogue: Catalogue, site: Path) -> None:
    root = catalogue.dataset.homepage or ""
    for chart in IDS:
        assert f'src="{root}charts/{chart}/embed/"' in snippet(site, chart)
        text = (folder(site, chart) / "embed" / "index.html").read_text(encoding="utf-8")
        assert '<svg xmlns="http://www.w3.org/2000/svg" class="chart"' in text
        assert 'target="_blank" rel="noopener"' in text and "<script" not in text and "stylesheet" not in text
