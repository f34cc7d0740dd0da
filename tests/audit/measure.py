"""One line of the audit, and the table of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD = ("measure", "page", "wanted", "found", "ok")


@dataclass(frozen=True)
class Measure:
    """What was measured where, what was wanted and found, and the places that fall short."""

    measure: str
    page: str
    wanted: str
    found: str
    ok: bool
    where: tuple[str, ...] = ()


def none_of(measure: str, page: str, places: Iterable[str]) -> Measure:
    """A measure that wants nothing found."""
    where = tuple(places)
    return Measure(measure, page, "none", str(len(where) or "none"), not where, where)


def render_table(measures: Sequence[Measure]) -> str:
    """All measures in columns, then the places of each shortfall."""
    rows = [HEAD, *((m.measure, m.page, m.wanted, m.found, "yes" if m.ok else "NO") for m in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    for short in (m for m in measures if not m.ok):
        lines += ["", f"{short.measure}, {short.page}: wanted {short.wanted}, found {short.found}"]
        lines += [f"  {place}" for place in short.where]
    return "\n".join(lines)
