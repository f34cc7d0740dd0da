"""Interface words: one YAML file a language under site/messages/, read once and asked by dotted key."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator import shapes
from generator.errors import PledgebookError
from generator.records import Mark, dotted, read_yaml

_KILOBYTE = 1000
_MONTHS = 12
_PLACE = re.compile(r"\{([a-z_]+)\}")  # of a value in a text


class MessageError(PledgebookError):
    """Raised by `messages` when a file of words cannot be read, or a word that a page needs is missing."""

    def __init__(self, lang: str, message: str) -> None:
        colon = ":" if message[:1].isdigit() else ": "
        super().__init__(f"site/messages/{lang}.yaml{colon}{message}")


class Messages:
    """The words of one language. `messages('front.title', amount=...)` fills `{amount}` in that text."""

    def __init__(self, lang: str, texts: Mapping[str, Any]) -> None:
        self.lang = lang
        self._texts = texts
        self._found: dict[str, str] = {}  # by key: pages ask for the same words tens of thousands of times
        self._dates: dict[str, str] = {}

    def __call__(self, key: str, **values: object) -> str:
        """The text under `key`. Raises MessageError if there is none."""
        if key not in self._found:
            text = self.group(key)
            if not isinstance(text, str):
                raise MessageError(self.lang, f"'{key}' must be a text")
            self._found[key] = text
        return _PLACE.sub(_filler(values), self._found[key]) if values else self._found[key]

    def group(self, key: str) -> Any:
        """Whatever stands under `key`: a text or a group of texts. Raises MessageError if nothing does."""
        value: Any = self._texts
        for part in key.split("."):
            if not isinstance(value, Mapping) or part not in value:
                raise MessageError(self.lang, f"'{key}' is missing")
            value = value[part]
        return value

    def has(self, key: str) -> bool:
        """Whether anything stands under `key`."""
        try:
            self.group(key)
        except MessageError:
            return False
        return True

    def count(self, key: str, number: int) -> str:
        """The text for `number` things: the key's `one` or `other`, with `{n}` filled."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number)

    def date(self, partial: str | datetime.date | None) -> str:
        """A day, month or year in words; empty for none."""
        if partial is None:
            return ""
        text = str(partial)
        if text not in self._dates:
            self._dates[text] = self._date(text)
        return self._dates[text]

    def _date(self, partial: str) -> str:
        year, _, rest = partial.partition("-")
        month, _, day = rest.partition("-")
        if not month:
            return self("date.year", year=year)
        if not day:
            return self("date.month", month=self.month_name(partial), year=year)
        return self("date.day", day=int(day), month=self.month_name(partial), year=year)

    def month_name(self, partial: str) -> str:
        """The name of the month of a day or month, without its year; the year where that is all that is known."""
        year, _, rest = partial.partition("-")
        return str(self.group("date.months")[int(rest[:2]) - 1]) if rest else year

    def size(self, number: int) -> str:
        """A number of bytes in words: bytes below a thousand, kilobytes to a tenth above."""
        if number < _KILOBYTE:
            return self.count("count.bytes", number)
        return self("count.kilobytes", n=f"{number / _KILOBYTE:,.1f}")


def _filler(values: Mapping[str, object]) -> Callable[[re.Match[str]], str]:
    """Fills every place in one pass, so that a value which looks like a place stays as it is."""

    def fill(place: re.Match[str]) -> str:
        name = place[1]
        return str(values[name]) if name in values else place[0]

    return fill


def read_messages(folder: Path, lang: str) -> Messages:
    """The words of `lang`. Raises MessageError where the file is not sound."""
    value, key_marks, value_marks, problems = read_yaml(folder / f"{lang}.yaml", f"site/messages/{lang}.yaml")
    if problems:
        raise MessageError(lang, str(problems[0]).removeprefix(f"site/messages/{lang}.yaml:"))
    try:
        shapes.mapping_of(_check_words, least=1)(value, ())
        if "date" in value:
            _DATES(value["date"], ("date",))
    except shapes.ShapeError as error:
        mark = key_marks.get(error.at) or value_marks.get(error.at) or Mark(1, 1)
        key = f"{dotted(error.at)}: " if error.at else ""
        raise MessageError(lang, f"{mark.line}:{mark.column}: {key}{error.message}") from error
    return Messages(lang, value)


_DATES = shapes.group({}, {"months": shapes.list_of(shapes.word, least=_MONTHS, most=_MONTHS)}, others=shapes.word)


def _check_words(value: Any, at: shapes.At) -> None:
    """Words are texts, lists of texts, and groups of either; texts with sound braces."""
    if isinstance(value, Mapping) and value:
        for key, item in value.items():
            _check_words(item, (*at, key))
    elif isinstance(value, list):
        shapes.list_of(shapes.word, least=1)(value, at)
    else:
        shapes.word(value, at)
