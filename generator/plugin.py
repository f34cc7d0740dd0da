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
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from generator import addresses, content_policy
from generator.build_lock import build_lock
from generator.built_state import BuiltState, Tree, compare, read_state, write_state
from generator.errors import BuildError, PledgebookError, Problem, ProblemsFound, raise_if_any
from generator.hand_written import file_problems, page_problems, settings_problems
from generator.inputs import Inputs, read_inputs
from generator.languages import MAIN
from generator.loading import load_sound
from generator.machine_faults import fault_text, require_open_files
from generator.output_folder import refuse_foreign_folder, refuse_foreign_site, refuse_sources
from generator.pages.page import Page
from generator.paths import Paths, paths_from
from generator.placing import finish_moves
from generator.publish import Edition, Publication, publish
from generator.templates import AllTemplates, located, templates_of
from generator.update import update

_LINK = re.compile(r"\]\(([^()\s#]*)index\.md(#[^()\s]*|)\)")  # to the Markdown of a page in a folder of its own
# How such links are kept from MkDocs, which knows no pages but its own, until it has drawn the page that holds them.
_SITE_LINK = re.compile(r'href="pledgebook:([^"#]*)')
_OUTSIDE_LINK = re.compile(r'<a (?=href="https?://)')  # as Markdown makes it
_SERVE_DELAY = 0.05  # seconds from a change to the rebuild: an editor that writes several files is done by then
_WATCH_INTERVAL = 0.15  # seconds; MkDocs looks every 0.5 s, as long as a rebuild takes


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
        self.page_problems: list[Problem] = []
        self._complaints = _Complaints(logging.WARNING)
        self._in_main_language: dict[str, MkDocsPage] = {}  # by address
        self._translated: set[tuple[str, str]] = set()  # language and address

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learns what MkDocs was started for."""
        self._is_serving = command == "serve"
        logging.getLogger("mkdocs").addHandler(self._complaints)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the records, before MkDocs clears the folder it writes to."""
        self._drawing = self.given
        self._complaints.messages.clear()
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
        settings = Path(config.config_file_path)
        root = Path(self.config.root or settings.parent)
        paths = paths_from(root, root / self.config.records, root / self.config.build)
        site = Path(config.site_dir).resolve()
        try:
            require_open_files()
            self._refuse_foreign(paths, site)
            inputs = read_inputs(paths)
            raise_if_any(settings_problems(settings))
            publication = publish(load_sound(paths), paths, inputs)
        except (PledgebookError, OSError) as error:
            self.problem = _message(error)
            if not (self._is_serving and self._last_good):
                raise Abort(self.problem) from error
            logging.getLogger(__name__).error(self.problem)  # of MkDocs' own, one error would end the rebuild
            self._drawing = self._last_good
            self._finish = shutil.rmtree  # what is served stays as it is
        else:
            contexts = (edition.context for edition in publication.editions)
            self._drawing = publication, templates_of(paths.theme, contexts, paths.compiled_templates)
            self._finish = partial(self._bring_up_to_date, paths, inputs, site)
        config.site_dir = tempfile.mkdtemp(prefix="pledgebook-")

    def _refuse_foreign(self, paths: Paths, site: Path) -> None:
        if site == paths.built_site:
            refuse_foreign_folder(paths)
        elif self._served_state is None:
            refuse_sources(paths, site)
            refuse_foreign_site(site)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Refuses files that are neither pages nor pictures, or that stand where the generator's do."""
        theme = [file.src_uri for file in files if file.src_dir != config.docs_dir]
        taken = [*self._publication.addresses_over_records, *theme]
        self.page_problems = list(file_problems(Path(config.docs_dir), taken, self._other_languages))
        self._refuse_page_problems()
        return files

    @property
    def _other_languages(self) -> list[str]:
        return [edition.lang for edition in self._publication.editions[1:]]

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Leads links to pages that the records give to where those stand, and marks those to other sites.

        What a page may not hold is noted here, and refused once all pages were looked at.
        """
        html = _SITE_LINK.sub(lambda link: f'href="{addresses.relative(link[1], page.url)}', html)
        source = page.file.content_string
        self.page_problems += page_problems(page.file.src_uri, source, page.meta, html)
        return _OUTSIDE_LINK.sub('<a rel="external noopener" ', html)

    def _refuse_page_problems(self) -> None:
        if self.page_problems:
            self.problem = "\n".join(map(str, sorted(self.page_problems)))
            raise Abort(self.problem)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Rebuilds at once, and shows on every page what is wrong with the records, if anything is."""
        server.build_delay = _SERVE_DELAY
        server.observer._timeout = _WATCH_INTERVAL  # of what is watched from now on: records, schemas, templates, words
        bind = server.server_bind

        def bind_or_say() -> None:
            try:
                bind()
            except OSError as error:
                where = f"{config.dev_addr.host}:{config.dev_addr.port}"
                remedy = "end what listens there, or name another with --dev-addr"
                raise Abort(f"cannot listen on {where}: {error.strerror} ({remedy})") from error

        server.server_bind = bind_or_say  # type: ignore[method-assign]
        inject: Callable[[bytes, float], bytes] = server._inject_js_into_html

        def with_problem(content: bytes, epoch: float) -> bytes:
            page = inject(content, epoch)
            script = page[page.rindex(b"<script>") + len(b"<script>") : page.rindex(b"</script>")]
            page = content_policy.allowing(page, script)
            return _with_problem(page, self.problem) if self.problem else page

        server._inject_js_into_html = with_problem  # type: ignore[method-assign]

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Marks links to the Markdown of a page that the records give (`ladder/index.md`).

        MkDocs, which does not know those pages, complains of all that are left.
        """
        known = self._publication.page_addresses
        here = posixpath.dirname(page.file.src_uri)

        def target(link: re.Match[str]) -> str:
            address = posixpath.normpath(posixpath.join(here, link[1])).removeprefix(".") + "/"
            return f"](pledgebook:{address}{link[2]})" if address in known else link[0]

        return _LINK.sub(target, markdown)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """MkDocs draws nothing around hand-written pages: that is done when each is there, by our own templates."""
        self._refuse_page_problems()
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

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Brings the whole site up to date, now that the hand-written pages are drawn."""
        self._draw_untranslated(Path(config.site_dir))
        if self._finish is None:
            return
        if config.strict and self._complaints.messages:  # MkDocs itself would only give up once all is in its place
            self.problem = "\n".join(self._complaints.messages)
            raise Abort("the site could not be built, mend what is warned of")
        try:
            self._finish(Path(config.site_dir))
        except (PledgebookError, OSError) as error:
            self.problem = _message(error)
            raise Abort(self.problem) from error

    def on_build_error(self, *, error: Exception) -> None:
        """Says in one line what MkDocs would show as a traceback."""
        if self.given is not None:
            return
        if self._drawing is not None:
            error = located(error)
        if isinstance(error, OSError | PledgebookError):
            self.problem = _message(error)
            raise Abort(self.problem) from error

    def on_shutdown(self) -> None:
        """Lets go of the log of MkDocs."""
        logging.getLogger("mkdocs").removeHandler(self._complaints)

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


def _message(error: PledgebookError | OSError) -> str:
    """An error, or every problem found, a line each."""
    if isinstance(error, OSError):
        return fault_text(error)
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
    raise_if_any(settings_problems(config_file))
    plugin: PledgebookPlugin | None = None
    complaints = _Complaints(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(complaints)
    try:
        config = load_config(config_file=str(config_file), site_dir=str(folder), strict=True)
        found = config.plugins["pledgebook"]
        assert isinstance(found, PledgebookPlugin)
        plugin = found
        plugin.given = publication, templates
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Exception as error:
        if plugin is not None:
            raise_if_any(plugin.page_problems)
        if isinstance(error, MkDocsException):
            raise BuildError("; ".join(["the site could not be built", *complaints.messages, str(error)])) from error
        raise located(error) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(complaints)
        if plugin is not None:
            plugin.on_shutdown()


class _Complaints(logging.Handler):
    """Keeps what MkDocs logs, for the error that ends a build."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
