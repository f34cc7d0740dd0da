"""The MkDocs plugin: the frame around the pages. Whatever touches MkDocs stands here, so that the frame can be changed.

Records are read and checked before MkDocs clears its output, record pages enter as files in memory whose front matter
names a template, and hand-written pages stay ordinary Markdown.
"""

from __future__ import annotations

import json
import logging
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

from generator import pages
from generator.colours import read_colours
from generator.errors import BuildError, PledgebookError, ProblemsFound
from generator.exports.citation import render_bibtex
from generator.loading import load_sound
from generator.maps import read_map
from generator.messages import Words, read_words
from generator.pages.outline import outline
from generator.paths import paths_from
from generator.styles import render_stylesheet
from generator.tables import tables


class PluginConfig(Config):
    """Settings in mkdocs.yml."""

    root = Type(str, default="")
    records = Type(str, default="data")
    build = Type(str, default="build")


class PledgebookPlugin(BasePlugin[PluginConfig]):
    """Adds the pages, charts and downloads that the records give to a MkDocs build."""

    def __init__(self) -> None:
        self.site: pages.Site | None = None
        self.stylesheet = ""
        self.made: dict[str, pages.Page] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the records, before MkDocs clears the folder it writes to."""
        root = Path(self.config.root or Path(config.config_file_path).parent)
        paths = paths_from(root, root / self.config.records, root / self.config.build)
        try:
            catalogue = load_sound(paths)
            made = tables(catalogue)
            host = catalogue.get("parties", catalogue.vehicle.host)
            atlas = read_map(paths.maps, host.code)
            words, colours = read_words(paths.messages, "en"), read_colours(paths.styles)
            self.site = pages.site(catalogue, made, words, colours, paths.data, paths.cache, atlas)
            self.stylesheet = render_stylesheet(paths.styles, colours)
        except ProblemsFound as error:
            raise PluginError("\n".join(map(str, error.problems))) from error
        except PledgebookError as error:
            raise PluginError(str(error)) from error
        config.theme.static_templates = {"404.html"}  # MkDocs' own site map would carry the day of the build
        config.site_name = catalogue.dataset.title
        config.site_url = config.site_url or catalogue.dataset.homepage
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds a file in memory for every page and download."""
        assert self.site is not None
        self.made = {f"{page.address}index.md": page for page in self.site.pages}
        for uri, page in self.made.items():
            front_matter = json.dumps({"template": page.template, "title": page.title})
            files.append(File.generated(config, uri, content=f"---\n{front_matter}\n---\n"))
        files.append(File.generated(config, "css/site.css", content=self.stylesheet))
        for uri, content in self.site.files.items():
            if isinstance(content, Path):
                files.append(File.generated(config, uri, abs_src_path=str(content)))
            else:
                files.append(File.generated(config, uri, content=content))
        for old, new in self.site.redirects.items():
            content = _redirect(pages.relative(new, old), self.site.reader.words)
            files.append(File.generated(config, f"{old}index.html", content=content))
        return files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Escapes by default, makes undefined names errors, and lets every template ask the reader."""
        assert self.site is not None
        env.autoescape = True
        env.undefined = jinja2.StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        env.globals.update(
            see=self.site.reader,
            t=self.site.reader.words,
            link=_root_link,
            dataset=self.site.reader.catalogue.dataset,
            bibtex=render_bibtex,
            outline=outline,
            lang=self.site.reader.lang,
        )
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        """Gives a page its view, and links as they run from it."""
        here = "" if page.url in (".", "./") else page.url
        made = self.made.get(page.file.src_uri)
        mine: dict[str, Any] = {
            "link": lambda target: pages.relative(target, here),
            "here": here,
            "view": made.view if made else {},
            "page_title": made.title if made else page.title,
            "page_description": made.description if made else page.meta.get("description", ""),
        }
        context.update(mine)  # type: ignore[typeddict-item]
        return context


def _root_link(target: str) -> str:
    """A link in a template without a page of its own (404): from the root, wherever the page is asked for."""
    return f"/{target}"


def _redirect(target: str, words: Words) -> str:
    return (
        f'<!doctype html><html lang="{words.lang}"><head><meta charset="utf-8"><title>{words("site.moved")}</title>'
        f'<meta http-equiv="refresh" content="0; url={target}"><link rel="canonical" href="{target}"></head>'
        f'<body><p><a href="{target}">{words("site.moved")}</a></p></body></html>\n'
    )


def build_site(config_file: Path, site_dir: Path, records: Path, build: Path) -> None:
    """Builds the whole site of `records` into `site_dir`; what is kept between builds is kept under `build`.

    Raises BuildError, with what MkDocs complained of, where it gives up.
    """
    heard = _Heard(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(heard)
    try:
        config = load_config(config_file=str(config_file), site_dir=str(site_dir), strict=True)
        config.plugins["pledgebook"].config.update({"records": str(records), "build": str(build)})
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (MkDocsException, jinja2.TemplateError) as error:
        raise BuildError("\n".join(["the site could not be built:", *heard.words, str(error)])) from error
    finally:
        logging.getLogger("mkdocs").removeHandler(heard)


class _Heard(logging.Handler):
    """Keeps what MkDocs logs, for the error that ends a build."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage())
