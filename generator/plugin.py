"""The MkDocs plugin: hand-written pages and the theme's own files. Whatever touches MkDocs stands here.

Records are read and checked before MkDocs clears its output. Hand-written pages are ordinary Markdown; all others are
drawn and written when MkDocs has done its part, for passing through it would take most of a build.
"""

from __future__ import annotations

import logging
import os
import posixpath
import re
import sys
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import addresses
from generator.errors import BuildError, PledgebookError, ProblemsFound
from generator.loading import load_sound
from generator.paths import paths_from
from generator.publish import Publication, publish
from generator.site_writer import write_site
from generator.templates import Templates

LANGUAGE = "en"
_LINK = re.compile(r"\]\(([^()\s#]*)index\.md(#[^()\s]*|)\)")  # to the Markdown of a page in a folder of its own


def _code_version() -> tuple[tuple[str, int], ...]:
    """The files of the generator with their times of change, for telling whether they differ from what runs."""
    return tuple(sorted((str(path), path.stat().st_mtime_ns) for path in Path(__file__).parent.rglob("*.py")))


_CODE_AT_START = _code_version()


class PluginConfig(Config):
    """Settings in mkdocs.yml."""

    root = Type(str, default="")
    records = Type(str, default="data")
    build = Type(str, default="build")


class PledgebookPlugin(BasePlugin[PluginConfig]):
    """Adds the pages, charts and downloads that the records give to a MkDocs build.

    `publication` is set by whoever has worked it out already; without it the plugin reads the records itself, which is
    how bare `mkdocs build` and `mkdocs serve` work.
    """

    def __init__(self) -> None:
        self.publication: Publication | None = None
        self._current: Publication | None = None
        self._templates: Templates | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the records, before MkDocs clears the folder it writes to."""
        if self.publication is None and _code_version() != _CODE_AT_START:
            # `mkdocs serve` watches the generator, and only a new process sees new code.
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        publication = self.publication or self._load(config)
        self._current = publication
        self._templates = Templates(publication.paths.theme, publication.context)
        dataset = publication.context.dataset
        config.theme.static_templates = {"404.html"}  # MkDocs' own site map would carry the day of the build
        config.site_name = dataset.title
        config.site_url = config.site_url or dataset.homepage
        return config

    def _load(self, config: MkDocsConfig) -> Publication:
        root = Path(self.config.root or Path(config.config_file_path).parent)
        paths = paths_from(root, root / self.config.records, root / self.config.build)
        try:
            return publish(load_sound(paths), paths, LANGUAGE)
        except ProblemsFound as error:
            raise PluginError("\n".join(str(problem) for problem in error.problems)) from error
        except PledgebookError as error:
            raise PluginError(str(error)) from error

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Leads links to the Markdown of a page that the records give (`ladder/index.md`) to where it stands.

        MkDocs, which does not know those pages, complains of all that are left.
        """
        assert self._current is not None, "MkDocs asks on_config first"
        known = self._current.page_addresses
        here = posixpath.dirname(page.file.src_uri)

        def target(link: re.Match[str]) -> str:
            address = posixpath.normpath(posixpath.join(here, link[1])).removeprefix(".") + "/"
            return f"]({addresses.relative(address, page.url)}{link[2]})" if address in known else link[0]

        return _LINK.sub(target, markdown)

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Hand-written pages are drawn by the same templates as all others."""
        return self._drawing.environment

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The page for missing ones is no page of MkDocs, and links from the root."""
        self._drawing.current.begin_anywhere()
        return context

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Gives a hand-written page its words, and links as they run from it."""
        self._drawing.current.begin("" if page.url in (".", "./") else page.url, "")
        context.update(page_title=page.title, page_description=page.meta.get("description", ""))  # type: ignore[call-arg]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes every page and file that the records give."""
        assert self._current is not None, "MkDocs asks on_config first"
        try:
            write_site(Path(config.site_dir), self._current, self._drawing)
        except PledgebookError as error:
            raise PluginError(str(error)) from error

    @property
    def _drawing(self) -> Templates:
        assert self._templates is not None, "MkDocs asks on_config first"
        return self._templates


def build_site(config_file: Path, site_dir: Path, publication: Publication) -> None:
    """Writes the whole site of `publication` into `site_dir`.

    Raises BuildError, with what MkDocs complained of, where it gives up.
    """
    complaints = _Complaints(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(complaints)
    try:
        config = load_config(config_file=str(config_file), site_dir=str(site_dir), strict=True)
        plugin = config.plugins["pledgebook"]
        assert isinstance(plugin, PledgebookPlugin)
        plugin.publication = publication
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
