"""Contents kept in one file: found again, and drawn anew where the file is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.images.packed_cache import PackedCache

CONTENTS = {"a": b"first" * 9, "b": b"", "c": b"last" * 9}


def refuse() -> bytes:
    raise AssertionError("it is stored")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "build" / "cards"
    cache = PackedCache(path)
    for made_of, content in CONTENTS.items():
        assert cache.cached(made_of, lambda content=content: content) == content
    return path


def test_what_was_stored_is_found_by_the_next_build(file: Path) -> None:
    assert {made_of: PackedCache(file).cached(made_of, refuse) for made_of in CONTENTS} == CONTENTS


def test_an_entry_that_was_cut_short_is_rendered_again_and_the_others_are_found(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])
    cache = PackedCache(file)
    assert cache.cached("a", refuse) == CONTENTS["a"]
    assert cache.cached("c", lambda: b"again") == b"again"
    assert PackedCache(file).cached("c", refuse) == b"again" and PackedCache(file).cached("a", refuse) == CONTENTS["a"]


def test_an_entry_that_was_changed_is_rendered_again(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"firstfirst", b"FIRSTfirst"))
    assert PackedCache(file).cached("a", lambda: b"again") == b"again"
    assert PackedCache(file).cached("a", refuse) == b"again" and PackedCache(file).cached("c", refuse) == CONTENTS["c"]


def test_a_file_of_something_else_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "cards").write_bytes(b"something else " * 99)
    assert PackedCache(tmp_path / "cards").cached("a", lambda: b"anew") == b"anew"
    assert PackedCache(tmp_path / "cards").cached("a", refuse) == b"anew"
