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
_BLANKS = " \u00a0\u3000"
# A line end or a tab begins a cell too where a reader loses count of the quotes, and so does a semicolon where it is
# what parts cells. Blanks before a sign do not keep every spreadsheet from running it.
_RUNS = re.compile(rf"(\A(?=[\t\r\n])|(?:\A|[;\t\r\n])[{_BLANKS}]*(?=[{_SIGNS}]))")
# Whether a whole row, as text after a comma, may hold such a cell. One that ends in a quoted cell ends in '"' and a
# line feed.
_MAY_RUN = re.compile(rf'[,";\t\r\n](?:[{_BLANKS}]*[{_SIGNS}]|[\t\r]|\n(?!\Z))')


@dataclass(frozen=True)
class Csv:
    """One table as CSV: exact, and as a spreadsheet may open it."""

    exact: str
    spreadsheet: str


def render_rows(names: Collection[str], rows: Iterable[Collection[str]]) -> Csv:
    """Rows of cells under `names`, header first, in both forms."""
    lines = [names, *rows]
    exact = _written(lines)
    spreadsheet = list(exact)
    # Almost no row holds anything that may run, and looking at a whole row takes no longer than at one cell.
    doubtful = [place for place, text in enumerate(exact) if _MAY_RUN.search(f",{text}")]
    inert_lines = _written([[inert(cell) for cell in lines[place]] for place in doubtful])
    for place, text in zip(doubtful, inert_lines, strict=True):
        spreadsheet[place] = text
    return Csv("".join(exact), _ENCODING_MARK + "".join(spreadsheet))


def inert(cell: str) -> str:
    """A cell that no spreadsheet runs: an apostrophe before all that it would; a number is none of that."""
    return cell if _NUMBER.fullmatch(cell) else _RUNS.sub(r"\1'", cell)


def _written(lines: Iterable[Collection[str]]) -> list[str]:
    """Each line of cells as text, quoted where it is needed, as every Python does for the line end that it is told."""
    written: list[str] = []
    csv.writer(_Lines(written.append), lineterminator=_LINE_END).writerows(lines)
    return [line.removesuffix(_LINE_END) + "\n" for line in written]


class _Lines(NamedTuple):
    """What a writer of CSV writes to."""

    write: Callable[[str], object]
