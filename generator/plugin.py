"""The MkDocs plugin: hand-written pages and the theme's own files. Whatever touches MkDocs stands here.

Hand-written pages are ordinary Markdown, which MkDocs draws into a folder of its own; all else is drawn without it, for
passing through it would take most of a build. `pledgebook build` asks MkDocs only when something changed that it
draws. Bare `mkdocs build` and `mkdocs serve` bring the same site up to date in the same way.
"""

from __future__ import annotations

import html
import logging
import os
import posixpath
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from generator import addresses, content_policy
from generator.build_lock import build_lock
from generator.built_state import BuiltState, Tree, compare, read_state, write_state
from generator.errors import BuildError, PledgebookError, ProblemsFound
from generator.inputs import Inputs, read_inputs
from generator.languages import MAIN
from generator.loading import load_sound
from generator.pages.page import Page
from generator.paths import Paths, paths_from
from generator.placing import finish_moves
from generator.publish import Edition, Publication, publish
from generator.templates import AllTemplates, templates_of
from generator.update import update

_LINK = re.compile(r"\]\(([^()\s#]*)index\.md(#[^()\s]*|)\)")  # to the Markdown of a page in a folder of its own
_OUTSIDE_LINK = re.compile(r'<a (?=href="https?://)')  # as Markdown makes it
_SERVE_DELAY = 0.05  # seconds from a change to the rebuild: an editor that writes several files is done by then


def _code_version() -> tuple[tuple[str, int], ...]:
    """The files of the generator with their times of change, for telling whether they differ from what runs."""
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in Path(__file__).parent.rglob("*.py")))


_CODE_AT_START = _code_version()


@dataclass(frozen=True)
class HandWritten:
    """What MkDocs made of the Markdown of a page, and the language it is in."""

    content: str
    lang: str


class PluginConfig(Config):
    """Settings in mkdocs.yml."""

    root = Type(str, default="")
    records = Type(str, default="data")
    build = Type(str, default="build")


class PledgebookPlugin(BasePlugin[PluginConfig]):
    """Draws hand-written pages, and around them brings the rest of the site up to date.

    `given` is set by whoever has publication and templates already, and wants the hand-written pages alone; without it
    the plugin reads the records itself. `mkdocs serve` keeps one plugin for all its rebuilds.
    """

    def __init__(self) -> None:
        self.given: tuple[Publication, AllTemplates] | None = None
        self.problem = ""  # why the last rebuild was not done; the pages that are served show it
        self._is_serving = False
        self._drawing: tuple[Publication, AllTemplates] | None = None
        self._finish: Callable[[Path], None] | None = None
        self._last_good: tuple[Publication, AllTemplates] | None = None
        self._served_state: BuiltState | None = None
        self._in_main_language: dict[str, MkDocsPage] = {}  # by address
        self._translated: set[tuple[str, str]] = set()  # language and address

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learns what MkDocs was started for."""
        self._is_serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the records, before MkDocs clears the folder it writes to."""
        self._drawing = self.given
        self._in_main_language, self._translated = {}, set()
        if self.given is None:
            if _code_version() != _CODE_AT_START:
                # `mkdocs serve` watches the generator, and only a new process sees new code.
                os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
            self._prepare(config)
        dataset = self._publication.context.dataset
        config.theme.static_templates = set()  # MkDocs' own site map would carry the day of the build
        config.site_name = dataset.title
        config.site_url = config.site_url or dataset.homepage
        return config

    def _prepare(self, config: MkDocsConfig) -> None:
        """Works out what is to be published, and has MkDocs write elsewhere than where it will stand."""
        root = Path(self.config.root or Path(config.config_file_path).parent)
        paths = paths_from(root, root / self.config.records, root / self.config.build)
        inputs = read_inputs(paths)
        try:
            publication = publish(load_sound(paths), paths, inputs)
        except PledgebookError as error:
            if not (self._is_serving and self._last_good):
                raise PluginError(_message(error)) from error
            self.problem = _message(error)
            logging.getLogger(__name__).error(self.problem)  # of MkDocs' own, one error would end the rebuild
            self._drawing = self._last_good
            self._finish = shutil.rmtree  # what is served stays as it is
        else:
            contexts = (edition.context for edition in publication.editions)
            self._drawing = publication, templates_of(paths.theme, contexts, paths.compiled_templates)
            self._finish = partial(self._bring_up_to_date, paths, inputs, Path(config.site_dir))
        config.site_dir = tempfile.mkdtemp(prefix="pledgebook-")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Rebuilds at once, and shows on every page what is wrong with the records, if anything is."""
        server.build_delay = _SERVE_DELAY
        inject: Callable[[bytes, float], bytes] = server._inject_js_into_html

        def with_problem(content: bytes, epoch: float) -> bytes:
            page = inject(content, epoch)
            script = page[page.rindex(b"<script>") + len(b"<script>") : page.rindex(b"</script>")]
            page = content_policy.allowing(page, script)
            return _with_problem(page, self.problem) if self.problem else page

        server._inject_js_into_html = with_problem  # type: ignore[method-assign]

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Leads links to the Markdown of a page that the records give (`ladder/index.md`) to where it stands.

        MkDocs, which does not know those pages, complains of all that are left.
        """
        known = self._publication.page_addresses
        here = posixpath.dirname(page.file.src_uri)

        def target(link: re.Match[str]) -> str:
            address = posixpath.normpath(posixpath.join(here, link[1])).removeprefix(".") + "/"
            return f"]({addresses.relative(address, page.url)}{link[2]})" if address in known else link[0]

        return _LINK.sub(target, markdown)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """MkDocs draws nothing around hand-written pages: that is done when each is there, by our own templates."""
        return jinja2.Environment(loader=jinja2.DictLoader({"main.html": ""}), autoescape=True)

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """A hand-written page as a page of its language."""
        address = "" if page.url in (".", "./") else page.url
        edition = self._edition_of(address)
        address = address.removeprefix(edition.root)
        if edition.lang == MAIN:
            self._in_main_language[address] = page
        else:
            self._translated.add((edition.lang, address))
        return self._draw(edition, address, page)

    def _draw(self, edition: Edition, address: str, page: MkDocsPage) -> str:
        page_ = Page(
            address=address,
            template="main.html",
            title=str(page.title),
            description=str(page.meta.get("description", "")),
            view=HandWritten(content=page.content or "", lang=self._edition_of(page.url).lang),
        )
        return self._templates[edition.lang].draw(page_)

    def _edition_of(self, address: str) -> Edition:
        """The language in which the page at an address is; the main one has no beginning of its own."""
        editions = self._publication.editions
        return next((each for each in editions[1:] if address.startswith(each.root)), editions[0])

    def _draw_untranslated(self, folder: Path) -> None:
        """In languages that lack a hand-written page, that of the main language stands in."""
        for edition in self._publication.editions[1:]:
            for address, page in self._in_main_language.items():
                if (edition.lang, address) not in self._translated:
                    file = folder / edition.root / addresses.file_of(address)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(self._draw(edition, address, page), encoding="utf-8")

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Links of a hand-written page to other sites say that they are."""
        return _OUTSIDE_LINK.sub('<a rel="external noopener" ', html)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Brings the whole site up to date, now that the hand-written pages are drawn."""
        self._draw_untranslated(Path(config.site_dir))
        if self._finish is None:
            return
        try:
            self._finish(Path(config.site_dir))
        except PledgebookError as error:
            raise PluginError(str(error)) from error

    def _bring_up_to_date(self, paths: Paths, inputs: Inputs, site: Path, drawn_by_hand: Path) -> None:
        """Updates the site in `site`, and the package too where that is where `pledgebook build` has it."""
        is_usual = site.resolve() == paths.built_site
        tree: Tree = {"site": site, **({"package": paths.built_package} if is_usual else {})}
        paths.build.mkdir(parents=True, exist_ok=True)
        with build_lock(paths.build):
            finish_moves(paths.build)
            state = read_state(paths.state) if is_usual else self._served_state
            by_hand = partial(_move, drawn_by_hand)
            state, _ = update(compare(tree, state), inputs, self._publication, self._templates, by_hand)
            if is_usual:
                write_state(paths.state, state)
        shutil.rmtree(drawn_by_hand, ignore_errors=True)
        self._served_state, self._last_good, self.problem = state, self._drawing, ""

    @property
    def _publication(self) -> Publication:
        assert self._drawing is not None, "MkDocs asks on_config first"
        return self._drawing[0]

    @property
    def _templates(self) -> AllTemplates:
        assert self._drawing is not None, "MkDocs asks on_config first"
        return self._drawing[1]


def _move(source: Path, place: Path) -> None:
    shutil.move(source, place)


def _message(error: PledgebookError) -> str:
    """An error, or every problem found, a line each."""
    return "\n".join(map(str, error.problems)) if isinstance(error, ProblemsFound) else str(error)


def _with_problem(page: bytes, problem: str) -> bytes:
    """A page as `mkdocs serve` shows it while the records are broken."""
    notice = f'<pre role="alert"><mark>{html.escape(problem)}</mark></pre>'
    start = page.find(b">", page.find(b"<body")) + 1
    return page[:start] + notice.encode() + page[start:]


def draw_by_hand(config_file: Path, folder: Path, publication: Publication, templates: AllTemplates) -> None:
    """Writes the hand-written pages and the theme's own files into `folder`.

    Raises BuildError, with what MkDocs complained of, where it gives up.
    """
    complaints = _Complaints(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(complaints)
    try:
        config = load_config(config_file=str(config_file), site_dir=str(folder), strict=True)
        plugin = config.plugins["pledgebook"]
        assert isinstance(plugin, PledgebookPlugin)
        plugin.given = publication, templates
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (MkDocsException, jinja2.TemplateError) as error:
        raise BuildError("\n".join(["the site could not be built:", *complaints.messages, str(error)])) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(complaints)


class _Complaints(logging.Handler):
    """Keeps what MkDocs logs, for the error that ends a build."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
