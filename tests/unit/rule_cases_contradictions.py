"""Rules on speakers and contradictions, broken and narrowly kept: rule, edits, what is said of them, near misses."""

from __future__ import annotations

from tests.unit.example_repo import DAM, LOAN, OLD, SELECTION, WIND, RuleCase, add, swap

WIND_STAGE = "    sources: [courier-2030-02]\n  - stage: withdrawn\n    date: 2031-06-01"
SELECTED = "    sources: [courier-2030-02]\n  - stage: selected\n    date: 2031-06-01"
THIRD = """  - key: capacity-third
    field: capacity
    value: 850
    unit: mw
    qualifier: about
    as_of: 2031-02-20
    asserted_by: Herald
    attribution: press
    side: third-party
    sources: [courier-2030-02]
"""
SUD = """  - key: cost-again
    field: cost
    value: 9
    unit: usd-bn
    qualifier: exactly
    basis: project-cost
    as_of: 2031-02-17
    asserted_by: Sudmark's ministry
    attribution: official
    side: us
    dispute: cost
    sources: [courier-2030-02]
"""
IN_MILLIONS = SUD.replace("cost-again", "cost-in-millions").replace("value: 9", "value: 9000")
TWICE = SUD + IN_MILLIONS.replace("usd-bn", "usd-mn")
TWICE_APART = SUD.replace("side: us", "side: japan")


def letter(claim: str) -> str:
    """An event on the dam with one claim of its cost."""
    usual = (
        "field: cost, unit: usd-bn, basis: project-cost, as_of: 2031-02-18, speaker: ada-example, attribution: official"
    )
    return (
        "date: 2031-02-18\ntitle: A letter\nkind: statement\ncertainty: confirmed\nsummary: Invented.\n"
        f"subjects:\n  - project: big-dam\nclaims:\n  - {{key: cost, {usual}, side: japan, {claim},"
        " asserted_by: Ada Example, sources: [courier-2030-02]}\nsources: [courier-2030-02]\n"
    )


CONTRADICTIONS: tuple[RuleCase, ...] = (
    (
        "speakers_on_record_are_named",
        [swap(DAM, "    speaker: ada-example\n", "")],
        [
            "data/projects/big-dam.yaml:44:18: claims[3].asserted_by: must name the speaker's record, 'Ada Example' has"
            " one (add 'speaker: ada-example')"
        ],
        [swap(LOAN, "asserted_by: Norland Bank", "asserted_by: A friend of Ada B. Example")],
    ),
    (
        "nothing_of_our_own_is_a_statement",
        [swap(LOAN, "attribution: official", "attribution: derived")],
        [
            "data/financings/dam-loan.yaml:20:18: claims[1].attribution: must be a speaker's, not 'derived' (name who"
            " says so, or leave it out)"
        ],
        [swap("terms/memo-annual-cap", "statement: No cap was found.", "statement: No cap was found anywhere.")],
    ),
    (
        "digests_carry_no_statement_alone",
        [swap(LOAN, "    sources: [courier-2030-02]", "    sources: [digest]")],
        [
            "data/financings/dam-loan.yaml:22:14: claims[1].sources: must cite a source better than grade D, those it"
            " cites are no more (cite a better one, or leave the statement out)"
        ],
        [
            swap(
                WIND,
                "side: company\n    sources: [courier-2030-02]\nstages",
                "side: company\n    sources: [courier-2030-02, digest]\nstages",
            )
        ],
    ),
    (
        "selected_projects_stand_in_a_round",
        [
            swap(WIND, WIND_STAGE, SELECTED),
            swap(
                WIND,
                "2031-06-01\n    asserted_by: Acme Power\n    attribution: company",
                "2031-06-01\n    asserted_by: X\n    attribution: official",
            ),
            swap("rounds/first-list", "  - project: wind-farm\n", ""),
        ],
        [
            "data/projects/wind-farm.yaml:27:12: stages[2].stage: must stand in a round of norland-fund,"
            " wind-farm is in none (add it under 'projects:' of a record in data/rounds/, or mend the stage)"
        ],
        [swap("companies/acme-power", "name: Acme Power", "name: Acme Power Works")],
    ),
    (
        "sources_are_not_older_than_what_they_state",
        [swap("sources/courier-2030-02", "date: 2031-06", "date: 2031-05-31")],
        [
            "data/projects/wind-farm.yaml:28:11: stages[2].date: must not be later than every source, the latest,"
            " courier-2030-02, is of 2031-05-31 (mend the date, or cite what states it)"
        ],
        [swap("sources/courier-2030-02", "date: 2031-06", "date: 2031-06-02")],
    ),
    (
        "event_files_name_their_day",
        [swap(SELECTION, "date: 2031-02-17", "date: 2031-02-16")],
        [
            "data/events/2031-02-17-selection.yaml:1:7: date: must be the date that the file's name begins with, not"
            " '2031-02-16' (mend the date, or rename the file and give its old name in 'formerly:')"
        ],
        [swap(SELECTION, "zone: Sudmark", "zone: Norland")],
    ),
    (
        "projects_have_sources_of_their_own",
        [swap(OLD, "sources: [courier-2030-02]\nsummary", "summary")],
        [
            "data/projects/old-wind.yaml:1:1: must cite a source (add 'sources:' with the id of a record in"
            " data/sources/)"
        ],
        [swap(OLD, "sources: [courier-2030-02]\nsummary", "sources: [gazette-2030]\nsummary")],
    ),
    (
        "claims_stand_once",
        [swap(DAM, "  - key: purpose", TWICE + "  - key: purpose")],
        [
            f"data/projects/big-dam.yaml:{place}: must stand once, 'cost-sud' says the same (keep one, with the"
            " sources of both)"
            for place in ("71:10: claims[6].key", "83:10: claims[7].key")
        ],
        [swap(DAM, "  - key: purpose", TWICE_APART + "  - key: purpose")],
    ),
    (
        "one_fact_is_one_claim",
        [add("events/2031-02-18-letter.yaml", letter("value: 9.5, qualifier: exactly"))],
        [
            "data/projects/big-dam.yaml:39:12: claims[3].value: must be one claim, data/events/2031-02-18-letter.yaml"
            " has another of the same speaker, day and field, which differs (keep one, or say what the other is of"
            " (basis, text, field))"
        ],
        [add("events/2031-02-18-letter.yaml", letter("value: 9.3, qualifier: exactly"))],
    ),
    (
        "figures_are_of_one_size",
        [
            swap(DAM, "value: 2\n    unit: gw", "value: 20\n    unit: gw"),
            swap(DAM, "  - key: purpose", THIRD + "  - key: purpose"),
        ],
        [
            "data/projects/big-dam.yaml:63:12: warning: claims[5].value: is 22.2 times what other claims on the same"
            " thing say (mind the unit; if the figure is right, leave it)"
        ],
        [
            swap(DAM, "value: 2\n    unit: gw", "value: 8\n    unit: gw"),
            swap(DAM, "  - key: purpose", THIRD + "  - key: purpose"),
        ],
    ),
)
