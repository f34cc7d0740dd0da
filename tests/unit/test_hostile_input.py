"""What strangers may try is refused with its place, before it costs anything; what only looks so passes."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checks.bounds import places_lie_in_their_region
from generator.cli import FAULT_EXIT_CODE, MOST_SHOWN, main, reported
from generator.maps import read_map
from generator.model import slug
from generator.paths import paths_from
from generator.patterns import fault_of, whole
from generator.records import read_records, read_yaml
from generator.web_addresses import is_public_address
from tests.unit.example_repo import (
    ACME,
    DAM,
    EXAMPLE,
    GAZETTE,
    LAST,
    OLD,
    ROOT,
    TURBINES,
    WIND,
    Edit,
    ExampleRepo,
    add,
    append,
    project,
    swap,
)
from tests.unit.hostile_input import (
    HOSTILE_ADDRESSES,
    HOSTILE_NAMES,
    HOSTILE_YAML,
    PATTERNS_THAT_DO_NOT,
    PATTERNS_THAT_RUN_AWAY,
    SOUND_ADDRESSES,
    SOUND_NAMES,
    SOUND_YAML,
)


def said(folder: Path, content: str | bytes) -> list[str]:
    path = folder / "one.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [str(problem) for problem in read_yaml(path, "one.yaml")[3]]


def said_of_files(data: Path) -> list[str]:
    return [str(problem) for problem in read_records(data, ("notes",)).problems]


@pytest.mark.parametrize("address", HOSTILE_ADDRESSES)
def test_an_address_of_no_public_host_is_none(address: str) -> None:
    assert not is_public_address(address)
    assert not is_public_address(f"{address}\n")


@pytest.mark.parametrize("address", SOUND_ADDRESSES)
def test_a_plain_address_of_a_public_host_is_one(address: str) -> None:
    assert is_public_address(address)
    for bad in (f"{address}\n", f" {address}", f"{address}\u200b", f"{address} ", f'{address}"', f"x{address}"):
        assert not is_public_address(bad)


@pytest.mark.parametrize(("content", "expected"), HOSTILE_YAML.values(), ids=HOSTILE_YAML)
def test_what_yaml_has_and_records_must_not_is_refused_in_one_message(
    tmp_path: Path, content: str, expected: str
) -> None:
    messages = said(tmp_path, content)
    assert [message[: len(expected) + 9] for message in messages[:1]] == [f"one.yaml:{expected}"]
    assert len(messages) == 1 and len(messages[0]) < 600


@pytest.mark.parametrize("content", SOUND_YAML)
def test_what_only_looks_so_passes(tmp_path: Path, content: str) -> None:
    assert said(tmp_path, content) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("name: 大きなダム\n".encode("shift_jis"), "1:7: must be UTF-8 text, this byte is not, it may be Shift-JIS"),
        ("a: b\nname: 大きなダム\n".encode("euc_jp"), "2:7: must be UTF-8 text, this byte is not, it may be EUC-JP"),
        ("name: x\n".encode("utf-16"), "1:1: must be UTF-8 text, this byte is not, it may be UTF-16"),
        (b"a: b\nc: \xe9\n", "2:4: must be UTF-8 text, this byte is not"),
        (b"a: \xed\xa0\x80\n", "1:4: must be UTF-8 text, this byte is not"),
        (b"a: \xc0\xaf\n", "1:4: must be UTF-8 text, this byte is not"),
        (b"a: \xf4\x90\x80\x80\n", "1:4: must be UTF-8 text, this byte is not"),
    ],
)
def test_another_encoding_is_named_at_its_first_byte(tmp_path: Path, content: bytes, expected: str) -> None:
    assert said(tmp_path, content) == [f"one.yaml:{expected} (save the file as UTF-8)"]


def test_a_repeated_key_is_said_once_however_often_it_stands(tmp_path: Path) -> None:
    messages = said(tmp_path, "a: 1\n" + "b: 2\n" * 500 + "c: 3\n" * 500)
    assert [message.split(" (")[0] for message in messages] == [
        "one.yaml:3:1: b: must stand once, it stands on line 2 already",
        "one.yaml:503:1: c: must stand once, it stands on line 502 already",
    ]


@pytest.mark.parametrize(("name", "expected"), HOSTILE_NAMES.items(), ids=ascii)
def test_a_name_that_systems_or_spreadsheets_take_for_something_else_is_refused(
    tmp_path: Path, name: str, expected: str
) -> None:
    add(f"notes/{name}.yaml", "a: 1\n")(tmp_path / "data")
    (message,) = said_of_files(tmp_path / "data")
    assert expected in message and "\n" not in message


@pytest.mark.parametrize("name", SOUND_NAMES)
def test_a_name_that_only_looks_so_passes(tmp_path: Path, name: str) -> None:
    add(f"notes/{name}.yaml", "a: 1\n")(tmp_path / "data")
    assert said_of_files(tmp_path / "data") == []


def fifo(path: Path) -> None:
    os.mkfifo(path)


def plug(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def link_to_a_file(path: Path) -> None:
    (path.parents[2] / "secret.yaml").write_text("a: 1\n", encoding="utf-8")
    path.symlink_to(path.parents[2] / "secret.yaml")


def link_within(path: Path) -> None:
    path.symlink_to(path.parent / "one.yaml")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (fifo, "must be a plain file, not a pipe"),
        (plug, "must be a plain file, not a socket"),
        (link_to_a_file, "must be a file of its own, not a link"),
        (link_within, "must be a file of its own, not a link"),
        (link_to_itself, "must be a file of its own, not a link"),
        (link_to_a_device, "must be a file of its own, not a link"),
        (Path.mkdir, "must be a file, not a folder"),
    ],
)
@pytest.mark.parametrize("name", ["two.yaml", "two", ".two.yaml"])
def test_what_is_no_plain_file_is_named_and_not_read(
    tmp_path: Path, make: Callable[[Path], None], expected: str, name: str
) -> None:
    data = tmp_path / "data"
    add("notes/one.yaml", "a: 1\n")(data)
    make(data / "notes" / name)
    read = read_records(data, ("notes",))
    assert [record.id for record in read.records] == ["one"]
    expected = "warning: is hidden, and so it is not read" if name.startswith(".") else expected
    assert [expected in str(problem) for problem in read.problems] == [True]


def test_a_link_in_place_of_a_kinds_folder_is_named_and_not_followed(tmp_path: Path) -> None:
    add("elsewhere/one.yaml", "a: 1\n")(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "notes").symlink_to(tmp_path / "elsewhere")
    read = read_records(tmp_path / "data", ("notes",))
    assert read.records == ()
    assert ["must be a file of its own, not a link" in str(problem) for problem in read.problems] == [True]


def test_names_that_differ_in_case_alone_are_named(tmp_path: Path) -> None:
    for name in ("one", "One"):
        add(f"notes/{name}.yaml", "a: 1\n")(tmp_path / "data")
    (message,) = said_of_files(tmp_path / "data")
    assert message.startswith(
        "data/notes/one.yaml:1:1: must differ in more than the case of letters from data/notes/One"
    )


def test_folders_within_folders_without_end_are_named_and_not_walked(tmp_path: Path) -> None:
    add("/".join(["data", *"abcdefghijklmnop", "one.yaml"]), "a: 1\n")(tmp_path)
    (message,) = said_of_files(tmp_path / "data")
    assert "must not stand in so many folders" in message


@pytest.mark.parametrize("pattern", PATTERNS_THAT_RUN_AWAY)
def test_a_pattern_that_may_run_for_ever_or_means_more_than_ascii_is_refused(pattern: str) -> None:
    assert fault_of(pattern) is not None


@pytest.mark.parametrize("pattern", PATTERNS_THAT_DO_NOT)
def test_a_pattern_that_does_not_is_matched_whole(pattern: str) -> None:
    assert fault_of(pattern) is None
    assert whole(f"{pattern}x").fullmatch("x\n") is None


LINE = "must be one line (write it without line ends)"
FULL = "must be a full address, http(s)://..., not"
PUBLIC = "must be a plain address of a public host, http(s)://..., not"
SLUG = "must match ^[a-z0-9]+(-[a-z0-9]+)*$, not"
FORMER = "must match ^[a-z0-9]+(-[a-z0-9]+)*([.][a-z0-9]+(-[a-z0-9]+)*)?$, not"
SPAN = "must lie in the years 1945 to 2100, not"
# Edits of one record each, and what is said, all together.
HOSTILE_VALUES: list[tuple[Edit, str]] = [
    (
        swap(DAM, "key: capacity\n", 'key: "capa\\ncity"\n'),
        "projects/big-dam.yaml:50:10: claims[4].key: must be one line",
    ),
    (append(OLD, "formerly: ['..']"), f"projects/old-wind.yaml:16:12: formerly[1]: {FORMER} '..'"),
    (append(ACME, "formerly: [１２]"), f"companies/acme-power.yaml:8:12: formerly[1]: {FORMER} '１２'"),
    (swap("dataset/example", "version: 1.2.3", "version: ١.٢.٣"), "dataset/example.yaml:4:10: version: must match"),
    (
        swap(ACME, "NYSE:ACME", "NYSE:ＡＣ"),
        "companies/acme-power.yaml:5:10: listing: must match ^[A-Z]+:[A-Z0-9]+$, not",
    ),
    (swap(GAZETTE, "https://example.org/gazette/1", "javascript:alert(1)"), f"address: {FULL} 'javascript:alert(1)'"),
    (
        swap("dataset/example", "https://example.org/book/", "https://u@example.org/"),
        f"dataset/example.yaml:11:11: homepage: {PUBLIC} 'https://u@example.org/'",
    ),
    (swap(LAST, "date: 2033-12-31", "date: 9999-12-31"), f"terms/memo-end.yaml:7:7: date: {SPAN} '9999-12-31'"),
    (
        swap("events/2031-02-17-selection", "date: 2031-02-17", "date: 0203-02-17"),
        f"date: {SPAN} '0203-02-17'",
    ),
    (
        swap("terms/memo-annual-cap", "statement: ", "note: ''\nstatement: "),
        "note: must hold something, or be left out (drop the key)",
    ),
    (
        append("companies/norland-bank", "website: 'data:text/html,x'"),
        "website: must match ^([a-z0-9-]+\\.)+[a-z]{2,24}$, not 'data:text/html,x'",
    ),
    (
        append("dataset/example", "repository: https://example.org/a/"),
        "repository: must match ^[^?#]*[^/?#]$, not 'https://example.org/a/'",
    ),
    (
        swap(WIND, "value: 4", "value: ４"),
        "claims[1].value: must be a number, not '４' (type 4 in plain letters (ASCII))",
    ),
    (
        swap(TURBINES, "    as_of: 2030-03-01", "    as_of: 20300301"),
        "claims[1].as_of: must be text, not '20300301' (write it as YYYY-MM-DD)",
    ),
    (
        swap("parties/norland", "name: Norland", f"name: {'Norland ' * 40}x"),
        "name: must be no longer than 300 characters, it has 321 (say it in fewer words)",
    ),
    (
        swap("people/ada-example", "name: ", "wordy: x\nname: "),
        "people/ada-example.yaml:1:1: wordy: must be a key of people",
    ),
]


def test_hostile_values_are_each_named_with_their_place(messages: Callable[..., list[str]]) -> None:
    found = messages(*(edit for edit, _ in HOSTILE_VALUES))
    assert [expected for _, expected in HOSTILE_VALUES if not any(expected in message for message in found)] == []


def test_prose_may_have_lines_and_names_may_not(messages: Callable[..., list[str]]) -> None:
    found = messages(
        swap(OLD, "summary: Forerunner of the wind farm.", 'summary: "One.\\nTwo."'),
        swap(WIND, "name: Wind farm", 'name: "Wind\\nfarm"'),
    )
    assert found == [f"data/projects/wind-farm.yaml:1:7: name: {LINE}"]


def test_a_list_has_a_stated_length(messages: Callable[..., list[str]]) -> None:
    found = messages(append(WIND, "formerly:\n" + "\n".join(f"- a-{number}" for number in range(1201))))
    assert found == [
        "data/projects/wind-farm.yaml:34:1: formerly: must have at most 1200 items, it has 1201 (divide it)"
    ]


@pytest.mark.parametrize(
    ("latitude", "longitude", "state", "expected"),
    [
        (40, -83, "OH", []),
        (0, 0, "OH", ["must lie in Ohio, 0, 0 does not"]),
        (-83, 40, "OH", ["must lie in Ohio, -83, 40 does not"]),
        (40, 83, "OH", ["must lie in Ohio, 40, 83 does not"]),
        (40, -83, "ZZ", ["must be a region of the map, not 'ZZ'"]),
        (40, -83, None, []),
        (None, None, "OH", []),
    ],
)
def test_a_place_lies_in_its_state(
    repo: ExampleRepo, latitude: int | None, longitude: int | None, state: str | None, expected: list[str]
) -> None:
    place = {"key": "p", "name": "P", "state": state, "latitude": latitude, "longitude": longitude}
    catalogue = repo.catalogue(project("one", places=[place]))
    problems = places_lie_in_their_region(catalogue, read_map(ROOT / "site" / "maps", "US"))
    assert [problem.message for problem in problems] == expected
    assert list(places_lie_in_their_region(catalogue, None)) == []


@pytest.mark.parametrize(
    ("text", "is_undated"),
    [
        ("It was first reported by USA Today on 2031-01-10.", False),
        ("So far north nobody had built.", False),
        ("It runs from date to date.", False),
        ("Nothing is known so far.", True),
        ("Today it stands.", True),
        ("It stands today.", True),
        ("No payment to date is known.", True),
        ("It is currently planned.", True),
        ("Recently named.", True),
    ],
)
def test_words_that_date_nothing_are_refused_and_proper_names_are_not(
    messages: Callable[..., list[str]], text: str, is_undated: bool
) -> None:
    found = messages(swap(OLD, "summary: Forerunner of the wind farm.", f"summary: {text}"))
    assert bool(found) is is_undated


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(ROOT), *arguments])
    return done.exit_code, done.output


def test_after_a_hundred_problems_the_rest_is_counted(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    append(OLD, "\n".join(f"key-{number}: x" for number in range(250)))(data)
    code, output = run("--data", str(data), "check")
    lines = output.splitlines()
    assert code == 1 and len(lines) == MOST_SHOWN + 2
    assert lines[-2:] == ["and 150 more problems", "250 problem(s) in 1 file(s)"]


def test_a_fault_of_the_program_is_one_line_with_a_code_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, reported(paths_from(ROOT)):
        raise KeyError("x\u202e\ny")
    output = capsys.readouterr().err
    assert ended.value.code == FAULT_EXIT_CODE and len(output.splitlines()) == 1
    assert re.match(
        r"pledgebook: a fault of pledgebook itself, please report it: KeyError: .* \(.*\.py:[0-9]+\)$", output
    )
    assert "\u202e" not in output


def test_a_folder_whose_name_is_hostile_is_named_in_one_line(tmp_path: Path) -> None:
    data = tmp_path / "data\n::error::x"
    shutil.copytree(EXAMPLE, data)
    append(OLD, "nokey: x")(data)
    code, output = run("--data", str(data), "check")
    assert code == 1 and not any(line.startswith("::error") for line in output.splitlines())


def test_a_console_that_knows_few_letters_is_printed_to(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(EXAMPLE, data)
    append(OLD, "name_ja: 5")(data)
    swap(WIND, "sector: power-equipment", "sector: 発電")(data)
    command = [sys.executable, "-m", "generator", "--data", str(data), "check"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "\\u767a\\u96fb" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大阪ガス", "大阪ガス"),
        ("हिन्दी", "हिन्दी"),
        ("ไทย แลนด์", "ไทย-แลนด์"),
        ("Acme & Sons", "acme-sons"),
        ("İş", "i̇ş"),
    ],
)
def test_an_id_keeps_the_marks_of_every_script(text: str, expected: str) -> None:
    assert slug(text) == expected
