"""How a page is cited: plain text is put together by the page, BibTeX here."""

from __future__ import annotations

import re

from generator.model import Row


def render_bibtex(dataset: Row, key: str, title: str, address: str) -> str:
    """A BibTeX entry with version and coverage date. `address` is empty where the site has no public address."""
    fields = {
        "title": f"{{{_escaped(title)}}}",
        "author": " and ".join(f"{{{_escaped(row.name)}}}" for row in dataset.contributors),
        "year": dataset.compiled[:4],
        "howpublished": f"{dataset.title}, version {dataset.version}, records to {dataset.coverage}",
        **({"url": address} if address else {}),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{lines}\n}}\n"


def _escaped(words: str) -> str:
    """Words with what BibTeX reads as commands written out; braces, which must come in pairs, are left out."""
    return re.sub(r"([&%$#_])", r"\\\1", words.replace("{", "").replace("}", ""))
