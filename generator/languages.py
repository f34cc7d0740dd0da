"""The languages of a site: what each is called, and where its pages stand."""

from __future__ import annotations

import html
from dataclasses import dataclass

MAIN = "en"  # in which records hold what has no ending of a language; its pages stand at the root of the site


@dataclass(frozen=True)
class Language:
    """A language by its code, and its name in itself."""

    code: str
    name: str

    @property
    def root(self) -> str:
        """Where its pages begin, from the root of the site: nothing for the main language, else its code."""
        return root_of(self.code)


def root_of(code: str) -> str:
    """Where the pages of a language begin, from the root of the site."""
    return "" if code == MAIN else f"{code}/"


class ForeignText(str):
    """Text in another language than its page.

    Everywhere it is the text; only markup gets it within an element that names the language.
    """

    lang: str

    def __new__(cls, text: str, lang: str) -> ForeignText:
        """The text with its language."""
        foreign = super().__new__(cls, text)
        foreign.lang = lang
        return foreign

    def __html__(self) -> str:
        """The text as a template writes it."""
        return f'<span lang="{self.lang}">{html.escape(self)}</span>'
