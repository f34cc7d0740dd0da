"""The site in real Chromium. Skipped where there is none, with a line on how to get it; in CI that is a failure."""

from __future__ import annotations

import re
from typing import Any

import pytest

PAGES = (
    "",
    "projects/",
    "projects/big-dam/",
    "terms/",
    "timeline/",
    "disagreements/",
    "ladder/",
    "data/",
    "sources/",
    "questions/",
    "vehicles/farland-pledge/",
    "days/",
    "days/2030-03-01/",
    "calculator/",
    "ja/",
    "ja/projects/big-dam/",
)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_is_wider_than_the_screen(page: str, view: Any, address: str) -> None:
    view.goto(address + page)
    for width in (320, 390, 1280):
        view.set_viewport_size({"width": width, "height": 800})
        wide = view.evaluate(
            "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1"
            " && !e.closest('.scroll') && !e.closest('svg')).map(e => e.tagName + '.' + e.className).slice(0, 5)"
        )
        assert view.evaluate("document.documentElement.scrollWidth") <= width
        assert wide == [], width


def test_the_front_page_leads_to_a_source_in_three_steps_without_scripts(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(address)
    view.locator("table.ladder tr.is-selected a").first.click()
    view.locator("#selected a.figure, #financing-signed a.figure").first.click()
    assert "/projects/" in view.url and "#claims-" in view.url
    view.locator(f"[id='{view.url.split('#')[1]}'] .sources a").first.click()
    assert "/sources/" in view.url
    context.close()


def test_no_page_asks_anything_of_another_host(browser: Any, address: str) -> None:
    view = browser.new_page()
    asked: list[str] = []
    view.on("request", lambda request: asked.append(request.url))
    for page in PAGES:
        view.goto(address + page)
    assert asked and [url for url in asked if not url.startswith(address)] == []
    view.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_of_charts_follow_the_colour_scheme(scheme: str, browser: Any, address: str) -> None:
    view = browser.new_page(color_scheme=scheme)
    view.goto(address)
    ink = view.evaluate("getComputedStyle(document.querySelector('svg.chart text')).fill")
    body = view.evaluate("getComputedStyle(document.body).color")
    assert ink == body
    view.close()


@pytest.mark.parametrize("page", ["", "projects/big-dam/", "terms/"])
def test_a_dark_page_is_dark_and_its_words_are_light(page: str, view: Any, address: str) -> None:
    shades = {}
    view.goto(address + page)
    for scheme in ("light", "dark"):
        view.emulate_media(color_scheme=scheme)
        ground = view.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        ink = view.evaluate("getComputedStyle(document.querySelector('main p')).color")
        shades[scheme] = [sum(map(int, re.findall(r"\d+", colour))) for colour in (ground, ink)]
    assert shades["light"][0] > 650 and shades["light"][1] < 350
    assert shades["dark"][0] < 150 and shades["dark"][1] > 450


@pytest.mark.parametrize("page", ["", "projects/big-dam/", "timeline/", "projects/"])
def test_a_page_prints_whole_and_without_controls(page: str, browser: Any, address: str) -> None:
    view = browser.new_page(viewport={"width": 794, "height": 1123}, color_scheme="dark")
    view.goto(address + page)
    view.emulate_media(media="print")
    assert view.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    controls = view.locator("header nav, .tools, .live-tools, .jump")
    assert controls.evaluate_all("all => all.filter(e => e.checkVisibility()).length") == 0
    folded = "[...document.querySelectorAll('main details > :not(summary, .jump)')].filter(e => !e.checkVisibility())"
    assert view.evaluate(f"{folded}.length") == 0
    pdf = view.pdf(format="A4")
    sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pdf.startswith(b"%PDF-") and 1 < sheets < 80
    view.close()


def test_keyboard_alone_reaches_the_content_first(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.goto(address)
    view.keyboard.press("Tab")
    assert view.evaluate("document.activeElement.getAttribute('href')") == "#content"
    view.close()


def test_a_page_that_has_moved_leads_on_with_filters_and_fragment(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.goto(f"{address}ja/projects/large-dam/?side=us#sources")
    view.wait_for_url(f"{address}ja/projects/big-dam/?side=us#sources")
    view.close()


def test_without_scripts_a_page_that_has_moved_leads_on(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{address}projects/large-dam/")
    view.wait_for_url(f"{address}projects/big-dam/")
    context.close()
