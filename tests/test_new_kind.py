"""What ARCHITECTURE.md promises: a new field needs one entry in a schema, a new kind a schema, a template and words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main
from generator.paths import Paths
from tests.conftest import copy_repository, take_drawings
from tests.html_page import read_page, text_of

SCHEMA = """
name: bridges
title: Bridges
title_ja: 橋
description: Bridges that a project needs.
description_ja: 事業に必要な橋。
record: {kind: bridges}
needs_sources: true
fields:
- name: id
  type: string
  title: Identifier
  title_ja: 識別子
  description: Identifies the bridge; the stem of its file, never reused.
  description_ja: 橋の識別子。
  constraints: {required: true, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$'}
- name: name
  type: string
  title: Name
  title_ja: 名称
  description: Its name.
  description_ja: 名称。
  constraints: {required: true}
- name: project
  type: string
  title: Project
  title_ja: 事業
  description: The project that needs it.
  description_ja: 必要とする事業。
primaryKey: [id]
foreignKeys:
- {fields: [project], reference: {resource: projects, fields: [id]}}
"""
TEMPLATE = """{% extends "_record.html" %}
{% block opening scoped %}
<p>{{ links.id_link('projects', r.project) }}</p>
{% endblock %}
"""
WORDS = """bridges:
  title: Bridges
  description: Every bridge on record.
  one: Bridge
"""
FIELD = """- name: motto
  type: string
  title: Motto
  title_ja: 標語
  description: Its motto.
  description_ja: 標語。
"""
RECORD = "name: Long bridge\nproject: big-dam\nsources: [gazette-2030]\n"


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory, drawings: Path) -> Paths:
    """A copy of the project's own files with the miniature's records, to which a kind and a field were added."""
    root = tmp_path_factory.mktemp("copy")
    paths = copy_repository(root)
    (root / "schemas" / "bridges.schema.yaml").write_text(SCHEMA, encoding="utf-8")
    (root / "site" / "theme" / "bridges_record.html").write_text(TEMPLATE, encoding="utf-8")
    words = root / "site" / "messages" / "en.yaml"
    words.write_text(words.read_text(encoding="utf-8") + WORDS, encoding="utf-8")
    (root / "data" / "bridges").mkdir()
    (root / "data" / "bridges" / "long-bridge.yaml").write_text(RECORD, encoding="utf-8")
    add_field(root / "schemas" / "companies.schema.yaml")
    company = root / "data" / "companies" / "acme-power.yaml"
    company.write_text(f"{company.read_text(encoding='utf-8')}motto: Power to all.\n", encoding="utf-8")
    take_drawings(drawings, root / "build")
    with pytest.raises(SystemExit) as ended:
        main(["--root", str(root), "build"])
    assert ended.value.code in (0, None)
    return paths


def add_field(schema: Path) -> None:
    text = schema.read_text(encoding="utf-8")
    schema.write_text(text.replace("primaryKey:", f"{FIELD}primaryKey:", 1), encoding="utf-8")


def test_a_new_kind_has_a_list_record_pages_and_a_place_in_the_navigation(copy: Paths) -> None:
    site = copy.built_site
    assert "Long bridge" in text_of(read_page(site / "bridges"))
    assert "Big dam" in text_of(read_page(site / "bridges" / "long-bridge"))
    assert (site / "bridges" / "long-bridge" / "card.png").exists()
    for page in (site, site / "search", site / "404.html"):
        assert [link for link in read_page(page).iter("a") if link.get("href", "").endswith("bridges/")], page


def test_a_new_kind_is_searched_and_downloaded(copy: Paths) -> None:
    site = copy.built_site
    assert "long-bridge" in (site / "search" / "index.en.json").read_text(encoding="utf-8")
    assert "long-bridge" in (site / "data" / "bridges.csv").read_text(encoding="utf-8")


def test_a_new_field_is_in_csv_descriptor_dictionary_and_record_file(copy: Paths) -> None:
    site = copy.built_site
    assert "Power to all." in (site / "data" / "companies.csv").read_text(encoding="utf-8")
    descriptor = json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))
    (companies,) = (each for each in descriptor["resources"] if each["name"] == "companies")
    assert "motto" in [field["name"] for field in companies["schema"]["fields"]]
    assert "Its motto." in text_of(read_page(site / "data"))
    (record,) = (site / "companies" / "acme-power").glob("*.json")
    assert "Power to all." in record.read_text(encoding="utf-8")
