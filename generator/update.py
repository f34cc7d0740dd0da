"""Brings a built tree up to date: drawn beside it in full, put in its place at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.built_state import Built, BuiltState, Tree
from generator.errors import BuildError
from generator.inputs import Inputs, read_inputs
from generator.placing import STAGING, are_under_way, move_files, replace_all
from generator.publish import Publication
from generator.site_writer import SiteWriter
from generator.templates import AllTemplates


def update(
    built: Built,
    inputs: Inputs,
    publication: Publication,
    templates: AllTemplates,
    draw_by_hand: Callable[[Path], None],
) -> tuple[BuiltState, int]:
    """Draws what may differ and puts it in its place: the new state, and how many files were written or removed.

    `draw_by_hand` draws the hand-written pages and the theme's own files into a folder.
    """
    folder = built.tree["site"].parent  # the same disk, so that putting things in place is a rename
    is_usual = folder == publication.paths.build
    if is_usual:
        _remove_leftovers(folder)
    with _staging_folder(folder) as staging:
        place = staging.stat()
        trusted = _trusted(built)
        writer = SiteWriter(staging, trusted, inputs, draw_by_hand, frozenset(built.tree))
        state, written = writer.write(publication, templates)
        _refuse_changes(inputs, read_inputs(publication.paths))
        if not (staging.is_dir() and os.path.samestat(staging.stat(), place)):
            raise BuildError(f"{folder} was taken away while the site was drawn: put it back and run it again")
        # A list of moves is found again only in the usual place; elsewhere it goes with what was drawn.
        home = folder if is_usual else staging
        if trusted is None:
            replace_all(home, {staging / top: place for top, place in built.tree.items()}, staging)
            return state, len(written)
        gone = (trusted.files.keys() | built.differing.damaged | built.differing.foreign) - state.files.keys()
        moves = [(staging / address, _place(built.tree, address)) for address in written]
        removed = [_place(built.tree, address) for address in sorted(gone)]
        move_files(home, moves, removed, staging)
        return state, len(moves) + len(removed)


def _refuse_changes(before: Inputs, after: Inputs) -> None:
    """Raises BuildError where somebody wrote while we drew: what was drawn may be of the one state and of the other."""
    if before.digest == after.digest:
        return
    names = sorted(before.files.keys() | after.files.keys())
    changed = next(name for name in names if before.files.get(name) != after.files.get(name))
    how = "was changed" if changed in before.files and changed in after.files else "came or went"
    raise BuildError(f"{changed} {how} while the site was drawn: build again")


def _trusted(built: Built) -> BuiltState | None:
    """What stands and is as it was noted."""
    if built.state is None:
        return None
    damaged = built.differing.damaged
    sound = {address: file for address, file in built.state.files.items() if address not in damaged}
    return replace(built.state, files=sound)


def _place(tree: Tree, address: str) -> Path:
    top, _, rest = address.partition("/")
    return tree[top] / rest


def _remove_leftovers(build: Path) -> None:
    """Removes what a killed build left; needs the lock of `build`, and moves that were begun there to be finished."""
    for left in build.glob(f"{STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _staging_folder(build: Path) -> Iterator[Path]:
    """A fresh folder, removed at the end, unless moves out of it could not be finished or undone."""
    build.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=STAGING, dir=build))
    try:
        yield staging
    finally:
        if not (are_under_way(build) or are_under_way(staging)):  # else the next build still needs it
            shutil.rmtree(staging, ignore_errors=True)
