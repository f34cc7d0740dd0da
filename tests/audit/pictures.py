"""Takes the two pictures in README from the built site: the front page, light and dark. Run by `make pictures`."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.chromium import CHROMIUM, FLAGS, MISSING, serving

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / ".github" / "pictures"


def main() -> None:
    if CHROMIUM is None:
        sys.exit(MISSING)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serving(ROOT / "build" / "site") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport={"width": 1200, "height": 900}, color_scheme=scheme)
            page.goto(address)
            page.screenshot(path=str(PICTURES / f"front-{scheme}.png"))
        browser.close()


if __name__ == "__main__":
    main()
