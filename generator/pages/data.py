"""Take the data: every table with its size and dictionary, and the descriptor of the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import addresses
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page
from generator.schemas import TableSchema


@dataclass(frozen=True, kw_only=True)
class PublishedTable:
    """A table of the package: its schema, its number of rows, and the size of its file in bytes."""

    schema: TableSchema
    rows: int
    bytes: int


@dataclass(frozen=True, kw_only=True)
class DataPage:
    """Tables of records and derived ones, and the size of the descriptor in bytes."""

    records: tuple[PublishedTable, ...]
    derived: tuple[PublishedTable, ...]
    descriptor_bytes: int


def page(site: SiteContext, package: Mapping[str, str]) -> Page:
    """The page of the data package, whose files are `package`, text by name."""
    tables = [_published(site, name, package) for name in site.tables]
    view = DataPage(
        records=tuple(table for table in tables if not table.schema.derived),
        derived=tuple(table for table in tables if table.schema.derived),
        descriptor_bytes=_size(package[addresses.DESCRIPTOR]),
    )
    return titled_page(site, "data", view)


def _published(site: SiteContext, name: str, package: Mapping[str, str]) -> PublishedTable:
    table = site.tables[name]
    size = _size(package[addresses.table_file_name(name)])
    return PublishedTable(schema=table.schema, rows=len(table.rows), bytes=size)


def _size(text: str) -> int:
    return len(text.encode())
