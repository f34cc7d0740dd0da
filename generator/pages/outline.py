"""The headings of a page's markup, so that a long page can begin with links to its parts."""

from __future__ import annotations

from html.parser import HTMLParser


def outline(html: str) -> list[tuple[str, str]]:
    """Second-level headings that can be linked to, as (identifier, words); small print in a heading is left out."""
    parser = _Headings()
    parser.feed(html)
    return [(id_, " ".join(words.split())) for id_, words in parser.found]


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Enters a heading, or what stands in it."""
        id_ = dict(attrs).get("id")
        if tag == "h2" and id_:
            self.found.append((id_, ""))
            self._within = [tag]
        elif self._within:
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leaves a heading, or what stands in it."""
        if self._within:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Keeps the words of a heading."""
        if self._within and "small" not in self._within:
            id_, words = self.found[-1]
            self.found[-1] = (id_, words + data)


__all__ = ["outline"]
