"""The bill of materials: what a build runs on and what scripts the site carries, as CycloneDX 1.6 in JSON.

Made by a few lines of our own: cyclonedx-bom would bring some twenty libraries into the locked ones, and knows nothing
of the scripts that vl-convert bundles. Format: https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from typing import Any

_PINNED = re.compile(
    r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)(?: ;[^\\]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}.*\n)+)",
    re.MULTILINE,
)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_LICENCE = "License :: "
_OF_SCRIPTS = "BSD-3-Clause"  # of Vega, Vega-Lite and Vega-Embed


def render_sbom(lock: str, scripts: Mapping[str, str], version: str) -> str:
    """The bill of one version of Pledgebook, as text of JSON.

    `lock` is the text of hash-locked requirements, `scripts` are versions by name. The licence of a library is the one
    that it states of itself; there is none where it is not installed here.
    """
    libraries = [_library(name, pinned, hashes) for name, pinned, hashes in _PINNED.findall(lock)]
    bundled = [_script(name, pinned) for name, pinned in sorted(scripts.items())]
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "pledgebook",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [*libraries, *bundled],
    }
    return json.dumps(bill, ensure_ascii=False, indent=2) + "\n"


def _library(name: str, version: str, hashes: str) -> dict[str, Any]:
    purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
    component: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
    licences = _licences(name)
    if licences:
        component["licenses"] = licences
    # A library is locked as several files, of which one is installed: their digests are no digest of the component.
    component["properties"] = [
        {"name": "pledgebook:locked-file-sha256", "value": value} for value in _HASH.findall(hashes)
    ]
    return component


def _script(name: str, version: str) -> dict[str, Any]:
    purl = f"pkg:npm/{name}@{version}"
    licences = [{"license": {"id": _OF_SCRIPTS}}]
    return {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl, "licenses": licences}


def _licences(name: str) -> list[dict[str, Any]]:
    try:
        stated: PackageMetadata = metadata(name)
    except PackageNotFoundError:
        return []
    if "License-Expression" in stated:
        return [{"expression": stated["License-Expression"]}]
    classes = [value for value in stated.get_all("Classifier") or [] if value.startswith(_LICENCE)]
    names = [value.rpartition(" :: ")[2] for value in classes]
    if not names and "License" in stated:
        names = [stated["License"].strip().splitlines()[0]]
    return [{"license": {"name": value}} for value in names if value]
