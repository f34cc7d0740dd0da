"""Patterns that schemas give for texts: matched whole, in ASCII, and never such as run for ever.

A pattern may repeat a group that repeats something only where each turn begins or ends with a character that occurs
nowhere else in it, as in `[a-z]+(-[a-z]+)*`: then there is one way to match, and the time grows with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from re import _constants, _parser  # type: ignore[attr-defined]  # the standard library has no public way to read a pattern
from typing import Any

_MANY = 50  # so many turns count as without end
_SIMPLE = ("literal", "in", "any", "not_literal")
_OTHER = 128  # stands for every character beyond ASCII
_ALL = frozenset(range(_OTHER + 1))
_REFUSED = {
    "assert": "looks ahead or behind",
    "assert_not": "looks ahead or behind",
    "groupref": "refers back to a group",
    "groupref_exists": "refers back to a group",
}


@lru_cache
def whole(pattern: str) -> re.Pattern[str]:
    """The pattern, to be matched by `fullmatch` and in ASCII."""
    return re.compile(pattern, re.ASCII)


@lru_cache
def fault_of(pattern: str) -> str | None:
    """Why a schema may not hold a pattern, or nothing."""
    if "\\" in pattern and re.search(r"\\[dDwWsSbBAZ]", pattern):
        return "uses \\d, \\w or the like, which mean other characters elsewhere: write [0-9] or [a-z]"
    try:
        return _fault_in(list(_parser.parse(pattern, re.ASCII)))
    except (re.error, RecursionError, OverflowError) as error:
        return f"is none: {error}"


def _fault_in(parts: Sequence[Any]) -> str | None:
    for kind, value in parts:
        name = str(kind).lower()
        if name in _REFUSED:
            return _REFUSED[name]
        for inner in _inner(name, value):
            fault = _fault_in(list(inner))
            if fault:
                return fault
        if _is_endless(name, value) and _may_run_away(list(value[2])):
            return "repeats without end what repeats without end"
    return "repeats the same characters twice in a row" if _overlap_in_a_row(parts) else None


def _inner(name: str, value: Any) -> list[Any]:
    """The parts within a part."""
    if name == "subpattern":
        return [value[3]]
    if name == "branch":
        return list(value[1])
    if "repeat" in name:
        return [value[2]]
    return [value] if name == "atomic_group" else []


def _is_endless(name: str, value: Any) -> bool:
    return "repeat" in name and (value[1] is _constants.MAXREPEAT or value[1] >= _MANY)


def _may_run_away(parts: Sequence[Any]) -> bool:
    """Whether what is repeated without end repeats something itself, or may be nothing, in more than one way."""
    parts = _flat(parts)
    if any(str(kind).lower() == "branch" for kind, _ in parts):
        return True
    if len(parts) == 1 and str(parts[0][0]).lower() in _SIMPLE:
        return False
    if not any("repeat" in str(kind).lower() for kind, _ in parts):
        return False
    for end, rest in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        own, others = _characters([end]), _characters(rest)
        if str(end[0]).lower() in _SIMPLE and not own & others:
            return False
    return True


def _flat(parts: Sequence[Any]) -> list[Any]:
    """The parts, groups opened."""
    flat: list[Any] = []
    for kind, value in parts:
        flat += _flat(list(value[3])) if str(kind).lower() == "subpattern" else [(kind, value)]
    return flat


def _overlap_in_a_row(parts: Sequence[Any]) -> bool:
    """Whether two repeats without end that share a character follow each other with nothing sure between them."""
    earlier: frozenset[int] = frozenset()
    for kind, value in _flat(parts):
        name = str(kind).lower()
        own = _characters([(kind, value)])
        if _is_endless(name, value):
            first = _flat(list(value[2]))[:1]
            is_apart = bool(first) and str(first[0][0]).lower() in _SIMPLE and not earlier & _characters(first)
            if earlier & own and not is_apart:
                return True
            earlier = own if is_apart and value[0] else earlier | own
        elif name in _SIMPLE and not earlier & own:
            earlier = frozenset()
    return False


def _characters(parts: Sequence[Any]) -> frozenset[int]:
    """The ASCII characters, and one for all others, that parts may match."""
    found: frozenset[int] = frozenset()
    for kind, value in parts:
        name = str(kind).lower()
        if name in _SIMPLE:
            found |= _matched(name, value)
        for inner in _inner(name, value):
            found |= _characters(list(inner))
    return found


def _matched(name: str, value: Any) -> frozenset[int]:
    """The characters that a part which matches one may match; what is not known counts as matched."""
    if name == "any":
        return _ALL
    if name == "literal":
        return frozenset({min(value, _OTHER)})
    if name == "not_literal":
        return _ALL - {value}
    held: set[int] = set()
    for kind, item in value:
        kind_name = str(kind).lower()
        if kind_name == "literal":
            held.add(min(item, _OTHER))
        elif kind_name == "range":
            held.update(range(item[0], min(item[1], _OTHER) + 1))
        elif kind_name != "negate":
            return _ALL
    is_negated = any(str(kind).lower() == "negate" for kind, _ in value)
    return _ALL - (held - {_OTHER}) if is_negated else frozenset(held)
