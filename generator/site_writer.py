"""Brings what is built up to date with a publication: draws what may differ, writes what does.

Files of a record are one unit, drawn again only if its record, a record that it read, or an answer that it was given is
another one. Pages over many records are drawn at every build. Two processes share the work where there is much of it,
and neither needs anything of the other's: one begins with the pages over many records in the first language, the other
with those in all others, and whoever is free takes units of records.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from generator import addresses, content_policy
from generator.built_state import BuiltFile, BuiltState, Unit
from generator.inputs import Inputs, digest
from generator.machine_faults import naming
from generator.messages import Messages
from generator.model import Row
from generator.pages.answers import answer
from generator.processes import SharedItems, beside
from generator.publish import Content, Edition, Publication
from generator.reads import EVERYTHING, Question
from generator.templates import AllTemplates

SITE, PACKAGE = "site/", "package/"  # the top folders of what is built
_HAND_WRITTEN = "hand-written"  # the unit of what MkDocs draws
_WORTH_A_PROCESS = 100  # so many records: starting a second process takes as long as drawing a few dozen


@dataclass
class Drawn:
    """What was drawn: every file, whether written anew or as it stood, and the units of those that have one.

    `written` are those that stand in the staging folder.
    """

    files: dict[str, BuiltFile] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)

    def add(self, other: Drawn) -> None:
        """Takes in what another process drew."""
        self.files.update(other.files)
        self.written += other.written
        self.units.update(other.units)


class SiteWriter:
    """Draws one publication into a staging folder, past what stands already.

    `before` is what stands and is known to stand as noted; None where nothing does. `draw_by_hand` draws the
    hand-written pages and the theme's own files into a folder. `tops` are the top folders that are wanted.
    """

    def __init__(
        self,
        staging: Path,
        before: BuiltState | None,
        inputs: Inputs,
        draw_by_hand: Callable[[Path], None],
        tops: frozenset[str],
    ) -> None:
        self._staging = staging
        self._before = before
        self._known: Mapping[str, BuiltFile] = before.files if before else {}
        self._inputs = inputs
        self._draw_by_hand = draw_by_hand
        self._tops = tops
        self._folders: set[str] = set()

    def write(self, publication: Publication, templates: AllTemplates) -> tuple[BuiltState, list[str]]:
        """The state that stands once what was written is put in its place; and the addresses of what was written."""
        answers = _Answers(publication, self._inputs)
        drawn = Drawn()
        stale: list[Row] = []
        for record in publication.records:
            unit = self._unit_as_it_stands(_unit_of(record), answers)
            if unit is None:
                stale.append(record)
            else:
                self._keep(drawn, _unit_of(record), unit)

        drawn.add(self._draw(stale, publication, templates))
        unit = self._unit_as_it_stands(_HAND_WRITTEN, answers)
        if unit is None:
            drawn.units[_HAND_WRITTEN] = self._by_hand(drawn, publication)
        else:
            self._keep(drawn, _HAND_WRITTEN, unit)
        asked: set[Question] = set()
        for unit in drawn.units.values():
            asked |= unit.questions
        state = BuiltState(
            inputs=self._inputs.digest,
            environment=self._inputs.environment,
            files=drawn.files,
            units=drawn.units,
            answers={question: answers[question] for question in sorted(asked)},
            pages=sum(address.startswith(SITE) and address.endswith(".html") for address in drawn.files),
            tables=len(publication.context.tables),
        )
        return state, drawn.written

    def _draw(self, stale: Sequence[Row], publication: Publication, templates: AllTemplates) -> Drawn:
        """Draws units of records and all that is over many, in two processes where that is worth it."""
        drawn = Drawn()
        main, *others = publication.editions
        records = SharedItems(stale)

        def of_others() -> Drawn:
            drawn = self._of_editions(others, publication, templates)
            drawn.add(self._of_records(records, publication, templates))
            return drawn

        is_large = len(publication.records) >= _WORTH_A_PROCESS
        with beside(of_others) if is_large else nullcontext(of_others) as rest:
            drawn.add(self._of_editions([main], publication, templates))
            self._shared(drawn, publication)
            drawn.add(self._of_records(records, publication, templates))
        drawn.add(rest())
        return drawn

    def _unit_as_it_stands(self, name: str, answers: _Answers) -> Unit | None:
        """A unit that need not be drawn again."""
        before = self._before
        if before is None or before.environment != self._inputs.environment:
            return None
        unit = before.units.get(name)
        if unit is None or not all(address in self._known for address in unit.addresses):
            return None
        is_current = all(answers[question] == before.answers[question] for question in unit.questions)
        return unit if is_current else None

    def _keep(self, drawn: Drawn, name: str, unit: Unit) -> None:
        drawn.units[name] = unit
        drawn.files.update({address: self._known[address] for address in unit.addresses})

    def _of_records(self, records: Iterable[Row], publication: Publication, templates: AllTemplates) -> Drawn:
        """Draws the unit of every record."""
        drawn = Drawn()
        for record in records:
            with publication.context.catalogue.reads.record() as noted:
                noted.rows.add(record)
                contents = list(publication.record_files(record))
                for edition in publication.editions:
                    page = edition.record_page(record)
                    files = [(page.file, templates[edition.lang].draw(page)), *edition.record_files(record)]
                    contents += [(edition.root + address, content) for address, content in files]
            for address, content in contents:
                self._put(drawn, SITE + address, content)
            unit = Unit(tuple(SITE + address for address, _ in contents), frozenset(noted.all_questions))
            drawn.units[_unit_of(record)] = unit
        return drawn

    def _of_editions(self, editions: Iterable[Edition], publication: Publication, templates: AllTemplates) -> Drawn:
        """Draws every page and file over many records in some languages, and the redirects."""
        drawn = Drawn()
        for edition in editions:
            for page in edition.pages:
                self._put(drawn, SITE + edition.root + page.file, templates[edition.lang].draw(page))
            for address, content in edition.files.items():
                self._put(drawn, SITE + edition.root + address, content)
            messages = edition.context.local.messages
            for old, new in publication.redirects.items():
                script = addresses.relative(addresses.MOVED_SCRIPT, edition.root + old)
                redirect = _redirect_page(addresses.relative(new, old), script, messages)
                self._put(drawn, SITE + edition.root + addresses.file_of(old), redirect)
        return drawn

    def _shared(self, drawn: Drawn, publication: Publication) -> None:
        """Writes the files that all languages share, and the package."""
        for address, content in publication.files.items():
            self._put(drawn, SITE + address, content)
        if PACKAGE.rstrip("/") in self._tops:
            for name, text in publication.package.items():
                self._put(drawn, PACKAGE + name, text)

    def _by_hand(self, drawn: Drawn, publication: Publication) -> Unit:
        folder = self._staging / _HAND_WRITTEN
        self._draw_by_hand(folder)
        names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        own = [name for name in names if SITE + name not in drawn.files]  # what the records give goes before
        for name in own:
            self._put(drawn, SITE + name, folder / name)
        dataset: Question = ("record", "dataset", publication.context.dataset.id)
        return Unit(tuple(SITE + name for name in own), frozenset({dataset}))

    def _put(self, drawn: Drawn, address: str, content: Content) -> None:
        """Writes a file into the staging folder, if it does not stand already."""
        data = _as_bytes(content)
        told = digest(data)
        known = self._known.get(address)
        if known is not None and known.digest == told:
            drawn.files[address] = known
            return
        path = f"{self._staging}/{address}"
        parent = address.rpartition("/")[0]
        if parent not in self._folders:
            os.makedirs(f"{self._staging}/{parent}", exist_ok=True)  # noqa: PTH103 - thousands of them
            self._folders.add(parent)
        status = _write(path, data)
        drawn.files[address] = BuiltFile(told, status.st_size, status.st_mtime_ns)
        drawn.written.append(address)


class _Answers:
    """Answers of a publication to the questions of units, as digests, each worked out once."""

    def __init__(self, publication: Publication, inputs: Inputs) -> None:
        self._site = publication.context
        self._inputs = inputs
        self._known: dict[Question, str] = {}

    def __getitem__(self, question: Question) -> str:
        if question not in self._known:
            if question[0] == "record":
                self._known[question] = self._inputs.record(question[1], question[2])
            elif question[0] == EVERYTHING:
                self._known[question] = self._inputs.digest
            else:
                self._known[question] = digest(answer(self._site, question).encode())
        return self._known[question]


def _unit_of(record: Row) -> str:
    return f"{record.schema.name}/{record.id}"


def _redirect_page(target: str, script: str, messages: Messages) -> str:
    """A page that leads on to `target`; by `script`, which keeps filters and fragment, or without scripts."""
    title = messages("site.moved")
    return (
        f'<!doctype html><html lang="{messages.lang}"><head><meta charset="utf-8">'
        f"{content_policy.page_head()}<title>{title}</title>"
        f'<link rel="canonical" href="{target}"><script type="module" src="{script}"></script>'
        f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript></head>'
        f'<body><p><a href="{target}">{title}</a></p></body></html>\n'
    )


def _write(path: str, data: bytes) -> os.stat_result:
    """Writes a file whole. Raises OSError, which names it."""
    with naming(path), open(path, "wb", buffering=0) as file:  # noqa: PTH123 - thousands of them
        rest = memoryview(data)
        while rest:  # a disk that is nearly full takes a part
            rest = rest[file.write(rest) :]
        return os.fstat(file.fileno())


def _as_bytes(content: Content) -> bytes:
    if isinstance(content, Path):
        return content.read_bytes()
    return content.encode() if isinstance(content, str) else content
