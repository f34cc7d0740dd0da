"""What charts are drawn from, what a drawing is, and the pieces that several charts have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.style import COLOURS, PLOT, SIDES, WIDTH, config
from generator.figures import Bounds, billions, measure, range_words
from generator.messages import Words
from generator.model import Catalogue
from generator.tables import Tables, Values
from generator.tables.cells import cell

UTC = {"type": "utc"}  # else the machine's time zone moves every day


@dataclass(frozen=True)
class Material:
    """What charts are drawn from, in one language."""

    catalogue: Catalogue
    tables: Tables
    words: Words

    def rows(self, table: str) -> tuple[Values, ...]:
        """The rows of a table."""
        return self.tables[table].rows

    def label(self, list_: str, value: str) -> str:
        """What readers see for a value of a closed list."""
        return self.catalogue.schemas.vocabularies[list_].label(value, self.words.lang)

    def labels(self, list_: str) -> list[str]:
        """All labels of a closed list, in its order."""
        return [self.label(list_, value) for value in self.catalogue.schemas.vocabularies[list_].entries]

    def name(self, table: str, id_: str) -> str:
        """What a record is called."""
        row = self.catalogue.get(table, id_)
        return self.words.local(row, "name") or self.words.local(row, "title")

    def row(self, name: str, value: object) -> str:
        """The words of a row: what it is and what it comes to."""
        return self.words("charts.row", name=name, value=value)

    def amount(self, low: Decimal | None, high: Decimal | None) -> str:
        """Billions of the vehicle's measure in words."""
        return range_words(Bounds(low, high), self._pattern, self.words.group("figure"))

    @property
    def money(self) -> str:
        """What amounts are counted in: billions of the vehicle's measure."""
        return self._pattern.replace("{}", "").strip()

    @property
    def _pattern(self) -> str:
        units = self.catalogue.schemas.vocabularies["unit"]
        unit = self.catalogue.get("terms", self.catalogue.vehicle.amount_term).unit
        return billions(measure(unit, units), units, self.words.lang)


@dataclass(frozen=True)
class Drawing:
    """A chart before it is drawn.

    `rows` are its table twin, cells as text, under `fields`, which `columns` name in words. `tables` are those whose
    rows it shows; `behind` are the rows of records it rests on, as (table, id).
    """

    title: str
    description: str
    notes: str
    spec: dict[str, Any]
    fields: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tables: tuple[str, ...]
    behind: tuple[tuple[str, str], ...]


def drawing(
    made: Material,
    id_: str,
    chart: Any,
    fields: Sequence[str],
    rows: Iterable[Sequence[Any]],
    tables: Sequence[str],
    behind: Iterable[tuple[str, str]],
    **values: object,
) -> Drawing:
    """A drawing whose words stand under `charts.<id_>`, filled with `values`."""
    known = {
        "coverage": made.words.date(made.catalogue.dataset.coverage),
        "vehicle": made.words.local(made.catalogue.vehicle, "short_name"),
        **values,
    }
    title, description = made.words(f"charts.{id_}.title", **known), made.words(f"charts.{id_}.description", **known)
    return Drawing(
        title,
        description,
        made.words(f"charts.{id_}.notes", **known),
        {**chart.to_dict(), "description": f"{title}. {description}", "config": config(made.words.lang)},
        tuple(fields),
        tuple(made.words(f"charts.columns.{name}") for name in fields),
        tuple(tuple(cell(value) for value in row) for row in rows),
        tuple(tables),
        tuple(dict.fromkeys(behind)),
    )


def altair() -> Any:
    """The library, read when something is first drawn, for that takes most of a second."""
    import altair as library

    return library


def under(made: Material, parts: list[Any]) -> Any:
    """Charts under each other; where there are none, words that say so."""
    alt = altair()
    if parts:
        return alt.vconcat(*parts, spacing=24)
    none = alt.Chart(inline([{"words": made.words("record.none")}])).mark_text(align="left")
    return none.encode(x=alt.value(0), text="words:N").properties(width=PLOT, height=40)


def heading(title: str) -> Any:
    """What stands above one of several charts."""
    return altair().Title(title, anchor="start", fontSize=15, color=COLOURS["chart-ink"], offset=8)


def number(value: Any) -> float | None:
    """A number as Vega has it."""
    return None if value is None else float(value)


def fitted(chart: Any, height: int) -> Any:
    """A chart with axes at its side, fitted into the width that all charts have."""
    return chart.properties(width=WIDTH, height=height, autosize={"type": "fit-x", "contains": "padding"})


def counted() -> Any:
    """An axis of things counted: whole numbers only."""
    return altair().Axis(tickCount=5, tickMinStep=1, format="d")


def inline(data: list[dict[str, Any]]) -> Any:
    """Rows as data of a chart."""
    alt = altair()
    return alt.InlineData(values=data)


def tips(made: Material, **fields: str) -> list[Any]:
    """What the interactive version says of a mark: field of the data -> column whose words name it."""
    alt = altair()
    return [alt.Tooltip(f"{field}:N", title=made.words(f"charts.columns.{name}")) for field, name in fields.items()]


def picked(chart: Any, field: str) -> Any:
    """A chart whose legend, in the interactive version, singles out what is clicked; the still one shows all.

    Everything has a name of ours: Altair would count up names from one build to the next.
    """
    alt = altair()
    pick = alt.selection_point(name="pick", fields=[field], bind="legend")
    return (
        chart.encode(opacity=alt.condition(pick, alt.value(1), alt.value(0.15)))
        .add_params(pick)
        .properties(name="marks")
    )


def colours(field: str, names: list[str], shades: Sequence[str], **more: Any) -> Any:
    """The channel of `field` in colours: of each name its own, whichever of them occur."""
    alt = altair()
    return alt.Color(f"{field}:N", sort=names, scale=alt.Scale(domain=names, range=shades[: len(names)]), **more)


def side_colours(made: Material) -> Any:
    """The channel of sides, each in its own colour wherever it stands."""
    return colours("side", made.labels("side"), SIDES)


def side_colour(made: Material, side: str) -> str:
    """The colour of one side."""
    return SIDES[list(made.catalogue.schemas.vocabularies["side"].entries).index(side)]


OUTLINE = {"stroke": COLOURS["chart-1"], "strokeWidth": 1}
