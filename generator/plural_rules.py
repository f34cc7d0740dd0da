"""Plural forms: which of a language's forms a count takes, by rules in the syntax of Unicode.

A rule is as Unicode's CLDR writes it for whole numbers (UTS 35, part 3, "Language plural rules"): `n = 1`,
`n % 10 = 2..4 and n % 100 != 12..14`, `n = 0,1 or n = 5`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

OTHER = "other"  # the form of all counts that no rule is for
_RELATION = re.compile(r"n(?: % ([1-9]\d*))? (!?=) (\d+(?:\.\.\d+)?(?:,\d+(?:\.\.\d+)?)*)")


def is_rule(text: str) -> bool:
    """Whether a text is a rule."""
    return all(_RELATION.fullmatch(part) for part in re.split(" or | and ", text))


def form_of(number: int, rules: Mapping[str, str]) -> str:
    """The form that a count takes: the first whose rule holds; `other` where none does."""
    for form, rule in rules.items():
        if any(all(_holds(part, number) for part in each.split(" and ")) for each in rule.split(" or ")):
            return form
    return OTHER


def _holds(relation: str, number: int) -> bool:
    found = _RELATION.fullmatch(relation)
    assert found, relation
    modulus, sign, ranges = found.groups()
    value = number % int(modulus) if modulus else number
    return any(_is_in(value, each) for each in ranges.split(",")) == (sign == "=")


def _is_in(value: int, range_: str) -> bool:
    low, _, high = range_.partition("..")
    return int(low) <= value <= int(high or low)
