"""The site in several languages: every page in each, what is not translated, figures, letters, order."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.addresses import in_language, is_per_language
from generator.build import build
from generator.images.character_map import read_letters
from generator.localize import Localizer
from generator.messages import languages_of, read_messages
from generator.model import Catalogue
from generator.paths import Paths
from generator.plural_rules import form_of, is_rule
from generator.progress import Progress
from generator.publish import Publication
from tests.conftest import ROOT, copy_repository, take_drawings
from tests.html_page import read_page, text_of, with_class

MESSAGES = ROOT / "site" / "messages"
JAPANESE = read_messages(MESSAGES, "ja")


def pages_under(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_every_page_stands_in_every_language(site: Path) -> None:
    pages = pages_under(site)
    japanese = {page.removeprefix("ja/") for page in pages if page.startswith("ja/")}
    assert japanese == {page for page in pages if not page.startswith("ja/")}


def test_a_page_says_its_language_and_leads_to_its_other_self(site: Path) -> None:
    for page in ("projects/big-dam", "methods", "charts/pace", ""):
        english, japanese = read_page(site / page), read_page(site / "ja" / page)
        assert (english.get("lang"), japanese.get("lang")) == ("en", "ja")
        for html, here, there, lang in ((english, site / page, site / "ja" / page, "ja"),
                                        (japanese, site / "ja" / page, site / page, "en")):  # fmt: skip
            (languages,) = with_class(html, "languages")
            (link,) = languages.iter("a")
            assert (here / link.get("href", "")).resolve() == there.resolve()
            assert (link.get("hreflang"), link.get("lang")) == (lang, lang)
            alternates = {each.get("hreflang") for each in html.iter("link") if each.get("rel") == "alternate"}
            assert alternates == {"en", "ja"}


def test_what_holds_no_words_stands_once(site: Path) -> None:
    for path in (site / "ja").rglob("*"):
        if path.is_file() and path.suffix != ".html":
            address = path.relative_to(site / "ja").as_posix()
            assert is_per_language(address), address
    assert not (site / "ja" / "data" / "projects.csv").exists()
    (figure,) = (link for link in read_page(site / "ja" / "data").iter("a") if link.text == "projects.csv")
    assert figure.get("href") == "../../data/projects.csv"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", "ja/"),
        ("projects/big-dam/#claims-1", "ja/projects/big-dam/#claims-1"),
        ("404.html", "ja/404.html"),
        ("charts/pace/pace.png", "ja/charts/pace/pace.png"),
        ("projects/big-dam/card.png", "ja/projects/big-dam/card.png"),
        ("search/index.ja.json", "ja/search/index.ja.json"),
        ("charts/pace/pace.csv", "charts/pace/pace.csv"),
        ("projects/big-dam/big-dam.json", "projects/big-dam/big-dam.json"),
        ("data/projects.csv", "data/projects.csv"),
        ("css/site.css", "css/site.css"),
    ],
)
def test_an_address_gets_its_language(address: str, expected: str) -> None:
    assert in_language(address, "ja/") == expected


def test_japanese_has_every_word_with_the_same_places() -> None:
    assert JAPANESE.lacking() == []
    english = flat(yaml.safe_load((MESSAGES / "en.yaml").read_text(encoding="utf-8")))
    for key, text in flat(yaml.safe_load((MESSAGES / "ja.yaml").read_text(encoding="utf-8"))).items():
        if key in english:
            assert sorted(re.findall(r"\{\w*\}", text)) == sorted(re.findall(r"\{\w*\}", english[key])), key


def flat(texts: Any, start: str = "") -> dict[str, str]:
    if not isinstance(texts, dict):
        return {start: str(texts)}
    found: dict[str, str] = {}
    for name, value in texts.items():
        found |= flat(value, f"{start}.{name}" if start else name)
    return found


def test_days_and_counts_read_as_people_write_them() -> None:
    assert JAPANESE.date("2026-02-12") == "2026年2月12日"
    assert (JAPANESE.date("2026-02"), JAPANESE.date("2026")) == ("2026年2月", "2026年")
    assert (JAPANESE.count("count.projects", 1), JAPANESE.count("count.projects", 3)) == ("1件の事業", "3件の事業")


@pytest.mark.parametrize(
    ("number", "form"), [(0, "many"), (1, "one"), (2, "few"), (5, "many"), (12, "many"), (22, "few"), (112, "many")]
)
def test_a_language_has_its_own_plural_forms(number: int, form: str) -> None:
    polish = {
        "one": "n = 1",
        "few": "n % 10 = 2..4 and n % 100 != 12..14",
        "many": "n = 0 or n % 10 = 0,1,5..9 or n % 100 = 12..14",
    }
    assert all(is_rule(rule) for rule in polish.values())
    assert form_of(number, polish) == form
    assert form_of(number, {}) == "other" and not is_rule("n is 1")


def test_names_stand_in_the_order_of_their_readings(catalogue: Catalogue) -> None:
    local = Localizer(catalogue, JAPANESE)

    class Named:
        schema = catalogue.schemas.tables["people"]

        def __init__(self, **fields: str) -> None:
            self.id, self.fields = fields["name_ja"], fields

        def get(self, name: str) -> str | None:
            return self.fields.get(name)

        def __getattr__(self, name: str) -> str | None:
            return self.__dict__["fields"].get(name)

    people: list[Any] = [
        Named(name_ja="林", reading_ja="はやし"),
        Named(name_ja="トランプ"),
        Named(name_ja="赤沢", reading_ja="あかざわ"),
        Named(name_ja="ｱｸﾒ"),
    ]
    assert [row.id for row in sorted(people, key=local.order)] == ["赤沢", "ｱｸﾒ", "トランプ", "林"]


def test_what_is_not_translated_is_marked_and_counted(site: Path, published: Publication) -> None:
    page = (site / "ja" / "projects" / "big-dam" / "index.html").read_text(encoding="utf-8")
    assert '<span lang="en">A digest gives' in page
    lacking = [row for row in published.context.tables["untranslated"].cells if row["language"] == "ja"]
    assert {"claims", "sources"} <= {row["table"] for row in lacking}
    counted = {row["group"]: row for row in published.context.tables["quality"].cells if row["measure"] == "translated"}
    for table in {row["table"] for row in lacking}:
        row = counted[f"{table}.ja"]
        assert int(row["of"]) - int(row["count"]) == sum(each["table"] == table for each in lacking)
    head = read_page(site / "ja" / "projects" / "big-dam").find("head/title")
    assert head is not None and len(head) == 0


def test_no_attribute_holds_markup(site: Path) -> None:
    for path in [*(site / "ja").glob("*/index.html"), *(site / "ja" / "projects").glob("*/index.html")]:
        assert not re.search(r'="<span lang=|<title>[^<]*<span', path.read_text(encoding="utf-8")), path


def test_every_letter_of_a_japanese_chart_is_in_its_font(published: Publication, paths: Paths) -> None:
    """Else a machine without fonts would draw boxes."""
    charts = published.editions[1].context.charts
    letters = {
        weight: read_letters((paths.fonts / f"NotoSansCJKjp-{weight}.otf").read_bytes())
        for weight in ("Regular", "Bold")
    }
    for id_, chart in charts.items():
        svg = chart.files["svg"]
        assert isinstance(svg, str)
        texts = [text for text in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text") if text.text]
        assert texts
        for text in texts:
            assert text.get("font-family", "").startswith("Pledgebook Sans JP"), (id_, text.text)
            weight = "Bold" if text.get("font-weight") == "bold" else "Regular"
            assert set("".join(text.itertext())) - {"\n"} <= letters[weight], (id_, text.text)


def test_a_chart_is_in_the_unit_that_the_language_counts_in(published: Publication) -> None:
    english, japanese = (edition.context.charts["pace"].chart for edition in published.editions)
    (first, second) = english.rows[-1][1], japanese.rows[-1][1]
    assert float(second) == 10 * float(first)
    assert english.csv_rows == japanese.csv_rows


THIRD = """site:
  language: Esperanto
figure:
  about: ĉirkaŭ {}
plural: {one: n = 1}
count:
  projects: {one: '{n} projekto', other: '{n} projektoj'}
nav:
  projects: Projektoj
"""


@pytest.fixture(scope="module")
def third(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> Path:
    """The site of the miniature with a third language, of which there are a few words and one name."""
    root = tmp_path_factory.mktemp("third")
    paths = copy_repository(root)
    (root / "site" / "messages" / "eo.yaml").write_text(THIRD, encoding="utf-8")
    schema = root / "schemas" / "projects.schema.yaml"
    text = schema.read_text(encoding="utf-8")
    field = re.search(r"- name: name_ja\n(?:  .*\n)+", text)
    assert field
    schema.write_text(text.replace(field[0], field[0] + field[0].replace("name_ja", "name_eo")), encoding="utf-8")
    dam = root / "data" / "projects" / "big-dam.yaml"
    dam.write_text(dam.read_text(encoding="utf-8") + "name_eo: Granda digo\n", encoding="utf-8")
    take_drawings(drawings, paths.build)
    build(paths, Progress(io.StringIO(), stages=4))
    return paths.built_site


def test_a_third_language_is_one_file_of_words_and_fields(third: Path) -> None:
    assert languages_of(third.parents[1] / "site" / "messages") == ["en", "eo", "ja"]
    dam = read_page(third / "eo" / "projects" / "big-dam")
    assert dam.get("lang") == "eo"
    assert "Granda digo" in text_of(dam) and "Projektoj" in text_of(dam)
    assert "ĉirkaŭ" in "".join(path.read_text(encoding="utf-8") for path in (third / "eo").rglob("index.html"))


def test_what_a_third_language_lacks_is_in_english(third: Path) -> None:
    dam = (third / "eo" / "projects" / "big-dam" / "index.html").read_text(encoding="utf-8")
    assert "Skip to the content" in dam and '<span lang="en">' in dam
    methods = read_page(third / "eo" / "methods")
    (article,) = methods.iter("article")
    assert (methods.get("lang"), article.get("lang")) == ("eo", "en")
    english = {page for page in pages_under(third) if not page.startswith(("eo/", "ja/"))}
    assert {page.removeprefix("eo/") for page in pages_under(third) if page.startswith("eo/")} == english


def test_the_switch_keeps_filters_and_fragment(browser: Any, address: str) -> None:
    view = browser.new_page()
    view.goto(f"{address}projects/?sector=energy#list")
    view.click(".languages a")
    view.wait_for_url(f"{address}ja/projects/?sector=energy#list")
    assert view.get_attribute("html", "lang") == "ja"
    view.close()


def test_without_scripts_the_switch_leads_to_the_page(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto(f"{address}ja/projects/big-dam/")
    view.click(".languages a")
    view.wait_for_url(f"{address}projects/big-dam/")
    context.close()


_JAPANESE = "[ぁ-んァ-ヶ一-鿿、。（）「」]"
_MARK_OF_LATIN_WRITING = re.compile(rf"{_JAPANESE}[:;,.]( ?{_JAPANESE}|$)|{_JAPANESE} ?\([^)]*{_JAPANESE}\)")
_BLOCKS = {"p", "li", "dt", "dd", "td", "th", "h1", "h2", "h3", "h4", "summary", "figcaption", "title", "caption"}


def _texts(element: ET.Element, lang: str) -> list[str]:
    """The running text of every block within, where nothing of it is in another language than `lang`."""
    if any(each.get("lang", lang) != lang for each in element.iter()):
        return [text for child in element for text in _texts(child, lang)] if element.get("lang", lang) == lang else []
    if element.tag in _BLOCKS and not any(each.tag in _BLOCKS for each in element.iter() if each is not element):
        return [text_of(element)]
    return [text for child in element for text in _texts(child, lang)]


def test_japanese_is_set_with_the_marks_of_its_writing(site: Path) -> None:
    wrong = {
        f"{page.relative_to(site)}: {text}"
        for page in (site / "ja").rglob("index.html")
        for text in _texts(read_page(page), "ja")
        if _MARK_OF_LATIN_WRITING.search(text)
    }
    assert sorted(wrong) == []


def test_only_the_title_of_a_source_is_in_the_language_of_the_source(site: Path, catalogue: Catalogue) -> None:
    source = next(row for row in catalogue.tables["sources"] if row.language == "ja" and not row.get("publisher_ja"))
    english, japanese = (read_page(site / root / "sources" / source.id) for root in ("", "ja"))
    assert {each.get("lang") for each in english.iter("span") if text_of(each) == source.publisher} == set()
    assert {each.get("lang") for each in japanese.iter("span") if text_of(each) == source.publisher} == {"en"}
