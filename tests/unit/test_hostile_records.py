"""Records that would say what nobody said, or lead readers astray, are refused at their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import SchemaError
from generator.messages import MessageError, read_messages
from generator.publish import withdrawn_problems
from generator.schemas import read_schemas
from tests.unit.example_repo import ROOT, Edit, ExampleRepo
from tests.unit.hostile_records import HOSTILE_RECORDS

PAGES = ("", "claims/", "ja/claims/", "ladder/", "ja/ladder/")


@pytest.mark.parametrize(("edits", "expected"), HOSTILE_RECORDS.values(), ids=HOSTILE_RECORDS)
def test_a_hostile_record_is_refused_at_its_place(
    messages: Callable[..., list[str]], edits: list[Edit], expected: str
) -> None:
    said = messages(*edits)
    assert any(message.startswith(expected) for message in said), said


@pytest.mark.parametrize(
    ("address", "leads_to", "expected"),
    [
        ("claims/", "ladder/", "must be the address of no page that stands, 'claims/' is one"),
        ("ja/claims/", "ladder/", "must be the address of no page that stands, 'ja/claims/' is one"),
        ("gone/", "gone/", "must be a page, 'gone/' leads on itself"),
        ("gone/", "moved/", "must be a page, 'moved/' leads on itself"),
        ("gone/", "ladder/", None),
    ],
)
def test_a_withdrawn_address_takes_no_page_away_and_leads_to_one(
    repo: ExampleRepo, address: str, leads_to: str, expected: str | None
) -> None:
    withdrawn = [{"address": address, "leads_to": leads_to, "reason": "A test."}]
    catalogue = repo.catalogue(repo.changed("dataset", "example", withdrawn=withdrawn))
    found = withdrawn_problems(catalogue, PAGES, ("", "ja/"), (address, "moved/"))
    assert [problem.message for problem in found] == ([expected] if expected else [])


def test_a_text_of_another_language_has_no_place_that_nothing_fills(tmp_path: Path) -> None:
    for lang, text in (("en", "'{name} moved'"), ("ja", "'{nobody} {name}'")):
        (tmp_path / f"{lang}.yaml").write_text(f"site:\n  moved: {text}\n", encoding="utf-8")
    with pytest.raises(MessageError) as raised:
        read_messages(tmp_path, "ja")
    place = "site/messages/ja.yaml:2:3: site.moved: "
    assert str(raised.value) == f"{place}must not hold {{nobody}}, which the text in en.yaml has not"


@pytest.mark.parametrize("largest", ["lots", "'NaN'", "'-1'", "'1e9'", "5", "'0'"])
def test_the_most_of_a_unit_is_a_whole_number(tmp_path: Path, largest: str) -> None:
    for path in (ROOT / "schemas").iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("largest: '1200'", f"largest: {largest}"), encoding="utf-8")
    with pytest.raises(
        SchemaError, match=r"^vocabularies.yaml: unit months needs a whole number as largest, in quotes$"
    ):
        read_schemas(tmp_path)
