"""Cards: the words on them, and that they fit."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator import addresses
from generator.colours import read_colours
from generator.images.social_card import Card, card_of, card_svg, render_cards
from generator.images.text_layout import text_width
from tests.unit.example_charts import example_context, example_paths

COLOURS = read_colours(example_paths().styles)


def card(table: str, id_: str) -> Card:
    context = example_context()
    statuses = {str(status.project.id): status for status in context.derived.project_status}
    return card_of(context.local, statuses, context.catalogue.get(table, id_))


def lines(title: str) -> list[str]:
    svg = card_svg(replace(card("projects", "big-dam"), title=title), COLOURS.light)
    return re.findall(r"<tspan[^>]*>(.*?)</tspan>", svg)


@pytest.mark.parametrize("id_", ["big-dam", "wind-farm", "dam-turbines", "old-wind"])
def test_the_figure_of_a_project_is_the_one_that_the_list_and_the_ladder_count(id_: str) -> None:
    context = example_context()
    (status,) = [status for status in context.derived.project_status if status.project.id == id_]
    figure = card("projects", id_).figure
    assert figure.endswith(context.local.label("stage", status.stage))
    if status.headline:
        assert figure.startswith(context.local.headline(status.headline))
    else:
        assert figure == context.local.label("stage", status.stage)


def test_a_scale_of_business_never_outdoes_the_cost_that_is_counted() -> None:
    """The dam's record has 'up to US$12 bn' of business first, and a project cost later."""
    assert "12" not in card("projects", "big-dam").figure and "9.3" in card("projects", "big-dam").figure


def test_a_card_says_what_kind_of_record_it_is_of_and_whose_book_it_is_from() -> None:
    context = example_context()
    assert card("terms", "memo-total").kicker == context.local.name_of("agreements", "memo")
    assert card("projects", "big-dam").kicker == context.local.messages("projects.title")
    assert "Example book" in card("projects", "big-dam").foot and "30 June 2031" in card("projects", "big-dam").foot
    assert card("rounds", "batch-one").figure == "17 February 2031"


def test_a_title_that_is_too_long_ends_in_an_ellipsis_and_stays_within_the_card() -> None:
    shown = lines("Extraordinarily long names of memoranda, " * 9)
    assert len(shown) == 4 and shown[-1].endswith(" …") and "," not in shown[-1][-4:]
    assert max(text_width(line, 33, bold=True) for line in shown) <= 528
    assert lines("Big dam") == ["Big dam"]


def test_words_like_markup_stay_words() -> None:
    assert "A &lt;b&gt; &amp; c" in card_svg(replace(card("projects", "big-dam"), title="A <b> & c"), COLOURS.light)


def test_every_record_has_a_card_at_its_address(tmp_path: Path) -> None:
    context = example_context()
    statuses = {str(status.project.id): status for status in context.derived.project_status}
    cards = dict(render_cards(context.local, statuses, COLOURS, tmp_path))
    kinds = context.catalogue.schemas.kinds
    records = [record for kind in kinds for record in context.catalogue.tables[kind]]
    assert set(cards) == {addresses.social_card(record) for record in records}
    assert {data[:4] for data in cards.values()} == {b"\x89PNG"}
