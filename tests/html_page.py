"""A page of the site as a tree of elements, to be asked with the paths of xml.etree, and what tests often ask of it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tree = ET.TreeBuilder()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.tree.end(tag)
        else:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tree.start(tag, {name: value or "" for name, value in attrs})
        self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open:  # HTML lets some elements end with their parent
            ended = self._open.pop()
            self.tree.end(ended)
            if ended == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._open:
            self.tree.data(data)


def parse_page(text: str) -> ET.Element:
    """The root element, `html`, of a page, or the first element of a part of one."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.tree.close()


def read_page(path: Path) -> ET.Element:
    """The page of a file, or of the folder that it stands in."""
    path = path / "index.html" if path.is_dir() else path
    return parse_page(path.read_text(encoding="utf-8"))


def by_id(page: ET.Element, id_: str) -> ET.Element:
    """The element of that id, which must be there."""
    element = next((each for each in page.iter() if each.get("id") == id_), None)
    assert element is not None, id_
    return element


def with_class(page: ET.Element, name: str) -> list[ET.Element]:
    """Elements of a class, in the order of the page."""
    return [each for each in page.iter() if name in each.get("class", "").split()]


def text_of(element: ET.Element) -> str:
    """All text within, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def table_rows(table: ET.Element) -> list[list[str]]:
    """The cells of a table, row by row, head first."""
    return [[text_of(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
