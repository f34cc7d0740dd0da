"""Rules on names, addresses and numbers that must be one of a kind."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from generator.checks.company_names import without_legal_form
from generator.errors import Problem
from generator.model import Catalogue, Row
from generator.text_rule import skeleton

_NAMES = ("name", "name_ja")
_ONE_OR_APART = (
    "keep one and name the other's id under 'formerly:'; if they are two, give the other's id under 'distinct_from:'"
)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")  # also within words that are no address
_VOICING_MARKS = "\u3099\u309a"  # of kana; NFKD splits them off like accents, but か and が are two letters


def company_names_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two companies share a name, in any language, once legal forms such as "Ltd" or 株式会社 are left out."""
    yield from _namesakes(catalogue.tables["companies"], comparable_company_name)


def people_names_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two people share a name, in any language."""
    yield from _namesakes(catalogue.tables["people"], _comparable)


def those_told_apart_have_one_name(catalogue: Catalogue) -> Iterator[Problem]:
    """What a company or person is distinct from has the same name, and is another record."""
    for kind, comparable in (("companies", comparable_company_name), ("people", _comparable)):
        for row in catalogue.tables[kind]:
            other = catalogue.find(kind, row.distinct_from)
            if other is not None and (other is row or not _share_a_name(row, other, comparable)):
                message = f"must be another record of the same name, '{row.distinct_from}' is none"
                yield row.problem("distinct_from", message, "drop it")


def source_addresses_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two sources share an address."""
    yield from _duplicates(catalogue.tables["sources"], ("address",), str)


def sources_stand_at_no_mirror(catalogue: Catalogue) -> Iterator[Problem]:
    """No source is cited at a mirror, proxy, test host or forum (schemas/uncitable_hosts.yaml)."""
    for row in catalogue.tables["sources"]:
        for field in ("address", "archive", "note"):
            text = row.get(field) or ""
            for found in _HOST.finditer(text.lower()):
                barred = next((host for host in catalogue.schemas.uncitable_hosts if _has(found[0], host)), None)
                if barred:
                    message = f"must not name {found[0]}, '{barred}' is a mirror, test host or forum"
                    yield row.problem(field, message, "cite the publisher")


def _has(host: str, parts: str) -> bool:
    """Whether a host's name has these parts, whole and one after the other."""
    return f".{parts}." in f".{host}."


def addresses_are_where_they_were_read(catalogue: Catalogue) -> Iterator[Problem]:
    """A source read in a copy has no address; one read at the publisher or a republisher has."""
    for row in catalogue.tables["sources"]:
        if row.access in ("copy", "not-reached") and row.address is not None:
            yield row.problem(
                "address", f"must be left out, the source was {row.access} only", "drop the address or mend 'access'"
            )
        if row.access in ("original", "republished") and row.address is None:
            yield row.problem(
                "access", f"must be copy where there is no address, not '{row.access}'", "give the address"
            )


def former_ids_are_not_in_use(catalogue: Catalogue) -> Iterator[Problem]:
    """A former identifier is not the identifier of a record or row that stands."""
    for row in catalogue.tables["former_ids"]:
        if row.former in catalogue.by_id[row.values["table"]]:
            message = f"must not be in use, '{row.former}' is one of the {row.values['table']}"
            yield row.problem("former", message, "ids are never reused")


def paragraphs_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """The order number of a term is unique in its agreement."""
    seen: dict[tuple[str, int], Row] = {}
    for row in catalogue.tables["terms"]:
        if row.number is None:
            continue
        first = seen.setdefault((row.agreement, row.number), row)
        if first is not row:
            yield row.problem("number", f"must be unique in {row.agreement}, {first.file.path} has {row.number} too")


def _comparable(name: str) -> str:
    """Letters and digits alone, without case, width and Latin accents; the name itself where it has neither."""
    decomposed = unicodedata.normalize("NFKD", skeleton(name))
    letters = "".join(char for char in decomposed if char.isalnum() or char in _VOICING_MARKS)
    return unicodedata.normalize("NFC", letters) or name


def comparable_company_name(name: str) -> str:
    """What two names of one company have in common: letters and digits without the legal form."""
    return _comparable(without_legal_form(name))


def _share_a_name(one: Row, other: Row, comparable: Callable[[str], str]) -> bool:
    return not set(_names(one, comparable).values()).isdisjoint(_names(other, comparable).values())


def _names(row: Row, comparable: Callable[[str], str]) -> dict[str, str]:
    """What a row's names have in common with those of others, by field."""
    return {field: comparable(row.get(field)) for field in _NAMES if row.get(field)}


def _namesakes(rows: Iterable[Row], comparable: Callable[[str], str]) -> Iterator[Problem]:
    """A problem for each row that has the name of an earlier one and is not said to be another."""
    apart = {frozenset((row.id, row.distinct_from)) for row in rows if row.distinct_from}
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        names = _names(row, comparable)
        for field, name in names.items():
            others = bearers.get(name, [])
            if others and not any(frozenset((row.id, other.id)) in apart for other in others):
                message = f"must be one record, {others[0].file.path} has the same name"
                yield row.problem(field, message, _ONE_OR_APART)
                break
        for name in set(names.values()):
            bearers[name].append(row)


def _duplicates(rows: Iterable[Row], fields: tuple[str, ...], comparable: Callable[[str], str]) -> Iterator[Problem]:
    """A problem for each row whose value of one of `fields` equals one of an earlier row, at the first such field."""
    first_rows: dict[str, Row] = {}
    for row in rows:
        values = {field: comparable(row.get(field)) for field in fields if row.get(field)}
        clash = next((field for field, value in values.items() if value in first_rows), None)
        if clash:
            first = first_rows[values[clash]]
            yield row.problem(
                clash,
                f"must be one record, {first.file.path} has the same {clash.removesuffix('_ja')}",
                "keep one and name the other's id under 'formerly:'",
            )
        for value in values.values():
            first_rows.setdefault(value, row)
