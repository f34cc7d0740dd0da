"""The data page: every table with its size and its dictionary, and the descriptor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import addresses
from generator.pages.context import SiteContext
from generator.pages.page import Page, titled_page
from generator.schemas import TableSchema


@dataclass(frozen=True, kw_only=True)
class TableFile:
    """A table of the package: its schema, number of rows, and size in bytes of its exact form."""

    schema: TableSchema
    rows: int
    bytes: int


@dataclass(frozen=True, kw_only=True)
class Data:
    """Tables of records and derived ones, and the size of the descriptor in bytes."""

    recorded: tuple[TableFile, ...]
    derived: tuple[TableFile, ...]
    descriptor_bytes: int


def page(site: SiteContext, package: Mapping[str, str]) -> Page:
    """The page of the data. `package` are the files of the data package by name."""
    files = [
        TableFile(schema=table.schema, rows=len(table.rows), bytes=_size(package[addresses.table_file_name(name)]))
        for name, table in site.tables.items()
    ]
    view = Data(
        recorded=tuple(file for file in files if not file.schema.derived),
        derived=tuple(file for file in files if file.schema.derived),
        descriptor_bytes=_size(package[addresses.DESCRIPTOR]),
    )
    return titled_page(site, "data", view)


def _size(text: str) -> int:
    return len(text.encode())
