"""Pieces of Altair that several charts have: channels, axes, tooltips, and charts under each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from generator.charts.context import ChartContext
from generator.charts.style import COLOURS, PLOT, WIDTH, custom_property
from generator.model import Row

UTC = {"type": "utc"}  # else the machine's time zone moves every day
OUTLINE = {"stroke": COLOURS["chart-1"], "strokeWidth": 1}
_SPACING = 24  # between charts under each other, px
_EMPTY_HEIGHT = 40
_TITLE_SIZE = 15
_FADED = 0.15  # opacity of what is not picked in the legend


def altair() -> Any:
    """The library, read when something is first drawn, for that takes most of a second."""
    import altair as library

    return library


def stacked(context: ChartContext, charts: Sequence[Any]) -> Any:
    """Charts under each other; where there are none, words that say so."""
    alt = altair()
    if charts:
        return alt.vconcat(*charts, spacing=_SPACING)
    data = inline_data([{"words": context.messages("record.none")}])
    text = alt.Chart(data).mark_text(align="left")
    return text.encode(x=alt.value(0), text="words:N").properties(width=PLOT, height=_EMPTY_HEIGHT)


def heading(title: str) -> Any:
    """What stands above one of several charts."""
    return altair().Title(title, anchor="start", fontSize=_TITLE_SIZE, color=COLOURS["chart-ink"], offset=8)


def number(value: Decimal | None) -> float | None:
    """A number as Vega has it."""
    return None if value is None else float(value)


def fit_width(chart: Any, height: int) -> Any:
    """A chart with axes at its side, fitted into the width that all charts have."""
    return chart.properties(width=WIDTH, height=height, autosize={"type": "fit-x", "contains": "padding"})


def amount_axis(context: ChartContext, **options: Any) -> Any:
    """An axis of amounts: the data are billions, what it says is in the unit of tables of the language."""
    factor = context.local.table_factor
    if factor != 1:
        options["labelExpr"] = f"format(datum.value * {factor}, ',')"
    return altair().Axis(**options)


def count_axis() -> Any:
    """An axis of things counted: whole numbers only."""
    return altair().Axis(tickCount=5, tickMinStep=1, format="d")


def inline_data(rows: list[dict[str, Any]]) -> Any:
    """Rows as data of a chart."""
    return altair().InlineData(values=rows)


def tooltips(context: ChartContext, **columns: str) -> list[Any]:
    """What the interactive version says of a mark: field of the data -> column whose words name it."""
    alt = altair()
    return [
        alt.Tooltip(f"{field}:N", title=context.messages(f"charts.columns.{column}"))
        for field, column in columns.items()
    ]


def with_legend_selection(chart: Any, field: str) -> Any:
    """A chart whose legend, in the interactive version, singles out what is clicked; the still one shows all.

    Parameter and view have fixed names: Altair would count up names from one build to the next.
    """
    alt = altair()
    pick = alt.selection_point(name="pick", fields=[field], bind="legend")
    return (
        chart.encode(opacity=alt.condition(pick, alt.value(1), alt.value(_FADED)))
        .add_params(pick)
        .properties(name="marks")
    )


def colour_channel(field: str, names: list[str], shades: Sequence[str], **options: Any) -> Any:
    """The channel of `field` in colours: of each name its own, whichever of them occur.

    The order is that of the scale's domain. Vega-Lite would write names to sort by, as it does those to filter by, into
    an expression, which a name may break.
    """
    alt = altair()
    return alt.Color(f"{field}:N", scale=alt.Scale(domain=names, range=shades[: len(names)]), **options)


def side_colour_channel(context: ChartContext, occurring: Iterable[str]) -> Any:
    """The channel of the sides that occur, in the order of the list of sides, each in its own colour."""
    found = set(occurring)
    sides = [side for side in vocabulary_order(context, "side") if side in found]
    names = [context.local.label("side", side) for side in sides]
    return colour_channel("side", names, [side_colour(context, side) for side in sides])


def side_colour(context: ChartContext, side: str) -> str:
    """The colour of one side, by its name."""
    return custom_property(context.colours.of_side_in_charts(side))


def vocabulary_order(context: ChartContext, list_: str) -> list[str]:
    """The values of a closed list in its order."""
    return list(context.catalogue.schemas.vocabularies[list_].entries)


def terms_behind(vehicle: Row, *fields: str) -> list[tuple[str, str]]:
    """Terms that a vehicle names, as (table, id), of those that it has."""
    return [("terms", vehicle.get(field)) for field in fields if vehicle.get(field)]


def claims_behind(claims: Iterable[Any]) -> list[tuple[str, str]]:
    """Claims that a chart rests on, as (table, id), of rows that have one."""
    return [("claims", claim.id) for claim in claims if claim]
