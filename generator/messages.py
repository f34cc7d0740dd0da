"""Interface words: one YAML file a language under site/messages/, read once and asked by dotted key."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.errors import PledgebookError
from generator.records import read_yaml


class MessageError(PledgebookError):
    """Raised by `messages` when a file of words cannot be read, or a word that a page needs is missing."""

    def __init__(self, lang: str, message: str) -> None:
        super().__init__(f"site/messages/{lang}.yaml: {message}")


class Words:
    """The words of one language. `words('front.title', amount=...)` fills `{amount}` in the text under front: title."""

    def __init__(self, lang: str, texts: Mapping[str, Any]) -> None:
        self.lang = lang
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        """The text under `key`. Raises MessageError if there is none."""
        text = self.group(key)
        if not isinstance(text, str):
            raise MessageError(self.lang, f"'{key}' must be a text")
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def group(self, key: str) -> Any:
        """Whatever stands under `key`: a text or a group of texts. Raises MessageError if nothing does."""
        found: Any = self._texts
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                raise MessageError(self.lang, f"'{key}' is missing")
            found = found[part]
        return found

    def count(self, key: str, number: int) -> str:
        """The text for `number` things: the key's `one` or `other`, with `{n}` filled."""
        return self(f"{key}.{'one' if number == 1 else 'other'}", n=number)

    def date(self, partial: str | datetime.date | None) -> str:
        """A day, month or year in words; empty for none."""
        if partial is None:
            return ""
        parts = str(partial).split("-")
        pattern = self(f"date.{('year', 'month', 'day')[len(parts) - 1]}")
        month = self.group("date.months")[int(parts[1]) - 1] if len(parts) > 1 else ""
        day = str(int(parts[2])) if len(parts) > 2 else ""
        return pattern.replace("{year}", parts[0]).replace("{month}", str(month)).replace("{day}", day)

    def size(self, number: int) -> str:
        """A number of bytes in words: bytes below a thousand, kilobytes to a tenth above."""
        return (
            self.count("count.bytes", number) if number < 1000 else self("count.kilobytes", n=f"{number / 1000:,.1f}")
        )

    def local(self, row: Any, name: str) -> str:
        """A field of a row, table or schema field in this language where it has it (`title_ja`), or else as it is."""
        return str(getattr(row, f"{name}_{self.lang}", None) or getattr(row, name, None) or "")


def read_words(folder: Path, lang: str) -> Words:
    """The words of `lang`. Raises MessageError where the file is not sound."""
    value, _, _, problems = read_yaml(folder / f"{lang}.yaml", f"site/messages/{lang}.yaml")
    if problems:
        raise MessageError(lang, str(problems[0]))
    return Words(lang, value)
