"""What a page is: where it stands, which template draws it, and what the template gets."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator import addresses
from generator.derive.coverage import WHOLE_DATASET, Scope, scope_of_kind
from generator.pages.context import SiteContext

_LONGEST_DESCRIPTION = 200  # characters


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page: its address from the root of its language, its template, its words, and the view it draws."""

    address: str
    template: str
    title: str
    description: str
    view: object = field(repr=False)
    scope: Scope = WHOLE_DATASET  # how far the records reach on it

    @property
    def file(self) -> str:
        """Where its file stands, from the root of its language."""
        return addresses.file_of(self.address)


def titled_page(
    site: SiteContext,
    name: str,
    view: object,
    *,
    template: str = "",
    address: str | None = None,
    scope: Scope | None = None,
) -> Page:
    """The page `name`: title and description stand in the interface words under its name, its template has its name.

    A kind of record without words of its own has the title and description of its schema.
    """
    messages, schema = site.local.messages, site.catalogue.schemas.tables.get(name)
    scope = scope or scope_of_kind(site.catalogue, name)
    coverage = site.local.date(site.reach(scope))
    if schema and not messages.has(f"{name}.title"):
        title, description = site.local.text(schema, "title"), site.local.text(schema, "description")
    else:
        title, description = messages(f"{name}.title"), messages(f"{name}.description", coverage=coverage)
    return Page(
        address=addresses.page(name) if address is None else address,
        template=template or f"{name}.html",
        title=title,
        description=description,
        view=view,
        scope=scope,
    )


def shorten(text: str, longest: int = _LONGEST_DESCRIPTION) -> str:
    """Text cut at a word, with an ellipsis, where it is longer than `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
