"""Cards: the words on them, that they fit, and that every letter of them is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from generator.colours import read_colours
from generator.errors import BuildError
from generator.images.character_map import read_letters
from generator.images.social_card import LEFT, RIGHT, SIZE, Card, CardPrinter, card_of, fit
from generator.images.typeface import BOLD, REGULAR, Typeface
from tests.unit.example_charts import example_context, example_paths

COLOURS = read_colours(example_paths().styles)
FONTS = example_paths().fonts
TYPEFACE = Typeface(FONTS, BOLD, 32)
JAPANESE = "日米間の投資イニシアティブ「第一弾」、ガスタービン発電・髙島屋"
OVERHANG = 4  # by how many dots a letter's outline may stand out of its own width


def card(table: str, id_: str, can_draw: Callable[[str], bool] = TYPEFACE.has) -> Card:
    context = example_context()
    statuses = [status for status in context.derived.project_status if (table, id_) == ("projects", status.project.id)]
    return card_of(context.local, context.catalogue.get(table, id_), can_draw, statuses)


@pytest.fixture(scope="module")
def printer() -> CardPrinter:
    return CardPrinter(COLOURS, FONTS)


def drawn(printer: CardPrinter, card: Card) -> Image.Image:
    image = Image.open(BytesIO(printer.render(card)))
    image.load()  # raises where a checksum is wrong
    return image


def inked_columns(image: Image.Image) -> tuple[int, int]:
    """The first and the last column with text."""
    box = image.point([number > 1 for number in range(256)]).getbbox()
    assert box
    return box[0], box[2] - 1


def test_the_figure_of_a_vehicle_is_what_was_promised() -> None:
    context = example_context()
    vehicle = context.catalogue.first_vehicle
    assert card_of(context.local, vehicle, TYPEFACE.has, promised="up to US$9 bn").figure == "up to US$9 bn promised"


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


def test_where_letters_are_missing_the_publisher_the_identifier_or_the_kind_stands_in() -> None:
    context = example_context()
    source = context.catalogue.tables["sources"][0]
    name, publisher = context.local.name(source), str(source.publisher)
    assert card("sources", source.id).title == name
    assert card("sources", source.id, lambda text: text != name).title == publisher
    assert card("sources", source.id, lambda text: text not in (name, publisher)).title == source.id
    memo = context.local.name_of("agreements", "memo")
    assert card("terms", "memo-total", lambda text: text != memo).kicker == context.local.messages("terms.title")


@pytest.mark.parametrize("text", ["Big dam 🏗", "𰻞𰻞麺", "قناة", "a\u200bb"])
def test_an_emoji_a_rare_kanji_or_another_script_cannot_be_drawn(printer: CardPrinter, text: str) -> None:
    assert not printer.can_draw(text)


@pytest.mark.parametrize("text", ["Batch one – US$9 bn", "Fiancé, Škoda, Kraków, Ελλάδα, Київ", "Cafe\u0301", JAPANESE])
def test_latin_greek_cyrillic_and_japanese_can_be_drawn(printer: CardPrinter, text: str) -> None:
    assert printer.can_draw(text)


def test_letters_that_cannot_be_drawn_leave_no_boxes(printer: CardPrinter) -> None:
    whole = replace(card("projects", "big-dam"), title="Big dam")
    assert drawn(printer, replace(whole, title="Big 🏗dam𰻞")).tobytes() == drawn(printer, whole).tobytes()
    assert (
        drawn(printer, replace(whole, title="Cafe\u0301")).tobytes()
        == drawn(printer, replace(whole, title="Café")).tobytes()
    )


@pytest.mark.parametrize("name", [*REGULAR, *BOLD])
def test_the_letters_of_a_font_are_those_that_it_draws(name: str) -> None:
    """Asked of FreeType, which draws all others as the same box."""
    font = ImageFont.truetype(FONTS / name, 20, layout_engine=ImageFont.Layout.BASIC)
    box = bytes(font.getmask("\uffff"))
    letters = read_letters((FONTS / name).read_bytes())
    assert [letter for letter in letters if bytes(font.getmask(letter)) == box] == []
    others = set(map(chr, (*range(0x20, 0x3400), *range(0xF900, 0x10000)))) - letters
    assert {bytes(font.getmask(letter)) for letter in others} == {box}


def test_both_weights_have_the_same_letters() -> None:
    for regular, bold in zip(REGULAR, BOLD, strict=True):
        assert read_letters((FONTS / regular).read_bytes()) == read_letters((FONTS / bold).read_bytes())


def test_every_letter_of_a_japanese_title_is_drawn(printer: CardPrinter) -> None:
    blank = replace(card("projects", "big-dam"), title="")
    pictures = {drawn(printer, replace(blank, title=letter)).tobytes() for letter in set(JAPANESE)}
    assert len(pictures) == len(set(JAPANESE)) and drawn(printer, blank).tobytes() not in pictures


def test_a_title_that_is_too_long_ends_in_an_ellipsis() -> None:
    lines = fit(TYPEFACE, "Extraordinarily long names of memoranda, " * 9, 4)
    assert len(lines) == 4 and lines[-1].endswith(" …") and "," not in lines[-1][-4:]
    assert fit(TYPEFACE, "Big dam", 4) == ("Big dam",)


@pytest.mark.parametrize("text", ["W" * 200, "長" * 300, "no end of words " * 40, JAPANESE * 9, "j" * 999])
def test_no_text_is_wider_than_the_room_for_it(printer: CardPrinter, text: str) -> None:
    assert max(map(TYPEFACE.width, fit(TYPEFACE, text, 4))) <= RIGHT - LEFT
    first, last = inked_columns(drawn(printer, Card(kicker=text, title=text, figure=text, foot=text)))
    assert first >= LEFT - OVERHANG and last <= RIGHT + OVERHANG


def test_the_card_of_every_record_has_its_size_its_text_inside_and_the_same_bytes_again(printer: CardPrinter) -> None:
    context = example_context()
    again = CardPrinter(COLOURS, FONTS)
    for kind in context.catalogue.schemas.kinds:
        for record in context.catalogue.tables[kind]:
            its_card = card(kind, record.id)
            image = drawn(printer, its_card)
            assert image.size == SIZE == (600, 315)
            first, last = inked_columns(image)
            assert first >= LEFT - OVERHANG and last <= RIGHT + OVERHANG
            assert printer.render(its_card) == again.render(its_card)


def test_a_font_that_is_missing_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=BOLD[0]):
        Typeface(tmp_path, BOLD, 64)


def test_a_font_without_the_wanted_character_map_is_refused() -> None:
    with pytest.raises(ValueError, match="format 12"):
        read_letters(bytes(4) + b"\0\1" + bytes(6) + b"cmap" + bytes(40))
