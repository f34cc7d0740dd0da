"""Charts of the record itself: who states what, on how many sources, who differs, and what has gone silent."""

from __future__ import annotations

from collections import Counter
from typing import Any

from generator.charts.material import (
    OUTLINE,
    Drawing,
    Material,
    altair,
    colours,
    counted,
    drawing,
    inline,
    picked,
    side_colours,
    tips,
)
from generator.charts.stack import Stack
from generator.charts.style import COLOURS
from generator.dates import last_day


def claims(made: Material) -> Drawing:
    """How many claims stand on each kind of attribution, by side of the speaker."""
    rows = made.rows("claims")
    totals = Counter(row["attribution"] for row in rows)
    order = [value for value in made.catalogue.schemas.vocabularies["attribution"].entries if totals[value]]
    stack = Stack({value: made.row(made.label("attribution", value), totals[value]) for value in order})
    data = _by_attribution(made, order)
    x = altair().X("claims:Q", title=made.words("charts.axis.claims"), axis=counted())
    told = tips(made, attribution="attribution", side="side", claims="claims")
    bars = stack.bars(data, x, side_colours(made), told, order="place:Q")
    return drawing(
        made,
        "claims",
        stack.sized(picked(bars, "side") + stack.text()),
        ["attribution", "side", "claims"],
        [(item["attribution"], item["side"], item["claims"]) for item in data],
        ["claims"],
        [("claims", row["id"]) for row in rows],
        claims=len(rows),
    )


def _by_attribution(made: Material, order: list[str]) -> list[dict[str, Any]]:
    counts = Counter((row["attribution"], row["side"]) for row in made.rows("claims"))
    sides = list(made.catalogue.schemas.vocabularies["side"].entries)
    return [
        {
            "row": attribution,
            "attribution": made.label("attribution", attribution),
            "side": made.label("side", side),
            "claims": counts[attribution, side],
            "place": sides.index(side),
        }
        for attribution in order
        for side in sides
        if counts[attribution, side]
    ]


def single(made: Material) -> Drawing:
    """How many claims of each attribution rest on one independent source only."""
    alt = altair()
    rows = [row for row in made.rows("quality") if row["measure"] == "single-source" and row["of"]]
    labels = {row["group"]: made.label("attribution", row["group"]) for row in rows}
    stack = Stack(
        {
            row["group"]: made.words("charts.share", name=labels[row["group"]], n=row["count"], of=row["of"])
            for row in rows
        }
    )
    data = [
        {"row": row["group"], "attribution": labels[row["group"]], "one": row["count"], "all": row["of"]}
        for row in rows
    ]
    base = alt.Chart(inline(data)).encode(
        y=stack.y(), tooltip=tips(made, attribution="attribution", one="on_one", all="claims")
    )
    axis = alt.X("all:Q", title=made.words("charts.axis.claims"), axis=counted())
    every = base.mark_bar(height=stack.bar, yOffset=stack.shift, color=COLOURS["chart-faint"], **OUTLINE)
    one = base.mark_bar(height=stack.bar, yOffset=stack.shift, color=COLOURS["chart-1"])
    return drawing(
        made,
        "single",
        stack.sized(every.encode(x=axis) + one.encode(x="one:Q") + stack.text()),
        ["attribution", "on_one", "claims", "percent"],
        [(labels[row["group"]], row["count"], row["of"], row["share"]) for row in rows],
        ["quality", "claims"],
        [("claims", row["id"]) for row in made.rows("claims")],
        one=sum(row["count"] for row in rows),
        claims=sum(row["of"] for row in rows),
    )


def sides(made: Material) -> Drawing:
    """How many pairs of statements differ, by the two sides that make them."""
    kinds = {True: made.words("charts.named_point"), False: made.words("charts.figures_differ")}
    rows = made.rows("disagreements")
    counts = _by_sides(made)
    pairs = Counter({pair: sum(counts[*pair, named] for named in kinds) for pair in {key[:2] for key in counts}})
    order = list(made.catalogue.schemas.vocabularies["side"].entries)
    ordered = sorted(pairs, key=lambda pair: (-pairs[pair], [order.index(side) for side in pair]))
    names = {pair: _pair(made, *pair) for pair in ordered}
    stack = Stack({names[pair]: made.row(names[pair], pairs[pair]) for pair in ordered})
    table = [
        (names[pair], kinds[named], counts[*pair, named]) for pair in ordered for named in kinds if counts[*pair, named]
    ]
    alt = altair()
    bars = stack.bars(
        [{"row": pair, "kind": kind, "pairs": many} for pair, kind, many in table],
        alt.X("pairs:Q", title=made.words("charts.axis.pairs"), axis=counted()),
        colours("kind", list(kinds.values()), [COLOURS["chart-1"], COLOURS["chart-2"]], legend=alt.Legend(columns=1)),
        tips(made, row="between", kind="kind_of_difference", pairs="pairs"),
    )
    return drawing(
        made,
        "sides",
        stack.sized(picked(bars, "kind") + stack.text()),
        ["between", "kind_of_difference", "pairs"],
        table,
        ["disagreements", "disputes", "claims", "readings", "places"],
        _differing(made),
        pairs=len(rows),
    )


def _by_sides(made: Material) -> Counter[tuple[str, str, bool]]:
    """Pairs that differ by their two sides, in the order of sides, and whether on a named point."""
    order = list(made.catalogue.schemas.vocabularies["side"].entries)
    counts: Counter[tuple[str, str, bool]] = Counter()
    for row in made.rows("disagreements"):
        first, second = sorted((row["first_side"], row["second_side"]), key=order.index)
        counts[first, second, row["dispute"] is not None] += 1
    return counts


def _differing(made: Material) -> list[tuple[str, str]]:
    said = {row[f"{one}_row"] for row in made.rows("disagreements") for one in ("first", "second")}
    tables = ("claims", "readings", "places")
    return [(name, id_) for name in tables for id_ in sorted(said & made.catalogue.by_id[name].keys())]


def silence(made: Material) -> Drawing:
    """For how many days up to the coverage date nothing dated was found about each project, longest first."""
    rows = sorted(
        (row for row in made.rows("silence") if row["table"] == "projects" and row["days"] is not None),
        key=lambda row: (-row["days"], row["row"]),
    )
    kinds = {True: made.words("charts.silent"), False: made.words("charts.heard")}
    names = {row["row"]: made.name("projects", row["row"]) for row in rows}
    stack = Stack(names, bar=10)
    data = [
        {"row": row["row"], "project": names[row["row"]], "days": row["days"], "state": kinds[row["silent"]]}
        for row in rows
    ]
    x = altair().X("days:Q", title=made.words("charts.axis.days"), axis=counted())
    colour = colours("state", list(kinds.values()), [COLOURS["chart-2"], COLOURS["chart-1"]])
    bars = stack.bars(data, x, colour, tips(made, project="project", days="days", state="state"))
    return drawing(
        made,
        "silence",
        stack.sized(picked(bars, "state") + stack.text()),
        ["project", "last_heard", "days", "state"],
        [[names[row["row"]], row["last_heard"], row["days"], kinds[row["silent"]]] for row in rows],
        ["silence", "projects", "claims", "stages"],
        [
            *(("projects", row["row"]) for row in rows),
            *((name, row["id"]) for name in ("claims", "stages") for row in made.rows(name) if row["project"] in names),
        ],
        silent=sum(row["silent"] for row in rows),
        projects=len(rows),
        day=made.words.date(last_day(made.catalogue.dataset.coverage)),
    )


def _pair(made: Material, first: str, second: str) -> str:
    if first == second:
        return made.words("charts.within", side=made.label("side", first))
    return made.words("charts.between", first=made.label("side", first), second=made.label("side", second))
