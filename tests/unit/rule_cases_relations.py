"""Broken rules between records: edits, all messages, and near misses that pass."""

from __future__ import annotations

from tests.unit.example_repo import (
    ACME,
    ADA,
    AMOUNT,
    BANK,
    CABLE,
    COURIER,
    DAM,
    DIGEST,
    END,
    FUND,
    GAZETTE,
    LAST,
    LOAN,
    OLD,
    PART,
    PLEDGE,
    SELECTION,
    TURBINES,
    WIND,
    WINDOW,
    RuleCase,
    add_like,
    append,
    swap,
)

ACME_NAMES, ADA_NAMES = "name: Acme Power\nname_ja: アクメ電力\n", "name: Ada Example\nname_ja: 例田 エイダ\n"
MERGE = (
    "(keep one and name the other's id under 'formerly:'; if they are two, give the other's id under 'distinct_from:')"
)
LATER_STAGE = (
    "    date: 2030-03-02\n    asserted_by: Joint list\n    attribution: official\n    side: us\n"
    "    sources: [gazette-2030]"
)
SPLIT = "must name a term whose value is a percentage"

RELATIONS: list[RuleCase] = [  # the rule, what breaks it, what is said of that, near misses
    (
        "company_names_are_unique",
        [
            add_like(ACME, "companies/b", (ACME_NAMES, "name: 'Acme Power, Inc.'\n")),
            add_like(ACME, "companies/c", (ACME_NAMES, "name: ＡＣＭＥ-Power\n")),
            add_like(ACME, "companies/d", (ACME_NAMES, "name: Delta\nname_ja: 株式会社アクメ電力\n")),
        ],
        [
            f"data/companies/{place}: must be one record, data/companies/acme-power.yaml has the same name {MERGE}"
            for place in ("b.yaml:1:7: name", "c.yaml:1:7: name", "d.yaml:2:10: name_ja")
        ],
        [
            add_like(ACME, "companies/b", (ACME_NAMES, "name: Acme Powers\nname_ja: アクメ電力工業\n")),
            add_like(ACME, "companies/c", (ACME_NAMES, "name: Group Co., Ltd.\n")),
            add_like(ACME, "companies/d", (ACME_NAMES, "name: Agume Power\nname_ja: アグメ電力\n")),
            add_like(ACME, "companies/e", (ACME_NAMES, "name: Acme Power Group\nname_ja: アクメ電力グループ\n")),
        ],
    ),
    (
        "company_names_are_unique",
        [add_like(ACME, "companies/b", (ACME_NAMES, "name: Acme Power K.K.\n"))],
        [
            "data/companies/b.yaml:1:7: name: must be one record, data/companies/acme-power.yaml has the same"
            f" name {MERGE}"
        ],
        [],
    ),
    (
        "people_names_are_unique",
        [
            add_like(ADA, "people/b", (ADA_NAMES, "name: ada éxample\n")),
            add_like(ADA, "people/c", (ADA_NAMES, "name: Ada Sample\nname_ja: 例田エイダ\n")),
        ],
        [
            f"data/people/{place}: must be one record, data/people/ada-example.yaml has the same name {MERGE}"
            for place in ("b.yaml:1:7: name", "c.yaml:2:10: name_ja")
        ],
        [
            add_like(ADA, "people/b", (ADA_NAMES, "name: Adam Example\n")),
            add_like(ADA, "people/c", (ADA_NAMES, "name: Aida Example\nname_ja: 例田 エイタ\n")),
        ],
    ),
    (
        "those_told_apart_have_one_name",
        [append(BANK, "distinct_from: acme-power"), append(ADA, "distinct_from: ada-example")],
        [
            "data/companies/norland-bank.yaml:5:16: distinct_from: must be another record of the same name,"
            " 'acme-power' is none (drop it)",
            "data/people/ada-example.yaml:10:16: distinct_from: must be another record of the same name,"
            " 'ada-example' is none (drop it)",
        ],
        [
            add_like(ADA, "people/namesake", (ADA_NAMES, f"{ADA_NAMES}distinct_from: ada-example\n")),
            add_like(ADA, "people/third", (ADA_NAMES, f"{ADA_NAMES}distinct_from: namesake\n")),
            add_like(ACME, "companies/f", (ACME_NAMES, "name: F\nname_ja: アクメ電力\ndistinct_from: acme-power\n")),
        ],
    ),
    (
        "source_addresses_are_unique",
        [add_like(COURIER, "sources/d")],
        [
            "data/sources/d.yaml:5:10: address: must be one record, data/sources/courier-2030-02.yaml has the"
            " same address (keep one and name the other's id under 'formerly:')"
        ],
        [add_like(COURIER, "sources/d", ("courier/2", "courier/2?page=2"))],
    ),
    (
        "sources_stand_at_no_mirror",
        [
            swap(COURIER, "https://example.org/courier/2", "https://www.Endchan.org/courier/2"),
            swap(GAZETTE, "https://example.org/gazette/1", "https://cdn.blogspot.com/gazette/1"),
            append(DIGEST, "note: Seen at test.daily8.com only."),
        ],
        [
            "data/sources/courier-2030-02.yaml:5:10: address: must not name www.endchan.org, 'endchan' is a mirror,"
            " test host or forum (cite the publisher)",
            "data/sources/digest.yaml:7:7: note: must not name test.daily8.com, 'test.daily8' is a mirror, test host or"
            " forum (cite the publisher)",
            "data/sources/gazette-2030.yaml:4:10: address: must not name cdn.blogspot.com, 'blogspot' is a mirror,"
            " test host or forum (cite the publisher)",
        ],
        [
            add_like(COURIER, "sources/e", ("example.org/courier/2", "myendchan.example.org/endchan")),
            append(DIGEST, "note: Of daily8, not of its test."),
        ],
    ),
    (
        "addresses_are_where_they_were_read",
        [swap(DIGEST, "access: copy", "access: original"), swap(COURIER, "access: original", "access: not-reached")],
        [
            "data/sources/courier-2030-02.yaml:5:10: address: must be left out, the source was not-reached only"
            " (drop the address or mend 'access')",
            "data/sources/digest.yaml:6:9: access: must be copy where there is no address, not 'original' (give"
            " the address)",
        ],
        [swap(DIGEST, "access: copy", "access: not-reached"), swap(COURIER, "access: original", "access: republished")],
    ),
    (
        "paragraphs_are_unique",
        [swap(WINDOW, "number: 3", "number: 1")],
        ["data/terms/memo-window.yaml:2:9: number: must be unique in memo, data/terms/memo-total.yaml has 1 too"],
        [
            add_like("agreements/memo", "agreements/memo-2"),
            add_like(LAST, "terms/memo-2-end", ("agreement: memo\n", "agreement: memo-2\n")),
            add_like(AMOUNT, "terms/memo-total-too", ("number: 1\n", "")),
        ],
    ),
    (
        "splits_sum_to_a_hundred",
        [
            swap("terms/memo-first-split", "value: 50", "value: 100.5"),
            swap("terms/memo-second-split", "unit: percent", "unit: fraction"),
        ],
        [
            f"data/vehicles/norland-fund.yaml:10:19: first_split_term: {SPLIT}, data/terms/memo-first-split.yaml"
            " is none",
            f"data/vehicles/norland-fund.yaml:11:20: second_split_term: {SPLIT},"
            " data/terms/memo-second-split.yaml is none",
        ],
        [
            swap("terms/memo-first-split", "value: 50", "value: 0"),
            swap("terms/memo-second-split", "value: 90", "value: 100"),
        ],
    ),
    (
        "splits_sum_to_a_hundred",
        [swap(FUND, "second_split_term: memo-second-split\n", "")],
        [
            "data/vehicles/norland-fund.yaml:20:3: scenarios: must be left out where the vehicle has not both splits"
            " (name first_split_term and second_split_term)"
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [
            swap("agreements/memo", "date: 2030-01-01\n", ""),
            swap(LAST, "date: 2033-12-31\n", ""),
            swap(AMOUNT, "value: 100", "low: 90\nhigh: 100"),
            swap(AMOUNT, "qualifier: exactly", "qualifier: between"),
            swap(FUND, "window_term: memo-window", "window_term: memo-annual-cap"),
        ],
        [
            "data/vehicles/norland-fund.yaml:6:12: agreement: must name an instrument with a date",
            "data/vehicles/norland-fund.yaml:7:14: amount_term: must name a term with a value,"
            " data/terms/memo-total.yaml has none",
            "data/vehicles/norland-fund.yaml:8:11: end_term: must name a term with a date,"
            " data/terms/memo-end.yaml has none",
            "data/vehicles/norland-fund.yaml:9:14: window_term: must name a term with a value,"
            " data/terms/memo-annual-cap.yaml has none",
        ],
        [swap(LAST, "date: 2033-12-31", "date: '2033'"), swap("agreements/memo", "date: 2030-01-01", "date: 2030-01")],
    ),
    (
        "vehicle_terms_have_values",
        [
            swap(FUND, "agreement: memo\n", "agreement: pledge\n"),
            swap(PLEDGE, "amount_term: pledge-cash", "amount_term: pledge-total"),
            swap(PLEDGE, "yearly_term: pledge-yearly", "yearly_term: memo-total"),
        ],
        [
            "data/vehicles/farland-pledge.yaml:14:18: parts[1].amount_term: must be a term of its own, 'pledge-total'"
            " stands for another amount (name the term of this amount)",
            "data/vehicles/farland-pledge.yaml:15:18: parts[1].yearly_term: must be of farland-pledge,"
            " data/terms/memo-total.yaml is of norland-fund (name one of its own)",
            "data/vehicles/norland-fund.yaml:6:12: agreement: must be of norland-fund, data/agreements/pledge.yaml is"
            " of farland-pledge (name one of its own)",
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [swap(LAST, "date: 2033-12-31", "date: 2030-01-01")],
        [
            "data/vehicles/norland-fund.yaml:8:11: end_term: must name a term dated after the instrument,"
            " 2030-01-01 is not"
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [swap(WINDOW, "value: 10", "value: 10.5")],
        [
            "data/vehicles/norland-fund.yaml:9:14: window_term: must name a term with a whole number of days,"
            " data/terms/memo-window.yaml has 10.5"
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [swap(WINDOW, "value: 10", "value: 5000"), swap(FUND, "  - key: nor\n", "  - key: all\n")],
        [
            "data/vehicles/norland-fund.yaml:9:14: window_term: must name a term of 1 to 1000 days, not 5000",
            "data/vehicles/norland-fund.yaml:17:10: calendars[2].key: must not be 'all', which stands for all calendars"
            " together (rename it)",
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [
            swap(AMOUNT, "unit: usd-bn", "unit: percent"),
            swap(AMOUNT, "topic: amount", "topic: status"),
            swap(WINDOW, "unit: business-days", "unit: months"),
            swap(FUND, "code: US", "code: ZZ"),
            swap("agreements/memo", "date: 2030-01-01", "date: 1980-01-01"),
        ],
        [
            "data/vehicles/norland-fund.yaml:7:14: amount_term: must name a term in money,"
            " data/terms/memo-total.yaml is in percent",
            "data/vehicles/norland-fund.yaml:8:11: end_term: must name a term that ends within 50 years,"
            " not 2033-12-31",
            "data/vehicles/norland-fund.yaml:9:14: window_term: must name a term in days,"
            " data/terms/memo-window.yaml is in months",
            "data/vehicles/norland-fund.yaml:16:11: calendars[1].code: must be a country whose public holidays are"
            " known, not 'ZZ' (mend the code (ISO 3166-1))",
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [
            swap(PLEDGE, "amount_term: pledge-total\n", ""),
            swap(
                PLEDGE, "parts:\n  - key: cash\n    title: Cash\n    title_ja: 現金\n    amount_term: pledge-cash\n", ""
            ),
            swap(PLEDGE, "    yearly_term: pledge-yearly\n    text: A part of the whole, paid in yearly shares.\n", ""),
        ],
        [
            "data/vehicles/farland-pledge.yaml:1:1: must have an amount (name its amount_term, or its"
            " 'parts:' with amounts)"
        ],
        [swap(PLEDGE, "amount_term: pledge-total\n", "")],
    ),
    (
        "vehicle_terms_have_values",
        [swap(PART, "unit: eur-bn", "unit: usd-bn")],
        [
            "data/vehicles/farland-pledge.yaml:14:18: parts[1].amount_term: must name a term in the currency of the"
            " whole, data/terms/pledge-cash.yaml is in usd-bn"
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [swap(PART, "value: 8", "value: 80")],
        [
            "data/vehicles/farland-pledge.yaml:14:18: parts[1].amount_term: must not be more than the whole,"
            " data/terms/pledge-cash.yaml is"
        ],
        [],
    ),
    (
        "vehicle_terms_have_values",
        [swap(PART, "value: 8\nunit: eur-bn\nqualifier: exactly\n", "")],
        [
            "data/vehicles/farland-pledge.yaml:14:18: parts[1].amount_term: must name a term with a value in money,"
            " data/terms/pledge-cash.yaml has none"
        ],
        [],
    ),
    (
        "vehicles_have_sides",
        [
            swap("parties/farland", "side: korea\n", ""),
            swap("parties/norland", "side: japan", "side: company"),
            swap(PLEDGE, "host: sudmark", "host: farland"),
        ],
        [
            "data/vehicles/farland-pledge.yaml:5:11: investor: must name a party"
            " with the side of a government, data/parties/farland.yaml has none (add 'side:' to the party)",
            "data/vehicles/farland-pledge.yaml:6:7: host: must be another party than the investor, not 'farland'",
            "data/vehicles/farland-pledge.yaml:6:7: host: must name a party"
            " with the side of a government, data/parties/farland.yaml has none (add 'side:' to the party)",
            "data/vehicles/norland-fund.yaml:4:11: investor: must name a party"
            " with the side of a government, data/parties/norland.yaml has none (add 'side:' to the party)",
        ],
        [swap("parties/farland", "side: korea", "side: taiwan")],
    ),
    (
        "projects_have_standings",
        [
            swap(TURBINES, "standings:\n  - vehicle: norland-fund\n    standing: candidate\n", ""),
            swap(CABLE, "    vehicle: farland-pledge\n    date", "    date"),
            append(OLD, "  - stage: finalist\n    vehicle: farland-pledge\n" + LATER_STAGE),
        ],
        [
            "data/projects/dam-turbines.yaml:1:1: must stand under a vehicle, or be linked to one (add"
            " 'standings:' with a vehicle and a standing)",
            "data/projects/old-wind.yaml:17:14: stages[2].vehicle: must be a vehicle that the project stands under,"
            " not 'farland-pledge' (one of: norland-fund)",
            "data/projects/sea-cable.yaml:30:5: stages[2]: must name the vehicle of the stage 'selected', the project"
            " has 2 (add 'vehicle:', one of: norland-fund, farland-pledge)",
        ],
        [swap(OLD, "  - stage: named\n", "  - stage: named\n    vehicle: norland-fund\n")],
    ),
    (
        "projects_stand_under_the_vehicle",
        [swap(LOAN, "vehicle: norland-fund", "vehicle: farland-pledge")],
        [
            "data/financings/dam-loan.yaml:10:12: projects[1]: must stand under farland-pledge,"
            " data/projects/big-dam.yaml does not (mend the vehicle here, or the standings there)",
        ],
        [
            swap(
                WIND,
                "    standing: candidate",
                "    standing: candidate\n  - vehicle: farland-pledge\n    standing: linked",
            )
        ],
    ),
    (
        "compared_terms_have_another_party",
        [swap("agreements/memo", "  - party: norland\n    role: investor\n", "")],
        [
            "data/terms/memo-total.yaml:12:10: compare: must be true only where the agreement has a party other than"
            " sudmark, memo has none (drop 'compare:' or add the party to the agreement)"
        ],
        [swap("agreements/memo", "role: investor", "role: participant")],
    ),
    (
        "link_rows_name_one_thing",
        [
            swap(SELECTION, "  - person: ada-example\n", "  - person: ada-example\n    company: acme-power\n"),
            swap(SELECTION, "  - round: batch-one\n", "  - round: batch-one\n    term: memo-end\n"),
            swap(DAM, "  - body: Private banks, not named\n", "  - body: Private banks\n    company: norland-bank\n"),
            swap(LOAN, "  - company: norland-bank\n    role", "  - role"),
            swap("questions/notice-day", "  - project: big-dam\n    field", "  - field"),
        ],
        [
            "data/events/2031-02-17-selection.yaml:11:14: participants[1].company:"
            " must name exactly one of person, company, party, body, not 2",
            "data/events/2031-02-17-selection.yaml:17:11: subjects[2].term:"
            " must name exactly one of project, round, term, agreement, financing, company, not 2",
            "data/financings/dam-loan.yaml:8:5: lenders[1]: must name exactly one of company, body, it names none",
            "data/projects/big-dam.yaml:107:11: roles[2].body: must name exactly one of company, body, not 2",
            "data/questions/notice-day.yaml:11:5: about[2]:"
            " must name exactly one of project, round, term, agreement, financing, company, event, it names none",
        ],
        [
            swap(SELECTION, "  - person: ada-example\n", "  - body: The Senate\n"),
            swap(LOAN, "  - company: norland-bank\n", "  - body: Banks\n"),
        ],
    ),
    (
        "disputes_have_two_statements",
        [swap(WINDOW, "  - key: nor\n    dispute: floor\n", "  - key: nor\n")],
        [
            "data/terms/memo-window.yaml:11:10: disputes[1].key: must have two statements that differ, it has 1"
            " (give them 'dispute: floor')"
        ],
        [
            swap(DAM, "side: japan\n    dispute: cost\n", "side: japan\n"),
            swap(DAM, "    precision: county\n", "    precision: county\n    dispute: cost\n"),
        ],
    ),
    (
        "umbrellas_do_not_circle",
        [
            append(WIND, "successor: old-wind"),
            append(TURBINES, "umbrella: dam-turbines"),
            append(ACME, "parent: norland-bank"),
            append(BANK, "parent: acme-power"),
        ],
        [
            "data/companies/acme-power.yaml:8:9: parent: must not lead back to 'acme-power' (cut the circle)",
            "data/companies/norland-bank.yaml:5:9: parent: must not lead back to 'norland-bank' (cut the circle)",
            "data/projects/dam-turbines.yaml:27:11: umbrella: must not lead back to 'dam-turbines' (cut the circle)",
            "data/projects/old-wind.yaml:6:12: successor: must not lead back to 'old-wind' (cut the circle)",
            "data/projects/wind-farm.yaml:33:12: successor: must not lead back to 'wind-farm' (cut the circle)",
        ],
        [append(TURBINES, "umbrella: big-dam\nsuccessor: big-dam"), append(ACME, "parent: norland-bank")],
    ),
    (
        "offices_run_forward",
        [
            swap(ADA, "from: 2030-01-01", "from: 2030-01-01\n    to: 2029-12"),
            append(LOAN, "end: 2031-04-30"),
            append(END, "end: 2033-11"),
        ],
        [
            "data/events/2033-12-31-end.yaml:9:6: end: must not be before 2033-12-31, not '2033-11' (swap them)",
            "data/financings/dam-loan.yaml:24:6: end: must not be before 2031-05-01, not '2031-04-30' (swap them)",
            "data/people/ada-example.yaml:9:9: offices[1].to: must not be before 2030-01-01, not '2029-12' (swap them)",
        ],
        [
            swap(ADA, "from: 2030-01-01", "from: 2030-01-01\n    to: 2030-01"),
            append(LOAN, "end: 2031-05-01"),
            append(END, "end: '2033'"),
        ],
    ),
    (
        "coordinates_name_their_gazetteer",
        [swap(DAM, "county: Long River\n", "county: Long River\n    latitude: 40.5\n    gazetteer: GNIS\n")],
        [
            "data/projects/big-dam.yaml:121:15: places[1].latitude: must come with latitude, longitude and"
            " gazetteer together"
            " (add the others or drop it)"
        ],
        [
            swap(
                DAM,
                "county: Long River\n",
                "county: Long River\n    latitude: 40\n    longitude: -83\n    gazetteer: GNIS\n",
            )
        ],
    ),
    (
        "former_ids_are_not_in_use",
        [append(WIND, "formerly: [old-wind]")],
        [
            "data/projects/wind-farm.yaml:33:12: formerly[1]: must not be in use, 'old-wind' is one of the projects"
            " (ids are never reused)"
        ],
        [append(BANK, "formerly: [old-wind]")],
    ),
    (
        "former_ids_are_not_in_use",
        [swap(WIND, "  - key: cost\n", "  - key: cost\n    formerly: [cost]\n")],
        [
            "data/projects/wind-farm.yaml:10:16: claims[1].formerly[1]: must not be in use, 'wind-farm.cost' is one of"
            " the claims (ids are never reused)"
        ],
        [swap(WIND, "  - key: cost\n", "  - key: cost\n    formerly: [price]\n")],
    ),
    (
        "prose_is_dated",
        [
            swap(OLD, "summary: Forerunner", "summary: Currently forerunner"),
            swap(WINDOW, "finding: The text sets", "finding: The text so far sets"),
        ],
        [
            "data/projects/old-wind.yaml:8:10: summary: must be dated, not say 'Currently' (give the date instead)",
            "data/terms/memo-window.yaml:14:14: disputes[1].finding: must be dated, not say 'so far' (give the"
            " date instead)",
        ],
        [
            swap(OLD, "name: Old wind idea", "name: Wind Today"),
            swap(WINDOW, "finding: The text sets", "finding: The concurrently dated text sets"),
        ],
    ),
]
