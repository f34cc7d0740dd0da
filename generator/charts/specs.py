"""What each chart shows: rows of a table, words, and a Vega-Lite specification made with Altair."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.charts.style import COLOURS, SERIES, config
from generator.derive.pace import promised
from generator.messages import Words
from generator.model import Catalogue, Row
from generator.tables import Tables
from generator.tables.cells import cell

_WIDTH = 400
_UTC = {"type": "utc"}  # else the machine's time zone moves every day


@dataclass(frozen=True)
class Material:
    """What charts are drawn from, in one language."""

    catalogue: Catalogue
    tables: Tables
    words: Words

    @property
    def vehicle(self) -> Row:
        """The vehicle of the front page."""
        return self.catalogue.get("vehicles", self.catalogue.dataset.vehicle)

    def label(self, list_: str, value: str) -> str:
        """What readers see for a value of a closed list."""
        return self.catalogue.schemas.vocabularies[list_].label(value, self.words.lang)


@dataclass(frozen=True)
class Drawing:
    """A chart before it is drawn; `rows` are its table twin, cells as text."""

    title: str
    description: str
    spec: dict[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _drawing(
    made: Material, id_: str, chart: Any, columns: list[str], rows: list[list[Any]], **values: object
) -> Drawing:
    dataset = made.catalogue.dataset
    known = {"coverage": dataset.coverage, "vehicle": made.words.local(made.vehicle, "short_name"), **values}
    spec = {**chart.properties(width=_WIDTH).to_dict(), "config": config()}
    return Drawing(
        made.words(f"charts.{id_}.title", **known),
        made.words(f"charts.{id_}.description", **known),
        spec,
        tuple(made.words(f"charts.columns.{name}") for name in columns),
        tuple(tuple(cell(value) for value in row) for row in rows),
    )


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def ladder(made: Material) -> Drawing:
    """How much has reached each step on the coverage date, low to high, beside the amount promised."""
    import altair as alt

    latest = max((row["date"] for row in made.tables["ladder"].rows), default="")
    rows = [row for row in made.tables["ladder"].rows if row["date"] == latest and row["basis"] == "project-cost"]
    amount = promised(made.catalogue, made.vehicle).high or Decimal(0)
    order = [made.words("charts.promised"), *(made.label("ladder_step", row["step"]) for row in rows)]
    data: list[dict[str, Any]] = [
        {"step": order[0], "low": float(amount), "high": float(amount)},
        *(
            {
                "step": made.label("ladder_step", row["step"]),
                "low": _number(row["low"]) or 0,
                "high": _number(row["high"]),
            }
            for row in rows
        ),
    ]
    base = alt.Chart(alt.InlineData(values=data)).encode(
        y=alt.Y("step:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False))
    )
    scale = alt.X("high:Q", title=made.words("charts.axis.usd_bn"), axis=alt.Axis(tickCount=5))
    bars = base.mark_bar(color=COLOURS["chart-faint"], height=22).encode(x=scale)
    sure = base.mark_bar(color=COLOURS["chart-1"], height=22).encode(x=alt.X("low:Q"))
    return _drawing(
        made,
        "ladder",
        (bars + sure).properties(height=44 * len(data)),
        ["step", "projects", "low", "high"],
        [
            [order[0], None, amount, amount],
            *([made.label("ladder_step", row["step"]), row["reached"], row["low"], row["high"]] for row in rows),
        ],
        amount=amount,
    )


def pace(made: Material) -> Drawing:
    """What had been selected by each day beside an even pace to the end date."""
    import altair as alt

    rows = made.tables["pace"].rows
    even, chosen = made.words("charts.even"), made.words("charts.selected")
    data = [
        {"date": row["date"], "series": name, "amount": _number(row[column])}
        for name, column in ((even, "even"), (chosen, "selected_high"))
        for row in rows
        if row[column] is not None
    ]
    chart = alt.Chart(alt.InlineData(values=data)).encode(
        x=alt.X("date:T", title=None, scale=_UTC, axis=alt.Axis(format="%Y", tickCount="year")),
        y=alt.Y("amount:Q", title=made.words("charts.axis.usd_bn"), axis=alt.Axis(tickCount=6)),
        color=alt.Color(
            "series:N",
            sort=[even, chosen],
            scale=alt.Scale(domain=[even, chosen], range=[COLOURS["chart-soft"], COLOURS["chart-1"]]),
        ),
    )
    lines = chart.transform_filter(alt.datum.series == even).mark_line(
        strokeDash=[5, 4], strokeWidth=2
    ) + chart.transform_filter(alt.datum.series == chosen).mark_line(interpolate="step-after", strokeWidth=3)
    return _drawing(
        made,
        "pace",
        lines.properties(height=260),
        ["date", "even", "selected_low", "selected_high"],
        [[row["date"], row["even"], row["selected_low"], row["selected_high"]] for row in rows],
        end=rows[-1]["date"],
    )


def sectors(made: Material) -> Drawing:
    """What the projects on the ladder amount to, by sector and by basis of the amount."""
    import altair as alt

    latest = max((row["date"] for row in made.tables["ladder_rows"].rows), default="")
    rows = [
        row
        for row in made.tables["ladder_rows"].rows
        if row["date"] == latest and row["counted"] and row["high"] is not None
    ]
    table = sorted(
        ((made.catalogue.get("projects", row["project"]), row) for row in rows),
        key=lambda pair: (-pair[1]["high"], pair[0].id),
    )
    data = [
        {
            "sector": made.label("sector", project.sector),
            "project": made.words.local(project, "name"),
            "basis": made.label("basis", row["basis"]),
            "amount": _number(row["high"]),
        }
        for project, row in table
    ]
    bases = [made.label("basis", basis) for basis in ("project-cost", "scale-of-business")]
    chart = (
        alt.Chart(alt.InlineData(values=data))
        .mark_bar(stroke=COLOURS["chart-grid"], strokeWidth=1, height=16)
        .encode(
            y=alt.Y("sector:N", sort="-x", title=None, axis=alt.Axis(ticks=False, domain=False)),
            x=alt.X("sum(amount):Q", title=made.words("charts.axis.usd_bn_most"), axis=alt.Axis(tickCount=5)),
            color=alt.Color(
                "basis:N", sort=bases, scale=alt.Scale(domain=bases, range=[COLOURS["chart-1"], COLOURS["chart-faint"]])
            ),
            yOffset=alt.YOffset("basis:N", sort=bases),
            detail="project:N",
        )
    )
    height = 44 * max(len({item["sector"] for item in data}), 1)
    return _drawing(
        made,
        "sectors",
        chart.properties(height=height),
        ["project", "sector", "basis", "low", "high"],
        [
            [
                made.words.local(project, "name"),
                made.label("sector", project.sector),
                made.label("basis", row["basis"]),
                row["low"],
                row["high"],
            ]
            for project, row in table
        ],
    )


def stages(made: Material) -> Drawing:
    """When each project of the ladder was said to reach each stage."""
    import altair as alt

    climbing = {row["project"] for row in made.tables["ladder_rows"].rows}
    rows = [row for row in made.tables["stages"].rows if row["project"] in climbing and len(row["date"]) == 10]
    several = {row["project"] for row in rows if row["stage"] != "named"} | _named_twice(rows)
    shown = [row for row in rows if row["project"] in several]
    table = sorted(
        ((made.catalogue.get("projects", row["project"]), row) for row in shown),
        key=lambda pair: (pair[1]["date"], pair[0].id),
    )
    data = [
        {"project": made.words.local(project, "name"), "date": row["date"], "stage": made.label("stage", row["stage"])}
        for project, row in table
    ]
    order = [made.label("stage", value) for value in made.catalogue.schemas.vocabularies["stage"].entries]
    present = [label for label in order if label in {item["stage"] for item in data}]
    base = alt.Chart(alt.InlineData(values=data)).encode(
        y=alt.Y(
            "project:N",
            sort=list(dict.fromkeys(item["project"] for item in data)),
            title=None,
            axis=alt.Axis(ticks=False, domain=False, grid=True),
        ),
        x=alt.X("date:T", title=None, scale=_UTC, axis=alt.Axis(format="%Y-%m", tickCount=5, grid=False)),
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(
        color=alt.Color("stage:N", sort=present, scale=alt.Scale(domain=present, range=SERIES)),
        shape=alt.Shape("stage:N", sort=present, scale=alt.Scale(domain=present)),
    )
    height = 40 * max(len({item["project"] for item in data}), 1)
    return _drawing(
        made,
        "stages",
        points.properties(height=height),
        ["date", "project", "stage", "asserted_by"],
        [
            [row["date"], made.words.local(project, "name"), made.label("stage", row["stage"]), row["asserted_by"]]
            for project, row in table
        ],
    )


def _named_twice(rows: list[dict[str, Any]]) -> set[str]:
    dates: dict[str, set[str]] = {}
    for row in rows:
        dates.setdefault(row["project"], set()).add(row["date"])
    return {project for project, days in dates.items() if len(days) > 1}
