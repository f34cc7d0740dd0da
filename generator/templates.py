"""Jinja: draws the view of a page by its template. Jinja is met only here.

Macros are compiled and run once, not once a page: what differs from page to page they ask of `current`.
"""

from __future__ import annotations

import os
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from generator import addresses, content_policy
from generator.checked_files import read_checked, write_checked
from generator.derive.coverage import WHOLE_DATASET, Scope
from generator.errors import BuildError, PledgebookError
from generator.exports.citation import render_bibtex
from generator.languages import Language
from generator.pages.context import SiteContext
from generator.pages.headings import Headings
from generator.pages.navigation import navigation
from generator.pages.page import Page
from generator.reads import Noted


class CurrentPage:
    """The page that is being drawn: its address, what the day that it names is about, its headings so far."""

    def __init__(self, language_root: str) -> None:
        self._language_root = language_root
        self.begin("")

    def begin(self, here: str, scope: Scope = WHOLE_DATASET) -> None:
        """Turns to the page at `here`."""
        self.here = here
        self.scope = scope
        self.headings = Headings()
        self.root = addresses.root_from(here)
        self.shared_root = addresses.root_from(self._language_root + here)

    def begin_anywhere(self) -> None:
        """Turns to the page for missing ones, which is shown wherever it is asked for: its links run from the root."""
        self.begin(addresses.MISSING)
        self.root = f"/{self._language_root}"
        self.shared_root = "/"

    def link(self, target: str) -> str:
        """An address as a link from this page."""
        root = self.root if addresses.is_per_language(target) else self.shared_root
        return addresses.relative(target, self.here, root)

    def in_language(self, language: Language) -> str:
        """The link to this page in another language."""
        return self.shared_root + language.root + self.here or "./"


class _Context(Context):
    """Calls what a template calls, and asks nothing first.

    Jinja asks of every callable whether it wants the context, which takes longer than most calls; none of ours does.
    """

    def call(
        self, called: Callable[..., Any], *values: Any, _block_vars: Any = None, _loop_vars: Any = None, **named: Any
    ) -> Any:
        """What `called` gives; what Jinja passes on for callables that want the context is left out."""
        return called(*values, **named)


class _Environment(jinja2.Environment):
    """One in which names are found in plain dictionaries, which is many times as quick as in chains of them."""

    context_class = _Context

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names that a template knows."""
        return {**self.globals, **(d or {})}


AllTemplates = Mapping[str, "Templates"]  # by language


class _CompiledTemplates(jinja2.BytecodeCache):
    """Templates as they were compiled before, a file each; Jinja itself sees whether one is of another source."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives a bucket what is kept for it."""
        content = read_checked(self._folder / bucket.key)
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what a bucket holds."""
        write_checked(self._folder / bucket.key, bucket.bytecode_to_string())


class Templates:
    """The templates of a theme, for the pages of one site; what was compiled is kept in the folder `compiled`."""

    def __init__(self, theme: Path, site: SiteContext, compiled: Path) -> None:
        self.current = CurrentPage(site.local.messages.language.root)
        self._reads = site.catalogue.reads
        # By macro and root of links, then by what was drawn; with what was read for it.
        self._drawn: dict[tuple[Any, str], dict[object, tuple[Markup, Noted]]] = defaultdict(dict)
        self._drawn_items: dict[tuple[Any, str], dict[int, Markup]] = defaultdict(dict)
        self.environment = _Environment(
            loader=jinja2.FileSystemLoader(theme),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_CompiledTemplates(compiled),
        )
        self.environment.filters["plain"] = str  # text for attributes, where no element can name its language
        self.environment.globals.update(
            site=site,
            local=site.local,
            references=site.references,
            t=site.local.messages,
            lang=site.local.lang,
            languages=site.languages,
            dataset=site.dataset,
            addresses=addresses,
            navigation=navigation(site),
            bibtex=render_bibtex,
            current=self.current,
            link=self.current.link,
            page_head=Markup(content_policy.page_head()),
            frame_head=lambda style: Markup(content_policy.frame_head(style)),
            outside=content_policy.OUTSIDE,
            once=self._once,
            each_once=self._each_once,
        )

    def draw(self, page: Page) -> str:
        """The markup of a page. Raises BuildError, which names the template, where it cannot be drawn."""
        if page.address == addresses.MISSING:
            self.current.begin_anywhere()
        else:
            self.current.begin(page.address, page.scope)
        try:
            return self.environment.get_template(page.template).render(
                view=page.view, page_title=page.title, page_description=page.description
            )
        except Exception as error:
            raise located(error) from error

    def _once(self, macro: Any, *values: Any) -> Markup:
        """What a macro draws of `values`, drawn once for all pages whose links begin alike.

        The macro may ask nothing of the page but links to other pages. Values that are no text are told apart by
        identity, for rows live as long as the site.
        """
        drawn = self._drawn[macro, self.current.root]
        key = tuple([value if isinstance(value, str) else id(value) for value in values])
        known = drawn.get(key)
        if known is None:
            with self._reads.record() as noted:
                known = drawn[key] = (macro(*values), noted)
        else:
            self._reads.again(known[1])
        return known[0]

    def _each_once(self, macro: Any, items: Iterable[Any]) -> Markup:
        """What a macro draws of each of many items, one after the other; for pages over many records."""
        drawn = self._drawn_items[macro, self.current.root]
        texts: list[str] = []
        for item in items:
            text = drawn.get(id(item))
            if text is None:
                text = drawn[id(item)] = macro(item)
            texts.append(text)
        return Markup("".join(texts))


def templates_of(theme: Path, sites: Iterable[SiteContext], compiled: Path) -> AllTemplates:
    """The templates of a theme for a site in each of its languages."""
    return {site.local.lang: Templates(theme, site, compiled) for site in sites}


def located(error: Exception) -> Exception:
    """An error that came up in a template as a BuildError that names its file and line; another one as it is."""
    if isinstance(error, jinja2.TemplateNotFound):
        return BuildError(f"{_place_of(error) or 'site/theme'}: there is no template '{error.name}'")
    place = "" if isinstance(error, OSError) else _place_of(error)
    return BuildError(f"{place}: {_said(error)}") if place else error


def _place_of(error: BaseException) -> str:
    """File and line of the template in which an error came up; empty where it came up in none."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return f"{_shown(error.filename or error.name or '')}:{error.lineno}"
    lines = [
        f"{_shown(frame.f_code.co_filename)}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(".html")  # where it was compiled, be it in another checkout
    ]
    return lines[-1] if lines else ""


def _said(error: BaseException) -> str:
    """What went wrong in a template, by its kind where Python's words alone say little."""
    is_plain = isinstance(error, jinja2.TemplateError | PledgebookError)
    return str(error) if is_plain else f"{type(error).__name__}: {error}"


def _shown(file: str) -> str:
    """A template as messages name it."""
    return f"site/theme/{file.replace(os.sep, '/').rpartition('/theme/')[2]}"
