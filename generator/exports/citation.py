"""How a page is cited: plain text is put together by the page, BibTeX here."""

from __future__ import annotations

import datetime

from generator.model import Row

_COMMANDS = {
    "\\": "textbackslash",
    "{": "textbraceleft",  # BibTeX counts braces, those after a backslash too
    "}": "textbraceright",
    "~": "textasciitilde",
    "^": "textasciicircum",
    "<": "textless",
    ">": "textgreater",
    "|": "textbar",
    '"': "textquotedbl",
}
_ESCAPES = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "&%$#_"},
        **{letter: f"\\{name}{{}}" for letter, name in _COMMANDS.items()},
    }
)


def render_bibtex(dataset: Row, record: Row, title: str, address: str, reach: datetime.date) -> str:
    """A BibTeX entry with the version and how far the record reaches; `address` is empty for a site without one."""
    fields = {
        "title": f"{{{_escaped(title)}}}",
        "author": " and ".join(f"{{{_escaped(row.name)}}}" for row in dataset.contributors),
        "year": dataset.compiled.partition("-")[0],
        "howpublished": _escaped(f"{dataset.title}, version {dataset.version}, records to {reach.isoformat()}"),
        **({"url": address} if address else {}),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{dataset.id}-{record.id},\n{lines}\n}}\n"


def _escaped(text: str) -> str:
    """Text in one line, with all that BibTeX or TeX would read as its own written as commands."""
    return " ".join(text.split()).translate(_ESCAPES)
