"""The command `pledgebook`: translates words into calls, prints, and exits. Nothing else does either."""

from __future__ import annotations

import datetime
import gc
import io
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from generator.dates import first_day, is_day
from generator.errors import BuildError, PledgebookError, Problem, ProblemsFound, one_line, raise_if_any
from generator.machine_faults import fault_text
from generator.paths import Paths, paths_from

MOST_SHOWN = 100  # problems of a run; the rest is counted
FAULT_EXIT_CODE = 70  # of a fault in the program itself, as sysexits.h has it
_LONGEST_ERROR = 2000  # characters of an error that is no problem of a record
SIGTERM_EXIT_CODE = 128 + signal.SIGTERM  # as a shell reports a process that the signal ended


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(package_name="pledgebook", prog_name="pledgebook", message="%(prog)s %(version)s")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="Folder that holds data/, schemas/ and site/.",
)
@click.option(
    "--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Records elsewhere than in ROOT/data."
)
@click.pass_context
def main(context: click.Context, root: Path, data: Path | None) -> None:
    """Check the records, build the site and the data package."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # no console is too old for a path or a name
    # What a command makes stays until its end: looking for what can be thrown away takes a tenth of a build.
    gc.disable()
    context.call_on_close(gc.enable)
    context.obj = paths_from(root, data)


@main.command()
@click.pass_obj
def check(paths: Paths) -> None:
    """Check every record and list all problems.

    Sound records are counted by kind; a warning is of what may be right, and stops nothing. Exit code 0: no problems;
    1: problems found; 2: the command, its folders or the machine would not do; 70: a fault of pledgebook itself.
    """
    from generator.loading import load
    from generator.word_uses import missing_words

    with reported(paths):
        loaded = load(paths)
        _print(loaded.warnings, "warnings")
        raise_if_any([*loaded.problems, *missing_words(paths)])
    catalogue = loaded.catalogue
    counts = {name: len(rows) for name, rows in catalogue.tables.items()}
    records = {kind: counts.pop(kind) for kind in catalogue.schemas.kinds}
    for kind, count in records.items():
        click.echo(f"{count:6} {kind}")
    click.echo(click.wrap_text("in them: " + ", ".join(f"{count} {name}" for name, count in counts.items())))
    click.echo(f"{sum(records.values())} records checked: 0 problems")


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> datetime.date | None:
    """A whole day that exists."""
    if value is None:
        return None
    if not is_day(value):
        raise click.BadParameter(f"must be a day that exists, as YYYY-MM-DD, not '{value}'")
    return first_day(value)


@main.command()
@click.option(
    "--to", type=click.Path(file_okay=False, path_type=Path), help="Folder to build in, instead of ROOT/build."
)
@click.option(
    "--as-of",
    "day",
    metavar="YYYY-MM-DD",
    callback=_day,
    help="Build site and package as they stood on an earlier day, in ROOT/build/as-of/<day>.",
)
@click.pass_obj
def build(paths: Paths, to: Path | None, day: datetime.date | None) -> None:
    """Check every record, then build site and data package.

    They stand under build/. A build that fails leaves the last good ones as they were.
    """
    from generator.build import build as run
    from generator.progress import Progress

    signal.signal(signal.SIGTERM, _exit_on_sigterm)
    wanted = replace(paths, build=to.resolve()) if to else paths
    if day:
        wanted = paths.of_day(day, to)
    with reported(paths):
        built = run(wanted, Progress(sys.stderr, stages=4))
    click.echo(f"site:    {built.site}  ({built.pages} pages)")
    click.echo(f"package: {built.package}  ({built.tables} tables)")
    click.echo(
        f"To look at it: {sys.executable} -m http.server --directory {built.site}  then open http://localhost:8000/"
    )


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def verify(paths: Paths, folder: Path) -> None:
    """Compare a published site with one built anew.

    FOLDER holds the site, as it was downloaded or built; check out the commit that it was built from first. Says which
    files differ, are missing, or are too many. Exit code 0: the same, byte by byte; 1: not the same; 2: it could not be
    compared.
    """
    from generator.progress import Progress
    from generator.verify import verify as run

    with reported(paths):
        verdict = run(folder, paths, Progress(sys.stderr, stages=4))
    for what, names in (
        ("differs", verdict.differing),
        ("is missing", verdict.missing),
        ("is too many", verdict.foreign),
    ):
        for name in names[:MOST_SHOWN]:
            click.echo(f"{one_line(name)}: {what}")
        if len(names) > MOST_SHOWN:
            click.echo(f"and {len(names) - MOST_SHOWN} more: {what}")
    count = len(verdict.differing) + len(verdict.missing) + len(verdict.foreign)
    click.echo(f"{verdict.agreeing} file(s) are the same, {count} are not")
    sys.exit(0 if verdict.is_same else 1)


@main.command("release-ids")
@click.pass_obj
def release_ids(paths: Paths) -> None:
    """Add the ids of all records to the list of published ones.

    The list is data/published-ids.txt; run this at a release. From then on a record can be renamed or taken away only
    with a word on what became of it.
    """
    from generator.loading import load_sound
    from generator.published_ids import write_published_ids

    with reported(paths):
        added = write_published_ids(load_sound(paths), paths.data)
    click.echo(f"{added} id(s) added")


@main.command()
@click.pass_obj
def sbom(paths: Paths) -> None:
    """Print the bill of materials.

    Lists libraries and scripts with their versions and licences, as CycloneDX 1.6 in JSON.
    """
    from importlib.metadata import version

    from generator.charts import script_versions
    from generator.exports.sbom import render_sbom

    with reported(paths):
        lock = (paths.root / "requirements.lock").read_text(encoding="utf-8")
        click.echo(render_sbom(lock, script_versions(), version("pledgebook")), nl=False)


@main.command()
def rules() -> None:
    """List the rules between records, a sentence each."""
    from generator.checks import RULES

    for rule in RULES:
        click.echo(f"{rule.__name__.replace('_', '-')}: {(rule.__doc__ or '').splitlines()[0]}")


def _exit_on_sigterm(*_: object) -> NoReturn:
    """Ends by an exception, so that the folder in which a build stands half made is removed."""
    sys.exit(SIGTERM_EXIT_CODE)


@contextmanager
def reported(paths: Paths) -> Iterator[None]:
    """Whatever ends a command is said in lines that tell where and how to go on, never as a traceback."""
    for place in (paths.data, paths.schemas, paths.site, paths.root / "mkdocs.yml"):
        if not place.exists():
            _fail(BuildError(f"{place} is missing: run the command in a checkout, or name one with --root"))
    try:
        yield
    except PledgebookError as error:
        _fail(error)
    except OSError as error:
        _fail(BuildError(fault_text(error)))
    except Exception as error:
        _fail_by_fault(error)


def _fail(error: PledgebookError) -> NoReturn:
    """Prints an error and ends the command: 1 for problems in the records, 2 for anything else."""
    if isinstance(error, ProblemsFound):
        _print(error.problems, "problems")
        files = len({problem.path for problem in error.problems})
        click.echo(f"{len(error.problems)} problem(s) in {files} file(s)", err=True)
        sys.exit(1)
    click.echo(f"pledgebook: {one_line(str(error), _LONGEST_ERROR)}", err=True)
    sys.exit(2)


def _print(problems: Sequence[Problem], word: str) -> None:
    """The first of some problems, a line each, and how many more there are."""
    for problem in problems[:MOST_SHOWN]:
        click.echo(str(problem), err=True)
    if len(problems) > MOST_SHOWN:
        click.echo(f"and {len(problems) - MOST_SHOWN} more {word}", err=True)


def _fail_by_fault(error: Exception) -> NoReturn:
    """Says in one line that the program is at fault, and where, so that it can be reported."""
    import traceback

    at = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(at.filename).name}:{at.lineno}"
    what = one_line(f"{type(error).__name__}: {error}")
    click.echo(f"pledgebook: a fault of pledgebook itself, please report it: {what} ({where})", err=True)
    sys.exit(FAULT_EXIT_CODE)
