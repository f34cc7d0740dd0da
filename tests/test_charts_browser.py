"""Charts in real Chromium: frames on other sites, words that can be read, and the live version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.colours import read_colours
from tests.chromium import serving
from tests.conftest import ROOT
from tests.test_charts import IDS, snippet

COLOURS = read_colours(ROOT / "site" / "styles")


def rgb(colour: str) -> str:
    """A colour written as #rrggbb in the form that browsers give."""
    return "rgb({}, {}, {})".format(*bytes.fromhex(colour.removeprefix("#")))


def here(snippet: str, address: str) -> str:
    """A text to paste whose frame comes from `address`, wherever the site says that it stands."""
    return re.sub(r'src="[^"]*?charts/', f'src="{address}charts/', snippet)


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder that another origin serves."""
    with serving(tmp_path, host="localhost") as root:
        yield tmp_path, root


@pytest.mark.parametrize("scripts", [True, False])
def test_a_frame_works_on_a_page_of_another_origin(
    scripts: bool, elsewhere: tuple[Path, str], site: Path, browser: Any, address: str
) -> None:
    place, other = elsewhere
    frames = here(snippet(site, "totals"), address)
    (place / "index.html").write_text(f"<!doctype html><title>Elsewhere</title>{frames}", encoding="utf-8")
    context = browser.new_context(java_script_enabled=scripts)
    view = context.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    view.goto(other)
    frame = view.frame_locator("iframe")
    frame.locator("svg.chart").scroll_into_view_if_needed()
    box = frame.locator("svg.chart").bounding_box()
    assert box["width"] > 250 and box["height"] > 100
    assert frame.locator("h1").inner_text() == frame.locator("svg > title").text_content()
    assert frame.locator("a").get_attribute("target") == "_blank"
    assert len([url for url in asked if url.startswith(address)]) == 1
    assert [url for url in asked if not url.startswith((address, other))] == []
    context.close()


@pytest.mark.parametrize("size", [390, 1280])
def test_a_frame_shows_the_whole_chart_without_scrolling(
    size: int, elsewhere: tuple[Path, str], site: Path, browser: Any, address: str
) -> None:
    place, other = elsewhere
    frames = "".join(here(snippet(site, chart), address).replace('loading="lazy"', "") for chart in IDS)
    (place / "index.html").write_text(f"<!doctype html><title>Elsewhere</title>{frames}", encoding="utf-8")
    view = browser.new_page(viewport={"width": size, "height": 2000})
    view.goto(other)
    assert len(view.frames) == 1 + len(IDS)
    for chart, inside in zip(IDS, view.frames[1:], strict=True):
        inside.wait_for_selector("svg.chart")
        assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight"), chart
        assert inside.evaluate("document.documentElement.scrollWidth <= innerWidth"), chart
    view.close()


_CLIPPED = """() => {
  const svg = document.querySelector("svg.chart"), whole = svg.getBoundingClientRect(), faults = [];
  const shown = e => e.textContent.trim() && e.getAttribute("opacity") !== "0";
  const texts = [...svg.querySelectorAll("text")].filter(shown);
  const boxes = texts.map(e => [e.textContent, e.getBoundingClientRect()]);
  boxes.forEach(([words, box], place) => {
    const beside = box.left < whole.left - 1 || box.right > whole.right + 1;
    if (beside || box.top < whole.top - 1 || box.bottom > whole.bottom + 1) faults.push(["clipped", words]);
    if (words.includes("…")) faults.push(["cut", words]);
    for (const [others, other] of boxes.slice(place + 1)) {
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      if (across > 1 && down > 4) faults.push(["overlaps", words, others]);
    }
  });
  const scale = whole.width / svg.viewBox.baseVal.width;
  const small = Math.min(...texts.map(e => parseFloat(getComputedStyle(e).fontSize) * scale));
  if (small < 10.5) faults.push(["small", small]);
  return faults;
}"""


@pytest.mark.parametrize("chart", IDS)
def test_words_of_a_chart_are_whole_apart_and_large_enough(chart: str, view: Any, address: str) -> None:
    view.goto(f"{address}charts/{chart}/")
    for width in (390, 1280):
        view.set_viewport_size({"width": width, "height": 900})
        assert view.evaluate(_CLIPPED) == [], width
        assert view.evaluate("document.documentElement.scrollWidth") <= width


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
    tooltip = view.locator("#vg-tooltip-element.visible")
    tooltip.wait_for()
    assert "official" in tooltip.inner_text()
    assert bar.evaluate("e => getComputedStyle(e).fill") == rgb(COLOURS.dark["chart-1"])
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
