"""The MkDocs plugin: the frame around the pages. Whatever touches MkDocs or Jinja stands here, and can be changed here.

Records are read and checked before MkDocs clears its output, record pages enter as files in memory whose front matter
names a template, and hand-written pages stay ordinary Markdown.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import addresses
from generator.errors import BuildError, PledgebookError, ProblemsFound
from generator.exports.citation import render_bibtex
from generator.loading import load_sound
from generator.messages import Messages
from generator.pages.headings import Headings
from generator.pages.navigation import navigation
from generator.pages.page import Page
from generator.paths import paths_from
from generator.publish import Publication, publish

LANGUAGE = "en"


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
        self._pages: dict[str, Page] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the records, before MkDocs clears the folder it writes to."""
        if self.publication is None and _code_version() != _CODE_AT_START:
            # `mkdocs serve` watches the generator, and only a new process sees new code.
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
        publication = self.publication or self._load(config)
        self._current = publication
        self._pages = {f"{page.address}index.md": page for page in publication.pages}
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

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds a file in memory for every page and download."""
        publication = self._published
        for source, page in self._pages.items():
            front_matter = json.dumps({"template": page.template, "title": page.title})
            files.append(File.generated(config, source, content=f"---\n{front_matter}\n---\n"))
        for address, content in publication.files.items():
            if isinstance(content, Path):
                files.append(File.generated(config, address, abs_src_path=str(content)))
            else:
                files.append(File.generated(config, address, content=content))
        for old, new in publication.redirects.items():
            html = _redirect(addresses.relative(new, old), publication.context.local.messages)
            files.append(File.generated(config, f"{old}index.html", content=html))
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Escapes by default, makes undefined names errors, and gives every template what it may ask."""
        context = self._published.context
        env.autoescape = True
        env.undefined = jinja2.StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        env.globals.update(
            site=context,
            local=context.local,
            references=context.references,
            t=context.local.messages,
            lang=context.local.lang,
            dataset=context.dataset,
            addresses=addresses,
            link=_root_link,
            navigation=navigation(context),
            bibtex=render_bibtex,
        )
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Gives a page its view, and links as they run from it."""
        here = "" if page.url in (".", "./") else page.url
        own = self._pages.get(page.file.src_uri)
        values: dict[str, Any] = {
            "link": partial(addresses.relative, page=here),
            "here": here,
            "view": own.view if own else None,
            "subject": own.subject if own else "",
            "page_title": own.title if own else page.title,
            "page_description": own.description if own else page.meta.get("description", ""),
            "headings": Headings(),
        }
        context.update(values)  # type: ignore[typeddict-item]
        return context

    @property
    def _published(self) -> Publication:
        assert self._current is not None, "MkDocs asks on_config first"
        return self._current


def _root_link(target: str) -> str:
    """A link in a template without a page of its own (404): from the root, wherever the page is asked for."""
    return f"/{target}"


def _redirect(target: str, messages: Messages) -> str:
    title = messages("site.moved")
    return (
        f'<!doctype html><html lang="{messages.lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="refresh" content="0; url={target}"><link rel="canonical" href="{target}"></head>'
        f'<body><p><a href="{target}">{title}</a></p></body></html>\n'
    )


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
