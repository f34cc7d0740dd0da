"""The commands as a person meets them: what they print, how they exit, and what they leave standing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.build_lock import build_lock
from generator.cli import SIGTERM_EXIT_CODE, main
from generator.paths import Paths
from generator.placing import replace_all
from tests.conftest import EXAMPLE, ROOT
from tests.repository import git


def run(*words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["--root", str(ROOT), *words])
    return done.exit_code, done.stdout, done.stderr


def test_check_counts_records_by_kind_and_exits_0() -> None:
    code, out, err = run("--data", str(EXAMPLE), "check")
    assert (code, err) == (0, "")
    for kind in ("projects", "terms"):
        assert f"{len(list((EXAMPLE / kind).iterdir())):6} {kind}\n" in out
    assert re.search(r"in them: .*\b\d+ disputes\b", out.replace("\n", " "))


def test_check_says_that_sound_records_have_no_problems() -> None:
    out = run("--data", str(EXAMPLE), "check")[1]
    assert out.splitlines()[-1] == f"{len(list(EXAMPLE.rglob('*.yaml')))} records checked: 0 problems"


def test_check_lists_every_problem_and_exits_1(copy_of_example: Paths) -> None:
    broken = copy_of_example.data / "companies" / "acme-power.yaml"
    broken.write_text(broken.read_text().replace("country: sudmark", "country: sudmrk\ncolour: red"))
    code, out, err = run("--data", str(copy_of_example.data), "check")
    assert (code, out) == (1, "")
    assert err == (
        "data/companies/acme-power.yaml:4:10: country: must be the id of one of the parties, 'sudmrk' is none "
        "(did you mean 'sudmark'?)\n"
        "data/companies/acme-power.yaml:5:1: colour: must be a key of companies, 'colour' is none"
        f"{err.splitlines()[1].partition('is none')[2]}\n"
        "2 problem(s) in 1 file(s)\n"
    )


def test_check_prints_warnings_and_still_exits_0(copy_of_example: Paths) -> None:
    dam = copy_of_example.data / "projects" / "big-dam.yaml"
    text = dam.read_text(encoding="utf-8")
    claim = text[text.index("  - key: cost-sud") : text.index("  - key: cost-nor")]
    claim = claim.replace("cost-sud", "cost-typo").replace("value: 9", "value: 900").replace("02-17", "02-19")
    dam.write_text(text.replace("  - key: cost-nor", f"{claim}  - key: cost-nor"), encoding="utf-8")
    code, out, err = run("--data", str(copy_of_example.data), "check")
    assert code == 0 and out.endswith("0 problems\n")
    assert "data/projects/big-dam.yaml:" in err and ": warning: " in err


def test_the_bill_of_materials_lists_every_locked_library_and_the_scripts_with_licences() -> None:
    code, out, _ = run("sbom")
    bill = json.loads(out)
    assert (code, bill["bomFormat"], bill["specVersion"]) == (0, "CycloneDX", "1.6")
    components = {component["name"]: component for component in bill["components"]}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==", lock, re.MULTILINE | re.IGNORECASE)
    assert len(pinned) > 40 and set(pinned) | {"vega", "vega-lite", "vega-embed"} == set(components)
    assert components["vega"]["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]
    assert components["click"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert all(component["properties"] for name, component in components.items() if name in pinned)
    assert out == run("sbom")[1]


def test_a_wrong_word_exits_2() -> None:
    assert run("chek")[0] == 2


def test_rules_lists_every_rule_as_a_sentence() -> None:
    code, out, _ = run("rules")
    assert code == 0
    assert all(line.endswith(".") and ": " in line for line in out.splitlines()) and len(out.splitlines()) > 20


def test_help_names_every_command() -> None:
    out = run("--help")[1]
    for command in main.commands:
        assert command in out


@pytest.mark.parametrize("words", [["--help"], *([name, "--help"] for name in sorted(main.commands))])
def test_help_says_whole_sentences(words: list[str]) -> None:
    out = run(*words)[1]
    assert "..." not in out.replace("COMMAND [ARGS]...", "")


def test_the_version_is_that_of_the_installed_package() -> None:
    assert run("--version")[:2] == (0, f"pledgebook {metadata.version('pledgebook')}\n")


def test_build_says_its_stages_in_plain_lines_and_where_the_site_is(copy_to_build: Paths) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "generator",
            "--root",
            str(ROOT),
            "--data",
            str(copy_to_build.data),
            "build",
            "--to",
            str(copy_to_build.build),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "compare",
        "check",
        "tables and charts",
        "site and package",
    ]
    assert str(copy_to_build.built_site) in done.stdout and "http.server" in done.stdout


def test_a_failed_build_leaves_the_last_good_site_and_package_whole(copy_to_build: Paths) -> None:
    words = ("--data", str(copy_to_build.data), "build", "--to", str(copy_to_build.build))
    assert run(*words)[0] == 0
    before = tree(copy_to_build.built_site), tree(copy_to_build.built_package)
    state = copy_to_build.state.read_bytes()
    (copy_to_build.data / "terms" / "memo-total.yaml").write_text("title: broken\n")
    assert run(*words)[0] == 1
    assert (tree(copy_to_build.built_site), tree(copy_to_build.built_package)) == before
    assert copy_to_build.state.read_bytes() == state


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


@pytest.fixture(scope="module")
def built_elsewhere(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> list[dict[str, bytes]]:
    """The example as the tests build it, and in another folder with another hash seed, time zone and locale."""
    folder = tmp_path_factory.mktemp("elsewhere")
    words = ["--root", str(ROOT), "--data", str(EXAMPLE), "build", "--to", str(folder)]
    elsewhere = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *words]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env={**os.environ, **elsewhere})
    return [tree(drawings.parent), tree(folder)]


def test_the_same_records_give_the_same_bytes(built_elsewhere: list[dict[str, bytes]]) -> None:
    first, second = built_elsewhere
    assert sorted(first) == sorted(second)
    published = [name for name in first if name != "cache/state.json"]  # which notes when files were written
    assert [name for name in published if first[name] != second[name]] == []


def test_bare_mkdocs_builds_the_same_site(built_elsewhere: list[dict[str, bytes]], tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    text = (ROOT / "mkdocs.yml").read_text().replace("docs_dir: site/pages", f"docs_dir: {ROOT}/site/pages")
    text = text.replace("custom_dir: site/theme", f"custom_dir: {ROOT}/site/theme").replace(
        "  - pledgebook", f"  - pledgebook:\n      root: {ROOT}\n      records: {EXAMPLE}"
    )
    config.write_text(text.split("watch:")[0] + "validation:" + text.split("validation:")[1])
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)], check=True, cwd=tmp_path)
    site = {name.removeprefix("site/"): data for name, data in built_elsewhere[0].items() if name.startswith("site/")}
    assert tree(tmp_path / "build" / "site") == site


def test_mkdocs_never_writes_into_the_tracked_folder_site() -> None:
    from mkdocs.config import load_config

    config = load_config(str(ROOT / "mkdocs.yml"))
    assert Path(config.site_dir) == ROOT / "build" / "site"
    assert git("check-ignore", "--quiet", "site").returncode == 1


def test_a_replacement_that_is_interrupted_puts_the_last_good_site_and_package_back(tmp_path: Path) -> None:
    staging, place = tmp_path / "next", tmp_path / "build"
    for folder, words in ((staging / "site", "new"), (place / "site", "old"), (place / "package", "old")):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(words)
    with pytest.raises(FileNotFoundError):
        places = {staging / "site": place / "site", staging / "package": place / "package"}
        replace_all(place, places, staging)
    assert tree(place) == {
        "site/index.html": b"old",
        "package/index.html": b"old",
    }


def test_two_builds_in_one_folder_do_not_meet(copy_of_example: Paths) -> None:
    copy_of_example.build.mkdir()
    with build_lock(copy_of_example.build):
        code, _, err = run("--data", str(copy_of_example.data), "build", "--to", str(copy_of_example.build))
    assert (code, "another build is under way" in err) == (2, True)


def test_the_lock_of_a_build_that_was_killed_holds_up_nobody(tmp_path: Path) -> None:
    script = "import os, sys; from pathlib import Path; from generator.build_lock import build_lock\n"
    script += "with build_lock(Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    with build_lock(tmp_path):
        pass


def test_what_a_killed_build_left_goes_with_the_next(copy_to_build: Paths) -> None:
    words = ("--data", str(copy_to_build.data), "build", "--to", str(copy_to_build.build))
    left = copy_to_build.build / ".next-killed"
    left.mkdir()
    assert run(*words)[0] == 0
    assert not left.exists()


def test_a_build_that_is_told_to_end_removes_what_stands_half_made(copy_to_build: Paths) -> None:
    words = ["--root", str(ROOT), "--data", str(copy_to_build.data), "build", "--to", str(copy_to_build.build)]
    with subprocess.Popen([sys.executable, "-m", "generator", *words], cwd=ROOT, stderr=subprocess.PIPE) as running:
        while not list(copy_to_build.build.glob(".next-*")):
            assert running.poll() is None, "the build ended before it could be interrupted"
            time.sleep(0.01)
        running.terminate()
    assert running.returncode == SIGTERM_EXIT_CODE
    assert not list(copy_to_build.build.glob(".next-*"))


def test_a_command_outside_a_checkout_says_how_to_go_on(tmp_path: Path) -> None:
    for words in ("check", "build"):
        done = CliRunner().invoke(main, ["--root", str(tmp_path), words])
        assert done.exit_code == 2
        assert "is missing: run the command in a checkout, or name one with --root" in done.stderr


def test_a_folder_that_cannot_be_written_is_named(copy_of_example: Paths, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    code, _, err = run("--data", str(copy_of_example.data), "build", "--to", str(tmp_path / "file" / "build"))
    assert code == 2 and str(tmp_path / "file") in err and "Traceback" not in err


def test_a_book_without_projects_or_costs_is_built_all_the_same(copy_to_build: Paths) -> None:
    for kind, list_ in (("projects", "stages"), ("rounds", "projects"), ("rounds", "assumptions")):
        for path in (copy_to_build.data / kind).glob("*.yaml"):
            record = yaml.safe_load(path.read_text())
            record["claims"] = [claim for claim in record.get("claims", []) if claim["field"] != "cost"]
            record.pop("disputes", None)
            for claim in record["claims"]:
                claim.pop("dispute", None)
            if list_:
                record.pop(list_, None)
            record = {key: value for key, value in record.items() if value}
            path.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False))
    code, _, err = run("--data", str(copy_to_build.data), "build", "--to", str(copy_to_build.build))
    assert code == 0, err
