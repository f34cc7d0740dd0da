"""Builds that are killed, hindered or disturbed: the last good site stays whole, and the message says what to do.

Each is a process of its own, as a person starts it. `FAULT_KILLS` says how many are killed at a random moment; `make
test-faults` kills 50.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.verify import compare
from tests.conftest import ROOT, copy_repository, take_drawings

KILLS = int(os.environ.get("FAULT_KILLS", "3"))
Run = subprocess.CompletedProcess[str]


class Repository:
    """A copy of the miniature repository with a site that was built."""

    def __init__(self, folder: Path) -> None:
        self.root, self.build = folder, folder / "build"
        self.record = folder / "data" / "projects" / "big-dam.yaml"

    def words(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "generator", "--root", str(self.root), *words]

    def run(self, *words: str, **how: Any) -> Run:
        return subprocess.run(
            [*how.pop("before", []), *self.words(*words)],
            capture_output=True, text=True, check=False, cwd=ROOT, **how,
        )  # fmt: skip

    def mkdocs(self, *words: str) -> Run:
        """What MkDocs says, be it on the one stream or the other, is given as that of errors."""
        command = [sys.executable, "-m", "mkdocs", *words]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd=self.root,
            env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=300,
        )  # fmt: skip
        return Run(command, done.returncode, "", done.stdout)

    def reword(self, words: str) -> None:
        text = self.record.read_text(encoding="utf-8")
        self.record.write_text(text.replace("summary: ", f"summary: {words} ", 1), encoding="utf-8")

    def standing(self) -> dict[str, bytes]:
        return tree(self.build / "site", "site/") | tree(self.build / "package", "package/")


def tree(folder: Path, name: str = "") -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {f"{name}{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "repository"
    copy_repository(folder)
    take_drawings(drawings, folder / "build")
    done = Repository(folder).run("build")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def repository(built: Path, tmp_path: Path) -> Repository:
    shutil.copytree(built, tmp_path / "repository")
    return Repository(tmp_path / "repository")


def is_one_line_without_traceback(done: Run) -> bool:
    said = [line for line in done.stderr.splitlines() if line.startswith("pledgebook: ")]
    return len(said) == 1 and "Traceback" not in done.stderr and "fault of pledgebook" not in done.stderr


def wait_until(is_so: Callable[[], bool], running: subprocess.Popen[str]) -> None:
    while not is_so():
        assert running.poll() is None, "the build ended too early"
        time.sleep(0.005)


def kill_a_build(repository: Repository, draw: random.Random, length: float) -> None:
    """At any moment, or, as often, while files are moved, which is soon over."""
    with subprocess.Popen(repository.words("build"), cwd=ROOT, stderr=subprocess.DEVNULL) as running:
        if draw.random() < 0.5:
            time.sleep(draw.uniform(0, length))
        else:
            while running.poll() is None and not (repository.build / ".moves.json").exists():
                time.sleep(0.0005)
            time.sleep(draw.uniform(0, 0.01))
        running.kill()


def test_builds_killed_at_random_moments_leave_one_build_whole(repository: Repository) -> None:
    draw = random.Random(10)
    before = repository.standing()
    repository.reword("Reworded.")
    started = time.monotonic()
    assert repository.run("build").returncode == 0
    length = time.monotonic() - started
    after = repository.standing()
    assert after != before
    states = {True: after, False: before}
    is_reworded = True
    for number in range(KILLS):
        text = repository.record.read_text(encoding="utf-8")
        wanted = not is_reworded
        repository.record.write_text(
            text.replace("summary: ", "summary: Reworded. ", 1) if wanted else text.replace("Reworded. ", "", 1),
            encoding="utf-8",
        )
        if number % 3 == 0:  # from nothing, so that whole folders are swapped
            (repository.build / "cache" / "state.json").unlink(missing_ok=True)
        kill_a_build(repository, draw, length)
        recover = "import sys; from pathlib import Path; from generator.placing import finish_moves"
        subprocess.run(
            [sys.executable, "-c", f"{recover}\nfinish_moves(Path(sys.argv[1]))", str(repository.build)],
            check=True, cwd=ROOT,
        )  # fmt: skip
        assert repository.standing() in (before, after), f"kill {number}: half of two builds"
        done = repository.run("build")
        assert done.returncode == 0, done.stderr
        assert repository.standing() == states[wanted], f"kill {number}: another site than from these records"
        assert not list(repository.build.glob(".next-*"))
        is_reworded = wanted


def hindered(limit: int, value: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(limit, (value, value))


def test_a_file_that_cannot_be_written_whole_ends_the_build_with_its_name(repository: Repository) -> None:
    before = repository.standing()
    repository.reword("Reworded.")
    done = repository.run("build", preexec_fn=hindered(resource.RLIMIT_FSIZE, 20_000))
    assert done.returncode == 2 and is_one_line_without_traceback(done), done.stderr
    assert "File too large (make room on the disk, " in done.stderr and str(repository.build) in done.stderr
    assert repository.standing() == before and not list(repository.build.glob(".next-*"))


def test_a_full_disk_ends_the_build_with_the_name_of_a_file(repository: Repository, tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(small)], check=False)
    if mounted.returncode:
        pytest.skip("a small disk needs the right to mount one")
    try:
        take_drawings(repository.build / "cache", small / "build")
        done = repository.run("build", "--to", str(small / "build"))
        assert done.returncode == 2 and is_one_line_without_traceback(done), done.stderr
        assert "No space left on device (make room on the disk, " in done.stderr and str(small) in done.stderr
        assert not list((small / "build").glob(".next-*")) and not (small / "build" / "site").exists()
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_forty_open_files_are_enough_and_give_the_same_bytes_in_a_folder_that_was_empty_and_one_that_was_built(
    repository: Repository, tmp_path: Path
) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    for _ in range(2):
        done = repository.run("build", "--to", str(folder), preexec_fn=hindered(resource.RLIMIT_NOFILE, 40))
        assert done.returncode == 0, done.stderr
        assert tree(folder / "site", "site/") | tree(folder / "package", "package/") == repository.standing()


@pytest.mark.parametrize("most", [12, 20])
def test_too_few_open_files_are_said_at_once(repository: Repository, most: int) -> None:
    before = repository.standing()
    repository.reword("Reworded.")
    done = repository.run("build", preexec_fn=hindered(resource.RLIMIT_NOFILE, most))
    assert done.returncode == 2 and is_one_line_without_traceback(done), done.stderr
    assert f"only {most} files may be open at once, a build needs 32: allow more" in done.stderr
    assert repository.standing() == before


def without_rights_of_root() -> list[str]:
    """What a command is started with so that the rights of files hold for it too."""
    if os.geteuid() != 0:
        return []
    words = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
    if shutil.which("setpriv") is None or subprocess.run([*words, "true"], check=False).returncode:
        pytest.skip("root may write anywhere")
    return words


def test_a_folder_that_is_read_only_is_named_and_stays_as_it_is(repository: Repository) -> None:
    before = repository.standing()
    repository.reword("Reworded.")
    words = without_rights_of_root()
    held = repository.build / "site" / "projects" / "big-dam"
    for folder in (held, repository.build):
        mode = folder.stat().st_mode
        folder.chmod(0o555)
        try:
            done = repository.run("build", before=words)
        finally:
            folder.chmod(mode)
        assert done.returncode == 2 and is_one_line_without_traceback(done), done.stderr
        assert "Permission denied (make it one that you may read and write" in done.stderr
        assert repository.standing() == before


def test_a_folder_that_is_taken_away_in_mid_build_is_said(repository: Repository) -> None:
    repository.reword("Reworded.")
    running = subprocess.Popen(repository.words("build"), cwd=ROOT, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: bool(list(repository.build.glob(".next-*"))), running)
    repository.build.rename(repository.root / "elsewhere")
    done = Run(running.args, running.wait(), "", running.stderr.read() if running.stderr else "")
    assert done.returncode == 2 and is_one_line_without_traceback(done), done.stderr
    assert str(repository.build) in done.stderr and "put it back and run it again" in done.stderr
    assert (repository.root / "elsewhere" / "site" / "index.html").is_file()


@pytest.mark.parametrize("how", ["deleted", "changed"])
def test_a_record_that_changes_in_mid_build_is_named_and_the_last_site_stays(repository: Repository, how: str) -> None:
    before = repository.standing()
    repository.reword("Reworded.")
    other = repository.root / "data" / "events" / "2033-12-31-end.yaml"
    running = subprocess.Popen(repository.words("build"), cwd=ROOT, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: bool(list(repository.build.glob(".next-*"))), running)
    text = other.read_text(encoding="utf-8")
    other.unlink() if how == "deleted" else other.write_text(f"{text}# changed\n", encoding="utf-8")
    done = Run(running.args, running.wait(), "", running.stderr.read() if running.stderr else "")
    assert done.returncode == 2 and is_one_line_without_traceback(done), done.stderr
    assert "2033-12-31-end.yaml" in done.stderr and "again" in done.stderr
    assert repository.standing() == before


def test_two_builds_at_once_are_one(repository: Repository) -> None:
    repository.reword("Reworded.")
    both = [subprocess.Popen(repository.words("build"), cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in "ab"]
    said = [running.communicate()[1] for running in both]
    codes = sorted(running.returncode for running in both)
    assert codes in ([0, 0], [0, 2]), said
    assert codes == [0, 0] or any("another build is under way" in text for text in said)
    stood = repository.standing()
    for folder in ("site", "package"):
        shutil.rmtree(repository.build / folder)
    (repository.build / "cache" / "state.json").unlink()
    assert repository.run("build").returncode == 0
    assert repository.standing() == stood


def test_spoiled_caches_are_noticed(repository: Repository) -> None:
    before = repository.standing()
    draw = random.Random(10)
    for path in sorted(path for path in (repository.build / "cache").rglob("*") if path.is_file()):
        content = path.read_bytes()
        spoiled = (b"", b"spoiled", content[: len(content) // 2], content[:-1] + b"?", content + b"?")
        path.write_bytes(draw.choice(spoiled))
    shutil.rmtree(repository.build / "site")
    assert repository.run("build").returncode == 0
    assert repository.standing() == before


REFUSED = {
    "the root": (".", "is, holds or stands in sources of the site"),
    "the records": ("data", "is, holds or stands in sources of the site"),
    "a kind of records": ("data/projects", "is, holds or stands in sources of the site"),
    "the schemas": ("schemas", "is, holds or stands in sources of the site"),
    "the theme": ("site/theme", "is, holds or stands in sources of the site"),
    "a folder of notes": ("notes", "holds 'mine.txt', which no build wrote"),
    "a folder with another site": ("other", "site holds 'mine.html', which no build wrote"),
    "a folder with another package": ("third", "package holds 'mine.csv', which no build wrote"),
    "a folder above": ("..", "sources of the site"),
}


@pytest.mark.parametrize(("to", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_folder_that_holds_what_no_build_wrote_is_refused_and_stays(
    repository: Repository, to: str, expected: str
) -> None:
    for name in ("notes/mine.txt", "other/site/mine.html", "third/package/mine.csv"):
        (repository.root / name).parent.mkdir(parents=True, exist_ok=True)
        (repository.root / name).write_text("mine")
    if to == "..":
        (repository.root / "site").rename(repository.root.parent / "site")
        (repository.root / "site").symlink_to(repository.root.parent / "site")
        expected = "holds"
    before = tree(repository.root)
    done = repository.run("build", "--to", str(repository.root / to))
    assert done.returncode == 2 and is_one_line_without_traceback(done), done.stderr
    assert expected in done.stderr and "--to" in done.stderr
    assert tree(repository.root) == before


def test_mkdocs_keeps_the_last_good_site_while_a_record_a_page_or_a_template_is_broken(repository: Repository) -> None:
    before = repository.standing()
    end = "{% endblock %}"
    spoilt = {
        "data/projects/big-dam.yaml": ("name: ", "nonsense: 1\nname: ", "1:1: nonsense: must be a key of projects"),
        "site/pages/methods.md": ("# Methods", "# Methods [x](nowhere.md)", "contains a link 'nowhere.md'"),
        "site/theme/main.html": (end, "{{ nothing.at.all }}" + end, "site/theme/main.html:6: 'nothing' is undefined"),
        "site/theme/front.html": (end, "{% if %}" + end, "site/theme/front.html:"),
        "mkdocs.yml": ("strict: true", "extra_css: [x.css]", "extra_css: must be one of the keys"),
    }
    for name, (old, new, expected) in spoilt.items():
        file = repository.root / name
        sound = file.read_text(encoding="utf-8")
        file.write_text(sound.replace(old, new, 1), encoding="utf-8")
        for done in (repository.mkdocs("build"), repository.run("build")):
            assert done.returncode not in (0, 70) and "Traceback" not in done.stderr, done.stderr
            assert expected in done.stderr, (expected, done.stderr)
            assert repository.standing() == before
        file.write_text(sound, encoding="utf-8")


def test_mkdocs_says_that_a_port_is_in_use(repository: Repository) -> None:
    before = repository.standing()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = repository.mkdocs("serve", "-a", f"127.0.0.1:{port}")
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert f"cannot listen on 127.0.0.1:{port}: Address already in use (end what listens there" in done.stderr
    assert repository.standing() == before


def test_mkdocs_builds_into_no_folder_that_holds_what_no_build_wrote(repository: Repository) -> None:
    (repository.root / "notes").mkdir()
    (repository.root / "notes" / "mine.txt").write_text("mine")
    for folder, expected in (("notes", "holds 'mine.txt', which no build wrote"), ("data", "sources of the site")):
        before = tree(repository.root / folder)
        done = repository.mkdocs("build", "-d", folder)
        assert done.returncode == 1 and expected in done.stderr and "Traceback" not in done.stderr, done.stderr
        assert tree(repository.root / folder) == before


def test_a_hand_written_page_that_links_to_pages_of_records_is_built_without_complaint(repository: Repository) -> None:
    done = repository.mkdocs("build")
    assert done.returncode == 0 and "unrecognized" not in done.stderr and "WARNING" not in done.stderr, done.stderr
    page = (repository.build / "site" / "methods" / "index.html").read_text(encoding="utf-8")
    assert 'href="../ladder/"' in page and "pledgebook:" not in page


def test_a_hand_written_file_in_the_place_of_another_is_refused(repository: Repository) -> None:
    before = repository.standing()
    for name in ("js/search.js", "projects/big-dam.md"):
        (repository.root / "site" / "pages" / name).parent.mkdir(exist_ok=True)
        (repository.root / "site" / "pages" / name).write_text("alert(1)")
    done = repository.run("build")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "site/pages/js/search.js:1:1: must be a page" in done.stderr
    assert "site/pages/projects/big-dam.md:1:1: must not stand at 'projects'" in done.stderr
    assert repository.standing() == before


def test_verify_tells_a_site_that_is_the_same_from_one_that_is_not(repository: Repository) -> None:
    site = repository.build / "site"
    assert compare(site, site).is_same
    (site / "index.html").write_text("another")
    (site / "data" / "projects.csv").unlink()
    (site / "new.html").write_text("new")
    (site / ".nojekyll").write_text("")
    done = repository.run("verify", str(site))
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "index.html: differs",
        "data/projects.csv: is missing",
        "new.html: is too many",
        f"{len(tree(site)) - 3} file(s) are the same, 3 are not",
    ]
    assert repository.run("verify", str(repository.root / "nowhere")).returncode == 2


def test_a_build_works_where_the_locks_of_unix_are_absent(repository: Repository) -> None:
    script = "import sys; sys.modules['fcntl'] = sys.modules['resource'] = None\nfrom generator.cli import main\nmain()"
    words = [sys.executable, "-c", script, "--root", str(repository.root), "build"]
    repository.reword("Reworded.")
    (repository.build / ".lock").unlink()  # of the lock of Unix, which a file that merely stands does not hold
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr


def test_an_interrupted_build_leaves_the_last_good_site(repository: Repository) -> None:
    before = repository.standing()
    repository.reword("Reworded.")
    # A shell that runs tests in the background has them pass over interrupts, and what they start too.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    script = f"{heeding}from generator.cli import main\nmain()"
    words = [sys.executable, "-c", script, "--root", str(repository.root), "build"]
    running = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: bool(list(repository.build.glob(".next-*"))), running)
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1]
    assert running.returncode not in (0, None) and "Traceback" not in said
    assert repository.standing() == before and not list(repository.build.glob(".next-*"))
