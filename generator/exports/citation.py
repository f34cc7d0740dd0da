"""How a page is cited: plain text is put together by the page, BibTeX here."""

from __future__ import annotations

import datetime

from generator.model import Row

_ESCAPES = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "&%$#_"},
        **dict.fromkeys("{}", ""),
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def render_bibtex(dataset: Row, record: Row, title: str, address: str, reach: datetime.date) -> str:
    """A BibTeX entry with the version and how far the record reaches; `address` is empty for a site without one."""
    fields = {
        "title": f"{{{_escaped(title)}}}",
        "author": " and ".join(f"{{{_escaped(row.name)}}}" for row in dataset.contributors),
        "year": dataset.compiled.partition("-")[0],
        "howpublished": f"{dataset.title}, version {dataset.version}, records to {reach.isoformat()}",
        **({"url": address} if address else {}),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{dataset.id}-{record.id},\n{lines}\n}}\n"


def _escaped(text: str) -> str:
    """Text with what BibTeX reads as commands written out; braces, which must come in pairs, are left out."""
    return text.translate(_ESCAPES)
