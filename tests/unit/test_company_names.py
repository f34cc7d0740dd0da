"""Which names of companies are taken for one, and which tell two apart."""

from __future__ import annotations

import pytest

from generator.checks.company_names import without_legal_form
from generator.checks.names import comparable_company_name as comparable

SAME = (
    ("Acme", "Acme GmbH"),
    ("Acme GmbH", "ACME G.m.b.H."),
    ("Acme GmbH & Co. KG", "Acme KG"),
    ("Foo Inc", "Foo, Inc."),
    ("Foo", "Foo Incorporated"),
    ("Foo Corp.", "Foo Corporation"),
    ("The Foo Company", "Foo Co."),
    ("Foo NV", "Foo N.V."),
    ("Foo BV", "Foo B.V."),
    ("Foo SA", "Foo S.A."),
    ("Foo", "Foo S.A. de C.V."),
    ("Foo", "Foo AG"),
    ("Foo", "Foo SE"),
    ("Foo", "Foo Oy"),
    ("Foo", "Foo AB"),
    ("Foo", "Foo A/S"),
    ("Foo", "Foo S.p.A."),
    ("Foo", "Foo Pte. Ltd."),
    ("Foo", "Foo Pty Ltd"),
    ("Foo", "Foo Private Limited"),
    ("Foo", "Foo Sdn. Bhd."),
    ("Foo", "PT Foo Tbk"),
    ("Foo", "Foo Co., Ltd."),
    ("Foo", "Ｆｏｏ　Ｃｏ．，Ｌｔｄ．"),
    ("Foo", "Foo K.K."),
    ("Foo", "Foo Kabushiki Kaisha"),
    ("アクメ", "合資会社アクメ"),
    ("アクメ", "アクメ合資会社"),
    ("アクメ電力", "株式会社アクメ電力"),
    ("アクメ電力", "アクメ電力株式会社"),
    ("アクメ電力", "株式会社　アクメ電力"),
    ("アクメ電力", "㈱アクメ電力"),
    ("アクメ電力", "（有）アクメ電力"),
    ("アクメ", "ｱｸﾒ合同会社"),
    ("아크메", "주식회사 아크메"),
)
DIFFERENT = (
    ("SoftBank Corp.", "SoftBank Group Corp."),
    ("Acme", "Acme Holdings"),
    ("Acme Holding AG", "Acme AG"),
    ("アクメ", "アクメグループ"),
    ("アクメ", "アクメホールディングス"),
    ("アクメ銀行", "アグメ銀行"),
    ("Acme", "Acme UK"),
    ("Acme Energy", "Acme Energy Partners"),
    ("Copper", "Per"),
    ("Foo Tag", "Foo T"),
    ("Oslo AS", "OsloAS Shipping"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_legal_form_does_not_make_another_company(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_is_no_legal_form_tells_companies_apart(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@pytest.mark.parametrize("name", ["Company", "Inc.", "株式会社", "The Company", "AG", "Group Co., Ltd.", "!?"])
def test_a_name_that_is_nothing_but_a_form_is_kept(name: str) -> None:
    assert without_legal_form(name) and comparable(name)
