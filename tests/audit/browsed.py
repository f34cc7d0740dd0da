"""The site in Chromium: requests, scripts off, axe, targets, narrow screens, wide text and the keyboard."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.audit.measure import Measure, none_of
from tests.audit.served import Site, asked
from tests.chromium import FLAGS

HERE = Path(__file__).parent
AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "(tags) => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(done => done.violations)"
# WCAG 1.4.12.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)
SIZES = {"320 px, as at 400% zoom": 320, "390 px": 390, "1280 px": 1280}


class Findings:
    """Places that fall short, by measure; every measure stands in the table, also without a finding."""

    def __init__(self) -> None:
        self.places: dict[str, list[str]] = defaultdict(list)

    def add(self, measure: str, address: str, found: list[str]) -> None:
        self.places[measure] += [f"/{address}: {place}" for place in found]


def browsed(site: Site, address: str, chromium: str) -> Iterator[Measure]:
    """Every measure that needs a browser, on one page of each template; the keyboard on three. Two browsers at once."""
    pages = site.one_of_each()
    tabbed = ("", site.heaviest("projects") or "projects/", "sources/")
    found = Findings()

    def work(part: int) -> list[Measure]:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for page in pages[part::2]:
                print(f"chromium: /{page}", file=sys.stderr)
                _look(browser, site, address, page, found)
            return [_keyboard(browser, address, page) for page in tabbed[part::2]]

    with ThreadPoolExecutor(2) as pool:
        keyboard = [measure for part in pool.map(work, (0, 1)) for measure in part]
    for measure, places in found.places.items():
        yield none_of(measure, f"{len(pages)} pages, one of each template", sorted(places))
    yield from keyboard


def _look(browser: Browser, site: Site, address: str, page: str, found: Findings) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        reduced_motion="reduce",
        bypass_csp=True,  # probes bring styles in
    )
    view = context.new_page()
    requests: list[str] = []
    view.on("request", lambda request: requests.append(request.url))
    view.goto(address + page)
    _prepare(view)
    _without_scripts(browser, view, address, page, found)
    _axe(view, page, found)
    _sizes(view, page, found)
    counted = {address + each for each in asked(site, page)}
    found.add("third-party requests", page, [url for url in requests if not url.startswith(address)])
    found.add("requests not weighed", page, [url for url in requests if url.startswith(address) and url not in counted])
    if not page:
        _search(view, found)
    context.close()


def _search(view: Page, found: Findings) -> None:
    """The search as it opens over the front page, with the name of an event looked for."""
    word = view.locator("#latest ~ ul a").first.inner_text()
    view.locator(".search-link").click()
    view.locator("dialog input[type=search]").fill(word)
    view.locator("dialog .results a").first.wait_for()
    _axe(view, f"search for {word}", found)
    view.set_viewport_size({"width": 390, "height": 900})
    found.add("targets under 24 px, 390 px", f"search for {word}", view.evaluate("audit.small()"))
    found.add("cut or sideways, 390 px", f"search for {word}", view.evaluate("audit.cut()"))


def _prepare(view: Page) -> None:
    view.evaluate((HERE / "probes.js").read_text(encoding="utf-8"))
    view.evaluate("audit.open()")


def _without_scripts(browser: Browser, view: Page, address: str, page: str, found: Findings) -> None:
    context = browser.new_context(java_script_enabled=False, bypass_csp=True, viewport={"width": 1280, "height": 900})
    plain = context.new_page()
    plain.goto(address + page)
    _prepare(plain)
    without = set(plain.evaluate("audit.content()"))
    lost = [text for text in view.evaluate("audit.content()") if text not in without]
    found.add("text that needs a script", page, lost)
    context.close()


def _axe(view: Page, page: str, found: Findings) -> None:
    view.evaluate((HERE / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    schemes: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 390))
    for scheme, width in schemes:
        view.emulate_media(color_scheme=scheme)
        view.set_viewport_size({"width": width, "height": 900})
        lines = [line for problem in view.evaluate(RUN, AA) for line in _lines(problem)]
        found.add(f"axe, WCAG 2.2 AA, {scheme}, {width} px", page, lines)
    view.set_viewport_size({"width": 1280, "height": 900})
    view.emulate_media(color_scheme="light")


def _lines(problem: dict[str, Any]) -> list[str]:
    places = [" ".join(node["target"]) if isinstance(node["target"][0], str) else "" for node in problem["nodes"]]
    return [f"{problem['id']}: {place}" for place in places]


def _sizes(view: Page, page: str, found: Findings) -> None:
    wide = view.evaluate("audit.shown()")
    for words, width in SIZES.items():
        view.set_viewport_size({"width": width, "height": 900})
        found.add(f"targets under 24 px, {words}", page, view.evaluate("audit.small()"))
        found.add(f"cut or sideways, {words}", page, view.evaluate("audit.cut()"))
        if width == 320:
            narrow = view.evaluate("audit.shown()")
            lost = [text for (text, before), (_, now) in zip(wide, narrow, strict=True) if before and not now]
            found.add(f"text lost, {words}", page, lost)
    style = view.add_style_tag(content=SPACED)
    for width in (1280, 320):
        view.set_viewport_size({"width": width, "height": 900})
        found.add("cut or sideways, text spaced out", page, view.evaluate("audit.cut()"))
    style.evaluate("element => element.remove()")


def _keyboard(browser: Browser, address: str, page: str) -> Measure:
    """Tab through a page with everything opened: each control has its turn, and shows it."""
    view = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    view.goto(address + page)
    _prepare(view)
    stops = view.evaluate("audit.stops()")
    reached, wrong = set(), []
    for _ in stops:
        view.keyboard.press("Tab")
        stop, problem = view.evaluate("audit.focus()")
        reached.add(stop)
        wrong += [problem] if problem else []
    missed = [f"not reached: {name}" for number, name in enumerate(stops) if str(number) not in reached]
    view.close()
    where = (*missed, *wrong)
    found = f"{len(stops) - len(missed)} of {len(stops)}" + (f", {len(wrong)} unseen" if wrong else "")
    return Measure("keyboard: reached, focus seen", f"/{page}", "all", found, not where, where)
