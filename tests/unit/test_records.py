"""Reading YAML: what is taken as it stands, what is refused and where, and what near it is taken after all."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.records import Mark, read_carefully, read_records, read_yaml
from tests.unit.example_repo import EXAMPLE, ROOT, Edit, add

KINDS = ("notes", "sources")
QUOTES = "mind indents, colons and quotes"
KIND_LIST = "one of: notes, sources"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def read(data: Path, *edits: Edit) -> tuple[dict[str, Any], list[str]]:
    """Values by id, and the messages."""
    for edit in edits:
        edit(data)
    found = read_records(data, KINDS)
    return {one.id: one.value for one in found.records}, [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Big dam", "Big dam"),
        ("'NO'", "NO"),
        ('"0123"', "0123"),
        ("12", 12),
        ("-12", -12),
        ("0", 0),
        ("9.30", Decimal("9.30")),
        ("-0.5", Decimal("-0.5")),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("''", ""),
        ("2030-02-30", "2030-02-30"),
        ("2030-02", "2030-02"),
        ("1.2.3", "1.2.3"),
        ("1,000", "1,000"),
        ("NYSE:ACME", "NYSE:ACME"),
        ("覚書 # remark", "覚書"),
        (">-\n  two\n  lines", "two lines"),
        ("|-\n  two\n  lines", "two\nlines"),
        ("[1, x]", [1, "x"]),
        ("\n  - b: 1\n  - b: 2", [{"b": 1}, {"b": 2}]),
    ],
)
def test_a_scalar_is_read_as_every_reader_of_yaml_reads_it(data: Path, text: str, value: object) -> None:
    values, messages = read(data, add("notes/one.yaml", f"a: {text}\n"))
    assert messages == []
    assert values == {"one": {"a": value}}
    assert type(values["one"]["a"]) is type(value)


TRAPS = [  # what stands in the file, and a near miss with its value
    ("NO", "Norway", "Norway"),
    ("NO", "'NO'", "NO"),
    ("yes", "'yes'", "yes"),
    ("off", "offshore", "offshore"),
    ("y", "'y'", "y"),
    ("True", "true", True),
    ("NULL", "null", None),
    ("0123", '"0123"', "0123"),
    ("0123", "123", 123),
    ("-0123", "-123", -123),
    ("08", '"08"', "08"),
    ("0089", "89", 89),
    ("0123.5", "123.5", Decimal("123.5")),
    ("12:30", "'12:30'", "12:30"),
    ("12:30:10", "at 12:30:10", "at 12:30:10"),
    ("1_000", "1000", 1000),
    ("1_000.5", "1000.5", Decimal("1000.5")),
    ("1e3", "1000", 1000),
    ("1.5e-3", "0.0015", Decimal("0.0015")),
    (".5e3", "500", 500),
    ("0x1F", "'0x1F'", "0x1F"),
    ("0o17", "15", 15),
    ("0b11", "3", 3),
    ("+5", "5", 5),
    (".5", "0.5", Decimal("0.5")),
    ("-.5", "-0.5", Decimal("-0.5")),
    ("5.", "5", 5),
    (".inf", "'.inf'", ".inf"),
    ("-.INF", "infinite", "infinite"),
    (".nan", "nan", "nan"),
    ("-0", "0", 0),
    ("-0.0", "0.0", Decimal("0.0")),
    ("2030-01-01 10:00:00", "2030-01-01", "2030-01-01"),
    ("7" * 50, f"'{'7' * 50}'", "7" * 50),  # more than a computer's integer holds
]


@pytest.mark.parametrize(("trap", "near", "value"), TRAPS)
def test_what_readers_of_yaml_disagree_about_is_refused_and_its_near_miss_is_not(
    data: Path,
    trap: str,
    near: str,
    value: object,
) -> None:
    values, messages = read(data, add("notes/one.yaml", f"b:\n  - a: {trap}\n"), add("notes/two.yaml", f"a: {near}\n"))
    assert messages == [
        f"data/notes/one.yaml:2:8: b[1].a: must be quoted or rewritten, other readers take {trap} for another value "
        f"(write '{trap}' in quotes if it is text, or the plain number or true/false)"
    ]
    assert values["two"] == {"a": value}


EMPTY = "1:1: must hold a record, the file is empty (delete it or fill it in)"
NO_RECORD = "1:1: must be a record of keys and values (start with 'name: ...')"
FILES = {  # the content, its message, and a near miss that is taken
    "a key that stands twice": (
        "a: 1\nb: 2\na: 3\n",
        "3:1: a: must stand once, it stands on line 1 already (keep one of the two)",
        "a: 1\nb: {a: 3}\n",
    ),
    "a key that stands twice in an item": (
        "a:\n  - b: 1\n    b: 2\n",
        "3:5: a[1].b: must stand once, it stands on line 2 already (keep one of the two)",
        "a:\n  - b: 1\n  - b: 2\n",
    ),
    "a key that is no name": ("2nd: x\n", "1:1: 2nd: must be a plain key, not '2nd' (rename it)", "second: x\n"),
    "a key in another script": (
        "a:\n  名: x\n",
        "2:3: a.名: must be a plain key, not '名' (rename it)",
        "a:\n  name_ja: 名\n",
    ),
    "a list for a key": ("? [a]\n: b\n", "1:3: must be a plain key, not '' (rename it)", '"a": b\n'),
    "a merge key": (
        "a: {b: 1}\n<<: {c: 2}\n",
        "2:1: <<: must be a plain key, not '<<' (rename it)",
        "a: {b: 1}\nmore: {c: 2}\n",
    ),
    "a list that holds itself": (
        "a: &x [*x]\n",
        "1:4: must not hold an anchor ('&x') (take it out)",
        "a: [x]\n",
    ),
    "a tab for an indent": (
        "a:\n\tb: 1\n",
        "2:1: must not hold a tab (U+0009) (type blanks)",
        "a:\n  b: 1\n",
    ),
    "a colon in a text": (
        "a: b: c\n",
        f"1:5: must be YAML: mapping values are not allowed in this context ({QUOTES})",
        "a: 'b: c'\n",
    ),
    "a sign YAML keeps for itself": (
        "a: @b\n",
        f"1:4: must be YAML: found character that cannot start any token ({QUOTES})",
        "a: '@b'\n",
    ),
    "a quote left open": ("a: 'b\n", f"2:1: must be YAML: found unexpected end of stream ({QUOTES})", "a: b'\n"),
    "two documents in one file": (
        "a: 1\n---\nb: 2\n",
        f"2:1: must be YAML: but found another document ({QUOTES})",
        "---\na: 1\n",
    ),
    "a control character": (
        "a: \x07\n",
        "1:4: must not hold a control character (U+0007 BELL) (take it out)",
        "a: '.'\n",
    ),
    "another encoding than UTF-8": (
        "a: é\n".encode("latin-1"),
        "1:4: must be UTF-8 text, this byte is not (save the file as UTF-8)",
        "\ufeffa: é\n",
    ),
    "an empty file": ("", EMPTY, "a: ''\n"),
    "nothing but a comment": ("# later\n", EMPTY, "# now\na: 1\n"),
    "a document that is empty": ("---\n", NO_RECORD, "---\na: 1\n"),
    "a list instead of keys": ("- a: 1\n", NO_RECORD, "a: [1]\n"),
    "a text instead of keys": ("text\n", NO_RECORD, "text:\n"),
}


@pytest.mark.parametrize(("content", "expected", "near"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_record_is_refused_at_its_place_and_its_near_miss_is_not(
    data: Path,
    content: str | bytes,
    expected: str,
    near: str,
) -> None:
    _, messages = read(data, add("notes/one.yaml", content), add("notes/two.yaml", near))
    assert messages == [f"data/notes/one.yaml:{expected}"]


@pytest.mark.parametrize(
    ("bad", "expected", "near"),
    [
        ("notes/one.yml", "must end in '.yaml', not in '.yml' (rename the file)", "notes/one.yaml"),
        ("notes/one.YAML", "must end in '.yaml', not in '.YAML' (rename the file)", "notes/one.yaml"),
        ("notes/README", "must end in '.yaml', not in '' (rename the file)", "notes/README.yaml"),
        ("note/one.yaml", f"must stand in a folder named for a kind, not in 'note/' ({KIND_LIST})", "notes/one.yaml"),
        ("one.yaml", f"must stand in a folder named for a kind, not in 'data/' ({KIND_LIST})", "sources/one.yaml"),
        (
            "notes/old/one.yaml",
            f"must stand in a folder named for a kind, not in 'old/' ({KIND_LIST})",
            "notes/old.yaml",
        ),
        (
            "notes/old.yaml/one.yaml",
            f"must stand in a folder named for a kind, not in 'old.yaml/' ({KIND_LIST})",
            "notes/one.yaml",
        ),
    ],
)
def test_a_file_that_no_kind_would_read_is_not_passed_over(tmp_path: Path, bad: str, expected: str, near: str) -> None:
    assert read(tmp_path / "bad" / "data", add(bad, "a: 1\n")) == ({}, [f"data/{bad}:1:1: {expected}"])
    assert read(tmp_path / "good" / "data", add(near, "a: 1\n"))[1] == []


def test_hidden_files_are_no_records_and_are_named(data: Path) -> None:
    read(data, add("notes/one.yaml", "a: 1\n"), add("notes/._one.yaml", b"\x00\x05\x16\x07"))
    (data / "notes" / ".#one.yaml").symlink_to("somebody@somewhere.1234")
    add("notes/.old/two.yaml", "a: 1\n")(data)
    values, messages = read(data)
    assert values == {"one": {"a": 1}}
    said = "1:1: warning: is hidden, and so it is not read (rename it if it is a record)"
    assert messages == [f"data/notes/{name}:{said}" for name in (".#one.yaml", "._one.yaml", ".old")]


def test_records_come_in_order_of_kind_and_id_and_the_unread_are_named(data: Path) -> None:
    for file, text in (("sources/b", "t: 1"), ("notes/z", "t: 2"), ("notes/a", "t: 3"), ("notes/c", "t: [")):
        add(f"{file}.yaml", text)(data)
    found = read_records(data, KINDS)
    assert [(one.kind, one.id, one.path) for one in found.records] == [
        ("notes", "a", "data/notes/a.yaml"),
        ("notes", "z", "data/notes/z.yaml"),
        ("sources", "b", "data/sources/b.yaml"),
    ]
    assert found.unread == {("notes", "c")}


def test_every_key_and_value_keeps_its_place(data: Path) -> None:
    add("notes/one.yaml", "# a remark\na: x\nlist:\n  - b: 'y'\n    c:\n  - [z]\n")(data)
    (found,) = read_records(data, KINDS).records
    assert found.key_marks == {
        ("a",): Mark(2, 1),
        ("list",): Mark(3, 1),
        ("list", 0, "b"): Mark(4, 5),
        ("list", 0, "c"): Mark(5, 5),
    }
    assert found.value_marks == {
        (): Mark(2, 1),
        ("a",): Mark(2, 4),
        ("list",): Mark(4, 3),
        ("list", 0): Mark(4, 5),
        ("list", 1): Mark(6, 5),
        ("list", 0, "b"): Mark(4, 8),
        ("list", 0, "c"): Mark(5, 7),
        ("list", 1, 0): Mark(6, 6),
    }


@pytest.mark.parametrize(
    ("content", "place", "found"),
    [
        ('a: "b\\0c"\n', "1:4", "a control character (U+0000 NULL)"),
        ('a:\n- "\\x7F"\n', "2:3", "a control character (U+007F DELETE)"),
        ("a: ' '\n", "1:4", "blanks alone"),
    ],
)
def test_words_that_cannot_be_seen_are_refused(data: Path, content: str, place: str, found: str) -> None:
    _, messages = read(data, add("notes/one.yaml", content))
    assert len(messages) == 1 and messages[0].startswith(f"data/notes/one.yaml:{place}: ") and found in messages[0]


def test_what_nests_without_end_is_refused(data: Path) -> None:
    _, messages = read(data, add("notes/one.yaml", "a: " + "[" * 3000 + "]" * 3000))
    assert len(messages) == 1 and "must not nest so deeply" in messages[0]


def test_links_that_lead_nowhere_or_to_folders_are_not_passed_over(data: Path, tmp_path: Path) -> None:
    (data / "notes").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (data / "notes" / "ghost.yaml").symlink_to(tmp_path / "nothing.yaml")
    (data / "linked").symlink_to(tmp_path / "elsewhere")
    _, messages = read(data, add("notes/one.yaml", "a: 1\n"))
    assert [message.split(":")[0] for message in messages] == ["data/linked", "data/notes/ghost.yaml"]
    assert all("must be a file of its own, not a link" in message for message in messages)


ODD_SCALARS = [
    *(str(trap) for case in TRAPS for trap in (case[:2] if isinstance(case, tuple) else case.values[:2])),
    *(
        "",
        "~",
        "''",
        "' '",
        '"\\t"',
        '"\\x07"',
        '"a\\nb"',
        "　",
        "x\ty",
        "=",
        "<<",
        "nullable",
        "Null",
        "falsely",
        "on",
        "Offs",
    ),
    *("2030-02", "2030-02-30", "2030-2-3", "12 km", "-", "- x", "-x", "1-2", "+", ".", "..", "1.2.3", "1.", "0.", "00"),
    *(
        "? x",
        "[a, b]",
        "[a, [NO]]",
        "{a: b}",
        "{a: b, a: c}",
        "&x y",
        "*x",
        "!!str 12",
        "! 12",
        "!x y",
        "|",
        ">-",
        "% x",
    ),
    *("a: b", "a #b", "a#b", "'a", '"a', "@a", "`a", "y", "n", "yes", "no:", "1:2", "1:30", "é", "\x85", "\ufeff"),
]
PIECES = st.sampled_from(
    ["  ", "- ", "a: ", "b: ", "a:\n", "? ", "\n", "\n", "\n  ", "---\n", "...\n", "# x\n", *ODD_SCALARS]
)
ODD_TEXTS = st.lists(PIECES, max_size=8).map("".join) | st.text("ab:-#&*!|>%@?~01.yn '\"[]{},\\\t\n　", max_size=20)


def test_the_words_that_the_quick_reader_looks_at_twice_are_those_that_yaml_resolves() -> None:
    first = {char for char in yaml.resolver.Resolver.yaml_implicit_resolvers if char} - set("\0!&*")  # which begin none
    assert first - set("-+.0123456789<=~yYnNtTfFoO") == set()


@pytest.mark.parametrize("scalar", ODD_SCALARS)
def test_both_readers_give_the_same_of_an_odd_scalar(tmp_path: Path, scalar: str) -> None:
    for text in (f"a: {scalar}\n", f"- {scalar}\n", f"a:\n- b: {scalar}\n  c: 1\n", f"{scalar}: 1\n", f"[{scalar}]"):
        assert_both_readers_agree(tmp_path, text)


@given(ODD_TEXTS)
@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_readers_give_the_same_of_an_odd_text(tmp_path: Path, text: str) -> None:
    assert_both_readers_agree(tmp_path, text)


def test_both_readers_give_the_same_of_every_record_of_the_miniature_and_every_schema(tmp_path: Path) -> None:
    files = [*EXAMPLE.rglob("*.yaml"), *(ROOT / "schemas").glob("*.yaml")]
    for path in files:
        assert_both_readers_agree(tmp_path, path.read_text(encoding="utf-8"))


def assert_both_readers_agree(folder: Path, text: str) -> None:
    path = folder / "one.yaml"
    path.write_bytes(text.encode())
    same = text.removeprefix("\ufeff").replace("\r\n", "\n")  # as it is read
    quick, careful = read_yaml(path, "one.yaml"), read_carefully(same, "one.yaml")
    assert repr(quick[0]) == repr(careful[0])  # by type too
    assert [dict(marks) for marks in quick[1:3]] == [dict(marks) for marks in careful[1:3]]
    assert quick[3] == careful[3]
