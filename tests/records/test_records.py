"""The real records, apart from the code: a failure here is a contributor's slip, not a programmer's."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest

from generator.loading import load
from generator.model import Catalogue
from generator.paths import Paths
from generator.tables import Tables

ARTICLE = "bloomberg-2026-02-13-far-apart"


def test_the_records_are_sound(paths: Paths) -> None:
    assert [str(problem) for problem in load(paths).problems] == []


def test_the_memorandum_has_all_its_terms(catalogue: Catalogue) -> None:
    memorandum = catalogue.first_vehicle.agreement
    numbers = sorted(term.number for term in catalogue.tables["terms"] if term.agreement == memorandum and term.number)
    assert numbers[:34] == list(range(1, 35))


def test_thirteen_pairs_of_readings_stand_as_disagreements(tables: Tables) -> None:
    memo = {
        "memo-23-second-split.ninety-ten",
        "memo-22-first-split.who-is-repaid-first",
        "memo-01-total.cash-or-finance",
        "memo-05-selection.who-chooses",
        "memo-15-refusal.can-japan-refuse",
        "memo-11-funding-window.floor-or-ceiling",
        "memo-10-spv.where-the-money-sits",
        "tariff-general-ceiling.stacking",
        "memo-18-standstill.new-tariffs",
        "fact-sheet-nature.commitments-or-interest",
        "purchase-rice.rice-quota",
        "memo-31-legal-status.legal-basis",
        "memo-01-total.origin-of-the-figure",
    }
    assert memo <= {row["dispute"] for row in tables["disagreements"].rows}


def test_every_disputed_point_is_a_row_of_the_disagreements(catalogue: Catalogue, tables: Tables) -> None:
    disputes = {row["dispute"] for row in tables["disagreements"].rows}
    assert [dispute.id for dispute in catalogue.tables["disputes"] if dispute.id not in disputes] == []


# The ten facts of the first article: words that must stand in one statement citing the article.
FACTS = (
    (1, ("US$550 bn", "pillar"), "press"),
    (2, ("15%", "imports"), "press"),
    (2, ("car",), "press"),
    (3, ("85 minutes",), "press"),
    (4, ("gap",), "named-person"),
    (4, ("first batch could not be named",), "named-person"),
    (5, ("no date",), "named-person"),
    (6, ("critical minerals", "both countries"), "named-person"),
    (6, ("13 February", "Greer"), "named-person"),
    (7, ("Takaichi", "March 2026"), "named-person"),
    (8, ("data", "SoftBank"), "unnamed-people"),
    (8, ("oil", "Gulf"), "unnamed-people"),
    (8, ("diamond", "semiconductor"), "unnamed-people"),
    (9, ("US$350 m",), "press"),
    (9, ("100 bn", "single ideas"), "press"),
    (9, ("Westinghouse", "Toshiba"), "press"),
    (10, ("45 business days",), "press"),
)


@functools.cache
def statements_of_the_article(site: Path) -> list[tuple[str, str]]:
    """Markup and words of every statement on the site that cites the article."""
    statements = []
    for page in sorted(site.glob("*/*/index.html")):
        text = page.read_text(encoding="utf-8")
        if f"/sources/{ARTICLE}/" not in text:
            continue
        for part in text.split('<div class="statement')[1:]:
            markup = part.split("</ul>")[0]
            if f"/sources/{ARTICLE}/" in markup:
                statements.append((markup, re.sub(r"<[^>]+>", " ", markup).lower()))
    return statements


@pytest.mark.parametrize(("number", "words", "attribution"), FACTS, ids=[f"{fact[0]}-{fact[1][0]}" for fact in FACTS])
def test_a_fact_of_the_first_article_is_on_the_site_with_its_source(
    number: int, words: tuple[str, ...], attribution: str, catalogue: Catalogue, site: Path
) -> None:
    label = catalogue.schemas.vocabularies["attribution"].label(attribution, "en")
    statements = [plain for markup, plain in statements_of_the_article(site) if f">{label}</span>" in markup]
    having = [plain for plain in statements if all(word.lower() in plain for word in words)]
    assert having, f"fact {number} with {words} does not stand on the site with {ARTICLE} and as {label}"


def test_every_source_is_cited_or_says_why_not(catalogue: Catalogue) -> None:
    cited = {row.source for row in catalogue.tables["citations"]}
    assert [source.id for source in catalogue.tables["sources"] if source.id not in cited and not source.note] == []


def test_dossier_row_names_never_enter_the_records(paths: Paths) -> None:
    names = re.compile(r"\b(MOU-\d\d|CON-\d\d|INS-\d\d|TAR-\d\d|PUR-\d\d|T26-\d\d|FIN-\d\d|E0\d\d|UNSOURCED)\b")
    for path in paths.data.rglob("*.yaml"):
        assert not names.search(path.read_text(encoding="utf-8")), path
