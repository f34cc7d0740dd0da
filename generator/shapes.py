"""What a file of the project itself must look like (schemas, words, colours, maps), and the place where it does not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Any

At = tuple[str | int, ...]
Check = Callable[[Any, At], None]


class ShapeError(Exception):
    """Raised by the checks here: `at` is the path of keys to what is wrong."""

    def __init__(self, at: At, message: str) -> None:
        super().__init__(message)
        self.at = at
        self.message = message


def text(value: Any, at: At) -> None:
    """Any text, the empty one too."""
    _expect(isinstance(value, str), at, "must be text")


def word(value: Any, at: At) -> None:
    """A text that is not empty."""
    _expect(isinstance(value, str) and value != "", at, "must be text, and not empty")


def flag(value: Any, at: At) -> None:
    """True or false."""
    _expect(isinstance(value, bool), at, "must be true or false")


def whole(value: Any, at: At) -> None:
    """A whole number."""
    _expect(isinstance(value, int) and not isinstance(value, bool), at, "must be a whole number")


def number(value: Any, at: At) -> None:
    """A number."""
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    _expect(is_number, at, "must be a number")


def one_of(*words: str) -> Check:
    """One of some words."""

    def check(value: Any, at: At) -> None:
        _expect(isinstance(value, str) and value in words, at, f"must be one of {', '.join(words)}")

    return check


def list_of(check: Check, *, least: int = 0, most: int | None = None) -> Check:
    """A list of so many such things."""

    def check_list(value: Any, at: At) -> None:
        _expect(isinstance(value, list), at, "must be a list")
        _expect(len(value) >= least, at, f"must have {least} item{'s' * (least > 1)} or more")
        _expect(most is None or len(value) <= most, at, f"must have at most {most} item{'s' * (most != 1)}")
        for index, item in enumerate(value):
            check(item, (*at, index))

    return check_list


def mapping_of(check: Check, *, least: int = 0) -> Check:
    """A group of keys of any names."""

    def check_mapping(value: Any, at: At) -> None:
        _expect(isinstance(value, Mapping), at, "must be a group of keys")
        _expect(len(value) >= least, at, "must not be empty")
        for key, item in value.items():
            check(item, (*at, key))

    return check_mapping


def group(required: Mapping[str, Check], optional: Mapping[str, Check], *, others: Check | None = None) -> Check:
    """A group of keys of known names; of other names only with `others`."""
    known = {**required, **optional}

    def check_group(value: Any, at: At) -> None:
        _expect(isinstance(value, Mapping), at, "must be a group of keys")
        _expect_all(required, value, at)
        for key, item in value.items():
            check = known.get(key, others)
            if check is None:
                raise ShapeError((*at, key), f"must be one of the keys {', '.join(known)}, '{key}' is none")
            check(item, (*at, key))

    return check_group


def either(*checks: Check, message: str) -> Check:
    """What one of the checks passes."""

    def check_either(value: Any, at: At) -> None:
        for check in checks:
            try:
                check(value, at)
            except ShapeError:
                continue
            return
        raise ShapeError(at, message)

    return check_either


def _expect_all(required: Collection[str], value: Mapping[str, Any], at: At) -> None:
    lacking = [key for key in required if key not in value]
    _expect(not lacking, at, f"lacks {', '.join(lacking)}")


def _expect(is_so: bool, at: At, message: str) -> None:  # noqa: FBT001 - it reads as a sentence
    if not is_so:
        raise ShapeError(at, message)
