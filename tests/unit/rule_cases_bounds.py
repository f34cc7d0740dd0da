"""Rules on what figures and texts can mean at all: each broken, with all that is said, and near misses."""

from __future__ import annotations

from tests.unit.example_repo import DAM, LOAN, OLD, SELECTION, TURBINES, WIND, WINDOW, RuleCase, add_like, append, swap

MONEY = "usd-bn, usd-mn, usd-bn-year, jpy-tn, jpy-bn, krw-bn, krw-tn, twd-bn, eur-bn, gbp-bn"
DEARER = (
    "is more than the 100 billion that its whole vehicle was promised (mind the unit; if the figure is right, leave it)"
)

BOUNDS: list[RuleCase] = [
    (
        "figures_lie_in_bounds",
        [swap(TURBINES, "value: 700", "value: -700"), swap(WIND, "value: 4", "value: 1000001")],
        [
            "data/projects/dam-turbines.yaml:11:12: claims[1].value: must not be negative in US$ m, not '-700'"
            " (mind the sign)",
            "data/projects/wind-farm.yaml:11:12: claims[1].value: must be less than any economy's, not '1000001' US$ bn"
            " (mind the unit)",
            f"data/projects/wind-farm.yaml:11:12: warning: claims[1].value: {DEARER}",
        ],
        [swap(WIND, "value: 4", "value: 0")],
    ),
    (
        "figures_lie_in_bounds",
        [
            swap(SELECTION, "value: 85", "value: 99999999999"),
            swap(WINDOW, "value: 10", "value: 36526"),
            swap(DAM, "value: 2\n    unit: gw", "value: 10001\n    unit: gw"),
        ],
        [
            "data/events/2031-02-17-selection.yaml:19:12: claims[1].value: must be at most 52,596,000, not"
            " '99999999999' min (mind the unit)",
            "data/projects/big-dam.yaml:63:12: claims[5].value: must be at most 10,000, not '10001' GW (mind the unit)",
            "data/terms/memo-window.yaml:7:8: value: must be at most 36,525, not '36526' business days (mind the unit)",
            "data/vehicles/norland-fund.yaml:9:14: window_term: must name a term of 1 to 1000 days, not 36526",
        ],
        [],
    ),
    (
        "figures_have_units_of_their_field",
        [swap(WIND, "unit: usd-bn", "unit: minutes")],
        [
            "data/projects/wind-farm.yaml:12:11: claims[1].unit: must be a unit of cost, not 'minutes'"
            f" (one of: {MONEY})",
        ],
        [swap(TURBINES, "unit: usd-mn", "unit: jpy-bn")],
    ),
    (
        "costs_stay_within_the_promise",
        [swap(WIND, "value: 4", "value: 101")],
        [
            f"data/projects/wind-farm.yaml:11:12: warning: claims[1].value: {DEARER}",
        ],
        [swap(LOAN, "value: 3\n", "value: 300\n")],
    ),
    (
        "texts_say_something",
        [
            swap(OLD, "name: Old wind idea", "name: '...'"),
            swap(DAM, "body: Private banks, not named", "body: …"),
        ],
        [
            "data/projects/big-dam.yaml:107:11: roles[2].body: must say something, not '…' (write it in words)",
            "data/projects/old-wind.yaml:1:7: name: must say something, not '...' (write it in words)",
        ],
        [swap(LOAN, "name: ", "name: 🌬 ")],
    ),
    (
        "records_read_differently",
        [
            swap(TURBINES, "name: Turbines of the dam", "name: COAST"),
            swap(WIND, "name: Wind farm", "name: СОАЅТ"),  # in Cyrillic letters
            append(LOAN, "name_ja: 融資"),
            add_like(LOAN, "financings/other-loan", ("name: ", "name: Another ")),
            add_like("events/2033-12-31-end", "events/2033-12-31-end-again"),
        ],
        [
            "data/events/2033-12-31-end.yaml:3:8: title: must not read like that of"
            " data/events/2033-12-31-end-again.yaml (keep one record, or say in the name how they differ)",
            "data/financings/other-loan.yaml:24:10: name_ja: must not read like that of data/financings/dam-loan.yaml"
            " (keep one record, or say in the name how they differ)",
            "data/projects/wind-farm.yaml:1:7: name: must not read like that of data/projects/dam-turbines.yaml"
            " (keep one record, or say in the name how they differ)",
        ],
        [swap(TURBINES, "name: Turbines of the dam", "name: Wind farm 2")],
    ),
]
