"""Charts of amounts on the ladder: what reached each step, the pace, and sectors."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.charts.material import (
    OUTLINE,
    UTC,
    Drawing,
    Material,
    altair,
    colours,
    drawing,
    fitted,
    inline,
    number,
    picked,
    tips,
    under,
)
from generator.charts.stack import Stack
from generator.charts.style import COLOURS, SERIES
from generator.derive.pace import promised
from generator.model import Row
from generator.tables import Values


def _latest(made: Material, table: str) -> list[Values]:
    last = max((row["date"] for row in made.rows(table)), default="")
    return [row for row in made.rows(table) if row["date"] == last]


def _counted(made: Material) -> list[Values]:
    """Rows of the ladder on its latest day that are added up, with an amount, greatest first."""
    rows = [row for row in _latest(made, "ladder_rows") if row["counted"] and _most(row) is not None]
    return sorted(rows, key=lambda row: (-(_most(row) or 0), row["project"]))


def _most(row: Values, prefix: str = "") -> Decimal | None:
    """The most that a row admits, or, where its end is open, the least it states."""
    low, high = row[f"{prefix}low"], row[f"{prefix}high"]
    most: Decimal | None = low if high is None else high
    return most


def _claims(rows: list[Values]) -> Iterator[tuple[str, str]]:
    return (("claims", row["claim"]) for row in rows if row["claim"])


def ladder(made: Material) -> Drawing:
    """How much has reached each step on the coverage date, low to high, beside the amount promised."""
    alt = altair()
    rows = [row for row in _latest(made, "ladder") if row["basis"] == "project-cost"]
    amount = promised(made.catalogue, made.catalogue.vehicle).high or Decimal(0)
    table: list[tuple[str, Any, Any, Any]] = [
        (made.words("charts.promised"), None, amount, amount),
        *((made.label("ladder_step", row["step"]), row["reached"], row["low"], row["high"]) for row in rows),
    ]
    stack = Stack({step: made.row(step, made.amount(low, high)) for step, _, low, high in table})
    data = [
        {"row": step, "low": number(low) or 0, "high": number(high), "said": made.amount(low, high)}
        for step, _, low, high in table
    ]
    base = alt.Chart(inline(data)).encode(y=stack.y(), tooltip=tips(made, row="step", said="amount"))
    axis = alt.X("high:Q", title=made.money, axis=alt.Axis(tickCount=5))
    most = base.mark_bar(height=stack.bar, yOffset=stack.shift, color=COLOURS["chart-faint"], **OUTLINE)
    least = base.mark_bar(height=stack.bar, yOffset=stack.shift, color=COLOURS["chart-1"])
    return drawing(
        made,
        "ladder",
        stack.sized(most.encode(x=axis) + least.encode(x="low:Q") + stack.text()),
        ["step", "projects", "low", "high"],
        table,
        ["ladder", "ladder_rows", "claims", "terms"],
        [("terms", made.catalogue.vehicle.amount_term), *_claims(_counted(made))],
        amount=made.amount(amount, amount),
    )


def pace(made: Material) -> Drawing:
    """What had been selected by each day beside an even pace to the end date."""
    alt = altair()
    rows = made.rows("pace")
    even, chosen = made.words("charts.even"), made.words("charts.selected")
    data = [
        {"date": row["date"], "series": name, "amount": number(amount)}
        for name, of in ((even, lambda row: row["even"]), (chosen, lambda row: _most(row, "selected_")))
        for row in rows
        if (amount := of(row)) is not None
    ]
    chart = alt.Chart(inline(data)).encode(
        x=alt.X("date:T", title=None, scale=UTC, axis=alt.Axis(format="%Y", tickCount="year")),
        y=alt.Y("amount:Q", title=made.money, axis=alt.Axis(tickCount=6)),
        color=colours("series", [even, chosen], [COLOURS["chart-soft"], COLOURS["chart-1"]]),
        tooltip=tips(made, date="date", series="series", amount="amount_bn"),
    )
    lines = chart.transform_filter(alt.datum.series == even).mark_line(
        strokeDash=[5, 4], strokeWidth=2
    ) + chart.transform_filter(alt.datum.series == chosen).mark_line(
        interpolate="step-after", strokeWidth=3, point=alt.OverlayMarkDef(size=40)
    )
    return drawing(
        made,
        "pace",
        fitted(lines, 260),
        ["date", "even", "selected_low", "selected_high"],
        [[row["date"], row["even"], row["selected_low"], row["selected_high"]] for row in rows],
        ["pace", "ladder", "ladder_rows", "claims", "terms"],
        [
            ("terms", made.catalogue.vehicle.amount_term),
            ("terms", made.catalogue.vehicle.end_term),
            *_claims([row for row in _counted(made) if row["basis"] == "project-cost"]),
        ],
        end=made.words.date(rows[-1]["date"]),
    )


def sectors(made: Material) -> Drawing:
    """What the projects on the ladder amount to, by sector and by basis of the amount."""
    alt = altair()
    table = [(made.catalogue.get("projects", row["project"]), row) for row in _counted(made)]
    stack = Stack(_sums(made, table), bar=14)
    data = [
        {
            "row": f"{project.sector} {row['basis']}",
            "project": made.words.local(project, "name"),
            "basis": made.label("basis", row["basis"]),
            "amount": number(_most(row)),
            "said": made.amount(row["low"], row["high"]),
        }
        for project, row in table
    ]
    bars = stack.bars(
        data,
        alt.X("amount:Q", title=made.words("charts.axis.most", unit=made.money), axis=alt.Axis(tickCount=5)),
        colours(
            "basis", [made.label("basis", basis) for basis in dict.fromkeys(row["basis"] for _, row in table)], SERIES
        ),
        tips(made, project="project", said="amount", basis="basis"),
        detail="project:N",
        order=alt.Order("amount:Q", sort="descending"),
    )
    return drawing(
        made,
        "sectors",
        stack.sized(picked(bars, "basis") + stack.text()) if data else under(made, []),
        ["project", "sector", "basis", "low", "high"],
        [
            [item["project"], made.label("sector", project.sector), item["basis"], row["low"], row["high"]]
            for item, (project, row) in zip(data, table, strict=True)
        ],
        ["ladder_rows", "projects", "claims"],
        _claims([row for _, row in table]),
    )


def _sums(made: Material, table: list[tuple[Row, Values]]) -> dict[str, str]:
    """What each sector comes to on each basis, in words; the greatest sector first, its bases together."""
    sums: dict[tuple[str, str], Decimal] = {}
    for project, row in table:
        key = (project.sector, row["basis"])
        sums[key] = sums.get(key, Decimal(0)) + (_most(row) or 0)
    bars = sorted(sums, key=lambda key: (-max(sums.get((key[0], basis), 0) for _, basis in sums), key))
    return {
        f"{sector} {basis}": made.words(
            "charts.of", name=made.label("sector", sector), of=made.label("basis", basis), value=made.amount(most, most)
        )
        for sector, basis in bars
        for most in (sums[sector, basis],)
    }
