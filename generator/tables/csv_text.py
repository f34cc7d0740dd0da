"""CSV in its two forms: the exact one, and the one that a spreadsheet may open.

Exact: UTF-8, line feeds, every cell as it stands. A spreadsheet takes a cell that begins with '=', '+', '-' or '@' for
a formula, and text in UTF-8 for another encoding; in its form such a cell has an apostrophe before it, and the file a
mark of its encoding. What may begin a cell is what OWASP's page on CSV injection names.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

MEDIA_TYPE = "text/csv"
_ENCODING_MARK = "\ufeff"  # by which a spreadsheet knows UTF-8
_LINE_END = "\r\n"
_SIGNS = "=+\\-@" + "＝＋－＠﹦﹢﹣﹫⁼⁺₌₊﬩⩵⩶"  # plain, and all that Unicode's form NFKC makes begin with a plain one
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# A line end or a tab begins a cell too where a reader loses count of the quotes, and so does a semicolon where it is
# what parts cells. Blanks before a sign do not keep every spreadsheet from running it.
_RUNS = re.compile(rf"(\A(?=[\t\r\n])|(?:\A|[;\t\r\n])[ \u00a0\u3000]*(?=[{_SIGNS}]))")


@dataclass(frozen=True)
class Csv:
    """One table as CSV: exact, and as a spreadsheet may open it."""

    exact: str
    spreadsheet: str


def render_rows(names: Collection[str], rows: Iterable[Collection[str]]) -> Csv:
    """Rows of cells under `names`, header first, in both forms."""
    lines = [names, *rows]
    return Csv(_text(lines), _ENCODING_MARK + _text([[inert(cell) for cell in line] for line in lines]))


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before all that it would; a number is none of that."""
    return cell if _NUMBER.fullmatch(cell) else _RUNS.sub(r"\1'", cell)


def _text(lines: Iterable[Collection[str]]) -> str:
    """Lines of cells, quoted where it is needed; every Python quotes both characters of the line end told to it."""
    written: list[str] = []
    csv.writer(_Lines(written.append), lineterminator=_LINE_END).writerows(lines)
    return "".join([line.removesuffix(_LINE_END) + "\n" for line in written])


class _Lines(NamedTuple):
    """What a writer of CSV writes to."""

    write: Callable[[str], object]
