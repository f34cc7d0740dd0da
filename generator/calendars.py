"""Public holidays, from the `holidays` package: the only place that knows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from generator.errors import PledgebookError

Holidays = Mapping[datetime.date, str]


class CalendarError(PledgebookError):
    """Raised by `calendars` for a country whose public holidays are not known."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no public holidays are known for '{code}': mend the code of a calendar in data/vehicles/")


def holidays_of(code: str, years: Iterable[int]) -> dict[datetime.date, str]:
    """Public holidays of a country (ISO 3166-1 code), observed ones too. Raises CalendarError."""
    import holidays  # takes a while to import, and `check` does not need it

    try:
        public_holidays = holidays.country_holidays(code, years=list(years), language="en_US")
    except NotImplementedError as error:
        raise CalendarError(code) from error
    return dict(sorted(public_holidays.items()))
