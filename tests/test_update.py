"""A build over an earlier one gives the same bytes as one from nothing, whatever was edited in between.

`UPDATE_EDITS` says how many edits are tried one after the other; `make test-updates` tries 300.
"""

from __future__ import annotations

import io
import os
import random
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.errors import PledgebookError
from generator.paths import Paths, paths_from
from generator.progress import Progress
from tests.conftest import EXAMPLE, copy_repository, take_drawings

EDITS = int(os.environ.get("UPDATE_EDITS", "4"))
EVERY = 10  # edits: so often, and after the last, what is compared with draws all charts itself, which takes seconds


@pytest.fixture
def copy_of_all(tmp_path: Path, paths: Paths, site: Path) -> Paths:
    """A repository of its own, whose templates, words and styles may be edited too."""
    take_drawings(paths.cache, tmp_path / "build")
    return copy_repository(tmp_path, EXAMPLE, EXAMPLE.parent / "more")


def built(paths: Paths) -> int:
    return build(paths, Progress(io.StringIO(), stages=4)).changed


def bytes_under(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def standing(paths: Paths) -> dict[str, bytes]:
    tops = {"site": paths.built_site, "package": paths.built_package}
    return {f"{top}/{name}": data for top, folder in tops.items() for name, data in bytes_under(folder).items()}


def _records(paths: Paths, draw: random.Random, kind: str = "*") -> Path:
    return draw.choice(sorted(paths.data.glob(f"{kind}/*.yaml")))


def _reword(paths: Paths, draw: random.Random) -> None:
    path = _records(paths, draw)
    lines = path.read_text(encoding="utf-8").splitlines()
    keys = ("summary: ", "name: ", "note: ", "title: ", "text: ", "statement: ")
    words = [
        number for number, line in enumerate(lines) if line.lstrip(" -").startswith(keys) and line[-1] not in "'\""
    ]
    if words:
        lines[draw.choice(words)] += " again"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _change_figure(paths: Paths, draw: random.Random) -> None:
    path = _records(paths, draw, "projects")
    lines = path.read_text(encoding="utf-8").splitlines()
    figures = [number for number, line in enumerate(lines) if line.lstrip(" -").startswith("value: ")]
    if figures:
        number = draw.choice(figures)
        lines[number] = f"{lines[number].partition(':')[0]}: {draw.randint(1, 40)}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _delete(paths: Paths, draw: random.Random) -> None:
    _records(paths, draw).unlink()


def _rename(paths: Paths, draw: random.Random) -> None:
    path = _records(paths, draw)
    path.rename(path.with_name(f"{path.stem}-x.yaml"))


def _regrade(paths: Paths, draw: random.Random) -> None:
    path = _records(paths, draw, "sources")
    text = path.read_text(encoding="utf-8")
    grades = ["grade: A", "grade: B", "grade: C"]
    for grade in grades:
        text = text.replace(grade, "grade: ?")
    path.write_text(text.replace("grade: ?", draw.choice(grades)), encoding="utf-8")


def _edit_site(paths: Paths, draw: random.Random) -> None:
    name, old, new = draw.choice(
        [
            ("theme/_layout.html", "</body>", "<!-- again --></body>"),
            ("messages/en.yaml", "skip: ", "skip: Or "),
            ("messages/en.yaml", "promised: promised", "promised: was promised"),
            ("styles/base.css", "body {", "body { color: inherit;"),
            ("pages/methods.md", "# Methods", "# All methods"),
        ]
    )
    path = paths.site / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def _edit_schema(paths: Paths, draw: random.Random) -> None:
    path = draw.choice(sorted(paths.schemas.glob("*.schema.yaml")))
    path.write_text(path.read_text(encoding="utf-8").replace("\ntitle: ", "\ntitle: The ", 1), encoding="utf-8")


def _damage(paths: Paths, draw: random.Random) -> None:
    path = draw.choice(sorted(path for path in paths.built_site.rglob("*") if path.is_file()))
    if draw.random() < 0.5:
        path.unlink()
    else:
        path.write_bytes(b"damaged")


KINDS: list[Callable[[Paths, random.Random], None]] = [
    _reword,
    _change_figure,
    _edit_site,
    _damage,
    _delete,
    _rename,
    _regrade,
    _reword,
    _edit_schema,
]


def test_an_update_gives_the_same_bytes_as_a_build_from_nothing(copy_of_all: Paths, tmp_path: Path) -> None:
    draw = random.Random(9)
    built(copy_of_all)
    for number in range(EDITS):
        edit = KINDS[number % len(KINDS)]
        before = {name: bytes_under(tmp_path / name) for name in ("data", "site", "schemas")}
        edit(copy_of_all, draw)
        try:
            built(copy_of_all)
        except PledgebookError:  # what refers to a deleted record, and the like: undone, so that edits add up
            for name, files in before.items():
                shutil.rmtree(tmp_path / name)
                for address, data in files.items():
                    (tmp_path / name / address).parent.mkdir(parents=True, exist_ok=True)
                    (tmp_path / name / address).write_bytes(data)
            continue
        anew = paths_from(tmp_path, build=tmp_path / "anew")
        shutil.rmtree(anew.build, ignore_errors=True)
        if (number + 1) % EVERY and number + 1 < EDITS:
            take_drawings(copy_of_all.cache, anew.build)
        built(anew)
        assert standing(copy_of_all) == standing(anew), f"after edit {number}: {edit.__name__}"


def test_serve_shows_what_was_edited_and_keeps_the_last_page_while_a_record_is_broken(copy_of_all: Paths) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    record = copy_of_all.data / "projects" / "big-dam.yaml"
    sound = record.read_text(encoding="utf-8")
    with subprocess.Popen(words, cwd=copy_of_all.root, stderr=subprocess.DEVNULL) as serving:
        try:
            page = f"http://127.0.0.1:{port}/projects/big-dam/"
            shown_when(page, lambda html: "<h1>" in html)
            record.write_text(sound.replace("summary: ", "summary: Reworded. ", 1), encoding="utf-8")
            shown_when(page, lambda html: "Reworded." in html)
            record.write_text(f"{sound}nonsense: 1\n", encoding="utf-8")
            html = shown_when(page, lambda html: 'role="alert"' in html)
            assert "big-dam.yaml" in html and "nonsense" in html and "Reworded." in html
            record.write_text(sound, encoding="utf-8")
            assert "Reworded." not in shown_when(page, lambda html: 'role="alert"' not in html)
        finally:
            serving.terminate()


def shown_when(address: str, is_shown: Callable[[str], bool]) -> str:
    """The page as soon as it is as awaited."""
    for _ in range(1800):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                html = answer.read().decode()
            if is_shown(html):
                return html
        except OSError:  # nobody listens yet
            pass
        time.sleep(0.1)
    raise AssertionError("the page did not come to be as awaited")


def test_nothing_is_written_where_nothing_changed(copy_of_all: Paths) -> None:
    assert built(copy_of_all) > 0
    assert built(copy_of_all) == 0


def test_one_reworded_record_changes_few_files(copy_of_all: Paths) -> None:
    everything = built(copy_of_all)
    path = copy_of_all.data / "projects" / "big-dam.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("summary: ", "summary: Reworded. ", 1), encoding="utf-8")
    assert 0 < built(copy_of_all) < everything / 5


@pytest.mark.parametrize("content", [b"", b"1 x\n{}", b"\xff\xfe"])
def test_a_state_that_is_damaged_counts_as_none(copy_of_all: Paths, content: bytes) -> None:
    built(copy_of_all)
    stood = standing(copy_of_all)
    copy_of_all.state.write_bytes(content)
    built(copy_of_all)
    assert standing(copy_of_all) == stood


def test_other_words_of_charts_are_drawn(copy_of_all: Paths) -> None:
    built(copy_of_all)
    words = copy_of_all.site / "messages" / "en.yaml"
    text = words.read_text(encoding="utf-8")
    assert "  promised: promised\n" in text
    words.write_text(text.replace("  promised: promised\n", "  promised: once promised\n"), encoding="utf-8")
    built(copy_of_all)
    assert b"once promised" in (copy_of_all.built_site / "charts" / "ladder" / "ladder.svg").read_bytes()


def test_foreign_files_are_removed_from_the_built_site(copy_of_all: Paths) -> None:
    built(copy_of_all)
    (copy_of_all.built_site / "foreign.html").write_text("foreign")
    built(copy_of_all)
    assert not (copy_of_all.built_site / "foreign.html").exists()
