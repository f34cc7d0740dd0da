"""The page for missing ones: what readers meet at an address where nothing stands."""

from __future__ import annotations

from generator import addresses
from generator.pages.context import SiteContext
from generator.pages.page import Page


def page(site: SiteContext) -> Page:
    """The page for missing ones."""
    messages = site.local.messages
    return Page(
        address=addresses.MISSING,
        template="404.html",
        title=messages("not_found.title"),
        description=messages("not_found.text"),
        view=None,
    )
