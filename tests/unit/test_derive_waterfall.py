"""The distribution rule, worked by hand, and what holds of it whatever the assumptions."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.derive.waterfall import Assumptions, Year, distribute

D = Decimal
AMOUNTS = ("principal_due", "interest_due", "carried", "deemed", "investor", "host", "shortfall")


def work(principal, rate, life, cash_flow, years, first=50, second=90) -> list[Year]:
    given = Assumptions(
        principal=D(principal),
        rate=D(rate),
        life=life,
        cash_flow=D(cash_flow),
        years=years,
        first_host_share=D(first),
        second_host_share=D(second),
    )
    return list(distribute(given))


CASES: dict[str, tuple[dict[str, object], list[tuple[str, ...]]]] = {  # rows as in AMOUNTS
    # Of 10 over 5 years at 5 %, 2 and 0.5 fall due in the first year, 2 and 0.4 in the second, 2 and 0.3 in the third.
    "more than twice what is deemed: the rest is shared by the second split": (
        {"cash_flow": 6, "years": 3},
        [("2", "0.5", "0", "2.5", "2.6", "3.4", "0"),  # 2.5 and 2.5, then 0.1 and 0.9 of 1
         ("2", "0.4", "0", "2.4", "2.52", "3.48", "0"),  # 2.4 and 2.4, then 0.12 and 1.08 of 1.2
         ("2", "0.3", "0", "2.3", "2.44", "3.56", "0")]),
    "exactly twice what is deemed: halves, and nothing is left": (
        {"cash_flow": 5, "years": 1}, [("2", "0.5", "0", "2.5", "2.5", "2.5", "0")]),
    "a cent more than twice what is deemed": (
        {"cash_flow": "5.01", "years": 1}, [("2", "0.5", "0", "2.5", "2.501", "2.509", "0")]),
    "less than twice what is deemed: halves, and the shortfall is carried": (
        {"cash_flow": 4, "years": 3},
        [("2", "0.5", "0", "2.5", "2", "2", "0.5"),
         ("2", "0.4", "0.5", "2.9", "2", "2", "0.9"),
         ("2", "0.3", "0.9", "3.2", "2", "2", "1.2")]),
    "nothing comes in": (
        {"cash_flow": 0, "years": 2},
        [("2", "0.5", "0", "2.5", "0", "0", "2.5"), ("2", "0.4", "2.5", "4.9", "0", "0", "4.9")]),
    "what was carried is made good in later years": (
        {"principal": 2, "rate": 0, "life": 1, "cash_flow": 3, "years": 3},
        [("2", "0", "0", "2", "1.5", "1.5", "0.5"),
         ("0", "0", "0.5", "0.5", "0.7", "2.3", "0"),  # 0.5 and 0.5, then 0.2 and 1.8 of 2
         ("0", "0", "0", "0", "0.3", "2.7", "0")]),
    "after the life nothing falls due and the second split rules": (
        {"principal": 2, "rate": 10, "life": 1, "cash_flow": 10, "years": 2},
        [("2", "0.2", "0", "2.2", "2.76", "7.24", "0"), ("0", "0", "0", "0", "1", "9", "0")]),
    "no principal": ({"principal": 0, "cash_flow": 10, "years": 1}, [("0", "0", "0", "0", "1", "9", "0")]),
    "a first split that gives the host nothing": (
        {"cash_flow": 6, "years": 1, "first": 0}, [("2", "0.5", "0", "2.5", "2.85", "3.15", "0")]),
    "a first split that gives the investor nothing": (
        {"cash_flow": 6, "years": 1, "first": 100}, [("2", "0.5", "0", "2.5", "0.6", "5.4", "2.5")]),
    "thirds are exact to six places": (
        {"principal": 1, "rate": 0, "life": 3, "cash_flow": 1, "years": 1},
        [("0.333333", "0", "0", "0.333333", "0.366667", "0.633333", "0")]),
}  # fmt: skip


@pytest.mark.parametrize(("given_", "expected"), CASES.values(), ids=CASES)
def test_worked_by_hand(given_: dict[str, object], expected: list[tuple[str, ...]]) -> None:
    years = work(**{"principal": 10, "rate": 5, "life": 5, **given_})
    assert [tuple(getattr(year, name) for name in AMOUNTS) for year in years] == [
        tuple(map(D, row)) for row in expected
    ]
    assert [year.year for year in years] == list(range(1, len(expected) + 1))


def test_totals_run_up_year_by_year() -> None:
    years = work(10, 5, 5, 6, 3)
    assert [(year.investor_total, year.host_total) for year in years] == [
        (D("2.6"), D("3.4")), (D("5.12"), D("6.88")), (D("7.56"), D("10.44")),
    ]  # fmt: skip


money = st.decimals(0, 1000, places=2)
percents = st.integers(0, 100)
flows = given(
    money,
    st.decimals(0, 20, places=2),
    st.integers(1, 30),
    st.decimals(0, 1000, places=6),
    st.integers(1, 30),
    percents,
    percents,
)


@flows
@example(D(100), D(5), 20, D("1.000001"), 1, 50, 90)
def test_what_both_get_is_what_came_in(principal, rate, life, cash_flow, years, first, second) -> None:
    for year in work(principal, rate, life, cash_flow, years, first, second):
        assert year.investor + year.host == year.cash_flow == cash_flow


@flows
def test_what_falls_short_is_carried_and_nothing_is_below_nothing(
    principal, rate, life, cash_flow, years, first, second
) -> None:
    years = work(principal, rate, life, cash_flow, years, first, second)
    assert [later.carried for later in years[1:]] == [earlier.shortfall for earlier in years[:-1]]
    assert min(amount for year in years for amount in vars(year).values()) >= 0
    assert all(before.investor_total <= after.investor_total for before, after in pairwise(years))


@flows
def test_as_long_as_anything_falls_short_only_the_first_split_rules(
    principal, rate, life, cash_flow, years, first, second
) -> None:
    for year in work(principal, rate, life, cash_flow, years, first, second):
        if year.shortfall > D("0.000001") and first < 100:
            assert abs(year.host - cash_flow * first / 100) <= D("0.000001")


@flows
def test_more_cash_never_leaves_the_investor_with_less(principal, rate, life, cash_flow, years, first, second) -> None:
    less, more = (work(principal, rate, life, flow, years, first, second) for flow in (cash_flow, cash_flow + 1))
    assert less[-1].investor_total <= more[-1].investor_total + D("0.000001")
