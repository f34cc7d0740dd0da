"""Brings a built tree up to date: drawn beside it in full, put in its place at the end."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from generator.built_state import Built, BuiltState, Tree
from generator.inputs import Inputs, read_inputs
from generator.placing import move_files, replace_all
from generator.publish import Publication
from generator.site_writer import SiteWriter
from generator.templates import AllTemplates

_STAGING = ".next-"  # how folders are called in which a build stands until it is whole


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
    build = built.tree["site"].parent  # the same disk, so that putting things in place is a rename
    if build == publication.paths.build:
        _remove_leftovers(build)
    with _staging_folder(build) as staging:
        trusted = _trusted(built)
        writer = SiteWriter(staging, trusted, inputs, draw_by_hand, frozenset(built.tree))
        state, written = writer.write(publication, templates)
        if read_inputs(publication.paths).digest != inputs.digest:  # somebody wrote while we drew: trust nothing
            state = replace(state, inputs="", environment="")
        if trusted is None:
            replace_all(build, {staging / top: folder for top, folder in built.tree.items()}, staging)
            return state, len(written)
        gone = (trusted.files.keys() | built.differing.damaged | built.differing.foreign) - state.files.keys()
        moves = [(staging / address, _place(built.tree, address)) for address in written]
        removed = [_place(built.tree, address) for address in sorted(gone)]
        move_files(build, moves, removed, staging)
        return state, len(moves) + len(removed)


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
    for left in build.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _staging_folder(build: Path) -> Iterator[Path]:
    """A fresh folder, removed at the end."""
    build.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=build))
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
