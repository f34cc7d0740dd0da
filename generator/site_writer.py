"""Writes the pages and files of a publication under a folder, in two processes where the system can fork.

The pages of records are drawn by one process and all else by the other: neither needs anything of the other's.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator import addresses
from generator.messages import Messages
from generator.processes import beside
from generator.publish import Content, Publication
from generator.templates import Templates


def write_site(folder: Path, publication: Publication, templates: Templates) -> None:
    """Writes everything but the hand-written pages and the theme's own files. Raises BuildError, or OSError."""
    with beside(lambda: _write_all(folder, _of_records(publication, templates))):
        _write_all(folder, _over_records(publication, templates))


def _of_records(publication: Publication, templates: Templates) -> Iterator[tuple[str, Content]]:
    """Every record's page and files, by address."""
    for record in publication.records:
        page = publication.record_page(record)
        yield f"{page.address}index.html", templates.draw(page)
        yield from publication.record_files(record)


def _over_records(publication: Publication, templates: Templates) -> Iterator[tuple[str, Content]]:
    """Every other page, file and redirect, by address."""
    for page in publication.pages:
        yield f"{page.address}index.html", templates.draw(page)
    yield from publication.files.items()
    for old, new in publication.redirects.items():
        messages = publication.context.local.messages
        yield f"{old}index.html", redirect_page(addresses.relative(new, old), messages)


def redirect_page(target: str, messages: Messages) -> str:
    """A page that leads on to `target`."""
    title = messages("site.moved")
    return (
        f'<!doctype html><html lang="{messages.lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="refresh" content="0; url={target}"><link rel="canonical" href="{target}"></head>'
        f'<body><p><a href="{target}">{title}</a></p></body></html>\n'
    )


def _write_all(folder: Path, contents: Iterator[tuple[str, Content]]) -> None:
    made: set[str] = set()
    for address, content in contents:
        parent = address.rpartition("/")[0]
        path = folder / address
        if parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(parent)
        if isinstance(content, Path):
            shutil.copyfile(content, path)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
