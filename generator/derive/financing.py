"""Money signed: which financings are contracts that count as signed, and what they amount to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.derive.headline import Headline
from generator.model import Catalogue, Row

_AMOUNT = "amount"  # the claimed field that says how much a financing is


def signed_amounts(catalogue: Catalogue, vehicle: Row, headlines: Iterable[Headline]) -> Iterator[Headline]:
    """Headlines in figures of the amounts of a vehicle's financings that are signed contracts.

    The lists of kinds and of statuses say which are: `contract` and `signed`.
    """
    for headline in headlines:
        record = headline.record
        if record.schema.name != "financings" or headline.field != _AMOUNT or headline.figure is None:
            continue
        if record.vehicle == vehicle.id and is_signed_contract(catalogue, record):
            yield headline


def is_signed_contract(catalogue: Catalogue, financing: Row) -> bool:
    """Whether a financing is a contract and signed."""
    kind = catalogue.schemas.vocabularies["financing_kind"].entries[financing.kind]
    status = catalogue.schemas.vocabularies["financing_status"].entries[financing.status]
    return bool(kind.get("contract") and status.get("signed"))
