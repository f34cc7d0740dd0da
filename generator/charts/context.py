"""What charts are drawn from, in one language, and what one is: before it is drawn, and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.derive import Derived
from generator.localize import Localizer
from generator.model import Catalogue, Row
from generator.tables import Tables


@dataclass(frozen=True, kw_only=True)
class ChartContext:
    """The records, what is derived from them, the tables, and how it all reads."""

    catalogue: Catalogue
    derived: Derived
    tables: Tables
    local: Localizer

    @property
    def vehicle(self) -> Row:
        """The vehicle that the charts are about."""
        return self.catalogue.vehicle


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart before it is drawn: its words, its Vega-Lite specification, and its rows.

    `rows` are its data table on the page, text under `columns`, also text. `csv_rows` are the same data under
    `csv_columns`, with names and values as the published tables have them. `tables` are those whose rows it shows;
    `behind` are the rows of records it rests on, as (table, id).
    """

    id: str
    title: str
    description: str
    notes: str
    spec: Mapping[str, Any] = field(repr=False)
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    csv_columns: tuple[str, ...]
    csv_rows: tuple[tuple[str, ...], ...] = field(repr=False)
    tables: tuple[str, ...]
    behind: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class RenderedChart:
    """A chart with its SVG for pages, the height of that where its width is 1, and its files by kind.

    The kinds are those of `addresses.CHART_FILE_ENDINGS`.
    """

    chart: Chart
    svg: str = field(repr=False)
    height: float
    files: Mapping[str, str | bytes] = field(repr=False)
