"""Charts of the record itself: who states what, on how many sources, who differs, and what has gone silent."""

from __future__ import annotations

from collections import Counter

from generator.charts.material import (
    OUTLINE,
    Drawing,
    Material,
    altair,
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
    alt = altair()
    counts = Counter((row["attribution"], row["side"]) for row in made.rows("claims"))
    by_attribution = Counter(row["attribution"] for row in made.rows("claims"))
    order = [value for value in made.catalogue.schemas.vocabularies["attribution"].entries if by_attribution[value]]
    sides = list(made.catalogue.schemas.vocabularies["side"].entries)
    stack = Stack({value: made.row(made.label("attribution", value), by_attribution[value]) for value in order})
    table = [
        (attribution, side, counts[attribution, side])
        for attribution in order
        for side in sides
        if counts[attribution, side]
    ]
    data = [
        {
            "row": attribution,
            "attribution": made.label("attribution", attribution),
            "side": made.label("side", side),
            "claims": many,
            "place": sides.index(side),
        }
        for attribution, side, many in table
    ]
    bars = (
        alt.Chart(inline(data))
        .mark_bar(height=stack.bar, yOffset=stack.shift, stroke=COLOURS["chart-paper"], strokeWidth=1)
        .encode(
            y=stack.y(),
            x=alt.X("claims:Q", title=made.words("charts.axis.claims"), axis=counted()),
            color=side_colours(made),
            order="place:Q",
            tooltip=tips(made, attribution="attribution", side="side", claims="claims"),
        )
    )
    return drawing(
        made,
        "claims",
        stack.sized(picked(bars, "side") + stack.text()),
        ["attribution", "side", "claims"],
        [(item["attribution"], item["side"], item["claims"]) for item in data],
        ["claims"],
        [("claims", row["id"]) for row in made.rows("claims")],
        claims=len(made.rows("claims")),
    )


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
    alt = altair()
    order = list(made.catalogue.schemas.vocabularies["side"].entries)
    kinds = {True: made.words("charts.named_point"), False: made.words("charts.figures_differ")}
    rows = made.rows("disagreements")
    counts: Counter[tuple[str, str, bool]] = Counter()
    for row in rows:
        first, second = sorted((row["first_side"], row["second_side"]), key=order.index)
        counts[first, second, row["dispute"] is not None] += 1
    pairs = Counter({(first, second): 0 for first, second, _ in counts})
    for (first, second, _), many in counts.items():
        pairs[first, second] += many
    ordered = sorted(pairs, key=lambda pair: (-pairs[pair], [order.index(side) for side in pair]))
    names = {pair: _pair(made, *pair) for pair in ordered}
    stack = Stack({names[pair]: made.row(names[pair], pairs[pair]) for pair in ordered})
    table = [
        (names[pair], kinds[named], counts[*pair, named]) for pair in ordered for named in kinds if counts[*pair, named]
    ]
    bars = (
        alt.Chart(inline([{"row": pair, "kind": kind, "pairs": many} for pair, kind, many in table]))
        .mark_bar(height=stack.bar, yOffset=stack.shift, stroke=COLOURS["chart-paper"], strokeWidth=1)
        .encode(
            y=stack.y(),
            x=alt.X("pairs:Q", title=made.words("charts.axis.pairs"), axis=counted()),
            color=alt.Color(
                "kind:N",
                sort=list(kinds.values()),
                scale=alt.Scale(domain=list(kinds.values()), range=[COLOURS["chart-1"], COLOURS["chart-2"]]),
                legend=alt.Legend(columns=1),
            ),
            tooltip=tips(made, row="between", kind="kind_of_difference", pairs="pairs"),
        )
    )
    said = {row[f"{one}_row"] for row in rows for one in ("first", "second")}
    return drawing(
        made,
        "sides",
        stack.sized(picked(bars, "kind") + stack.text()),
        ["between", "kind_of_difference", "pairs"],
        table,
        ["disagreements", "disputes", "claims", "readings", "places"],
        [
            (name, id_)
            for name in ("claims", "readings", "places")
            for id_ in sorted(said & made.catalogue.by_id[name].keys())
        ],
        pairs=len(rows),
    )


def silence(made: Material) -> Drawing:
    """For how many days up to the coverage date nothing dated was found about each project, longest first."""
    alt = altair()
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
    bars = (
        alt.Chart(inline(data))
        .mark_bar(height=stack.bar, yOffset=stack.shift)
        .encode(
            y=stack.y(),
            x=alt.X("days:Q", title=made.words("charts.axis.days"), axis=counted()),
            color=alt.Color(
                "state:N",
                sort=list(kinds.values()),
                scale=alt.Scale(domain=list(kinds.values()), range=[COLOURS["chart-2"], COLOURS["chart-1"]]),
            ),
            tooltip=tips(made, project="project", days="days", state="state"),
        )
    )
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
