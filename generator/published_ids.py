"""The ids that were published: a tracked list, so that no record vanishes or is renamed without a word.

Others cite a record by its id, which is its address too. A release adds the ids of its records to the list; from then
on each is that of a record, or a former one of a record, or its address is withdrawn with a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator import addresses
from generator.errors import Problem, suggest
from generator.machine_faults import naming
from generator.model import Catalogue
from generator.paths import PUBLISHED_IDS

_LINE = re.compile(r"([a-z_]+)/([a-z0-9]+(?:-[a-z0-9]+)*)")


def check_published_ids(catalogue: Catalogue, data: Path) -> Iterator[Problem]:
    """Lines of the list that name what is no record any more, and of which nothing says what became of it."""
    former = {(row.values["table"], row.former) for row in catalogue.tables["former_ids"]}
    withdrawn = {row.address for row in catalogue.tables["withdrawn"]}
    for number, line in enumerate(_lines(data), start=1):
        named = _LINE.fullmatch(line)
        if named is None or named[1] not in catalogue.schemas.kinds:
            message = "must be a kind of record and an id, as projects/big-dam"
            yield _problem(data, number, message, "let `pledgebook release-ids` write the list")
            continue
        kind, id_ = named.groups()
        address = addresses.record(kind, id_)
        if id_ not in catalogue.by_id[kind] and (kind, id_) not in former and address not in withdrawn:
            near = suggest(id_, sorted(catalogue.by_id[kind]))
            message = f"must be a record still, for '{id_}' was published and others cite it"
            renamed = "name it under 'formerly:' of the record that it is now"
            remedy = f"{renamed}, or {address} under 'withdrawn:' of the dataset"
            yield _problem(data, number, message, "; ".join(filter(None, (remedy, near))))


def write_published_ids(catalogue: Catalogue, data: Path) -> int:
    """Adds the ids of all records to the list. Gives the number of those that it lacked."""
    known = set(_lines(data))
    standing = {f"{kind}/{record.id}" for kind in catalogue.schemas.kinds for record in catalogue.tables[kind]}
    path = data / PUBLISHED_IDS
    with naming(path):
        path.write_text("".join(f"{line}\n" for line in sorted(known | standing)), encoding="utf-8")
    return len(standing - known)


def _lines(data: Path) -> list[str]:
    """None where there is no list, which means that nothing was published yet."""
    path = data / PUBLISHED_IDS
    with naming(path):
        return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []


def _problem(data: Path, line: int, message: str, remedy: str) -> Problem:
    return Problem(f"{data.name}/{PUBLISHED_IDS}", line, 1, "", message, remedy)
