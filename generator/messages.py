"""Interface words: one YAML file a language under site/messages/, read once and asked by dotted key."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from generator import plural_rules, shapes
from generator.errors import PledgebookError
from generator.languages import MAIN, Language
from generator.records import KeyPath, Mark, dotted, read_yaml

_KILOBYTE = 1000
_MONTHS = 12
_PLACE = re.compile(r"\{([a-z_]+)\}")  # of a value in a text


class MessageError(PledgebookError):
    """Raised by `messages` when a file of words cannot be read, or a word that a page needs is missing."""

    def __init__(self, lang: str, message: str) -> None:
        colon = ":" if message[:1].isdigit() else ": "
        super().__init__(f"site/messages/{lang}.yaml{colon}{message}")


class Messages:
    """The words of one language. `messages('front.title', amount=...)` fills `{amount}` in that text.

    What a language lacks is read in `main`, the words of the main one.
    """

    def __init__(self, lang: str, texts: Mapping[str, Any], main: Messages | None = None) -> None:
        self.lang = lang
        self._texts = texts
        self._main = main
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
        value = self._own(key)
        if value is None and self._main:
            return self._main.group(key)
        if value is None:
            raise MessageError(self.lang, f"'{key}' is missing")
        return value

    def _own(self, key: str) -> Any:
        """What this language has under `key`; None for nothing."""
        value: Any = self._texts
        for part in key.split("."):
            if not isinstance(value, Mapping) or part not in value:
                return None
            value = value[part]
        return value

    @cached_property
    def figure(self) -> Mapping[str, Any]:
        """How figures are written: a pattern for each qualifier, and sizes of large numbers by word, if any."""
        words = {**(self._main.figure if self._main else {}), **(self._own("figure") or {})}
        if isinstance(words.get("large"), list):
            words["large"] = {each["word"]: each["size"] for each in words["large"]}
        return words

    def lacking(self) -> list[str]:
        """Keys of the texts that are read in the main language."""
        if self._main is None:
            return []
        words = [key for key in _keys(self._main._texts) if not key.startswith("plural.")]
        return [key for key in words if self._own(key) is None and not self._has_forms(key)]

    def _has_forms(self, key: str) -> bool:
        """Whether a key is that of a plural form of which the language has others."""
        group = self._own(key.rpartition(".")[0])
        return isinstance(group, Mapping) and plural_rules.OTHER in group

    def has(self, key: str) -> bool:
        """Whether anything stands under `key`."""
        try:
            self.group(key)
        except MessageError:
            return False
        return True

    def count(self, key: str, number: int) -> str:
        """The text for `number` things: the form under `key` that the language's plural rule asks for, `{n}` filled."""
        forms = self._own(key)
        if forms is None and self._main:
            return self._main.count(key, number)
        form = plural_rules.form_of(number, self._own("plural") or {})
        return self(f"{key}.{form if forms and form in forms else plural_rules.OTHER}", n=number)

    def mark(self, name: str) -> str:
        """A mark between words, such as a comma, with the blank beside it; marks of East Asian writing have none."""
        mark = self(f"mark.{name}")
        if not mark.isascii() or name == "close":
            return mark
        return f" {mark}" if name == "open" else f"{mark} "

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

    @property
    def language(self) -> Language:
        """The language, and what it calls itself."""
        return Language(self.lang, self("site.language"))

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


def languages_of(folder: Path) -> list[str]:
    """The codes of all languages that there are words of: the main one, then the others by code."""
    others = sorted(path.stem for path in folder.glob("*.yaml") if path.stem != MAIN)
    return [MAIN, *others]


def read_messages(folder: Path, lang: str) -> Messages:
    """The words of `lang`, those that it lacks in the main language. Raises MessageError where a file is not sound."""
    main = read_messages(folder, MAIN) if lang != MAIN else None
    value, key_marks, value_marks, problems = read_yaml(folder / f"{lang}.yaml", f"site/messages/{lang}.yaml")
    if problems:
        raise MessageError(lang, str(problems[0]).removeprefix(f"site/messages/{lang}.yaml:"))
    try:
        shapes.mapping_of(_check_words, least=1)(value, ())
        for key, check in _CHECKED_GROUPS.items():
            if key in value:
                check(value[key], (key,))
    except shapes.ShapeError as error:
        mark = key_marks.get(error.at) or value_marks.get(error.at) or Mark(1, 1)
        key = f"{dotted(error.at)}: " if error.at else ""
        raise MessageError(lang, f"{mark.line}:{mark.column}: {key}{error.message}") from error
    messages = Messages(lang, value, main)
    if main is not None:
        _refuse_unknown_places(messages, main, key_marks)
    return messages


def _refuse_unknown_places(messages: Messages, main: Messages, marks: Mapping[KeyPath, Mark]) -> None:
    """A text has no place that the main language's has not: nothing would fill it, and readers would see it."""
    for key in _keys(messages._texts):
        own, others = messages._own(key), main._own(key)
        unknown = set(_PLACE.findall(own)) - set(_PLACE.findall(others)) if _are_texts(own, others) else set()
        if unknown:
            mark = marks.get(tuple(key.split("."))) or Mark(1, 1)
            places = ", ".join(f"{{{name}}}" for name in sorted(unknown))
            message = f"{key}: must not hold {places}, which the text in {MAIN}.yaml has not"
            raise MessageError(messages.lang, f"{mark.line}:{mark.column}: {message}")


def _are_texts(*values: object) -> bool:
    return all(isinstance(value, str) for value in values)


_DATES = shapes.group({}, {"months": shapes.list_of(shapes.word, least=_MONTHS, most=_MONTHS)}, others=shapes.word)


_LARGE = shapes.list_of(shapes.group({"word": shapes.word, "size": shapes.whole}, {}), least=1)
_FIGURES = shapes.group({}, {"large": _LARGE}, others=shapes.word)


def _check_rule(value: Any, at: shapes.At) -> None:
    shapes.word(value, at)
    if not plural_rules.is_rule(value):
        raise shapes.ShapeError(at, "must be a plural rule such as 'n = 1' or 'n % 10 = 2..4 and n % 100 != 12..14'")


_CHECKED_GROUPS = {"date": _DATES, "figure": _FIGURES, "plural": shapes.mapping_of(_check_rule, least=1)}


def _keys(texts: Mapping[str, Any], start: str = "") -> Iterator[str]:
    """The dotted key of every text and list of texts."""
    for name, value in texts.items():
        if isinstance(value, Mapping):
            yield from _keys(value, f"{start}{name}.")
        else:
            yield f"{start}{name}"


def _check_words(value: Any, at: shapes.At) -> None:
    """Words are texts, lists of texts, and groups of either; numbers only under `figure.large`."""
    if at[:2] == ("figure", "large"):
        return
    if isinstance(value, Mapping) and value:
        for key, item in value.items():
            _check_words(item, (*at, key))
    elif isinstance(value, list):
        shapes.list_of(shapes.word, least=1)(value, at)
    else:
        shapes.word(value, at)
