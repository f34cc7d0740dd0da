"""Money signed and money paid: which financings are contracts or transfers, and what they amount to.

The list of kinds of financing says which step of the ladder a financing is money of (`ladder`); the list of statuses,
whether it came about (`done`) or is only reported to have (`reported`).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.dates import last_day
from generator.derive.evidence import is_only_reported
from generator.derive.headline import Headline
from generator.figures import Bounds, bounds, has_figure, in_billions, measure
from generator.model import Catalogue, Row

_AMOUNT = "amount"  # the claimed field that says how much a financing is


@dataclass(frozen=True, kw_only=True)
class MoneyRow:
    """One contract or transfer: the step it is money of, its amount in billions if stated, and whether it is counted.

    What is `reported` rests on digests or is only reported to have come about: it is shown, and counted nowhere.
    """

    vehicle: Row
    financing: Row
    step: str
    claim: Row | None
    amount: Bounds
    qualifier: str | None
    reported: bool

    @property
    def date(self) -> str | None:
        """The day, month or year of the financing."""
        date: str | None = self.financing.date
        return date

    @property
    def basis(self) -> str | None:
        """What the amount is an amount of."""
        basis: str | None = self.claim.basis if self.claim else None
        return basis

    @property
    def measure(self) -> str | None:
        """The currency of the amount."""
        if self.claim is None:
            return None
        vocabulary = self.claim.schema.fields["unit"].vocabulary
        assert vocabulary is not None
        return measure(self.claim.unit, vocabulary)

    @property
    def low(self) -> Decimal | None:
        """The least of the amount, in billions."""
        return self.amount.low

    @property
    def high(self) -> Decimal | None:
        """The most of the amount, in billions."""
        return self.amount.high

    @property
    def projects(self) -> int:
        """How many projects it covers."""
        return len(self.financing.projects)


def money_rows(catalogue: Catalogue, headlines: Iterable[Headline]) -> Iterator[MoneyRow]:
    """Every contract and transfer of every vehicle, in order of identifier."""
    amounts = {headline.record: headline for headline in headlines if headline.field == _AMOUNT and headline.figure}
    statuses = catalogue.schemas.vocabularies["financing_status"].entries
    kinds = catalogue.schemas.vocabularies["financing_kind"].entries
    for financing in catalogue.tables["financings"]:
        step = kinds[financing.kind].get("ladder")
        status = statuses[financing.status]
        if step and (status.get("done") or status.get("reported")):
            yield _money_row(catalogue, financing, str(step), amounts.get(financing))


def _money_row(catalogue: Catalogue, financing: Row, step: str, headline: Headline | None) -> MoneyRow:
    status = catalogue.schemas.vocabularies["financing_status"].entries[financing.status]
    claim = headline.claim if headline else _latest_amount(financing)
    figure = headline.figure if headline else None
    if figure is None and claim is not None:
        figure = bounds(claim)
    amount = Bounds(None, None)
    if figure is not None and claim is not None:
        amount = in_billions(figure, claim.unit, catalogue.schemas.vocabularies["unit"])
    return MoneyRow(
        vehicle=catalogue.get("vehicles", financing.vehicle),
        financing=financing,
        step=step,
        claim=claim,
        amount=amount,
        qualifier=headline.qualifier if headline else (claim.qualifier if claim else None),
        reported=bool(status.get("reported")) or is_only_reported(catalogue, financing) or headline is None,
    )


def _latest_amount(financing: Row) -> Row | None:
    """The latest claim of an amount, for what rests on digests alone and so has no headline."""
    claims = [claim for claim in financing.claims if claim.field == _AMOUNT and has_figure(claim)]
    return max(claims, key=lambda claim: last_day(claim.as_of), default=None)


def money_by(rows: Iterable[MoneyRow], vehicle: Row, day: datetime.date) -> list[MoneyRow]:
    """The contracts and transfers of a vehicle that are dated by `day`."""
    return [row for row in rows if row.vehicle is vehicle and row.date and last_day(row.date) <= day]
