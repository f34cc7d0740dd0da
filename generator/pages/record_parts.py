"""What record pages show beside the record's own fields, as their templates get it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.headline import ClaimSubject, Headline
from generator.model import Row


@dataclass(frozen=True, kw_only=True)
class ClaimGroup:
    """Claims of one record on one subject, with the headline that the rule chooses, if it may choose one."""

    subject: ClaimSubject
    claims: tuple[Row, ...]
    headline: Headline | None

    @property
    def was_chosen(self) -> bool:
        """Whether the rule had anything to choose, or chose a figure."""
        return len(self.claims) > 1 or bool(self.headline and self.headline.figure)

    @property
    def field(self) -> str:
        """What is claimed."""
        return self.subject.field

    @property
    def basis(self) -> str:
        """What the amount is an amount of; empty where it is none."""
        return self.subject.basis


@dataclass(frozen=True, kw_only=True)
class FigureGroup:
    """Headlines in figures of one record on one field and basis, in different measures."""

    field: str
    basis: str | None
    headlines: tuple[Headline, ...]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A field of a record as a page lists it."""

    title: str
    value: str
    is_date: bool


@dataclass(frozen=True, kw_only=True)
class OtherLanguageText:
    """A text in another language than the page's."""

    text: str
    lang: str


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """A scenario of a vehicle worked through: cells of every year under the titles of their columns."""

    row: Row
    columns: tuple[str, ...]
    years: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class RepositoryLinks:
    """Where a record can be edited and an error in it reported."""

    edit: str
    report: str
