"""Records that strangers may try to slip in, by their kind, with the place and beginning of what is said."""

from __future__ import annotations

from tests.unit.example_repo import ACME, BATCH, DAM, FUND, PART, PLEDGE, SELECTION, WIND, Edit, swap

HOSTILE_RECORDS: dict[str, tuple[list[Edit], str]] = {
    "an investor that is the host": (
        [swap(PLEDGE, "investor: farland", "investor: sudmark")],
        "data/vehicles/farland-pledge.yaml:6:7: host: must be another party than the investor, not 'sudmark'",
    ),
    "a part of another vehicle": (
        [swap(PLEDGE, "amount_term: pledge-cash", "amount_term: memo-total")],
        "data/vehicles/farland-pledge.yaml:14:18: parts[1].amount_term: must be of farland-pledge,",
    ),
    "a part that is paid as it is promised": (
        [swap(PLEDGE, "yearly_term: pledge-yearly", "yearly_term: pledge-cash")],
        "data/vehicles/farland-pledge.yaml:15:18: parts[1].yearly_term: must be a term of its own,",
    ),
    "a part told twice": (
        [
            swap(
                PLEDGE,
                "    text: A part",
                "    text: A part.\n  - key: cash\n    title: Again\n    amount_term: pledge-cash\n    text: A part",
            )
        ],
        "data/vehicles/farland-pledge.yaml:17:5: parts[2].id: must be unique, another row has the same key",
    ),
    "a part above the whole": (
        [swap(PART, "value: ", "value: 9")],
        "data/vehicles/farland-pledge.yaml:14:18: parts[1].amount_term: must not be more than the whole,",
    ),
    "a part in another currency": (
        [swap(PART, "unit: eur-bn", "unit: usd-bn")],
        "data/vehicles/farland-pledge.yaml:14:18: parts[1].amount_term: must name a term in the currency of the",
    ),
    "a window that is money": (
        [swap(FUND, "window_term: memo-window", "window_term: memo-total")],
        "data/vehicles/norland-fund.yaml:9:14: window_term: must name a term in days,",
    ),
    "an end that is a share": (
        [swap(FUND, "end_term: memo-end", "end_term: memo-first-split")],
        "data/vehicles/norland-fund.yaml:8:11: end_term: must name a term with a date,",
    ),
    "half a rule of distribution": (
        [swap(FUND, "second_split_term: memo-second-split\n", "")],
        "data/vehicles/norland-fund.yaml:20:3: scenarios: must be left out where the vehicle has not both splits",
    ),
    "a side that nobody takes": (
        [swap("parties/farland", "side: korea", "side: mars")],
        "data/parties/farland.yaml:5:7: side: must be one of the values of side, not 'mars'",
    ),
    "a government without a side": (
        [swap("parties/farland", "side: korea\n", "")],
        "data/vehicles/farland-pledge.yaml:5:11: investor: must name a party with the side of a government,",
    ),
    "a government on the side of the press": (
        [swap("parties/farland", "side: korea", "side: third-party")],
        "data/vehicles/farland-pledge.yaml:5:11: investor: must name a party with the side of a government,",
    ),
    "two vehicles with one short name": (
        [swap(PLEDGE, "short_name: Farland's pledge", "short_name: Norland  fund")],
        "data/vehicles/norland-fund.yaml:3:13: short_name: must not read like that of",
    ),
    "a vehicle in order that is none": (
        [swap("dataset/example", "[norland-fund]", "[nope]")],
        "data/dataset/example.yaml:7:12: vehicles[1]: must be the id of one of the vehicles, 'nope' is none",
    ),
    "a vehicle twice in order": (
        [swap("dataset/example", "[norland-fund]", "[norland-fund, norland-fund]")],
        "data/dataset/example.yaml:7:26: vehicles[2].id: must be unique, another row has the same key",
    ),
    "two standings under one vehicle": (
        [
            swap(
                DAM,
                "    standing: vehicle",
                "    standing: vehicle\n  - vehicle: norland-fund\n    standing: candidate",
            )
        ],
        "data/projects/big-dam.yaml:6:5: standings[2].id: must be unique, another row has the same key",
    ),
    "a code of two parties": (
        [swap("parties/farland", "code: KR", "code: US")],
        "data/parties/sudmark.yaml:2:7: code: must be unique, another row has 'US' too",
    ),
    "a state of no map": (
        [swap(DAM, "state: OH", "state: ZZ")],
        "data/projects/big-dam.yaml:119:12: places[1].state: must be a region of the map, not 'ZZ'",
    ),
    "a name in capitals": (
        [swap(DAM, "name: Big dam\n", "name: WIND FARM\n")],
        "data/projects/wind-farm.yaml:1:7: name: must not read like that of data/projects/big-dam.yaml",
    ),
    "a name with two blanks": (
        [swap(DAM, "name: Big dam\n", "name: Wind  farm\n")],
        "data/projects/wind-farm.yaml:1:7: name: must not read like that of data/projects/big-dam.yaml",
    ),
    "a name with another hyphen": (
        [swap(DAM, "name: Big dam\n", "name: Wind‐farm\n"), swap(WIND, "name: Wind farm", "name: Wind-farm")],
        "data/projects/wind-farm.yaml:1:7: name: must not read like that of data/projects/big-dam.yaml",
    ),
    "a minus of zero": (
        [swap(DAM, "    value: 9\n", "    value: -0.0\n")],
        "data/projects/big-dam.yaml:27:12: claims[2].value: must be a number, not '-0.0'",
    ),
    "a number in wide digits": (
        [swap(DAM, "    value: 9\n", "    value: ９\n")],
        "data/projects/big-dam.yaml:27:12: claims[2].value: must be a number, not '９'",
    ),
    "a date with other hyphens": (
        [swap(SELECTION, "date: 2031-02-17\nzone", "date: 2031−02−17\nzone")],
        "data/events/2031-02-17-selection.yaml:1:7: date: must be a day, month or year that exists, as",
    ),
    "a day of the year": (
        [swap(SELECTION, "date: 2031-02-17\nzone", "date: 2031-048\nzone")],
        "data/events/2031-02-17-selection.yaml:1:7: date: must be a day, month or year that exists, as",
    ),
    "the thirteenth month": (
        [swap(SELECTION, "date: 2031-02-17\nzone", "date: 2031-13\nzone")],
        "data/events/2031-02-17-selection.yaml:1:7: date: must be a day, month or year that exists, as",
    ),
    "a day with a time": (
        [swap(SELECTION, "date: 2031-02-17\nzone", "date: '2031-02-17T00:00'\nzone")],
        "data/events/2031-02-17-selection.yaml:1:7: date: must be a day, month or year that exists, as",
    ),
    "a notice at the end of time": (
        [swap(BATCH, "notice: 2031-02-17", "notice: 9999-12-31")],
        "data/rounds/batch-one.yaml:12:13: assumptions[1].notice: must lie in the years 1945 to 2100, not",
    ),
    "a life of half years": (
        [swap(FUND, "life: 5", "life: 2.5")],
        "data/vehicles/norland-fund.yaml:25:11: scenarios[1].life: must be a whole number, not '2.5'",
    ),
    "a rate above all": (
        [swap(FUND, "rate: 5", "rate: 1000")],
        "data/vehicles/norland-fund.yaml:24:11: scenarios[1].rate: must have maximum 100, not '1000'",
    ),
    "a key with a line end": (
        [swap(DAM, "- key: county", '- key: "county\\n"')],
        "data/projects/big-dam.yaml:116:10: places[1].key: must be one line",
    ),
    "a version in wide digits": (
        [swap("dataset/example", "version: 1.2.3", "version: １.2.3")],
        "data/dataset/example.yaml:4:10: version: must match ^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$, not '１.2.3'",
    ),
    "a withdrawn address above the site": (
        [swap("dataset/example", "ladder/2030-02-01/", "../2030-02-01/")],
        "data/dataset/example.yaml:16:14: withdrawn[1].address: must match",
    ),
    "one that is written in percents": (
        [swap("dataset/example", "ladder/2030-02-01/", "ladder/%2e%2e/x/")],
        "data/dataset/example.yaml:16:14: withdrawn[1].address: must match",
    ),
    "one that leads to another site": (
        [swap("dataset/example", "leads_to: ladder/", "leads_to: //evil.example/")],
        "data/dataset/example.yaml:17:15: withdrawn[1].leads_to: must match ^([a-z0-9-]+/)*$, not '//evil.example/'",
    ),
    "one that leads to a script": (
        [swap("dataset/example", "leads_to: ladder/", "leads_to: 'javascript:alert(1)'")],
        "data/dataset/example.yaml:17:15: withdrawn[1].leads_to: must match ^([a-z0-9-]+/)*$, not",
    ),
    "a former id of dots": (
        [swap(DAM, "formerly: [large-dam]", "formerly: ['..']")],
        "data/projects/big-dam.yaml:127:12: formerly[1]: must match ^[a-z0-9]+(-[a-z0-9]+)*"
        "([.][a-z0-9]+(-[a-z0-9]+)*)?$, not '..'",
    ),
    "a former id that stands": (
        [swap(DAM, "formerly: [large-dam]", "formerly: [wind-farm]")],
        "data/projects/big-dam.yaml:127:12: formerly[1]: must not be in use, 'wind-farm' is one of the projects",
    ),
    "a former id in other digits": (
        [swap(DAM, "formerly: [large-dam]", "formerly: [a١]")],
        "data/projects/big-dam.yaml:127:12: formerly[1]: must match ^[a-z0-9]+(-[a-z0-9]+)*"
        "([.][a-z0-9]+(-[a-z0-9]+)*)?$, not 'a١'",
    ),
    "a word of the workflow in a value": (
        [swap(DAM, "sector: power-equipment", 'sector: "x\\r\\n::error::x"')],
        "data/projects/big-dam.yaml:6:9: sector: must be one line",
    ),
    "an alias with an unseen joiner": (
        [swap(ACME, "aliases: [Acme]", 'aliases: ["Ac\\u2060me"]')],
        "data/companies/acme-power.yaml:6:11: aliases[1]: must be words that can be seen, not hold U+2060 WORD",
    ),
}
