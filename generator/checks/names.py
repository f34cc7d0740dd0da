"""Rules on names, addresses and numbers that must be one of a kind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from generator.errors import Problem
from generator.model import Catalogue, Row

_VOICING = "\u3099\u309a"
_LEGAL_SUFFIX = re.compile(
    r"\b(inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|kk|group|holdings?|the)\b|株式会社|有限会社|合同会社|グループ|ホールディングス"
)


def company_names_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two companies share a name, in any language, once legal suffixes are stripped."""
    yield from _twins(
        catalogue.tables["companies"], lambda row: [_company_name(row.name), _company_name(row.name_ja)], "name"
    )


def people_names_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two people share a name."""
    yield from _twins(catalogue.tables["people"], lambda row: [_plain_name(row.name), _plain_name(row.name_ja)], "name")


def source_addresses_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """No two sources share an address."""
    yield from _twins(catalogue.tables["sources"], lambda row: [row.address], "address")


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
    """A former identifier is not the identifier of a record that stands."""
    for row in catalogue.tables["former_ids"]:
        if row.former in catalogue.by_id[row.values["table"]]:
            yield row.problem("former", f"must not be in use, '{row.former}' is a record", "ids are never reused")


def paragraphs_are_unique(catalogue: Catalogue) -> Iterator[Problem]:
    """The order number of a term is unique in its agreement."""
    seen: dict[tuple[str, int], Row] = {}
    for row in catalogue.tables["terms"]:
        if row.number is None:
            continue
        first = seen.setdefault((row.agreement, row.number), row)
        if first is not row:
            yield row.problem("number", f"must be unique in {row.agreement}, {first.file.path} has {row.number} too")


def _plain_name(name: str | None) -> str | None:
    """Letters and digits alone, without case, width and Latin accents; voicing marks of kana stay, they matter."""
    if not name:
        return None
    apart = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(char for char in apart if char.isalnum() or char in _VOICING)
    return unicodedata.normalize("NFC", kept)


def _company_name(name: str | None) -> str | None:
    even = unicodedata.normalize("NFKC", name).casefold().replace(".", "") if name else None
    return _plain_name(_LEGAL_SUFFIX.sub(" ", even)) or _plain_name(name) if even else None


def _twins(rows: Iterable[Row], keys: Callable[[Row], list[str | None]], field: str) -> Iterator[Problem]:
    seen: dict[str, Row] = {}
    for row in rows:
        for key in keys(row):
            if key and seen.setdefault(key, row) is not row:
                yield row.problem(
                    field,
                    f"must be one record, {seen[key].file.path} has the same {field}",
                    "keep one and name the other's id under 'formerly:'",
                )
                break
