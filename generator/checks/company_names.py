"""The name of a company without its legal form, so that `Acme GmbH` and `ACME G.m.b.H.` are seen to be one.

A list of our own, because the libraries tried do not fit: rigour needs ICU, which is compiled at installation, and
knows no East Asian form; cleanco takes "UK", "OK" and "AT" for legal forms, so that a company's British arm would be
refused as its double. The list holds forms of companies that may stand in such records; a form that is missing means
a doubled record that is not noticed, never one that is refused. "Group", "Holdings" and their like are no legal forms:
they tell a parent from its subsidiary.
"""

from __future__ import annotations

import re
import unicodedata

# Each form without stops, in small letters, its parts separated by blanks; abbreviated forms match with stops too.
_FORMS = (
    # English, also of Singapore and India
    "co",
    "company",
    "corp",
    "corporation",
    "inc",
    "incorporated",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "plc",
    "private limited",
    "pte",
    "pty",
    "pvt",
    # German and Dutch
    "ag",
    "bv",
    "gmbh",
    "kg",
    "kgaa",
    "nv",
    "se",
    # Romance
    "ltda",
    "sa",
    "sa de cv",
    "sarl",
    "sas",
    "spa",
    "srl",
    # Nordic
    "a/s",
    "ab",
    "as",
    "asa",
    "oy",
    "oyj",
    # East Asian, in Latin letters
    "gk",
    "godo kaisha",
    "kabushiki kaisha",
    "kk",
    "yk",
    # South-East Asian
    "bhd",
    "pt",
    "sdn",
    "tbk",
    "pcl",
)
# Written next to the name without a blank, before or after it.
_EAST_ASIAN_FORMS = (
    "株式会社",
    "有限会社",
    "合同会社",
    "合資会社",
    "合名会社",
    "(株)",
    "(有)",
    "(同)",
    "주식회사",
    "股份有限公司",
    "有限公司",
)


def _with_stops(form: str) -> str:
    """A pattern of a form whose letters may be parted by stops: `gmbh` is also `g.m.b.h.`"""
    return r"\s+".join(r"\.?".join(map(re.escape, part)) + r"\.?" for part in form.split())


def _alternatives(forms: tuple[str, ...]) -> str:
    return "|".join(map(_with_stops, sorted(forms, key=len, reverse=True)))


_SEPARATOR = r"[\s,&]+"
_SUFFIX = re.compile(rf"{_SEPARATOR}(?:{_alternatives(_FORMS)})[\s,]*$")
_PREFIX = re.compile(r"^(?:the|pt\.?)\s+")
_EAST_ASIAN_FORM = "|".join(map(re.escape, _EAST_ASIAN_FORMS))
_EAST_ASIAN = re.compile(rf"^(?:{_EAST_ASIAN_FORM})\s*|\s*(?:{_EAST_ASIAN_FORM})$")


def without_legal_form(name: str) -> str:
    """`name` in one width and small letters, without legal forms at its ends; never empty unless `name` is.

    Forms are taken away one by one, so that "Co., Ltd." and "GmbH & Co. KG" go whole.
    """
    even = unicodedata.normalize("NFKC", name).casefold().strip()
    bare = _PREFIX.sub("", _EAST_ASIAN.sub("", even) or even)
    shorter = _SUFFIX.sub("", bare)
    while shorter != bare:
        bare, shorter = shorter, _SUFFIX.sub("", shorter)
    return bare
