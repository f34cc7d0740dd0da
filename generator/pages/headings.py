"""The headings of one record page, remembered as they are drawn, so that links to its parts can stand above them."""

from __future__ import annotations

from markupsafe import Markup, escape

_FEW = 4  # parts that need no links


class Headings:
    """Second-level headings that can be linked to, in the order in which a template draws them."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str]] = []

    def h2(self, id_: str, title: str, note: str = "") -> Markup:
        """The markup of a heading. Small print (`note`) is left out of the links."""
        self.items.append((id_, title))
        small = f" <small>{escape(note)}</small>" if note else ""
        return Markup(f'<h2 id="{escape(id_)}">{escape(title)}{small}</h2>')

    @property
    def are_many(self) -> bool:
        """Whether the page has enough parts for links to them."""
        return len(self.items) > _FEW
