"""Checks on a Catalogue: rows by their schemas, references, and rules between records."""

from __future__ import annotations

from generator.checks.references import check_references
from generator.checks.rules import RULES, check_rules
from generator.checks.table_rows import check_table_rows
from generator.errors import Problem
from generator.model import Catalogue

__all__ = ["RULES", "check_catalogue"]


def check_catalogue(
    catalogue: Catalogue, unread: frozenset[tuple[str, str]] = frozenset(), *, broken: bool = False
) -> list[Problem]:
    """Every problem of a catalogue. Rules are only asked once rows and references are sound.

    `unread` names records (kind, id) that exist but could not be read, so that references to them are not blamed;
    `broken` says that reading found problems, so that rules would only repeat them.
    """
    problems = [*check_table_rows(catalogue), *check_references(catalogue, unread)]
    return problems if problems or broken else list(check_rules(catalogue))
