"""Where things stand in a checkout; every path the generator uses is derived here from one root."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from pathlib import Path

PUBLISHED_IDS = "published-ids.txt"  # the list of published ids, in the folder of the records
EDITIONS = "as-of"  # the folder of a build that holds those of earlier days


@dataclass(frozen=True)
class Paths:
    """The folders of one repository; `schemas` and `site` may be shared by another one's data.

    `as_of` is the earlier day as of which site and package are wanted; None for the records as they are.
    """

    root: Path
    data: Path
    schemas: Path
    site: Path
    build: Path
    as_of: datetime.date | None = None

    def of_day(self, day: datetime.date, build: Path | None = None) -> Paths:
        """The same repository as of an earlier day, built in a folder of its own."""
        return replace(self, as_of=day, build=(build or self.build / EDITIONS / day.isoformat()).resolve())

    @property
    def messages(self) -> Path:
        """Interface words, one YAML file a language."""
        return self.site / "messages"

    @property
    def theme(self) -> Path:
        """Templates, styles and scripts."""
        return self.site / "theme"

    @property
    def maps(self) -> Path:
        """Outlines of regions, one JSON file a country."""
        return self.site / "maps"

    @property
    def fonts(self) -> Path:
        """The fonts of social cards."""
        return self.site / "fonts"

    @property
    def styles(self) -> Path:
        """The parts of the style sheet and the file of colours."""
        return self.site / "styles"

    @property
    def cache(self) -> Path:
        """What is costly to draw and does not change; may be deleted at any time."""
        return self.build / "cache"

    @property
    def state(self) -> Path:
        """What is known of the site and package that stand built."""
        return self.cache / "state.json"

    @property
    def compiled_templates(self) -> Path:
        """The templates of the theme as Jinja compiled them."""
        return self.cache / "templates"

    @property
    def parsed(self) -> Path:
        """The values of records that were read before."""
        return self.cache / "parsed.txt"

    @property
    def built_site(self) -> Path:
        """The last good site."""
        return self.build / "site"

    @property
    def built_package(self) -> Path:
        """The last good data package."""
        return self.build / "package"


def paths_from(root: Path, data: Path | None = None, build: Path | None = None) -> Paths:
    """The usual layout under `root`; data and build may stand elsewhere."""
    root = root.resolve()
    return Paths(
        root=root,
        data=(data or root / "data").resolve(),
        schemas=root / "schemas",
        site=root / "site",
        build=(build or root / "build").resolve(),
    )
