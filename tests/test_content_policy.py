"""What pages may load and run: nothing but the site's own, stated in every page, and held by a real browser in use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import vl_convert

from generator import addresses
from generator.model import Row
from generator.publish import Edition, Publication
from tests.chromium import serving
from tests.html_page import parse_page, read_page
from tests.test_charts import IDS, snippet
from tests.test_charts_browser import here

_LISTENS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`violated: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});
"""


def html_files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_page_states_its_policy_before_it_asks_for_anything(site: Path) -> None:
    for path in html_files(site):
        head = list(next(read_page(path).iter("head")))
        assert [head[0].get("charset"), head[1].get("http-equiv")] == ["utf-8", "Content-Security-Policy"], path
        directives = dict(part.split(" ", 1) for part in head[1].get("content", "").split("; "))
        assert directives["default-src"] == directives["base-uri"] == directives["object-src"] == "'none'", path
        assert "unsafe" not in head[1].get("content", "") and "*" not in head[1].get("content", ""), path
        assert head[2].get("name") == "referrer" and head[2].get("content") == "no-referrer", path


def test_no_page_has_a_style_or_a_script_of_its_own_but_frames_whose_policy_names_it(site: Path) -> None:
    for path in html_files(site):
        page = read_page(path)
        for element in page.iter():
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], path
            assert element.tag != "script" or (element.get("src") and not (element.text or "").strip()), path
        assert (next(page.iter("style"), None) is not None) == ("embed" in path.parts), path


def outside_links(site: Path) -> Iterator[tuple[Path, str, str]]:
    for path in html_files(site):
        for element in read_page(path).iter("a"):
            if element.get("href", "").startswith(("http:", "https:", "//")):
                yield path, element.get("href", ""), element.get("rel", "")


def test_links_out_of_records_are_marked_as_other_peoples_and_tell_them_nothing(site: Path) -> None:
    links = list(outside_links(site))
    assert len(links) > 5
    for path, address, rel in links:
        assert {"external", "noopener", "nofollow", "ugc"} <= set(rel.split()), (path, address)


def test_the_text_to_paste_holds_a_frame_and_nothing_that_runs(site: Path) -> None:
    for chart in IDS:
        text = snippet(site, chart)
        (element,) = parse_page(text).iter()
        assert element.tag == "iframe" and re.fullmatch(r'<iframe( [a-z]+="[^"<>]*")+></iframe>', text)
        assert set(element.attrib) == {"src", "title", "width", "height", "loading", "style"}


def test_licence_texts_stand_beside_the_script_and_are_of_the_versions_that_it_bundles(site: Path) -> None:
    script = (site / addresses.CHART_SCRIPT).read_text(encoding="utf-8")
    texts = (site / addresses.CHART_SCRIPT_LICENCES).read_text(encoding="utf-8")
    lines = texts.splitlines()
    for name, version in (("vega", vl_convert.get_vega_version()), ("vega-embed", vl_convert.get_vega_embed_version())):
        assert f"{name} {version} (BSD-3-Clause)" in lines
    lite = next(line for line in lines if line.startswith("vega-lite "))
    assert lite.startswith(f"vega-lite {vl_convert.get_vegalite_versions()[-1]}.") and f'"{lite.split()[1]}"' in script
    assert texts.count("Redistribution and use") >= 3 and "Permission to use, copy, modify" in texts
    assert script.splitlines()[0].endswith("licence texts: vega-licences.txt */")
    for chart in IDS:
        page = (site / addresses.chart(chart) / "index.html").read_text(encoding="utf-8")
        assert f'href="../../{addresses.CHART_SCRIPT_LICENCES}"' in page


@pytest.fixture
def watched(browser: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page of the browser, and all that it complains of."""
    context = browser.new_context()
    context.add_init_script(_LISTENS)
    said: list[str] = []
    view = context.new_page()
    view.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    view.on("pageerror", lambda error: said.append(str(error)))
    yield view, said
    assert context.cookies() == []
    context.close()


def one_of_each_template(edition: Edition, records: list[Row]) -> list[str]:
    """The address of one page of each template in a language."""
    pages = [*edition.pages, *map(edition.record_page, records)]
    by_template = {page.template: edition.root + page.address for page in reversed(pages)}
    assert len(by_template) > 30
    return list(by_template.values())


def test_a_browser_finds_nothing_against_the_policy_on_any_template(
    watched: tuple[Any, list[str]], published: Publication, address: str
) -> None:
    view, said = watched
    found = [one_of_each_template(edition, published.records) for edition in published.editions]
    for page in [*chain(*found), "methods/", "404.html"]:
        view.goto(f"{address}{page}")
        assert said == [], page
        assert view.evaluate("document.cookie") == ""


def test_a_live_chart_is_drawn_pointed_at_and_picked_within_the_policy(
    watched: tuple[Any, list[str]], address: str
) -> None:
    view, said = watched
    for chart in IDS:
        view.goto(f"{address}charts/{chart}/")
        view.locator(".live-tools button").click()
        view.locator(".live svg").wait_for(timeout=30_000)
        marks = view.locator(".live svg .role-mark path")
        for mark in [marks.first, marks.last]:
            mark.hover(force=True)
        told = view.locator("#vg-tooltip-element").all_inner_texts()
        assert not re.search(r"[0-9]{12}", "".join(told)), chart  # a day as milliseconds
        legend = view.locator(".live svg .role-legend-symbol path")
        if legend.count():
            legend.first.click(force=True)
        assert said == [], chart


def test_search_lists_and_filters_work_within_the_policy(watched: tuple[Any, list[str]], address: str) -> None:
    view, said = watched
    view.goto(f"{address}projects/")
    view.locator(".listing select").first.select_option(index=1)
    view.locator(".listing th button").first.click()
    for button in view.locator(".listing [data-from]").all():
        with view.expect_download():
            button.click()
    view.keyboard.press("Escape")
    view.locator("a.search-link").click()
    field = view.locator("dialog [name=q]")
    field.fill("dam")
    view.locator("dialog .results a").first.wait_for()
    view.goto(f"{address}search/?q=dam")
    view.locator(".results a").first.wait_for()
    view.locator(".search form button").first.click()
    assert said == []


def test_a_frame_on_another_site_keeps_to_its_own_policy(
    watched: tuple[Any, list[str]], site: Path, address: str, tmp_path: Path
) -> None:
    view, said = watched
    (tmp_path / "favicon.ico").write_bytes(b"")
    frames = here(snippet(site, "totals"), address)
    (tmp_path / "index.html").write_text(f"<!doctype html><title>Elsewhere</title>{frames}", encoding="utf-8")
    with serving(tmp_path, host="localhost") as other:
        view.goto(other)
        frame = view.frame_locator("iframe").first
        frame.locator("svg.chart").wait_for()
        assert frame.locator("body").evaluate("e => getComputedStyle(e).maxWidth") == "576px"
    assert said == []


def test_the_browser_would_notice_a_style_and_a_script_in_a_page(
    watched: tuple[Any, list[str]], site: Path, tmp_path: Path
) -> None:
    view, said = watched
    text = (site / "index.html").read_text(encoding="utf-8")
    text = text.replace("<main", '<script>document.title = "run"</script><p style="color: red" onclick="x">x</p><main')
    for name in ("index.html", "favicon.ico"):
        (tmp_path / name).write_text(text if name == "index.html" else "", encoding="utf-8")
    with serving(tmp_path) as other:
        view.goto(other)
        assert view.title() != "run"
    violated = " ".join(said)
    assert "violated: script-src-elem inline" in violated and "violated: style-src-attr inline" in violated
