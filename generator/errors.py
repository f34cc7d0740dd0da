"""What can go wrong, as values: located `Problem`s are collected, `PledgebookError`s end a command."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.text_rule import shortened, visible

LIKENESS = 0.6  # of a slip to the word that was meant, from 0 to 1, as difflib counts it
FEW = 16  # so many words are listed in one message, and no more
_LONGEST_PART = 240  # characters of a message, of a remedy, of a path
_LONGEST_KEY = 100


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, with its place (line and column count from 1), and how to mend it."""

    path: str
    line: int
    column: int
    key: str
    message: str
    remedy: str = ""
    is_warning: bool = False  # of what may be right: it is shown, and does not stop a build

    def __str__(self) -> str:
        """One line, of which nothing is unseen and nothing was written by the input alone, and none is very long."""
        where = f"{one_line(self.path)}:{self.line}:{self.column}"
        remedy = f" ({one_line(self.remedy)})" if self.remedy else ""
        text = f"{one_line(self.message)}{remedy}"
        if self.key:
            text = f"{one_line(self.key, _LONGEST_KEY)}: {text}"
        return f"{where}: warning: {text}" if self.is_warning else f"{where}: {text}"


def one_line(text: str, most: int = _LONGEST_PART) -> str:
    """`text` as a message may quote it: what cannot be seen is named, and of a long one the middle is left out."""
    return shortened(visible(shortened(text, 2 * most)), most)


class PledgebookError(Exception):
    """Base of every error that a command reports in one line instead of a traceback."""


class ProblemsFound(PledgebookError):
    """Raised by `loading` and `build` when records or schemas hold problems; carries them sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")

    def __reduce__(self) -> tuple[type[ProblemsFound], tuple[tuple[Problem, ...]]]:
        return (ProblemsFound, (self.problems,))


def raise_if_any(problems: Iterable[Problem]) -> None:
    """Raises ProblemsFound if there are problems."""
    found = list(problems)
    if found:
        raise ProblemsFound(found)


class SchemaError(PledgebookError):
    """Raised by `schemas` when a file under schemas/ contradicts itself or another."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")


class BuildError(PledgebookError):
    """Raised by `build` and `plugin` when records are sound but the site or package cannot be made."""


def suggest(word: str, known: Sequence[str]) -> str:
    """A remedy naming the nearest known word, or the known words when they are few, or nothing."""
    spelled = word.casefold().replace(" ", "-").replace("_", "-")  # as ids and values are
    near = [each for each in (word, spelled) for each in difflib.get_close_matches(each, known, n=1, cutoff=LIKENESS)]
    if near:
        return f"did you mean '{near[0]}'?"
    if 0 < len(known) <= FEW:
        return "one of: " + ", ".join(known)
    return ""
