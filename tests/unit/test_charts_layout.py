"""Breaking text into lines by its width, for charts."""

from __future__ import annotations

from generator.charts.labelled_rows import LabelledRows
from generator.images.text_layout import text_width, wrap


def test_lines_break_between_words_or_beside_wide_letters() -> None:
    assert wrap("one two three", text_width("one two", 14), 14) == ["one two", "three"]
    assert wrap("第一弾、第二弾", 14 * 4, 14) == ["第一弾、", "第二弾"]
    assert wrap("", 100, 14) == [""]


def test_a_word_wider_than_the_line_stands_alone() -> None:
    assert wrap("a transformers b", text_width("transform", 14), 14) == ["a", "transformers", "b"]


def test_a_japanese_line_neither_begins_with_a_stop_nor_ends_with_an_opening_bracket() -> None:
    lines = wrap("甲、乙「丙」丁ッ戊ー己", 30, 14)
    assert "".join(lines) == "甲、乙「丙」丁ッ戊ー己" and len(lines) > 3
    assert [line for line in lines if line[0] in "、」ッー" or line[-1] == "「"] == []


def test_widths_are_those_of_the_font_metrics() -> None:
    assert text_width("W", 1000) == 944 and text_width("i", 1000) == 222 and text_width("弾", 1000) == 1000
    assert text_width("W", 1000, bold=True) > text_width("W", 1000)


def test_every_row_has_room_for_the_longest_label() -> None:
    short, long = LabelledRows({"a": "short"}), LabelledRows({"a": "short", "b": "long " * 40})
    assert long.step > short.step and long.height == 2 * long.step
    assert LabelledRows({}).height == LabelledRows({}).step
    assert 0.5 < short.middle < 1
