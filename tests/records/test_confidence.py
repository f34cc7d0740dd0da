"""Confidence of every headline worked out a second time, from published tables and the words of the page on methods."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from generator.tables import Tables

STRONG = {"A", "B"}
FACTORS = {
    "usd-mn": Decimal("0.001"),
    "jpy-tn": Decimal(1000),
    "mw": Decimal("0.001"),
    "hours": Decimal(60),
}  # of units that are written in another one elsewhere
Cells = dict[str, str]


def record_of(claim: Cells) -> tuple[str, str]:
    """Which record a claim stands in."""
    return next((name, claim[name]) for name in ("project", "round", "event", "financing", "vehicle") if claim[name])


def figure_of(claim: Cells, factors: dict[str, Decimal]) -> tuple[object, ...]:
    """What a claim says, in one unit, so that billions and millions can be compared; "about" is no other figure."""
    amounts = (
        Decimal(claim[name]) * factors[claim["unit"]] if claim[name] else None for name in ("value", "low", "high")
    )
    return (claim["qualifier"] in ("up-to", "at-least") and claim["qualifier"], *amounts)


def origin_of(source: Cells) -> tuple[str, str]:
    return ("chain", source["chain"]) if source["chain"] else ("publisher", source["publisher"])


def confidence_by_methods(claim: Cells, agreeing: list[Cells], sources: dict[str, list[Cells]]) -> str:
    cited = [source for each in agreeing for source in sources[each["id"]]]
    strong = [source for source in cited if source["grade"] in STRONG]
    own = [
        each
        for each in agreeing
        if each["attribution"] == "official" and any(source["grade"] in STRONG for source in sources[each["id"]])
    ]
    if len({origin_of(source) for source in strong}) > 1 or (claim["unit"] and own):
        return "high"
    if strong:
        return "medium"
    return "low" if any(source["grade"] == "C" for source in cited) else "unsupported"


def test_every_confidence_is_what_methods_says(tables: Tables) -> None:
    claims = {claim["id"]: claim for claim in tables["claims"].cells}
    by_id = {source["id"]: source for source in tables["sources"].cells}
    sources: dict[str, list[Cells]] = defaultdict(list)
    for citation in tables["citations"].cells:
        if citation["table"] == "claims":
            sources[citation["row"]].append(by_id[citation["source"]])
    factors = defaultdict(lambda: Decimal(1), FACTORS)
    wrong = []
    for headline in tables["headlines"].cells:
        claim = claims[headline["claim"]]
        same_thing = [
            each
            for each in claims.values()
            if record_of(each) == record_of(claim)
            and (each["field"], each["basis"]) == (claim["field"], claim["basis"])
        ]
        agreeing = [claim]
        if claim["unit"]:
            figure = figure_of(claim, factors)
            agreeing += [each for each in same_thing if each is not claim and figure_of(each, factors) == figure]
        expected = confidence_by_methods(claim, agreeing, sources)
        if expected != headline["confidence"]:
            wrong.append((headline["id"], headline["confidence"], expected))
    assert wrong == []
