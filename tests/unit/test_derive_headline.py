"""The headline rule and the confidence it carries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from generator.derive.headline import Headline, by_subject, choose_headline, confidence
from generator.figures import Bounds
from generator.model import Catalogue
from tests.unit.example_repo import ExampleRepo, Statement, claim, project, record

COVERAGE = datetime.date(2031, 6, 30)
OFFICIAL = {"attribution": "official", "side": "us"}
ABROAD = {"attribution": "official", "side": "japan"}


def source(name: str, grade: str, publisher: str, **more: Any) -> Any:
    return record("sources", name, title=name, publisher=publisher, grade=grade, **more)


LIBRARY = (  # beside the miniature's gazette (A), courier (B) and digest (D)
    source("times", "B", "Times"),
    source("times-again", "B", "Times"),
    source("wire", "B", "Wire", chain="one-wire"),
    source("wire-reprint", "B", "Herald", chain="one-wire"),
    source("trade", "C", "Trade paper"),
    source("mirror", "D", "Mirror"),
)


def catalogue_of(repo: ExampleRepo, claims: Iterable[Statement]) -> Catalogue:
    return repo.catalogue(project("one", *claims), *LIBRARY)


def chosen(repo: ExampleRepo, *claims: Statement, day: datetime.date = COVERAGE) -> Headline | None:
    catalogue = catalogue_of(repo, claims)
    return choose_headline(catalogue.get("projects", "one").claims, catalogue, day)


def keys(headline: Headline | None) -> list[str]:
    return [row.key for row in headline.tied_claims] if headline else []


LADDER_OF_SPEAKERS = (  # from the best to the least; the weaker spoke later
    claim("us", 9, as_of="2031-01-01", **OFFICIAL),
    claim("japan", 9, as_of="2031-01-01", **ABROAD),
    claim("firm", 8, as_of="2031-01-02", attribution="company"),
    claim("person", 7, as_of="2031-01-03", attribution="named-person"),
    claim("analyst", 6, as_of="2031-01-04", attribution="analyst"),
    claim("press", 5, as_of="2031-01-05", attribution="press"),
    claim("unnamed", 4, as_of="2031-01-06", attribution="unnamed-people"),
)


@pytest.mark.parametrize(
    ("silent", "reason", "key"),
    [
        (0, "both-governments", "japan"),
        (1, "one-government", "japan"),
        (2, "company", "firm"),
        (3, "named-person", "person"),
        (4, "analyst", "analyst"),
        (5, "press", "press"),
        (6, "unnamed-people", "unnamed"),
    ],
)
def test_the_better_attributed_is_chosen_however_old(repo: ExampleRepo, silent: int, reason: str, key: str) -> None:
    headline = chosen(repo, *reversed(LADDER_OF_SPEAKERS[silent:]))
    assert headline
    assert (headline.reason, headline.claim.key, len(headline.standing)) == (reason, key, 7 - silent)


CASES: dict[str, tuple[list[Statement], list[str], str]] = {  # the claims, the keys of those chosen, the step
    "the latest of one rank": (
        [claim("old", 9, as_of="2031-01-01"), claim("new", 5, as_of="2031-01-02")],
        ["new"],
        "press",
    ),
    "a month counts from its last day": (
        [claim("day", 9, as_of="2031-01-30"), claim("month", 5, as_of="2031-01")],
        ["month"],
        "press",
    ),
    "a month ties with its last day": (
        [claim("day", 9, as_of="2031-01-31"), claim("month", 5, as_of="2031-01")],
        ["day", "month"],
        "press",
    ),
    "a year counts from its last day": (
        [claim("day", 9, as_of="2030-12-30"), claim("year", 5, as_of="2030")],
        ["year"],
        "press",
    ),
    "what rests on grade D alone is passed over": (
        [claim("official", 9, sources=["digest", "mirror"], **OFFICIAL), claim("press", 5)],
        ["press"],
        "press",
    ),
    "grade D beside a better source does no harm": (
        [claim("official", 9, sources=["digest", "trade"], **OFFICIAL), claim("press", 5)],
        ["official"],
        "one-government",
    ),
    "both governments with a figure on grade D are not two": (
        [claim("us", 9, **OFFICIAL), claim("japan", 9, as_of="2031-02-01", sources=["digest"], **ABROAD)],
        ["us"],
        "one-government",
    ),
    "both governments outdo a later word of one": (
        [
            claim("us", 9, **OFFICIAL),
            claim("japan", 9, **ABROAD),
            claim("us-later", 12, as_of="2031-05-01", **OFFICIAL),
        ],
        ["japan", "us"],
        "both-governments",
    ),
    "the latest figure that both governments share": (
        [
            claim("us", 9, **OFFICIAL),
            claim("japan", 9, **ABROAD),
            claim("us-later", 12, as_of="2031-05-01", **OFFICIAL),
            claim("japan-later", 12, as_of="2031-05-01", **ABROAD),
        ],
        ["japan-later", "us-later"],
        "both-governments",
    ),
    "one government twice is not two": (
        [claim("a", 9, **OFFICIAL), claim("b", 9, **OFFICIAL)],
        ["a", "b"],
        "one-government",
    ),
    "another government is not one of the two": (
        [claim("us", 9, **OFFICIAL), claim("other", 9, attribution="official", side="third-party")],
        ["other", "us"],
        "one-government",
    ),
    "a company that agrees with a government is no government": (
        [claim("us", 9, **OFFICIAL), claim("firm", 9, attribution="company", side="company")],
        ["us"],
        "one-government",
    ),
    "a ceiling and an amount are not the same figure": (
        [claim("us", 9, **OFFICIAL), claim("japan", 9, qualifier="up-to", as_of="2031-01-02", **ABROAD)],
        ["japan", "us"],
        "governments-differ",
    ),
    "figures of two governments long apart": (
        [claim("us", 9, as_of="2031-01-01", **OFFICIAL), claim("japan", 8, as_of="2031-01-16", **ABROAD)],
        ["japan"],
        "one-government",
    ),
    "of claims close in time the better read, however new the other": (
        [claim("read", 9, as_of="2031-01-01", sources=["gazette-2030"]), claim("relayed", 8, as_of="2031-01-15")],
        ["read"],
        "press",
    ),
    "of claims far apart in time the later, however read": (
        [claim("read", 9, as_of="2031-01-01", sources=["gazette-2030"]), claim("relayed", 8, as_of="2031-01-16")],
        ["relayed"],
        "press",
    ),
    "the same figure in another unit": (
        [claim("us", 9, **OFFICIAL), claim("japan", 9000, unit="usd-mn", **ABROAD)],
        ["japan", "us"],
        "both-governments",
    ),
    "the same words of both governments": (
        [
            {**claim("us", text="Power.", **OFFICIAL), "unit": None},
            {**claim("japan", text="Power.", **ABROAD), "unit": None},
        ],
        ["japan", "us"],
        "both-governments",
    ),
}


@pytest.mark.parametrize(("claims", "expected", "reason"), CASES.values(), ids=CASES)
def test_the_headline_is(repo: ExampleRepo, claims: list[Statement], expected: list[str], reason: str) -> None:
    for order in (claims, claims[::-1]):
        headline = chosen(repo, *order)
        assert headline
        assert (keys(headline), headline.reason) == (expected, reason)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([claim("a", 9), claim("b", 7), claim("c", 8)], Bounds(Decimal(7), Decimal(9))),
        ([claim("a", 9), claim("b", 7, qualifier="up-to")], Bounds(Decimal(0), Decimal(9))),
        ([claim("a", 9), claim("b", 7, qualifier="at-least")], Bounds(Decimal(7), None)),
        ([claim("a", low=5, high=6), claim("b", Decimal("5.5"))], Bounds(Decimal(5), Decimal(6))),
        ([claim("a", 9, as_of="2031-01-02"), claim("b", 7)], Bounds(Decimal(9), Decimal(9))),
        ([claim("a", 800, unit="mw"), claim("b", 2, unit="gw")], Bounds(Decimal(800), Decimal(2000))),
        ([{**claim("a", text="Power."), "unit": None}], None),
    ],
    ids=["three", "a ceiling", "a floor", "a range", "no tie", "two units", "words"],
)
def test_what_still_ties_gives_a_range_in_the_unit_of_the_first(
    repo: ExampleRepo, claims: list[Statement], expected: Bounds | None
) -> None:
    headline = chosen(repo, *claims)
    assert headline
    assert headline.figure == expected


@pytest.mark.parametrize("turned", [False, True])
def test_two_figures_that_both_governments_share_on_one_day_give_a_range(repo: ExampleRepo, turned: bool) -> None:
    claims = [
        claim(f"{value}-{side}", value, as_of="2031-01-01", attribution="official", side=side)
        for value in (10, 12)
        for side in ("us", "japan")
    ]
    headline = chosen(repo, *(reversed(claims) if turned else claims))
    assert headline is not None and headline.reason == "both-governments"
    assert headline.figure == Bounds(Decimal(10), Decimal(12))


def test_a_headline_names_those_that_say_something_else(repo: ExampleRepo) -> None:
    headline = chosen(
        repo, claim("a", 9, **OFFICIAL), claim("same", 9), claim("other", 8), claim("none", 7, sources=["digest"])
    )
    assert headline
    assert [row.key for row in headline.others] == ["other", "none"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2030-12-31", []),
        ("2031-01-01", ["day"]),
        ("2031-02-27", ["day"]),
        ("2031-02-28", ["month"]),
        ("2031-12-30", ["month"]),
        ("2031-12-31", ["year"]),
    ],
)
def test_on_an_earlier_day_only_what_was_certainly_said_by_then_counts(
    repo: ExampleRepo, day: str, expected: list[str]
) -> None:
    claims = (claim("year", 7, as_of="2031"), claim("month", 8, as_of="2031-02"), claim("day", 9, as_of="2031-01-01"))
    assert keys(chosen(repo, *claims, day=datetime.date.fromisoformat(day))) == expected


@pytest.mark.parametrize(
    "claims",
    [
        (),
        (claim("a", 9, sources=["digest"]), claim("b", 9, sources=["mirror"], **OFFICIAL)),
        (claim("a", 9, as_of="2031-07"),),
    ],
    ids=["nothing claimed", "grade D alone", "nothing yet"],
)
def test_there_is_no_headline(repo: ExampleRepo, claims: tuple[Statement, ...]) -> None:
    assert chosen(repo, *claims) is None


def test_claims_on_different_things_do_not_meet(repo: ExampleRepo) -> None:
    claims = (
        claim("a", 9),
        claim("b", 9, basis="loan"),
        claim("c", 2, unit="jpy-tn"),
        claim("d", 900, unit="usd-mn"),
        claim("e", 9, field="capacity", unit="gw", basis=None),
    )
    catalogue = catalogue_of(repo, claims)
    groups = by_subject(catalogue.get("projects", "one").claims, catalogue)
    assert {group: [row.key for row in rows] for group, rows in groups.items()} == {
        ("projects", "one", "cost", "project-cost", "usd"): ["a", "d"],
        ("projects", "one", "cost", "loan", "usd"): ["b"],
        ("projects", "one", "cost", "project-cost", "jpy"): ["c"],
        ("projects", "one", "capacity", "", "watt"): ["e"],
    }


LEVELS: dict[str, tuple[list[Statement], str]] = {
    "official on grade A": ([claim("a", 9, sources=["gazette-2030"], **OFFICIAL)], "high"),
    "official on grade B": ([claim("a", 9, **OFFICIAL)], "high"),
    "official on grade C": ([claim("a", 9, sources=["trade"], **OFFICIAL)], "low"),
    "official on grade D": ([claim("a", 9, sources=["digest"], **OFFICIAL)], "unsupported"),
    "press on grade B": ([claim("a", 9)], "medium"),
    "press on grade A": ([claim("a", 9, sources=["gazette-2030"])], "medium"),
    "two publishers": ([claim("a", 9, sources=["courier-2030-02", "times"])], "high"),
    "one publisher twice": ([claim("a", 9, sources=["times", "times-again"])], "medium"),
    "one chain in two papers": ([claim("a", 9, sources=["wire", "wire-reprint"])], "medium"),
    "a chain and a paper of its own": ([claim("a", 9, sources=["wire", "times"])], "high"),
    "grades B and C": ([claim("a", 9, sources=["times", "trade"])], "medium"),
    "grade C": ([claim("a", 9, sources=["trade"])], "low"),
    "grades C and D": ([claim("a", 9, sources=["digest", "trade"])], "low"),
    "grade D twice": ([claim("a", 9, sources=["digest", "mirror"])], "unsupported"),
    "another who says the same": ([claim("a", 9), claim("b", 9, sources=["times"])], "high"),
    "another who says the same in another unit": (
        [claim("a", 9), claim("b", 9000, unit="usd-mn", sources=["times"])],
        "high",
    ),
    "another who says something else": ([claim("a", 9), claim("b", 8, sources=["times"])], "medium"),
    "an official who says the same": ([claim("a", 9), claim("b", 9, sources=["times"], **OFFICIAL)], "high"),
    "an official who says the same, on grade D": (
        [claim("a", 9), claim("b", 9, sources=["digest"], **OFFICIAL)],
        "medium",
    ),
}


@pytest.mark.parametrize(("claims", "level"), LEVELS.values(), ids=LEVELS)
def test_confidence_follows_from_attribution_grade_and_independent_sources(
    repo: ExampleRepo, claims: list[Statement], level: str
) -> None:
    catalogue = catalogue_of(repo, claims)
    rows = catalogue.get("projects", "one").claims
    assert confidence(rows[0], rows, catalogue) == level
