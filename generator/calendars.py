"""Public holidays, from the `holidays` package: the only place that knows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from generator.errors import PledgebookError

# Whose holidays the package knows: it takes a while to import, and `check` asks for codes alone.
_KNOWN = frozenset(
    (  # noqa: SIM905 - a list of 250 quoted codes would fill the page
        "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
        "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK "
        "FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR "
        "IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK "
        "ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM "
        "PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF "
        "TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW "
    ).split()
)

Holidays = Mapping[datetime.date, str]


class CalendarError(PledgebookError):
    """Raised by `calendars` for a country whose public holidays are not known."""

    def __init__(self, code: str) -> None:
        super().__init__(f"no public holidays are known for '{code}': mend the code of a calendar in data/vehicles/")


def is_known(code: str) -> bool:
    """Whether the public holidays of a country are known."""
    return code in _KNOWN


def holidays_of(code: str, years: Iterable[int]) -> dict[datetime.date, str]:
    """Public holidays of a country (ISO 3166-1 code), observed ones too. Raises CalendarError."""
    import holidays  # takes a while to import, and `check` does not need it

    try:
        public_holidays = holidays.country_holidays(code, years=list(years), language="en_US")
    except NotImplementedError as error:
        raise CalendarError(code) from error
    return dict(sorted(public_holidays.items()))
