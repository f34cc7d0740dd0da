"""Hostile text is refused wherever it enters, at its place and by name; sound text, however odd, passes whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import Problem, one_line
from generator.records import read_records, read_yaml
from generator.text_rule import faults, is_plain, is_sound, says_something, skeleton, visible
from tests.unit.example_repo import add
from tests.unit.hostile_text import HOSTILE_CHARACTERS, HOSTILE_TEXTS, SOUND_TEXTS

CHARACTERS = [(char, what, remedy) for char, (what, remedy) in HOSTILE_CHARACTERS.items()]
NAMES = [f"U+{ord(char):04X}" for char in HOSTILE_CHARACTERS]


def said(folder: Path, text: str) -> list[str]:
    """What is said of a file that holds `text`."""
    path = folder / "one.yaml"
    path.write_bytes(text.encode("utf-8"))
    return [str(problem) for problem in read_yaml(path, "one.yaml")[3]]


def is_unseen(char: str) -> bool:
    return any(fault.unseen for fault in faults(f" {char} "))


def value_of(folder: Path, text: str) -> object:
    path = folder / "one.yaml"
    path.write_bytes(text.encode("utf-8"))
    value, _, _, problems = read_yaml(path, "one.yaml")
    assert problems == []
    return value


@pytest.mark.parametrize("quote", ["'", '"', "plain"])
@pytest.mark.parametrize(("char", "what", "remedy"), CHARACTERS, ids=NAMES)
def test_a_hostile_character_is_named_at_its_place_in_a_value(
    tmp_path: Path, char: str, what: str, remedy: str, quote: str
) -> None:
    mark = "" if quote == "plain" else quote
    (message,) = said(tmp_path, f"# one\na: {mark}x {char} y{mark}\n")
    place, told = f"one.yaml:2:{6 + len(mark)}: ", f"must not hold {what} ({remedy})"
    assert message in (f"{place}a: {told}", f"{place}{told}")  # without the key where YAML cannot be read


@pytest.mark.parametrize(("char", "what", "remedy"), CHARACTERS, ids=NAMES)
def test_a_hostile_character_is_named_in_a_remark_a_key_and_a_block(
    tmp_path: Path, char: str, what: str, remedy: str
) -> None:
    assert said(tmp_path, f"a: 1\n# x {char} y\n") == [f"one.yaml:2:5: must not hold {what} ({remedy})"]
    (in_key,) = said(tmp_path, f"a: 1\n'b {char} c': 2\n")
    assert in_key.startswith("one.yaml:2:4: ") and in_key.endswith(f"must not hold {what} ({remedy})")
    in_block = said(tmp_path, f"a: |-\n  x\n  x {char} y\n")
    assert len(in_block) == 1 and in_block[0].startswith("one.yaml:3:5: ") and what in in_block[0]
    assert not is_unseen(char) or all(char not in message for message in (in_key, *in_block))


@pytest.mark.parametrize(("char", "what", "remedy"), CHARACTERS, ids=NAMES)
def test_a_hostile_character_is_named_that_comes_in_by_an_escape(
    tmp_path: Path, char: str, what: str, remedy: str
) -> None:
    assert said(tmp_path, f'a: 1\nb: "x \\U{ord(char):08X} y"\n') == [
        f"one.yaml:2:4: b: must be words that can be seen, not hold {what} ({remedy})"
    ]


@pytest.mark.parametrize(
    ("char", "what"), [(char, what) for char, what, _ in CHARACTERS if char != "\0"], ids=NAMES[1:]
)
def test_a_hostile_character_is_named_in_the_name_of_a_file(tmp_path: Path, char: str, what: str) -> None:
    add(f"notes/x {char} y.yaml", "a: 1\n")(tmp_path / "data")
    messages = [str(problem) for problem in read_records(tmp_path / "data", ("notes",)).problems]
    assert len(messages) == 1 and f"must have a name without {what}" in messages[0]
    assert not is_unseen(char) or char not in messages[0]


@pytest.mark.parametrize(("text", "what"), HOSTILE_TEXTS.items())
def test_hostile_text_is_refused_with_its_reason(tmp_path: Path, text: str, what: str) -> None:
    messages = said(tmp_path, f"a: 1\nb: '{text}'\n")
    assert messages and all(message.startswith("one.yaml:2:") for message in messages)
    assert any(f": b: must not hold {what} (" in message for message in messages)


@pytest.mark.parametrize("text", SOUND_TEXTS)
def test_sound_text_passes_whole(tmp_path: Path, text: str) -> None:
    assert list(faults(text)) == []
    assert visible(text) == one_line(text) == text
    quoted = "'" + text.replace("'", "''") + "'"
    assert value_of(tmp_path, f"# {text}\na: {quoted}\n") == {"a": text}
    escaped = "".join(f"\\U{ord(char):08X}" for char in text)
    assert value_of(tmp_path, f'a: "{escaped}"\n') == {"a": text}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: ' x'\n", "1:4"),
        ("a: 'x '\n", "1:4"),
        ('a: "x\\n"\n', "1:4"),
        ("a: 'x　'\n", "1:4"),
        ("a: x　\n", "1:4"),
        ("a: |\n  x\n", "1:4"),
        ("a: >\n  x\n", "1:4"),
    ],
)
def test_blanks_and_line_ends_at_the_ends_of_a_text_are_refused(tmp_path: Path, text: str, place: str) -> None:
    (message,) = said(tmp_path, text)
    assert message.startswith(f"one.yaml:{place}: a: must not begin or end with a blank or a line end (")


@pytest.mark.parametrize(
    "text", ["a: x\n", "a: |-\n  x\n", "a: >-\n  x\n", "a: 'x　y'\n", "a: x\r\nb: z\r\n", "\ufeffa: x\n"]
)
def test_text_without_them_passes_and_so_do_files_of_windows(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "lost", "near"),
    [
        ("a: Wind farm #2 (PR #14)\n", "#2 (PR #14)", "a: Wind farm # two\n"),
        ("a: [x #1, y]\n]\n", "#1, y]", "a: [x, y] # ok\n"),
        ("- a: b #c\n", "#c", "- a: b#c\n"),
    ],
)
def test_words_that_yaml_would_take_for_a_remark_are_refused(tmp_path: Path, text: str, lost: str, near: str) -> None:
    messages = said(tmp_path, text)
    assert any(f"must be in quotes, YAML takes '{lost}' for a remark" in message for message in messages)
    assert not any("remark" in message for message in said(tmp_path, near))


def test_every_character_that_is_plain_at_first_sight_is_sound() -> None:
    plain = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and is_plain(chr(code))]
    assert [char for char in plain if not char.isprintable() and char not in "\n\u3000"] == []
    assert len(plain) > 40_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ACME", "АСМЕ"),
        ("Acme", "ＡＣＭＥ"),
        ("Apple", "Αpple"),
        ("Oil Co", "0il Co"),
        ("AI Power", "Al Power"),
        ("Norland", "Nor1and"),
        ("scope", "ѕсоре"),
        ("Acme", "ᴀᴄᴍᴇ"),
        ("ACE", "ᎪᏟᎬ"),
        ("ACE", "ꓮꓚꓰ"),
        ("WIND FARM", "Wind  farm"),
        ("MICRON", "Micron"),
        ("カーボン", "力一ボン"),
        ("ヘリ", "へり"),
        ("Wind-farm", "Wind\u2010farm"),
        ("\u0915\u094d\u0937", "\u0915\u094d\u200d\u0937"),
    ],
)
def test_names_that_read_the_same_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Phase 1", "Phase 2"), ("Ohio", "Ohia"), ("か", "が"), ("Hub 10", "Hub 11")]
)
def test_names_that_read_differently_have_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(("text", "does"), [("...", False), ("・・・", False), ("—", False), ("x", True), ("5", True)])
def test_signs_alone_say_nothing(text: str, does: bool) -> None:
    assert says_something(text) is does


PARTS = {"marks": "\u0301\u0327", "letters": "а", "joiners": "а\u200d", "wrong": "Ã©", "NFD": "e\u0301", "tabs": "\t"}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_long_hostile_text_ends_soon_with_a_hundred_faults_at_most(part: str) -> None:
    text = part * 100_000
    assert len(list(faults(text))) <= 100
    assert len(one_line(text)) <= 240


@given(st.text(max_size=30))
@settings(max_examples=300)
def test_whatever_is_written_a_message_is_one_short_line_that_can_be_printed(text: str) -> None:
    message = str(Problem(text, 1, 1, text, f"must be x, not '{text}'", text))
    assert "\n" not in message and len(message.splitlines()) == 1 and len(message) < 2500
    assert list(faults(visible(text), line_ends=False)) == [] or all(
        not fault.unseen for fault in faults(visible(text), line_ends=False)
    )


def test_a_message_of_a_huge_key_is_short(tmp_path: Path) -> None:
    (message,) = said(tmp_path, f"a: 1\n'{'k' * 1000}': 2\n")
    assert message.startswith("one.yaml:2:1: kkk") and len(message) < 500 and "…" in message


def test_no_line_of_a_message_is_written_by_its_input(tmp_path: Path) -> None:
    messages = said(tmp_path, 'a: 1\n"::error file=x::y\\n::error": 2\n')
    assert len(messages) == 1 and messages[0].startswith("one.yaml:2:1: ") and "\n" not in messages[0]
    assert "<U+000A LINE FEED>" in messages[0]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_refused_with_its_place_or_comes_back_whole(tmp_path: Path, text: str) -> None:
    path = tmp_path / "one.yaml"
    path.write_bytes(("a: '" + text.replace("'", "''") + "'\n").encode())
    value, _, _, problems = read_yaml(path, "one.yaml")
    if problems:
        assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)
    elif "\n" not in text:
        assert value == {"a": text} and is_sound(text)
