"""Schemas, vocabularies, words, maps and colours, one thing spoiled: a message that names the file, or they pass."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.colours import read_colours
from generator.errors import PledgebookError, SchemaError
from generator.loading import load
from generator.maps import read_map
from generator.messages import read_messages
from generator.paths import Paths, paths_from
from generator.records import read_yaml
from generator.schemas import read_schemas
from generator.word_uses import missing_words
from tests.unit.example_repo import EXAMPLE, ROOT, Edit, swap
from tests.unit.test_any_record import At, changed, places_of, written
from tests.unit.test_schema_errors import MOOD, NOTES, PAGES

INSTEAD: list[Any] = [..., None, 0, -1, "", "x", "id", [], {}, True, ["x"], {"x": "y"}, Decimal("1.5"), [[]], "(a+)+"]
WORDS = "front: {title: T, list: [a, b]}\ndate: {months: [a, b, c, d, e, f, g, h, i, j, k, l], year: '{year}'}\n"
MAP = {
    "type": "FeatureCollection",
    "bbox": [0, 0, 10, 10],
    "features": [
        {
            "type": "Feature",
            "id": "OH",
            "properties": {"name": "Ohio", "point": [5, 5], "bounds": [-85.1, 38.1, -80.2, 42.3]},
            "geometry": {"type": "MultiPolygon", "coordinates": [[[[1, 1], [2, 2], [3, 1]]]]},
        }
    ],
}
COLOURS = {"ink": {"light": "#000", "dark": "#fff", "print": "rgb(0 0 0 / .5)"}, "chart-ink": "ink"}
FILES: dict[str, str] = {
    "vocabularies.yaml": MOOD,
    "notes.schema.yaml": NOTES,
    "pages.schema.yaml": PAGES,
    "en.yaml": WORDS,
    "US.geojson": json.dumps(MAP),
    "colours.json": json.dumps(COLOURS),
}


def read_all(folder: Path) -> None:
    read_schemas(folder)
    read_messages(folder, "en")
    read_map(folder, "US")
    read_colours(folder)


def value_of(folder: Path, name: str) -> Any:
    return read_yaml(folder / name, name)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    read_all(tmp_path)
    return tmp_path


def spoiled(value: Any) -> Iterator[tuple[At, Any]]:
    for at in places_of(value):
        for new in INSTEAD:
            yield at, new


@pytest.mark.parametrize("name", FILES)
def test_one_spoiled_value_is_refused_with_the_name_of_its_file_or_passes(folder: Path, name: str) -> None:
    value = value_of(folder, name)
    refused = tried = 0
    for at, new in spoiled(value):
        (folder / name).write_text(written(changed(value, at, new)), encoding="utf-8")
        tried += 1
        try:
            read_all(folder)
        except PledgebookError as error:
            refused += 1
            assert name in str(error) or "schema.yaml" in str(error), (at, new, str(error))
    assert refused > tried // 2


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "content",
    [
        "",
        " ",
        "[]",
        "[1]",
        "text",
        "12",
        "{",
        "\x00",
        "\ufffe",
        "null",
        "a: &x b",
        "[" * 10_000,
        "{}",
        "NaN",
        '{"a": 1}',
    ],
    ids=ascii,
)
def test_a_file_that_is_something_else_is_refused_with_its_name(folder: Path, name: str, content: str) -> None:
    (folder / name).write_bytes(content.encode())
    with pytest.raises(PledgebookError, match=name.replace(".", r"\.")):
        read_all(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_in_another_encoding_or_too_large_is_refused_with_its_name(folder: Path, name: str) -> None:
    for content in (FILES[name].encode("utf-16"), b"\xff" + FILES[name].encode(), b" " * 9_000_000):
        (folder / name).write_bytes(content)
        with pytest.raises(PledgebookError, match=name.replace(".", r"\.")):
            read_all(folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_plain_file_is_refused_and_not_waited_for(
    folder: Path, name: str, make: Callable[[Path], None]
) -> None:
    (folder / name).unlink()
    make(folder / name)
    with pytest.raises(PledgebookError, match=name.replace(".", r"\.") + ".*: must be a plain file"):
        read_all(folder)


SPOILED: dict[str, tuple[Edit, str]] = {
    "a type that is none": (
        swap("notes.schema", "size, type: number", "size, type: numbr"),
        "notes.schema.yaml:10:16: fields[3].type: must be one of string, date, number, integer, boolean",
    ),
    "a key that is none": (
        swap("notes.schema", "primaryKey: [id]", "primaryKey: [id]\nprimarykey: [id]"),
        "notes.schema.yaml:12:1: primarykey: must be one of the keys ",
    ),
    "a flag in words": (
        swap("notes.schema", "primaryKey: [id]", "primaryKey: [id]\nneeds_sources: often"),
        "notes.schema.yaml:12:1: needs_sources: must be true or false",
    ),
    "a field twice": (swap("notes.schema", "name: size", "name: mood"), "notes.schema.yaml: has the field mood twice"),
    "a field named as every row's": (
        swap("notes.schema", "name: size", "name: values"),
        "notes.schema.yaml: must not call a field 'values', which every row has",
    ),
    "a field that is no name": (
        swap("notes.schema", "name: size", "name: si-ze"),
        "notes.schema.yaml: 'si-ze' must be a name of small letters, digits and _",
    ),
    "a list named as a field": (
        swap("pages.schema", "list: pages", "list: mood"),
        "pages.schema.yaml: must have another 'list' than 'mood', which notes has already",
    ),
    "a key of no field": (
        swap("pages.schema", "key: [key]", "key: [page]"),
        "pages.schema.yaml: needs the field 'page' for 'key'",
    ),
    "a kind of another name": (
        swap("notes.schema", "kind: notes", "kind: pages"),
        "notes.schema.yaml: kind must be 'notes', not 'pages'",
    ),
    "a pattern that runs for ever": (
        swap("notes.schema", "minimum: 0.5", "pattern: (a+)+"),
        "notes.schema.yaml: field size: pattern (a+)+ repeats without end what repeats without end",
    ),
    "a bound for a text": (
        swap("notes.schema", "id, type: string", "id, type: string, constraints: {minimum: 1}"),
        "notes.schema.yaml: field id: minimum does not fit the type string",
    ),
    "a word twice": (swap("vocabularies", "value: sad", "value: glad"), "vocabularies.yaml: mood lists 'glad' twice"),
    "a word that is none": (
        swap("vocabularies", "value: sad", "value: 's ad'"),
        "vocabularies.yaml: mood must list plain words, not 's ad'",
    ),
    "a word without a label": (
        swap("vocabularies", "value: sad, label: sad,", "value: sad,"),
        "vocabularies.yaml:6:5: mood.values[2]: lacks label",
    ),
    "a flag of another kind": (
        swap("vocabularies", "value: sad,", "value: sad, adverse: 'yes',"),
        "vocabularies.yaml: mood sad: adverse must be true or false",
    ),
    "eleven months": (
        swap("en", "j, k, l]", "j, k]"),
        "site/messages/en.yaml:2:8: date.months: must have 12 items or more",
    ),
    "words that are a number": (
        swap("en", "title: T", "title: 5"),
        "site/messages/en.yaml:1:9: front.title: must be text",
    ),
    "words that are nothing": (
        swap("en", "title: T", "title: ''"),
        "site/messages/en.yaml:1:9: front.title: must be text",
    ),
}


@pytest.mark.parametrize(("edit", "expected"), SPOILED.values(), ids=SPOILED)
def test_a_spoiled_file_is_refused_at_its_place(folder: Path, edit: Edit, expected: str) -> None:
    edit(folder)
    with pytest.raises(PledgebookError) as raised:
        read_all(folder)
    assert str(raised.value).startswith(expected)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("US.geojson", '"point": [5, 5]', '"point": [5, 50]', "US.geojson: OH: point: must lie within bbox"),
        ("US.geojson", "[0, 0, 10, 10]", "[0, 0, 0, 10]", "US.geojson: bbox: must be left, top, right and bottom"),
        ("US.geojson", '"id": "OH", ', "", "US.geojson: features.0: lacks id"),
        ("US.geojson", '"name": "Ohio"', '"name": "Ohio", "name": "Iowa"', "US.geojson: 'name' must stand once"),
        ("US.geojson", "{", "{,", "US.geojson:1:2: Expecting property name"),
        ("colours.json", '"#000"', '"black"', "colours.json: ink: 'black' must be a colour as #rrggbb"),
        ("colours.json", '"#000"', '"#000;}x{"', "colours.json: ink: '#000;}x{' must be a colour as #rrggbb"),
        ("colours.json", '"chart-ink"', '"chart ink"', "colours.json: 'chart ink' must be a name of small letters"),
        ("colours.json", '"ink": {"light"', '"ink": "x", "ink": {"light"', "colours.json: 'ink' must stand once"),
    ],
)
def test_a_spoiled_map_or_colour_is_refused_with_what_it_must_be(
    folder: Path, name: str, old: str, new: str, expected: str
) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PledgebookError) as raised:
        read_all(folder)
    assert expected in str(raised.value)


@pytest.fixture
def project_schemas(tmp_path: Path) -> Paths:
    """The project's schemas, which a test may spoil, over the miniature's records."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    paths = paths_from(ROOT, EXAMPLE)
    return Paths(root=tmp_path, data=paths.data, schemas=tmp_path / "schemas", site=paths.site, build=paths.build)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (
            swap("vocabularies", "- value: usd-bn\n    label: US$ bn", "- value: usd-bn\n    label: 5"),
            "vocabularies.yaml:",
        ),
        (
            swap("vocabularies", "\nunit:\n", "\nunits:\n"),
            ".schema.yaml: field unit names the unknown vocabulary 'unit'",
        ),
    ],
)
def test_what_a_rule_asks_for_and_a_schema_lacks_is_said_with_its_file(
    project_schemas: Paths, edit: Edit, expected: str
) -> None:
    edit(project_schemas.schemas)
    with pytest.raises(SchemaError) as raised:
        load(project_schemas)
    assert expected in str(raised.value)


@pytest.mark.parametrize("name", ["claims.schema.yaml", "vehicles.schema.yaml", "dataset.schema.yaml"])
def test_a_schema_that_is_gone_is_said_by_its_name(project_schemas: Paths, name: str) -> None:
    (project_schemas.schemas / name).unlink()
    with pytest.raises(PledgebookError, match=r"schema\.yaml"):
        load(project_schemas)


def without(text: str, vocabulary: str, value: str) -> str:
    """The file of vocabularies without one value of one list."""
    start = text.index(f"\n{vocabulary}:\n")
    at = text.index(f"  - value: {value}\n", start)
    ends = [end for end in (text.find("\n  - value: ", at), text.find("\n\n", at)) if end > 0]
    following = re.search(r"\n(?=  - value: |\S)", text[at:])
    assert ends and following
    return text[:at] + text[at + following.end() :]


@pytest.mark.parametrize(
    ("vocabulary", "value"),
    [
        ("basis", "unstated"),
        *(("ladder_step", step) for step in ("named", "selected", "financing-signed", "paid-in", "withdrawn")),
    ],
)
def test_a_value_that_rules_name_and_a_list_lacks_is_said_with_its_place(
    project_schemas: Paths, vocabulary: str, value: str
) -> None:
    file = project_schemas.schemas / "vocabularies.yaml"
    text = file.read_text(encoding="utf-8")
    line = text[: text.index(f"\n{vocabulary}:\n") + 1].count("\n") + 1
    file.write_text(without(text, vocabulary, value), encoding="utf-8")
    with pytest.raises(SchemaError) as raised:
        load(project_schemas)
    assert str(raised.value).startswith(f"vocabularies.yaml:{line}:1: {vocabulary}: must list '{value}', ")


def test_a_value_that_is_asked_for_and_missing_is_named(project_schemas: Paths) -> None:
    unit = read_schemas(project_schemas.schemas).vocabularies["unit"]
    with pytest.raises(SchemaError, match=r"vocabularies\.yaml: unit must list 'nok-bn', which is asked for"):
        unit.label("nok-bn", "en")


def test_a_former_id_says_what_it_is_called_now(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    record = tmp_path / "data" / "companies" / "acme-power.yaml"
    record.write_text(f"{record.read_text(encoding='utf-8')}formerly: [acme-works]\n", encoding="utf-8")
    bank = tmp_path / "data" / "companies" / "norland-bank.yaml"
    bank.write_text(f"{bank.read_text(encoding='utf-8')}parent: acme-works\n", encoding="utf-8")
    [problem] = load(paths_from(ROOT, tmp_path / "data")).problems
    assert str(problem).endswith(
        "parent: must be the id of one of the companies, 'acme-works' is none (it is called 'acme-power' now)"
    )


def test_a_word_that_a_template_asks_for_and_a_language_lacks_is_named_at_its_group(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "site" / "messages", tmp_path / "site" / "messages")
    shutil.copytree(ROOT / "site" / "theme", tmp_path / "site" / "theme")
    paths = paths_from(tmp_path)
    assert list(missing_words(paths)) == []
    words = tmp_path / "site" / "messages" / "en.yaml"
    text = words.read_text(encoding="utf-8")
    title = re.search(r"\nnot_found:\n(?:  .*\n)*?(  title: .*\n)", text)
    assert title
    words.write_text(text.replace(title[1], "", 1), encoding="utf-8")
    line = text[: title.start() + 1].count("\n") + 1
    said = [str(problem) for problem in missing_words(paths)]
    assert len(said) == 1 and said[0].startswith(f"site/messages/en.yaml:{line}:1: not_found.title: must be given, ")
    assert re.search(r"generator/pages/missing\.py:\d+ asks for it", said[0])
