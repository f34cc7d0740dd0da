"""Bad records as contributors write them, by kind of slip: edits, all messages, and near misses that pass."""

from __future__ import annotations

from tests.unit.example_repo import (
    ACME,
    AMOUNT,
    BANK,
    BATCH,
    CAP,
    COURIER,
    DAM,
    FUND,
    GAZETTE,
    LAST,
    LOAN,
    OLD,
    TURBINES,
    WIND,
    WINDOW,
    BadRecords,
    add,
    append,
    move,
    swap,
)

UNQUOTE = "write it without quotes, units or separators"
BRACKET = "did not find expected ',' or ']' (mind indents, colons and quotes)"
NO_LIST = "must be a list with at least one item (write '- ' before each item, or drop the key)"
TWICE = "must be unique, another row has the same key (change or drop one of the two)"
ID = "must match ^[a-z0-9]+(-[a-z0-9]+)*$"
FORMER = "must match ^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)?$"
DAY = "must be a day, month or year that exists, as YYYY-MM-DD, YYYY-MM or 'YYYY'"

BAD_RECORDS: dict[str, BadRecords] = {
    "keys that no schema knows": (
        [
            swap(TURBINES, "standing:", "standng:"),
            swap(TURBINES, "qualifier:", "qualifer:"),
            append(LAST, "id: memo-end"),
            append("parties/norland", "colour: red"),
        ],
        [
            "data/parties/norland.yaml:6:1: colour: must be a key of parties, 'colour' is none"
            " (one of: sources, formerly, name, name_ja, reading_ja, code, kind, side)",
            "data/projects/dam-turbines.yaml:3:5: standings[1].standing: must be given: how the project relates to the"
            " vehicle.",
            "data/projects/dam-turbines.yaml:4:5: standings[1].standng: must be a key of standings, 'standng' is none"
            " (did you mean 'standing'?)",
            "data/projects/dam-turbines.yaml:13:5: claims[1].qualifer: must be a key of claims, 'qualifer' is none"
            " (did you mean 'qualifier'?)",
            "data/terms/memo-end.yaml:12:1: id: must be a key of terms, 'id' is none (the file's name is the id)",
        ],
        [append(OLD, "outcome: Became the wind farm by 2030-09-30.")],
    ),
    "references that lead nowhere": (
        [
            swap(TURBINES, "vehicle: norland-fund", "vehicle: norland-found"),
            swap("events/2031-03-01-capacity-rumour", "    sources: [digest]", "    sources: [diggest]"),
            swap(LAST, "sources: [gazette-2030]", "sources:\n  - gazette-2030\n  - zeitung"),
            swap(WINDOW, "  - key: nor\n    dispute: floor", "  - key: nor\n    dispute: flor"),
            swap(LOAN, "projects: [big-dam]", "projects: [bigdam]"),
        ],
        [
            "data/events/2031-03-01-capacity-rumour.yaml:18:15: claims[1].sources[1]: must be the id of one of the"
            " sources, 'diggest' is none (did you mean 'digest'?)",
            "data/financings/dam-loan.yaml:10:12: projects[1]: must be the id of one of the projects, 'bigdam' is none"
            " (did you mean 'big-dam'?)",
            "data/projects/dam-turbines.yaml:3:14: standings[1].vehicle: must be the id of one of the vehicles,"
            " 'norland-found' is none"
            " (did you mean 'norland-fund'?)",
            "data/terms/memo-end.yaml:13:5: sources[2]: must be the id of one of the sources, 'zeitung' is none"
            " (one of: courier-2030-02, digest, gazette-2030)",
            "data/terms/memo-window.yaml:26:14: readings[2].dispute: must be the id of one of the disputes,"
            " 'memo-window.flor' is none (did you mean 'memo-window.floor'?)",
        ],
        [swap(WINDOW, "  - key: nor\n    dispute: floor", "  - key: nor\n    dispute: memo-window.floor")],
    ),
    "numbers that are none": (
        [
            swap(TURBINES, "value: 700", "value: '700'"),
            swap(WIND, "value: 4", "value: 4 bn"),
            swap(AMOUNT, "value: 100", "value: 1,00"),
            swap(FUND, "life: 5", "life: 5.0"),
            swap(FUND, "rate: 5", "rate: true"),
            swap(BATCH, "hypothetical: false", "hypothetical: 'false'"),
        ],
        [
            f"data/projects/dam-turbines.yaml:11:12: claims[1].value: must be a number, not '700' ({UNQUOTE})",
            f"data/projects/wind-farm.yaml:11:12: claims[1].value: must be a number, not '4 bn' ({UNQUOTE})",
            "data/rounds/batch-one.yaml:13:19: assumptions[1].hypothetical: must be true or false,"
            f" not 'false' ({UNQUOTE})",
            f"data/terms/memo-total.yaml:9:8: value: must be a number, not '1,00' ({UNQUOTE})",
            "data/vehicles/norland-fund.yaml:24:11: scenarios[1].rate: must be a number, not 'true'",
            "data/vehicles/norland-fund.yaml:25:11: scenarios[1].life: must be a whole number, not '5.0'",
        ],
        [
            swap(TURBINES, "value: 700", "value: 700.00"),
            swap(FUND, "rate: 5", "rate: 0.5"),
            swap(FUND, "life: 5", "life: 6"),
        ],
    ),
    "numbers out of bounds": (
        [
            swap(FUND, "life: 5", "life: 61"),
            swap(FUND, "rate: 5", "rate: -0.5"),
            swap(LAST, "number: 2", "number: 0"),
        ],
        [
            "data/terms/memo-end.yaml:2:9: number: must have minimum 1, not '0'",
            "data/vehicles/norland-fund.yaml:24:11: scenarios[1].rate: must have minimum 0, not '-0.5'",
            "data/vehicles/norland-fund.yaml:25:11: scenarios[1].life: must have maximum 60, not '61'",
        ],
        [swap(FUND, "years: 3", "years: 60"), swap(FUND, "cash_flow: 6", "cash_flow: 0")],
    ),
    "texts that are none": (
        [
            swap(TURBINES, "name: Turbines of the dam", "name: 12"),
            swap(WIND, "name: Wind farm", "name: [Wind, farm]"),
            swap(OLD, "name: Old wind idea", "name: {en: Old}"),
            swap("parties/norland", "name: Norland", "name: true"),
            swap("dataset/example", "version: 1.2.3", "version: 1.2"),
        ],
        [
            "data/dataset/example.yaml:4:10: version: must be text, not '1.2' (put it in quotes)",
            "data/parties/norland.yaml:1:7: name: must be text, not 'true' (put it in quotes)",
            "data/projects/dam-turbines.yaml:1:7: name: must be text, not '12' (put it in quotes)",
            "data/projects/old-wind.yaml:1:7: name: must be text, not a group of keys",
            "data/projects/wind-farm.yaml:1:7: name: must be text, not a list",
        ],
        [swap(OLD, "name: Old wind idea", "name: '12'")],
    ),
    "days that do not exist": (
        [
            swap("dataset/example", "coverage: 2031-06-30", "coverage: 2031-06-31"),
            swap(GAZETTE, "2031-06-20", "2030-13"),
            swap("dataset/example", "compiled: 2031-07-15", "compiled: 2031-07"),
            swap(DAM, "as_of: 2030-03-01", "as_of: 1 March 2030"),
            swap(LAST, "date: 2033-12-31", "date: 2033"),
            swap(WINDOW, "as_of: 2030-02", "as_of: 2030-02-30"),
        ],
        [
            "data/dataset/example.yaml:5:11: coverage: must be a date as YYYY-MM-DD, not '2031-06-31'",
            "data/dataset/example.yaml:6:11: compiled: must be a date as YYYY-MM-DD, not '2031-07'",
            f"data/projects/big-dam.yaml:20:12: claims[1].as_of: {DAY}, not '1 March 2030'",
            f"data/sources/gazette-2030.yaml:3:7: date: {DAY}, not '2030-13'",
            "data/terms/memo-end.yaml:7:7: date: must be text, not '2033' (put it in quotes)",
            f"data/terms/memo-window.yaml:31:12: readings[2].as_of: {DAY}, not '2030-02-30'",
        ],
        [
            swap(LAST, "date: 2033-12-31", "date: '2033'"),
            swap(GAZETTE, "date: 2031-06-20", "date: 2031-05"),
            swap(WINDOW, "as_of: 2030-01-02", "as_of: 2028-02-29"),
        ],
    ),
    "values that are in no list": (
        [
            swap(TURBINES, "standing: candidate", "standing: candidat"),
            swap(GAZETTE, "grade: A", "grade: E"),
            swap(WIND, "unit: usd-bn", "unit: dollars"),
        ],
        [
            "data/projects/dam-turbines.yaml:4:15: standings[1].standing: must be one of the values of standing,"
            " not 'candidat' (did you mean 'candidate'?)",
            "data/projects/wind-farm.yaml:12:11: claims[1].unit: must be one of the values of unit, not 'dollars'"
            " (they stand under 'unit:' in schemas/vocabularies.yaml)",
            "data/sources/gazette-2030.yaml:7:8: grade: must be one of the values of grade, not 'E' (one of: A,"
            " B, C, D)",
        ],
        [swap(WIND, "sector: power-equipment", "sector: nuclear")],
    ),
    "what must be given": (
        [
            swap(TURBINES, "    standing: candidate\n", ""),
            swap(OLD, "summary: Forerunner of the wind farm.", "summary: ''"),
            swap(WIND, "summary: A wind farm at sea.", "summary:"),
            swap(FUND, "  - key: plain\n    title", "  - title"),
        ],
        [
            "data/projects/dam-turbines.yaml:3:5: standings[1].standing: must be given: how the project relates to the"
            " vehicle.",
            "data/projects/old-wind.yaml:8:10: summary: must be given: what it is, in plain, dated words of our own.",
            "data/projects/wind-farm.yaml:7:9: summary: must be given: what it is, in plain, dated words of our own.",
            "data/vehicles/norland-fund.yaml:21:5: scenarios[1].key: must be given: short key of the scenario.",
        ],
        [swap(LAST, "number: 2\n", ""), swap(FUND, "    note: Invented.\n", "    note:\n")],
    ),
    "texts of another pattern": (
        [
            move("people/ada-example.yaml", "people/Ada_Example.yaml"),
            append(OLD, "formerly: [Old Wind]"),
            swap("dataset/example", "version: 1.2.3", "version: v1.2.3"),
            swap(FUND, "code: US", "code: USA"),
            swap(ACME, "NYSE:ACME", "Acme (NYSE)"),
            swap(DAM, "key: capacity\n", "key: Capacity\n"),
        ],
        [
            "data/companies/acme-power.yaml:5:10: listing: must match ^[A-Z]+:[A-Z0-9]+$, not 'Acme (NYSE)'",
            "data/dataset/example.yaml:4:10: version: must match ^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$, not 'v1.2.3'",
            "data/events/2031-02-17-selection.yaml:10:13: participants[1].person: must be the id of one of the people,"
            " 'ada-example' is none (did you mean 'Ada_Example'?)",
            f"data/people/Ada_Example.yaml:1:1: id: {ID}, not 'Ada_Example'",
            "data/projects/big-dam.yaml:45:14: claims[3].speaker: must be the id of one of the people,"
            " 'ada-example' is none (did you mean 'Ada_Example'?)",
            f"data/projects/big-dam.yaml:50:10: claims[4].key: {ID}, not 'Capacity'",
            f"data/projects/old-wind.yaml:16:12: formerly[1]: {FORMER}, not 'Old Wind'",
            "data/terms/memo-window.yaml:29:14: readings[2].speaker: must be the id of one of the people,"
            " 'ada-example' is none (did you mean 'Ada_Example'?)",
            "data/vehicles/norland-fund.yaml:16:11: calendars[1].code: must match ^[A-Z]{2}$, not 'USA'",
            "data/vehicles/norland-fund.yaml:49:14: claims[2].speaker: must be the id of one of the people,"
            " 'ada-example' is none (did you mean 'Ada_Example'?)",
        ],
        [append(OLD, "formerly: [old-wind-2]"), swap(ACME, "NYSE:ACME", "TSE:285A")],
    ),
    "addresses that cannot be opened": (
        [
            swap("dataset/example", "https://example.org/book/", "example.org/book"),
            swap(GAZETTE, "https://example.org/gazette/1", "see the gazette"),
            swap(COURIER, "https://example.org/courier/2", "javascript:alert(1)"),
        ],
        [
            "data/dataset/example.yaml:11:11: homepage: must be a full address, http(s)://..., not 'example.org/book'",
            "data/sources/courier-2030-02.yaml:5:10: address: must be a full address, http(s)://...,"
            " not 'javascript:alert(1)'",
            "data/sources/gazette-2030.yaml:4:10: address: must be a full address, http(s)://..., not 'see the"
            " gazette'",
        ],
        [swap(GAZETTE, "https://example.org/gazette/1", "http://例え.jp/記事?id=1&lang=ja#2")],
    ),
    "things that stand twice": (
        [
            swap(DAM, "key: cost-nor", "key: cost-sud"),
            swap("parties/sudmark", "code: US", "code: NL"),
            swap(LAST, "[gazette-2030]", "[gazette-2030, gazette-2030]"),
            append(WIND, "formerly: [large-dam]"),
        ],
        [
            "data/parties/sudmark.yaml:2:7: code: must be unique, another row has 'NL' too"
            " (change or drop one of the two)",
            f"data/projects/big-dam.yaml:37:5: claims[3].id: {TWICE}",
            f"data/projects/wind-farm.yaml:33:12: formerly[1]: {TWICE}",
            f"data/terms/memo-end.yaml:11:25: sources[2]: {TWICE}",
        ],
        [swap(WIND, "  - key: cost\n", "  - key: cost-sud\n"), append(ACME, "formerly: [large-dam]")],
    ),
    "lists that are none": (
        [
            append(TURBINES, "places: Ohio"),
            append(OLD, "places: []"),
            append(WIND, "roles:"),
            append(BANK, "aliases:\n- name: NB\n- 12\n-"),
            swap(LAST, "[gazette-2030]", "gazette-2030"),
            swap(AMOUNT, "[gazette-2030]", "[[gazette-2030]]"),
            append(CAP, "disputes: [floor]"),
        ],
        [
            "data/companies/norland-bank.yaml:6:3: aliases[1]: must be a plain value (see another record of this kind)",
            "data/companies/norland-bank.yaml:7:3: aliases[2]: must be text, not '12' (put it in quotes)",
            "data/companies/norland-bank.yaml:8:2: aliases[3]: must be given: another name.",
            f"data/projects/dam-turbines.yaml:27:9: places: {NO_LIST}",
            f"data/projects/old-wind.yaml:16:9: places: {NO_LIST}",
            f"data/projects/wind-farm.yaml:33:7: roles: {NO_LIST}",
            "data/terms/memo-annual-cap.yaml:10:12: disputes[1]: must be a group of keys (see another record of"
            " this kind)",
            f"data/terms/memo-end.yaml:11:10: sources: {NO_LIST}",
            "data/terms/memo-total.yaml:16:11: sources[1]: must be a plain value (see another record of this kind)",
        ],
        [append(BANK, "aliases:\n- '12'\n- NB")],
    ),
    "records that cannot be read, and what refers to them": (
        [
            swap(GAZETTE, "title: Notice of the fund", "title: [Notice"),
            add("projects/dam-tower.yaml", "- name: Tower"),
            append(TURBINES, "umbrella: dam-tower"),
            swap(FUND, "name_ja: ノルランド基金", "NAME JA: x\nkind: NO"),
            swap(WINDOW, "title: Funding window", "title: [Window"),
        ],
        [
            "data/projects/dam-tower.yaml:1:1: must be a record of keys and values (start with 'name: ...')",
            f"data/sources/gazette-2030.yaml:2:10: must be YAML: {BRACKET}",
            f"data/terms/memo-window.yaml:5:9: must be YAML: {BRACKET}",
            "data/vehicles/norland-fund.yaml:2:1: NAME JA: must be a plain key, not 'NAME JA' (rename it)",
            "data/vehicles/norland-fund.yaml:3:1: kind: must be a key of vehicles, 'kind' is none",
            "data/vehicles/norland-fund.yaml:3:7: kind: must be quoted or rewritten, other readers take NO for another"
            " value (write 'NO' in quotes if it is text, or the plain number or true/false)",
        ],
        [],
    ),
    "what refers to a list's row in a record that cannot be read": (
        [
            swap(WINDOW, "title: Funding window", "title: [Window"),
            swap(DAM, "    text: Power", "    dispute: memo-window.floor\n    text: Power"),
        ],
        [f"data/terms/memo-window.yaml:5:9: must be YAML: {BRACKET}"],
        [],
    ),
    "records under another ending, and what refers to them": (
        [move("sources/gazette-2030.yaml", "sources/gazette-2030.yml")],
        ["data/sources/gazette-2030.yml:1:1: must end in '.yaml', not in '.yml' (rename the file)"],
        [],
    ),
}
