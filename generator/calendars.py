"""Public holidays, from the `holidays` package: the only place that knows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

Holidays = Mapping[datetime.date, str]


def holidays_of(code: str, years: Iterable[int]) -> dict[datetime.date, str]:
    """Public holidays of a country (ISO 3166-1 code), observed ones too. Raises KeyError for no such country."""
    import holidays  # takes a while to import, and `check` does not need it

    try:
        found = holidays.country_holidays(code, years=list(years), language="en_US")
    except NotImplementedError as error:
        raise KeyError(code) from error
    return dict(sorted(found.items()))
