"""Hand-written pages and mkdocs.yml: what they must not hold is refused at its place, sound ones pass whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from generator.hand_written import file_problems, page_problems, settings_problems
from tests.unit.example_repo import ROOT

TAKEN = ("", "projects/", "projects/big-dam/", "js/search.js", "data/projects.csv", "404.html")


def said_of_page(source: str) -> list[str]:
    options = {"tables": {"use_align_attribute": True}}  # as mkdocs.yml has them
    extensions = ["tables", "toc", "fenced_code", "footnotes"]
    html = markdown.markdown(source, extensions=extensions, extension_configs=options)
    return [str(problem) for problem in page_problems("x.md", source, {}, html)]


HOSTILE_PAGES = {
    "a remark": ("a\n\n<!-- x -->\n", "3:1: must not hold a remark"),
    "a script after what browsers take for the end of a remark": (
        "<!--><script>alert(1)</script>-->",
        "1:1: must not hold a remark",
    ),
    "a refresh after another such end": ("<!---><meta http-equiv=refresh content=0>-->", "1:1: must not hold a remark"),
    "a picture within a line after one": ("a <!--> <img src=x> --> b", "1:3: must not hold a remark"),
    "a class of the site with a handler": ("text\n\n<p class='x'onclick='y'>x</p>\n", "must not hold the attribute"),
    "mathematics": ("<math><mi xlink:href='javascript:1'>x</mi></math>", "must not hold the element <math>"),
    "what hides markup": ("<noscript><p title='</noscript><img src=x>'></noscript>", "the element <noscript>"),
    "a field of text": ("<textarea><script>1</textarea>", "must not hold the element <textarea>"),
    "a listening address": ("<a href='https://example.org/' ping='//x'>a</a>", "must not hold the attribute 'ping'"),
    "an element of its own": ("<div><x-y>a</x-y></div>", "must not hold the element <x-y>"),
    "mail with more receivers": ("[x](mailto:a@b.org?bcc=c@d.org)", "must not lead to 'mailto:"),
    "a named blank in a scheme": ('<div><a href="&Tab;javascript:1">x</a></div>', "must not lead to '<U+0009 TAB>"),
    "a script": ("# A\n\n<script>alert(1)</script>\n", "3:1: must not hold the element <script>"),
    "a script of another file": ("<SCRIPT SRC=//x.org/x.js></SCRIPT>\n", "1:1: must not hold the element <script>"),
    "an event handler": ("text\n\n<p onclick='alert(1)'>x</p>\n", "3:4: must not hold the attribute 'onclick'"),
    "one of a picture": ("a <img src=x onerror=alert(1)> b", "1:14: must not hold the attribute 'onerror'"),
    "a link that runs": ("see\n[this](javascript:alert(1))\n", "2:8: must not lead to 'javascript:alert(1)'"),
    "one in other letters": ("[x](JaVaScRiPt:alert(1))", "1:5: must not lead to 'JaVaScRiPt:alert(1)'"),
    "one with entities": ("<a href='java&#115;cript:alert(1)'>x</a>", "must not lead to 'javascript:alert(1)'"),
    "one with a tab": ("<a href='java&#9;script:alert(1)'>x</a>", "must not lead to 'java<U+0009"),
    "one with a blank before": ("<a href=' javascript:alert(1)'>x</a>", "must not lead to ' javascript:alert(1)'"),
    "one by reference": ("[x][y]\n\n[y]: javascript:alert(1)\n", "3:6: must not lead to 'javascript:alert(1)'"),
    "one between angles": ("<javascript:alert(1)>", "must not"),
    "data": ("[x](data:text/html;base64,AAAA)", "1:5: must not lead to 'data:text/html;base64,AAAA'"),
    "another site's root": ("[x](//evil.org/x)", "1:5: must not lead to '//evil.org/x'"),
    "one in back slashes": ("<a href='\\\\evil.org'>x</a>", "must not lead to '\\\\evil.org'"),
    "a host of this machine": ("[x](http://localhost/x)", "1:5: must not lead to 'http://localhost/x'"),
    "a user in an address": ("[x](https://a:b@example.org/)", "1:5: must not lead to 'https://a:b@example.org/'"),
    "a foreign picture": ("![x](https://evil.org/x.png)", "1:6: must show pictures of its own"),
    "a picture that is data": ("![x](data:image/svg+xml,x)", "1:6: must show pictures of its own"),
    "a frame": ("<iframe src='https://x.org'></iframe>", "1:1: must not hold the element <iframe>"),
    "a form": ("<form action='https://x.org'><input></form>", "1:1: must not hold the element <form>"),
    "a drawing": ("<svg><g/></svg>", "1:1: must not hold the element <svg>"),
    "a style sheet": ("<style>body{display:none}</style>", "1:1: must not hold the element <style>"),
    "a style": ("<p style='position:fixed'>x</p>", "1:11: must not hold styles of its own"),
    "a base": ("<base href='https://x.org/'>", "must not hold the element <base>"),
    "a refresh": ("<meta http-equiv='refresh' content='0'>", "must not hold the element <meta>"),
    "an object": ("<object data='x'></object>", "must not hold the element <object>"),
    "a template": ("<template><script></script></template>", "must not hold the element <template>"),
    "two": ("<b>x</b>\n\n<b>y</b>", "3:1: must not hold the element <b>"),
}
SOUND_PAGES = (
    "# Methods\n\nA *b* **c** `<script>` and `javascript:x`.\n",
    "| a | b |\n| :-- | --: |\n| 1 | 2 |\n",
    "```\n<script>alert(1)</script>\n```\n",
    "    <script>in a block of code</script>\n",
    "1 < 2 and a<b, R&D, AT&amp;T\n",
    "[x](../ladder/index.md#a) [y](https://example.org/a?b=c#d) [z](mailto:a.b@example.org)\n",
    "![A chart](chart.png)\n\n- one\n- two\n\n> said\n\n---\n",
    "A note.[^1]\n\n[^1]: Of it.\n",
    "a tag without an end\n\n<img src=x onerror=alert(1) ",
    "日本語の段落 𠮷\n",
    "",
)


@pytest.mark.parametrize(("source", "expected"), HOSTILE_PAGES.values(), ids=HOSTILE_PAGES)
def test_what_runs_or_leads_astray_is_refused_at_its_place(source: str, expected: str) -> None:
    said = said_of_page(source)
    assert said and all(line.startswith("site/pages/x.md:") for line in said)
    assert any(expected in line for line in said), said


@pytest.mark.parametrize("source", SOUND_PAGES)
def test_plain_markdown_passes(source: str) -> None:
    assert said_of_page(source) == []


def test_a_key_that_chooses_another_template_is_refused_at_its_place() -> None:
    source = "---\ntitle: A\ntemplate: embed.html\n---\n# A\n"
    problems = page_problems("x.md", source, {"title": "A", "template": "embed.html"}, "<h1>A</h1>")
    assert [str(problem) for problem in problems] == [
        "site/pages/x.md:3:1: must be one of title, description, not 'template' (take it out)"
    ]


def said_of_files(folder: Path) -> list[str]:
    return [str(problem) for problem in file_problems(folder, TAKEN)]


REFUSED_FILES = {
    "js/search.js": "must be a page (.md) or a picture",
    "x.html": "must be a page (.md) or a picture",
    "x.svg": "must be a page (.md) or a picture",
    "css/site.css": "must be a page (.md) or a picture",
    "index.md": "must not take the place of the front page",
    "README.md": "must not take the place of the front page",
    "projects.md": "must not stand at 'projects', which the generator fills",
    "Projects/x.md": "must not stand at 'Projects', which the generator fills",
    "projects/big-dam/card.png": "must not stand at 'projects', which the generator fills",
    "projects/big-dam/index.md": "must not stand at 'projects', which the generator fills",
    "data/x.png": "must not stand at 'data', which the generator fills",
    "js/x.png": "must not stand at 'js', which the generator fills",
    "a b.md": "must have a name of letters, digits, hyphens and low lines",
    "a\u202eb.md": "must have a name of letters, digits, hyphens and low lines",
    ".hidden.md": "must have a name of letters, digits, hyphens and low lines",
}


@pytest.mark.parametrize(("name", "expected"), REFUSED_FILES.items(), ids=ascii)
def test_a_file_in_the_place_of_another_or_of_another_kind_is_refused(tmp_path: Path, name: str, expected: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("x")
    assert len(said_of_files(tmp_path)) == 1 and expected in said_of_files(tmp_path)[0]


def test_pages_and_pictures_of_their_own_pass(tmp_path: Path) -> None:
    for name in ("methods.md", "guide/first.md", "guide/index.md", "guide/map.png", "search-help.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# Sound\n")
    assert said_of_files(tmp_path) == []


MAKERS: dict[str, Callable[[Path], None]] = {
    "a link to a file": lambda path: path.symlink_to("/etc/hostname"),
    "a link to a folder": lambda path: path.symlink_to("/etc"),
    "a pipe": os.mkfifo,
    "another encoding": lambda path: path.write_bytes("é".encode("latin-1")) and None,
    "unseen text": lambda path: path.write_text("a\u202eb", encoding="utf-8") and None,
    "too large a page": lambda path: path.write_text("x" * 600_000) and None,
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_what_is_no_plain_text_is_refused_and_not_waited_for(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "x.md")
    assert len(said_of_files(tmp_path)) == 1 and said_of_files(tmp_path)[0].startswith("site/pages/x.md:1:")


def said_of_settings(tmp_path: Path, old: str, new: str) -> list[str]:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "mkdocs.yml").write_text(text.replace(old, new), encoding="utf-8")
    return [str(problem) for problem in settings_problems(tmp_path / "mkdocs.yml")]


HOSTILE_SETTINGS = {
    "a hook": ("strict: true", "strict: true\nhooks: [evil.py]", ": hooks: must be one of the keys "),
    "a script": ("strict: true", "extra_javascript: [https://x.org/x.js]", ": extra_javascript: must be one of "),
    "a style sheet": ("strict: true", "extra_css: [x.css]", ": extra_css: must be one of the keys "),
    "another plugin": ("  - pledgebook", "  - pledgebook\n  - search", ": plugins: must have at most 1 item"),
    "no plugin": ("  - pledgebook", "  - search", ": plugins[1]: must be 'pledgebook' alone"),
    "another theme": ("name: null", "name: readthedocs", ": theme.name: must be null"),
    "an extension that runs": ("  - attr_list", "  - codehilite", ": markdown_extensions[1]: must be one of "),
    "a tag of Python": ("site_name: Pledgebook", "site_name: !!python/name:os.system ''", "must not hold a tag"),
    "a variable": ("site_name: Pledgebook", "site_name: !ENV HOME", "must not hold a tag"),
    "another file": ("site_name: Pledgebook", "INHERIT: x.yml\nsite_name: P", ": INHERIT: must be one of the keys "),
    "no YAML": ("site_name: Pledgebook", "site_name: [", "must be YAML"),
    "a key twice": ("strict: true", "strict: true\nstrict: true", "strict: must stand once"),
}


@pytest.mark.parametrize(("old", "new", "expected"), HOSTILE_SETTINGS.values(), ids=HOSTILE_SETTINGS)
def test_settings_that_bring_in_foreign_code_are_refused_at_their_place(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    said = said_of_settings(tmp_path, old, new)
    assert len(said) == 1 and said[0].startswith("mkdocs.yml:") and expected in said[0]


def test_the_settings_of_the_project_pass(tmp_path: Path) -> None:
    assert said_of_settings(tmp_path, "strict: true", "strict: true") == []
