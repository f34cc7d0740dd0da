"""The whole build: check, then bring site and package up to date; what stands stays until all of the new is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.build_lock import build_lock
from generator.built_state import Built, BuiltState, compare, read_state, write_state
from generator.inputs import Inputs, read_inputs
from generator.machine_faults import require_open_files
from generator.output_folder import refuse_foreign_folder
from generator.paths import Paths
from generator.placing import finish_moves
from generator.progress import Progress

_LEFT_OUT = "as_of.left_out"  # the words for it


@dataclass(frozen=True)
class BuildResult:
    """Where a build put site and package, and how much they are; `changed` is how many files it wrote or removed."""

    site: Path
    package: Path
    pages: int
    tables: int
    changed: int


def build(paths: Paths, progress: Progress) -> BuildResult:
    """Brings site and package up to date. Raises ProblemsFound or BuildError; the last good ones are then as they were.

    Where nothing has changed since the last build, nothing but the inputs is read.
    """
    require_open_files()
    refuse_foreign_folder(paths)
    paths.build.mkdir(parents=True, exist_ok=True)
    with build_lock(paths.build):
        finish_moves(paths.build)
        with progress.stage("compare") as report:
            inputs = read_inputs(paths)
            tree = {"site": paths.built_site, "package": paths.built_package}
            built = compare(tree, read_state(paths.state))
            report(len(inputs.files), "files")
        state, changed = built.state, 0
        if state is None or not built.is_of(inputs):
            state, changed = _rebuild(paths, progress, inputs, built)
    return BuildResult(paths.built_site, paths.built_package, state.pages, state.tables, changed)


def _rebuild(paths: Paths, progress: Progress, inputs: Inputs, built: Built) -> tuple[BuiltState, int]:
    """Checks and draws: what stands then, and how many files were written or removed."""
    # Imported here, for it is slow to import, and most builds change nothing.
    from generator.as_of import as_of
    from generator.loading import load_sound

    with progress.stage("check") as report:
        catalogue = load_sound(paths)
        if paths.as_of:
            catalogue = as_of(catalogue, paths.as_of, _left_out(paths))
        report(sum(len(catalogue.tables[kind]) for kind in catalogue.schemas.kinds), "records")

    from generator.plugin import draw_by_hand
    from generator.publish import publish
    from generator.templates import templates_of
    from generator.update import update

    with progress.stage("tables and charts") as report:
        publication = publish(catalogue, paths, inputs)
        report(len(publication.context.tables), "tables")
    with progress.stage("site and package") as report:
        templates = templates_of(
            paths.theme, (edition.context for edition in publication.editions), paths.compiled_templates
        )

        def by_hand(folder: Path) -> None:
            draw_by_hand(paths.root / "mkdocs.yml", folder, publication, templates)

        state, changed = update(built, inputs, publication, templates, by_hand)
        write_state(paths.state, state)
        report(changed, "files written or removed")
    return state, changed


def _left_out(paths: Paths) -> dict[str, str]:
    """What stands, by language, where a text was written with later knowledge; none for one without words for it."""
    from generator.messages import languages_of, read_messages

    words = [read_messages(paths.messages, lang) for lang in languages_of(paths.messages)]
    return {each.lang: each(_LEFT_OUT) for each in words if _LEFT_OUT not in each.lacking()}
