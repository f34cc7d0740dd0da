"""What charts are drawn from, in one language, and what one is: before it is drawn, and after."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from generator.charts.style import config
from generator.colours import Colours
from generator.dates import last_day
from generator.derive import Derived
from generator.derive.coverage import vehicle_reach
from generator.derive.ladder import LadderStep
from generator.derive.position import ProjectPosition
from generator.localize import Localizer
from generator.messages import Messages
from generator.model import Catalogue, Row, as_values
from generator.tables import Tables, derived_values
from generator.tables.cells import cell


@dataclass(frozen=True, kw_only=True)
class ChartContext:
    """The records, what is derived from them of the vehicle that charts are about, the tables, and how it all reads."""

    catalogue: Catalogue
    derived: Derived
    tables: Tables
    local: Localizer
    colours: Colours
    vehicle: Row

    def of(self, vehicle: Row) -> ChartContext:
        """The same about another vehicle, from the context of all."""
        return replace(self, vehicle=vehicle, derived=self.derived.of(vehicle))

    @property
    def messages(self) -> Messages:
        """The interface words."""
        return self.local.messages

    @property
    def coverage(self) -> datetime.date:
        """The last day that the records cover."""
        return last_day(self.catalogue.dataset.coverage)

    @property
    def reach(self) -> datetime.date:
        """The last day to which the records reach on the vehicle, which is the last day of the ladder."""
        return vehicle_reach(self.catalogue, self.vehicle)

    @property
    def ladder_today(self) -> list[LadderStep]:
        """The steps of the ladder on its last day."""
        return [step for step in self.derived.ladder if step.date == self.reach]

    @property
    def counted_today(self) -> list[ProjectPosition]:
        """The positions that are added up on the last day of the ladder, by the project's identifier."""
        days = self.derived.ladder_days
        return [position for position in days[-1].positions if position.counted] if days else []

    def cells(self, table: str, row: object, columns: Sequence[str]) -> tuple[str, ...]:
        """Columns of a row as `table` is published, for the CSV of a chart; `row` is typed or one of the catalogue."""
        schema = self.catalogue.schemas.tables[table]
        if isinstance(row, Row):
            (values,) = as_values([row])
        else:
            (values,) = derived_values([row], schema)
        return tuple(cell(values[column]) for column in columns)


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A chart before it is drawn: its words, its rows, and what draws it.

    `vehicle` is the one that it is about, None for one about the whole record.

    `rows` are its data table on the page, text under `columns`, also text. `csv_rows` are the same data under
    `csv_columns`, with names and values as the published tables have them. `tables` are those whose rows it shows;
    `behind` are the rows of records it rests on, as (table, id). `unit` is what amounts are counted in. `draw` gives
    the Altair chart; what it shows of the records stands in the words, the rows, or `labels`.
    """

    id: str
    vehicle: Row | None
    title: str
    description: str
    notes: str
    draw: Callable[[], Any] = field(repr=False)
    lang: str
    unit: str
    labels: tuple[str, ...] = field(repr=False)
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    csv_columns: tuple[str, ...]
    csv_rows: tuple[tuple[str, ...], ...] = field(repr=False)
    tables: tuple[str, ...]
    behind: tuple[tuple[str, str], ...] = field(repr=False)

    @cached_property
    def spec(self) -> Mapping[str, Any]:
        """Its Vega-Lite specification."""
        description = f"{self.title}. {self.description}"
        return {**self.draw().to_dict(), "description": description, "config": config(self.lang)}

    @property
    def shown(self) -> list[Any]:
        """Everything that tells its drawing from one of other records."""
        words = [self.id, self.title, self.description, self.unit, self.labels]
        return [*words, self.columns, self.rows, self.csv_columns, self.csv_rows]


@dataclass(frozen=True, kw_only=True)
class RenderedChart:
    """A chart with its SVG for pages, the height of that where its width is 1, and its files by kind.

    It is interactive if something can be picked in its live version.

    The kinds are those of `addresses.CHART_FILE_ENDINGS`.
    """

    chart: Chart
    svg: str = field(repr=False)
    height: float
    is_interactive: bool
    files: Mapping[str, str | bytes] = field(repr=False)


_AMOUNTS = frozenset(
    [
        "low",
        "high",
        "even",
        "selected_low",
        "selected_high",
        "amount_bn",
        "cash_flow",
        "deemed",
        "to_investor",
        "to_host",
        "shortfall",
    ]
)  # columns of words under which rows hold billions


def chart_id(catalogue: Catalogue, name: str, vehicle: Row) -> str:
    """The id of a chart about a vehicle: its name, and for any but the first vehicle that one's id."""
    return name if vehicle is catalogue.first_vehicle else f"{name}-{vehicle.id}"


def titled_chart(
    context: ChartContext,
    id_: str,
    draw: Callable[[], Any],
    *,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    csv_columns: Sequence[str],
    csv_rows: Iterable[Sequence[object]],
    tables: Sequence[str],
    behind: Iterable[tuple[str, str]],
    labels: Iterable[str] = (),
    drawn_of: tuple[int, int] = (0, 0),
    is_of_vehicle: bool = True,
    **values: Any,
) -> Chart:
    """The chart that `draw` makes with Altair, whose words stand under `charts.<id_>`, filled with `values`.

    One that is of the vehicle of the context has its coverage date and, where there are several, its name in the title
    and in its id, unless it is the first. `labels` are texts in the drawing that no row has.
    `drawn_of` are the rows drawn and all there are, where not all are drawn.

    `columns` name the words under `charts.columns`; rows may hold numbers and nothing, which become text here.
    """
    local, messages = context.local, context.messages
    known = {
        "coverage": local.date(context.reach if is_of_vehicle else context.coverage),
        "vehicle": local.text(context.vehicle, "short_name"),
        **values,
    }
    title = messages(f"charts.{id_}.title", **known)
    if is_of_vehicle and len(context.catalogue.vehicles) > 1:
        title = messages("charts.of_vehicle", title=title, vehicle=known["vehicle"])
    notes = messages(f"charts.{id_}.notes", **known)
    drawn, all_rows = drawn_of
    if drawn < all_rows:
        notes = f"{notes} {messages('charts.first_rows', drawn=drawn, all=all_rows)}"
    description = messages(f"charts.{id_}.description", **known)
    return Chart(
        id=chart_id(context.catalogue, id_, context.vehicle) if is_of_vehicle else id_,
        vehicle=context.vehicle if is_of_vehicle else None,
        title=title,
        description=description,
        notes=notes,
        draw=draw,
        lang=local.lang,
        unit=local.currency(context.vehicle),
        labels=tuple(labels),
        columns=tuple(messages(f"charts.columns.{name}") for name in columns),
        rows=_as_text(_in_units_of_tables(columns, rows, local)),
        csv_columns=tuple(csv_columns),
        csv_rows=_as_text(csv_rows),
        tables=tuple(tables),
        behind=tuple(dict.fromkeys(behind)),
    )


def _in_units_of_tables(
    columns: Sequence[str], rows: Iterable[Sequence[object]], local: Localizer
) -> Iterable[Sequence[object]]:
    """Rows whose billions are put in what tables of the language are in."""
    if local.table_factor == 1:
        return rows
    places = {number for number, name in enumerate(columns) if name in _AMOUNTS}
    return [[local.in_tables(value) if number in places else value for number, value in enumerate(row)] for row in rows]


def _as_text(rows: Iterable[Sequence[object]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(cell, row)) for row in rows)
