"""The distribution rule worked through: equal shares until each side has the deemed amount, then the second split.

The deemed allocation amount of a year is deemed interest on what is outstanding, an even share of the principal, and
what earlier years fell short (source: the terms that a vehicle names, and the analysts they cite).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_PLACES = Decimal("0.000001")
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
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


def distribute(
    principal: Decimal,
    rate: Decimal,
    life: int,
    cash_flow: Decimal,
    years: int,
    first_host_share: Decimal,
    second_host_share: Decimal,
) -> Iterator[Year]:
    """Years 1 to `years`. `rate` and the host's shares are percentages; the rest is in one unit of money."""
    carried = investor_total = host_total = Decimal(0)
    investor_share = 1 - first_host_share / _HUNDRED
    for year in range(1, years + 1):
        due = principal / life if year <= life else Decimal(0)
        outstanding = max(principal - principal / life * (year - 1), Decimal(0))
        interest = outstanding * rate / _HUNDRED
        deemed = interest + due + carried
        first = min(cash_flow, deemed / investor_share) if investor_share else Decimal(0)
        repaid = first * investor_share
        investor = _exact(repaid + (cash_flow - first) * (1 - second_host_share / _HUNDRED))
        host = cash_flow - investor  # what the investor does not get, so that both always sum to the cash flow
        shortfall = deemed - repaid
        investor_total, host_total = investor_total + investor, host_total + host
        due, interest, before, deemed = _exact(due), _exact(interest), _exact(carried), _exact(deemed)
        paid = (investor, host, _exact(shortfall), investor_total, host_total)
        yield Year(year, cash_flow, due, interest, before, deemed, *paid)
        carried = shortfall


def _exact(amount: Decimal) -> Decimal:
    return amount.quantize(_PLACES, ROUND_HALF_EVEN)
