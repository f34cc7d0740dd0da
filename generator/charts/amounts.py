"""Positions on the ladder by what they amount to, as several charts show them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.derive.position import ProjectPosition


def by_amount(positions: Iterable[ProjectPosition]) -> list[ProjectPosition]:
    """Positions with an amount, greatest first; of one amount, by the project's identifier."""
    with_amount = [position for position in positions if position.most is not None]
    return sorted(with_amount, key=_greatest_first)


def _greatest_first(position: ProjectPosition) -> tuple[Decimal, str]:
    return -(position.most or Decimal(0)), str(position.project.id)
