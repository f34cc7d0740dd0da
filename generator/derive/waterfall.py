"""The distribution rule worked through: equal shares until each side has the deemed amount, then the second split.

The deemed allocation amount of a year is deemed interest on what is outstanding, an even share of the principal, and
what earlier years fell short (source: the terms that a vehicle names, and the analysts they cite).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from generator.model import Catalogue, Row

_PLACES = 6
_HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """What the rule is worked through for: one unit of money throughout, rate and the host's shares in percent."""

    principal: Decimal
    rate: Decimal
    life: int
    cash_flow: Decimal
    years: int
    first_host_share: Decimal
    second_host_share: Decimal


@dataclass(frozen=True, kw_only=True)
class Year:
    """One year, in the unit of the principal; amounts to six places, what both sides get together exact."""

    year: int
    cash_flow: Decimal
    principal_due: Decimal
    interest_due: Decimal
    carried: Decimal
    deemed: Decimal
    investor: Decimal
    host: Decimal
    shortfall: Decimal
    investor_total: Decimal
    host_total: Decimal


@dataclass(frozen=True, kw_only=True)
class ScenarioYear(Year):
    """One year of a scenario that a vehicle's record states."""

    vehicle: Row
    scenario: Row


def has_distribution_rule(vehicle: Row) -> bool:
    """Whether both terms on the division of a vehicle's cash are on record."""
    return bool(vehicle.first_split_term and vehicle.second_split_term)


def scenario_years(catalogue: Catalogue, vehicle: Row) -> Iterator[ScenarioYear]:
    """Every year of every scenario of a vehicle; none where no rule on the division is on record."""
    if not has_distribution_rule(vehicle):
        return
    for scenario in vehicle.scenarios:
        assumptions = Assumptions(
            principal=Decimal(scenario.principal),
            rate=Decimal(scenario.rate),
            life=scenario.life,
            cash_flow=Decimal(scenario.cash_flow),
            years=scenario.years,
            first_host_share=Decimal(catalogue.get("terms", vehicle.first_split_term).value),
            second_host_share=Decimal(catalogue.get("terms", vehicle.second_split_term).value),
        )
        for year in distribute(assumptions):
            yield ScenarioYear(vehicle=vehicle, scenario=scenario, **vars(year))


def distribute(given: Assumptions) -> Iterator[Year]:
    """The years from 1 to `given.years`.

    Worked in fractions and rounded only where an amount is given out, half to even: `js/calculator/` does the same, so
    that a page that is asked for other assumptions gives the same digits.
    """
    principal, cash_flow = Fraction(given.principal), Fraction(given.cash_flow)
    investor_share = 1 - Fraction(given.first_host_share) / _HUNDRED
    second_share = 1 - Fraction(given.second_host_share) / _HUNDRED
    carried = Fraction(0)
    investor_total = host_total = Decimal(0)
    for year in range(1, given.years + 1):
        due = principal / given.life if year <= given.life else Fraction(0)
        outstanding = max(principal - principal / given.life * (year - 1), Fraction(0))
        interest = outstanding * Fraction(given.rate) / _HUNDRED
        deemed = interest + due + carried
        first = min(cash_flow, deemed / investor_share) if investor_share else Fraction(0)
        repaid = first * investor_share
        investor = _rounded(repaid + (cash_flow - first) * second_share)
        host = given.cash_flow - investor  # what the investor does not get, so that both always sum to the cash flow
        shortfall = deemed - repaid
        investor_total, host_total = investor_total + investor, host_total + host
        yield Year(
            year=year,
            cash_flow=given.cash_flow,
            principal_due=_rounded(due),
            interest_due=_rounded(interest),
            carried=_rounded(carried),
            deemed=_rounded(deemed),
            investor=investor,
            host=host,
            shortfall=_rounded(shortfall),
            investor_total=investor_total,
            host_total=host_total,
        )
        carried = shortfall


def _rounded(amount: Fraction) -> Decimal:
    """To six places; a half goes to the even digit."""
    return Decimal(round(amount * 10**_PLACES)).scaleb(-_PLACES)
