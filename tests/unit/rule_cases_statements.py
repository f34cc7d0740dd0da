"""Broken rules on statements, their figures, dates and sources: edits, all messages, and near misses that pass."""

from __future__ import annotations

from tests.unit.example_repo import (
    ADA,
    BATCH,
    CAP,
    DAM,
    END,
    FUND,
    GAZETTE,
    LAST,
    LIST,
    LOAN,
    OLD,
    SELECTION,
    TURBINES,
    WIND,
    WINDOW,
    RuleCase,
    add_like,
    append,
    drop,
    next_stage,
    swap,
)

PURPOSE = (
    "text: Power for the capital.\n    as_of: 2031-02-17\n    asserted_by: Sudmark's ministry\n"
    "    attribution: official\n    side: us\n"
)
CITE = "must cite a source (add 'sources:' with the id of a record in data/sources/)"
COVERED = "must not be after the coverage date 2031-06-30"
MOVE = "(move the coverage date in data/dataset/example.yaml or mend the date)"
BASIS = "must be given for an amount of money (say what it is an amount of, e.g. project-cost)"
ABOUT_MONEY = "unit: usd-bn\n    qualifier: about\n    basis: scale-of-business"

STATEMENTS: list[RuleCase] = [  # the rule, what breaks it, what is said of that, near misses
    (
        "one_dataset",
        [drop("dataset/example")],
        ["data/dataset:1:1: must hold one record, there is none (add data/dataset/<id>.yaml)"],
        [],
    ),
    (
        "one_dataset",
        [add_like("dataset/example", "dataset/other")],
        [
            "data/dataset/other.yaml:1:1: must be the only record of its kind, data/dataset/example.yaml is one"
            " (drop one)"
        ],
        [append("dataset/example", "formerly: [other]")],
    ),
    (
        "statements_have_sources",
        [
            swap(LAST, "sources: [gazette-2030]\n", ""),
            swap(DAM, PURPOSE + "    sources: [gazette-2030]\n", PURPOSE),
            swap(ADA, "    sources: [courier-2030-02]\n", ""),
        ],
        [
            f"data/people/ada-example.yaml:5:5: offices[1]: {CITE}",
            f"data/projects/big-dam.yaml:71:5: claims[6]: {CITE}",
            f"data/terms/memo-end.yaml:1:1: {CITE}",
        ],
        [
            swap(CAP, "presence: not-found", "presence: none"),
        ],
    ),
    (
        "weak_sources_carry_nothing_alone",
        [
            swap(SELECTION, "\nsources: [gazette-2030]", "\nsources: [digest]"),
        ],
        [
            "data/events/2031-02-17-selection.yaml:8:12: certainty: must be unconfirmed, its only sources are of"
            " grade D,"
            " not 'confirmed' (cite a better source or mark it unconfirmed)"
        ],
        [
            add_like(
                SELECTION,
                "events/2031-02-17-rumour",
                ("title: The dam is selected\ntitle_ja: ダムが選定される\n", "title: The dam may be selected\n"),
                ("certainty: confirmed", "certainty: unconfirmed"),
                ("\nsources: [gazette-2030]", "\nsources: [digest]"),
            ),
            swap(SELECTION, "\nsources: [gazette-2030]", "\nsources: [digest, courier-2030-02]"),
        ],
    ),
    (
        "figures_are_whole",
        [
            swap(WIND, "value: 4", "value: 4\n    low: 3\n    high: 5"),
            swap(DAM, "value: 2\n    unit: gw", "value: 2"),
            swap(TURBINES, "value: 700", "low: 700"),
            swap(TURBINES, "qualifier: about", "qualifier: between"),
            swap(SELECTION, "    qualifier: about\n", ""),
            append(CAP, "unit: usd-bn"),
        ],
        [
            "data/events/2031-02-17-selection.yaml:17:5: claims[1].qualifier: must be given with a figure,"
            " the qualifier is missing (add 'qualifier:')",
            "data/projects/big-dam.yaml:61:5: claims[5].unit: must be given with a figure, the unit is missing"
            " (add 'unit:')",
            "data/projects/dam-turbines.yaml:11:10: claims[1].low: must come with the other end of the range"
            " (give both low and high, or one value with 'up-to' or 'at-least')",
            "data/projects/wind-farm.yaml:11:12: claims[1].value: must stand alone, low or high are given too"
            " (drop the value or the range)",
            "data/projects/wind-farm.yaml:15:16: claims[1].qualifier: must be between for a range, not 'at-least'",
            "data/terms/memo-annual-cap.yaml:10:7: unit: must be left out where there is no figure"
            " (add the figure or drop it)",
        ],
        [
            swap(TURBINES, "value: 700", "low: 700\n    high: 800\n    text: Turbines and all."),
            swap(TURBINES, "qualifier: about", "qualifier: between"),
        ],
    ),
    (
        "figures_are_whole",
        [swap(FUND, "qualifier: up-to", "qualifier: between")],
        [
            "data/vehicles/norland-fund.yaml:45:16: claims[2].qualifier: must not be between for one value"
            " (give low and high, or another qualifier)"
        ],
        [],
    ),
    (
        "low_is_not_above_high",
        [swap(DAM, "low: 800", "low: 900.5")],
        ["data/projects/big-dam.yaml:52:10: claims[4].low: must not be above high, 900.5 is above 900 (swap them)"],
        [swap(DAM, "low: 800", "low: 900.0")],
    ),
    (
        "claims_say_something",
        [swap(DAM, "    text: Power for the capital.\n", "")],
        ["data/projects/big-dam.yaml:71:5: claims[6]: must hold a value, a range or a text (add what was claimed)"],
        [swap(DAM, "text: Power for the capital.", "text: '0'")],
    ),
    (
        "amounts_have_a_basis",
        [swap(WIND, "    basis: project-cost\n", ""), swap(LIST, "    basis: scale-of-business\n", "")],
        [
            f"data/projects/wind-farm.yaml:9:5: claims[1].basis: {BASIS}",
            f"data/rounds/first-list.yaml:13:5: claims[1].basis: {BASIS}",
        ],
        [
            swap(LIST, "field: total", "field: schedule"),
            swap(LIST, ABOUT_MONEY, "unit: days\n    qualifier: about"),
            swap(LOAN, "    basis: loan\n", ""),
        ],
    ),
    (
        "stages_come_in_order",
        [swap(DAM, "date: 2030-03-01", "date: 2031-02-18")],
        [
            "data/projects/big-dam.yaml:87:11: stages[2].date: must not be before the stage above it,"
            " 2031-02-17 is before 2031-02-18 (list stages from the earliest to the latest)"
        ],
        [
            append(OLD, next_stage("finalist", "2030-03-01", "press")),
            swap(DAM, "stage: financing-signed\n    date: 2031-05-01", "stage: financing-signed\n    date: 2031-02"),
        ],
    ),
    (
        "nothing_is_dated_after_coverage",
        [
            swap(GAZETTE, "date: 2031-06-20", "date: 2031-07-01"),
            swap(DAM, "as_of: 2030-03-01", "as_of: 2031-07"),
            swap(WIND, "date: 2031-06-01", "date: 2031-07-01"),
            swap(WINDOW, "as_of: 2030-02", "as_of: '2032'"),
            swap(DAM, "firmness: announced\n    as_of: 2031-02-17", "firmness: announced\n    as_of: 2031-12-31"),
            swap(END, "certainty: scheduled", "certainty: confirmed"),
        ],
        [
            "data/events/2033-12-31-end.yaml:5:12: certainty: must be scheduled, its date is after the coverage"
            " date 2031-06-30",
            f"data/projects/big-dam.yaml:20:12: claims[1].as_of: {COVERED}, not '2031-07' {MOVE}",
            f"data/projects/big-dam.yaml:102:12: roles[1].as_of: {COVERED}, not '2031-12-31' {MOVE}",
            f"data/projects/wind-farm.yaml:28:11: stages[2].date: {COVERED}, not '2031-07-01' {MOVE}",
            f"data/sources/gazette-2030.yaml:3:7: date: {COVERED}, not '2031-07-01' {MOVE}",
            f"data/terms/memo-window.yaml:31:12: readings[2].as_of: {COVERED}, not '2032' {MOVE}",
        ],
        [
            swap(GAZETTE, "date: 2031-06-20", "date: 2031-06-30"),
            swap(DAM, "as_of: 2030-03-01", "as_of: 2031-06"),
            swap(WINDOW, "as_of: 2030-02", "as_of: '2031'"),
        ],
    ),
    (
        "coverage_is_the_newest_reach",
        [append("dataset/example", "reaches: [{subject: vehicle, date: 2031-06-29}]")],
        [
            "data/dataset/example.yaml:5:11: coverage: must be the newest day under 'reaches:', 2031-06-29, not"
            " '2031-06-30' (mend one of the two)"
        ],
        [append("dataset/example", "reaches: [{subject: vehicle, date: 2031-06-30}]")],
    ),
    (
        "coverage_is_the_newest_reach",
        [swap("dataset/example", "compiled: 2031-07-15", "compiled: 2031-06-29")],
        [
            "data/dataset/example.yaml:5:11: coverage: must not be after the day of compiling, 2031-06-29, not"
            " '2031-06-30' (mend one of the two)"
        ],
        [],
    ),
    (
        "notices_lie_in_the_vehicles_years",
        [swap(BATCH, "notice: 2031-02-17", "notice: 2034-01-05")],
        [
            "data/rounds/batch-one.yaml:12:13: assumptions[1].notice: must lie between 2030 and 2033, not '2034-01-05'"
            " (mend the date)"
        ],
        [swap(BATCH, "notice: 2031-02-17", "notice: 2033-12-31")],
    ),
    (
        "selected_projects_have_official_sources",
        [
            swap(
                DAM,
                "stage: selected\n    date: 2031-02-17\n    asserted_by: Sudmark's ministry\n    attribution: official",
                "stage: selected\n    date: 2031-02-17\n    asserted_by: Acme Power\n    attribution: company",
            )
        ],
        [
            "data/projects/big-dam.yaml:89:18: stages[2].attribution: must be official for the stage 'selected',"
            " not 'company' (enter what a company or the press says as a claim)"
        ],
        [append(OLD, next_stage("recommended", "2030-04", "press"))],
    ),
    (
        "stages_are_not_after_withdrawal",
        [append(WIND, next_stage("finalist", "2031-06-02", "press"))],
        ["data/projects/wind-farm.yaml:33:13: stages[3].stage: must be named after a withdrawal, not 'finalist'"],
        [append(WIND, next_stage("named", "2031-06-02", "press"))],
    ),
]
