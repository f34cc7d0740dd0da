"""What was read once is not parsed again: same values, same places, and nothing is believed that may be wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator import parsed_files
from generator.records import Mark, read_records

KINDS = ("notes",)
RECORD = "name: 'A quoted \"word\"'\nshares: [33.30, -0.5, 7]\nday: 2030-01-02\nsound: true\nnothing: ~\n"
VALUES = {
    "name": 'A quoted "word"',
    "shares": [Decimal("33.30"), Decimal("-0.5"), 7],
    "day": "2030-01-02",
    "sound": True,
    "nothing": None,
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "notes"
    folder.mkdir(parents=True)
    (folder / "one.yaml").write_text(RECORD, encoding="utf-8")
    return tmp_path / "data"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "parsed.txt"


def test_values_and_places_are_the_same_the_second_time(data: Path, kept: Path) -> None:
    for _ in range(2):
        (record,) = read_records(data, KINDS, kept).records
        assert record.value == VALUES
        assert str(record.value["shares"][0]) == "33.30"
        assert record.value_marks["shares", 1] == Mark(2, 17)
    assert kept.exists()


def test_a_changed_file_is_read_anew_and_what_is_gone_is_no_longer_kept(data: Path, kept: Path) -> None:
    read_records(data, KINDS, kept)
    (data / "notes" / "one.yaml").write_text("name: another\n", encoding="utf-8")
    (record,) = read_records(data, KINDS, kept).records
    assert record.value == {"name": "another"}
    assert "quoted" not in kept.read_text(encoding="utf-8")


def test_a_file_with_problems_is_refused_each_time(data: Path, kept: Path) -> None:
    (data / "notes" / "one.yaml").write_text("name: NO\n", encoding="utf-8")
    first, second = (read_records(data, KINDS, kept).problems for _ in range(2))
    assert first and first == second


@pytest.mark.parametrize("spoil", [lambda text: text.replace("quoted", "spoiled"), lambda text: "", lambda text: "{}"])
def test_a_damaged_file_is_not_believed(data: Path, kept: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    read_records(data, KINDS, kept)
    kept.write_text(spoil(kept.read_text(encoding="utf-8")), encoding="utf-8")
    (record,) = read_records(data, KINDS, kept).records
    assert record.value == VALUES


def test_another_version_of_the_readers_reads_everything_anew(
    data: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_records(data, KINDS, kept)
    told = kept.read_text(encoding="utf-8").splitlines()[1]
    monkeypatch.setattr(parsed_files, "_READERS", ("records.py",))
    parsed = parsed_files.ParsedFiles(kept)
    (record,) = read_records(data, KINDS, kept).records
    assert record.value == VALUES
    content_digest = kept.read_text(encoding="utf-8").splitlines()[2].partition(" ")[0]
    assert parsed.value(content_digest) is None
    assert kept.read_text(encoding="utf-8").splitlines()[1] != told
