"""Charts as readers, downloaders and other sites meet them: pictures, rows, files, frames, and the live version."""

from __future__ import annotations

import csv
import functools
import hashlib
import html
import io
import json
import os
import re
import struct
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import altair
import pytest
import vl_convert
from generator.charts.letters import lines, width

from generator.charts import NAMES, Chart, charts
from generator.colours import read_colours
from generator.messages import read_words
from generator.model import Catalogue
from generator.paths import Paths
from generator.tables import Tables
from tests.chromium import serving
from tests.conftest import EXAMPLE, ROOT

COLOURS = read_colours(ROOT / "site" / "styles")
SVG = "{http://www.w3.org/2000/svg}"
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
)


class Rows(HTMLParser):
    """The rows of the first table of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr" and not self.done:
            self.rows.append([])
        self.inside = tag in ("td", "th") and not self.done
        if self.inside:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = False
        self.done = self.done or tag == "table"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


@pytest.fixture(params=["example_site", "real_site"])
def site(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(request.param))


@pytest.fixture(scope="session", params=sorted(path.stem for path in (ROOT / "site" / "messages").glob("*.yaml")))
def drawn(request: pytest.FixtureRequest, real: Catalogue, real_tables: Tables, real_paths: Paths) -> dict[str, Chart]:
    """The charts of the real records in every language of the site."""
    return charts(real, real_tables, read_words(real_paths.messages, request.param), COLOURS, real_paths.cache)


def folder(site: Path, chart: str) -> Path:
    return site / "charts" / chart


def page(site: Path, chart: str) -> str:
    return (folder(site, chart) / "index.html").read_text(encoding="utf-8")


def test_every_chart_has_a_page_of_its_own(site: Path) -> None:
    made = {path.parent.name for path in (site / "charts").glob("*/index.html")}
    assert made == set(IDS) and len(made) >= 8
    gallery = (site / "charts" / "index.html").read_text(encoding="utf-8")
    assert [chart for chart in IDS if f'href="{chart}/"' not in gallery] == []


@pytest.mark.parametrize("chart", IDS)
def test_a_page_has_picture_description_notes_table_sources_and_frames(chart: str, site: Path) -> None:
    text = page(site, chart)
    figure = text.split("<svg", 1)[1].split("</svg>")[0]
    assert f'<title id="chart-{chart}-title">' in figure and f'<desc id="chart-{chart}-desc">' in figure
    assert "aria-roledescription" not in figure and "font-family" not in figure
    assert not [colour for colour in COLOURS.light.values() if f'"{colour}"' in figure]
    for part in ("notes", "files", "embed", "table", "rests"):
        assert f'id="{part}"' in text, part
    assert re.search(r'href="../../data/#[a-z_]+"', text) and re.search(r"cite \d+ sources?", text)


@pytest.mark.parametrize("chart", IDS)
def test_the_table_beside_a_chart_has_the_rows_of_its_csv(chart: str, site: Path) -> None:
    parser = Rows()
    parser.feed(page(site, chart).split('id="table"')[1])
    text = (folder(site, chart) / f"{chart}.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text)))
    assert parser.rows[1:] == rows[1:]
    assert len(parser.rows[0]) == len(rows[0]) and all(re.fullmatch("[a-z_]+", name) for name in rows[0])


@pytest.mark.parametrize("chart", IDS)
def test_a_chart_of_the_real_records_has_rows(chart: str, real_site: Path) -> None:
    assert len((folder(real_site, chart) / f"{chart}.csv").read_text(encoding="utf-8").splitlines()) > 3


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


def test_altair_has_counted_up_no_names(drawn: dict[str, Chart]) -> None:
    """It counts from one build to the next, so that the second would differ from the first."""
    for chart in drawn.values():
        assert not re.findall(r'"(?:view|param|concat)_\d+"', json.dumps(chart.spec)), chart.id


def letters(chart: Chart) -> set[str]:
    texts = [chart.svg, *(text for name, text in chart.files.items() if name.endswith(".svg"))]
    return {
        letter
        for text in texts
        for node in ET.fromstring(str(text)).iter(f"{SVG}text")
        for letter in "".join(node.itertext())
    }


@functools.cache
def glyph(letter: str, font: str) -> str:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">'
        f'<text x="5" y="30" font-size="24" font-family="{font}">{html.escape(letter)}</text></svg>'
    )
    return hashlib.sha256(vl_convert.svg_to_png(svg)).hexdigest()


def boxes(found: set[str], font: str) -> set[str]:
    """Letters that are drawn as one for private use is, which no font has."""
    return {letter for letter in found if not letter.isspace() and glyph(letter, font) == glyph("\ue000", font)}


def test_no_letter_of_a_chart_is_drawn_as_a_box(drawn: dict[str, Chart]) -> None:
    """Japanese needs a font that has it; on Debian: apt-get install fonts-noto-cjk."""
    for chart in drawn.values():
        assert boxes(letters(chart), chart.spec["config"]["font"]) == set(), chart.id


def test_a_box_would_be_seen() -> None:
    assert boxes({"A", "–", "\ue123"}, "Liberation Sans") == {"\ue123"}


def test_no_east_asian_letter_stands_in_a_chart_in_english(site: Path) -> None:
    for chart in IDS:
        for path in folder(site, chart).glob("*.svg"):
            text = "".join(ET.fromstring(path.read_text(encoding="utf-8")).itertext())
            assert [letter for letter in text if unicodedata.east_asian_width(letter) in "WF"] == [], path


def test_lines_break_between_words_or_beside_wide_letters() -> None:
    assert lines("one two three", width("one two", 14), 14) == ["one two", "three"]
    assert lines("第一弾、第二弾", 14 * 4, 14) == ["第一弾、", "第二弾"]
    assert lines("", 100, 14) == [""]
    assert width("WWW", 14) > 2 * width("iii", 14)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [COLOURS.light, COLOURS.dark], ids=["light", "dark"])
def test_colours_stand_out_from_the_ground(colours: Mapping[str, str]) -> None:
    paper = colours["chart-paper"]
    assert min(contrast(colours[name], paper) for name in ("chart-ink", "chart-soft")) >= 4.5
    series = [name for name in NAMES if re.fullmatch(r"chart-\d", name)]
    assert [name for name in series if contrast(colours[name], paper) < 3] == []


_DIGEST = """
import hashlib, sys
from pathlib import Path
from generator.charts import charts
from generator.colours import read_colours
from generator.loading import load_sound
from generator.messages import read_words
from generator.paths import paths_from
from generator.tables import tables
paths = paths_from(Path(sys.argv[1]), Path(sys.argv[2]))
catalogue = load_sound(paths)
words, colours = read_words(paths.messages, "en"), read_colours(paths.styles)
made = charts(catalogue, tables(catalogue), words, colours, Path(sys.argv[3]))
for chart in made.values():
    for name, data in {"inline": chart.svg, **chart.files}.items():
        print(chart.id, name, hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest())
"""


def test_neither_time_zone_nor_locale_nor_hash_seed_changes_a_byte(tmp_path: Path) -> None:
    made = []
    for zone, seed, locale in (("Pacific/Auckland", "1", "C.UTF-8"), ("America/Los_Angeles", "2", "C")):
        environment = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-c", _DIGEST, str(ROOT), str(EXAMPLE), str(tmp_path / seed)]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        made.append(done.stdout.splitlines())
    assert made[0] == made[1] and len(made[0]) == len(IDS) * 6


def test_the_script_of_live_charts_is_the_sites_own(site: Path) -> None:
    text = (site / "js" / "vega.js").read_text(encoding="utf-8")
    assert text.startswith("/*! Vega ") and "BSD-3-Clause" in text.splitlines()[0] and len(text) > 500_000
    assert "vegaEmbed" in text and (site / "js" / "chart.js").is_file()


def snippets(site: Path, chart: str) -> list[str]:
    return [
        html.unescape(text) for text in re.findall(r"<textarea[^>]*>(.*?)</textarea>", page(site, chart), re.DOTALL)
    ]


def test_a_frame_may_be_live_or_frozen_and_both_show_the_same_drawing(real: Catalogue, real_site: Path) -> None:
    for chart in IDS:
        live, frozen = snippets(real_site, chart)
        assert f'src="charts/{chart}/embed/"' in live
        assert f'src="charts/{chart}/embed/{real.dataset.version}/"' in frozen
        embed = folder(real_site, chart) / "embed"
        one, other = ((at / "index.html").read_text(encoding="utf-8") for at in (embed, embed / real.dataset.version))
        assert one.replace('href="../"', 'href="../../"') == other
        assert 'target="_blank" rel="noopener"' in one and "<script" not in one and "stylesheet" not in one


def test_a_frame_of_a_site_with_an_address_gives_it_whole(example_site: Path) -> None:
    live, frozen = snippets(example_site, "ladder")
    assert 'src="https://example.org/book/charts/ladder/embed/"' in live
    assert 'src="https://example.org/book/charts/ladder/embed/1.2.3/"' in frozen


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that another origin serves."""
    with serving(tmp_path, host="localhost") as root:
        yield tmp_path, root


@pytest.mark.parametrize("scripts", [True, False])
def test_a_frame_works_on_a_page_of_another_origin(
    scripts: bool, elsewhere: tuple[Path, str], real_site: Path, browser: Any, address: str
) -> None:
    place, other = elsewhere
    frames = "".join(text.replace('src="', f'src="{address}') for text in snippets(real_site, "totals"))
    (place / "index.html").write_text(f"<!doctype html><title>Elsewhere</title>{frames}", encoding="utf-8")
    context = browser.new_context(java_script_enabled=scripts)
    view = context.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.goto(other)
    for number in range(2):
        frame = view.frame_locator("iframe").nth(number)
        frame.locator("svg.chart").scroll_into_view_if_needed()
        box = frame.locator("svg.chart").bounding_box()
        assert box["width"] > 250 and box["height"] > 100
        assert frame.locator("h1").inner_text() == frame.locator("svg > title").text_content()
        assert frame.locator("a").get_attribute("target") == "_blank"
    assert len([url for url in asked if url.startswith(address)]) == 2
    assert [url for url in asked if not url.startswith((address, other))] == []
    context.close()


def test_a_frame_shows_the_whole_chart_without_scrolling(
    elsewhere: tuple[Path, str], real_site: Path, browser: Any, address: str
) -> None:
    place, other = elsewhere
    for chart in IDS:
        text = snippets(real_site, chart)[0].replace('src="', f'src="{address}')
        (place / f"{chart}.html").write_text(f"<!doctype html><title>Elsewhere</title>{text}", encoding="utf-8")
        for size in (390, 1280):
            view = browser.new_page(viewport={"width": size, "height": 2000})
            view.goto(f"{other}{chart}.html")
            inside = view.frames[1]
            inside.wait_for_selector("svg.chart")
            assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight"), (chart, size)
            assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth"), (chart, size)
            view.close()


def test_the_text_to_paste_names_the_address_that_the_page_is_read_under(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.goto(f"{address}charts/totals/")
    texts = view.locator(".embed").evaluate_all("fields => fields.map(field => field.value)")
    assert f'src="{address}charts/totals/embed/"' in texts[0]
    assert f'src="{address}charts/totals/embed/' in texts[1]
    assert view.locator(".prefix").count() == 0
    view.close()


_CLIPPED = """() => {
  const svg = document.querySelector("svg.chart"), whole = svg.getBoundingClientRect(), found = [];
  const shown = e => e.textContent.trim() && e.getAttribute("opacity") !== "0";
  const texts = [...svg.querySelectorAll("text")].filter(shown);
  const boxes = texts.map(e => [e.textContent, e.getBoundingClientRect()]);
  boxes.forEach(([words, box], place) => {
    const beside = box.left < whole.left - 1 || box.right > whole.right + 1;
    if (beside || box.top < whole.top - 1 || box.bottom > whole.bottom + 1) found.push(["clipped", words]);
    if (words.includes("…")) found.push(["cut", words]);
    for (const [others, other] of boxes.slice(place + 1)) {
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (across > 1 && down > 4) found.push(["overlaps", words, others]);
    }
  });
  const scale = whole.width / svg.viewBox.baseVal.width;
  const small = Math.min(...texts.map(e => parseFloat(getComputedStyle(e).fontSize) * scale));
  if (small < 10.5) found.push(["small", small]);
  return found;
}"""


@pytest.mark.parametrize("size", [390, 1280])
@pytest.mark.parametrize("chart", IDS)
def test_words_of_a_chart_are_whole_apart_and_large_enough(chart: str, size: int, browser: Any, address: str) -> None:
    view = browser.new_page(viewport={"width": size, "height": 900})
    view.goto(f"{address}charts/{chart}/")
    assert view.evaluate(_CLIPPED) == []
    assert view.evaluate("document.documentElement.scrollWidth") <= size
    view.close()


@pytest.mark.parametrize("chart", IDS)
def test_the_live_version_comes_from_the_site_and_only_when_asked_for(chart: str, browser: Any, address: str) -> None:
    view = browser.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.on("pageerror", lambda error: wrong.append(str(error)))
    view.goto(f"{address}charts/{chart}/")
    view.wait_for_load_state("networkidle")
    assert [url for url in asked if "vega" in url or "vl.json" in url] == []
    before = len(asked)
    view.locator(".live-tools button").click()
    view.locator(".live svg").wait_for(timeout=30_000)
    assert {url.removeprefix(address) for url in asked[before:]} == {"js/vega.js", f"charts/{chart}/{chart}.vl.json"}
    assert [url for url in asked if not url.startswith(address)] == [] and wrong == []
    assert view.locator(".live svg").bounding_box()["width"] > 500
    assert not view.locator(".still").is_visible() and not view.locator(".live-tools button").is_visible()
    drawn = {text for text in view.locator(".live svg text").all_text_contents() if text}
    assert {text for text in view.locator(".still svg text").all_text_contents() if text} <= drawn
    view.close()


def test_a_live_chart_tells_what_is_pointed_at_and_follows_the_colour_scheme(browser: Any, address: str) -> None:
    view = browser.new_page(color_scheme="dark", viewport={"width": 390, "height": 900})
    view.goto(f"{address}charts/claims/")
    view.locator(".live-tools button").click()
    bar = view.locator(".live svg .mark-rect path").first
    bar.hover()
    told = view.locator("#vg-tooltip-element.visible")
    told.wait_for()
    assert "official" in told.inner_text()
    assert bar.evaluate("e => getComputedStyle(e).fill") == "rgb(127, 176, 234)"
    assert view.evaluate("document.documentElement.scrollWidth") <= 390
    view.close()


def test_without_scripts_there_is_no_button_and_nothing_is_missing(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{address}charts/claims/")
    assert not view.locator(".live-tools").is_visible() and not view.locator(".live").is_visible()
    assert view.locator("svg.chart").is_visible() and view.locator("#table ~ .twin table").is_visible()
    context.close()


def test_where_the_live_version_cannot_be_loaded_the_picture_stays(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.route("**/js/vega.js", lambda route: route.abort())
    view.goto(f"{address}charts/claims/")
    view.locator(".live-tools button").click()
    view.locator(".live-tools [role=status]", has_text="could not be loaded").wait_for()
    assert view.locator(".still svg").is_visible() and view.locator(".live-tools button").is_enabled()
    view.close()
