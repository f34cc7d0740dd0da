"""Charts of the real records."""

from __future__ import annotations

from typing import Any


def test_the_text_to_paste_names_the_address_that_the_page_is_read_under(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.goto(f"{address}charts/totals/")
    texts = view.locator(".embed").evaluate_all("fields => fields.map(field => field.value)")
    assert len(texts) == 1 and f'src="{address}charts/totals/embed/"' in texts[0]
    assert view.locator(".prefix").count() == 0
    view.close()
