"""The history of a figure: every statement in order of date, drawn from nothing to the greatest."""

from __future__ import annotations

from generator.pages.context import SiteContext
from generator.pages.figure_history import HEIGHT, WIDTH, FigureHistory
from tests.unit.example_site import example_site


def histories(site: SiteContext, project: str) -> dict[tuple[str, str], FigureHistory]:
    found = site.histories(site.catalogue.get("projects", project))
    return {(history.subject.field, history.subject.basis): history for history in found}


def test_every_statement_stands_in_order_of_date() -> None:
    cost = histories(example_site(), "big-dam")["cost", "project-cost"]
    assert [mark.claim.key for mark in cost.marks] == ["cost-sud", "cost-nor"]


def test_a_figure_with_one_statement_or_in_words_has_no_history() -> None:
    found = histories(example_site(), "big-dam")
    assert ("cost", "scale-of-business") not in found and ("purpose", "") not in found


def test_units_of_one_measure_are_drawn_to_one_scale() -> None:
    capacity = histories(example_site(), "big-dam")["capacity", ""]  # 800-900 MW, then 2 GW
    first, second = capacity.marks
    assert first.is_span and not second.is_span
    assert second.top < first.top < first.bottom < HEIGHT
    foot = HEIGHT - 8
    assert round((foot - first.bottom) / (foot - second.top), 2) == 0.4


def test_marks_run_from_the_first_day_to_the_last() -> None:
    cost = histories(example_site(), "big-dam")["cost", "project-cost"]
    assert (cost.marks[0].x, cost.marks[-1].x) == (8, WIDTH - 8)
