"""What was read of the records while a page was drawn, which is what the page depends on.

A page reads records, and asks questions whose answers depend on other records: what refers to it, which claim is its
headline. Catalogue, references and site note both here; while nobody records, that costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

EVERYTHING = "everything"  # what a page asks that rests on nearly all records
Question = tuple[str, ...]  # what is asked, and of what; a record is the question ("record", kind, id)


class Reads:
    """Notes what is read, for as long as somebody records."""

    def __init__(self) -> None:
        self._rows: set[Any] | None = None
        self._questions: set[Question] = set()

    @property
    def recording(self) -> bool:
        """Whether anybody wants to know."""
        return self._rows is not None

    def row(self, row: Any) -> None:
        """Notes that a row was read, which is to read its record."""
        if self._rows is not None:
            self._rows.add(row.owner)

    def rows(self, rows: Iterable[Any]) -> None:
        """Notes that several rows were read."""
        if self._rows is not None:
            self._rows.update([row.owner for row in rows])

    def question(self, *question: str) -> None:
        """Notes that a question was asked."""
        if self._rows is not None:
            self._questions.add(question)

    def again(self, noted: Noted) -> None:
        """Notes what was noted before, for something that is drawn once and shown again."""
        if self._rows is not None:
            self._rows |= noted.rows
            self._questions |= noted.questions

    @contextmanager
    def record(self) -> Iterator[Noted]:
        """Gives what is read in the body, when it is over. Bodies may stand within each other."""
        outer_rows, outer_questions = self._rows, self._questions
        noted = Noted()
        self._rows, self._questions = noted.rows, noted.questions
        try:
            yield noted
        finally:
            self._rows, self._questions = outer_rows, outer_questions
            self.again(noted)


class Noted:
    """Rows of records and questions that were noted."""

    def __init__(self) -> None:
        self.rows: set[Any] = set()
        self.questions: set[Question] = set()

    @property
    def all_questions(self) -> set[Question]:
        """The records too, as questions."""
        records: set[Question] = {("record", row.schema.name, row.id) for row in self.rows}
        return records | self.questions
