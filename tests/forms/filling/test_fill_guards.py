"""Templates that are not filled: each refusal says what to do."""

from __future__ import annotations

from dataclasses import replace
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from pss_cli.errors import BadFile
from pss_cli.forms.filling.changed import labels, require_same
from pss_cli.forms.filling.fill import Form
from pss_cli.forms.sheets.guard import require_form
from pss_cli.forms.sheets.package import Template
from tests.forms.filling.test_fill_torture import values
from tests.forms.filling.torture import build, mapped, rows, sheet


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("xl/vbaProject.bin", "x", r"macros.*\.xlsx"),
        ("_xmlsignatures/sig1.xml", "<a/>", "signé"),
        ("xl/workbook.xml", '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>', "Strict"),
        ("xl/workbook.bin", "x", "xlsb"),
        ("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///x'>]><a>&b;</a>", "renvoie à d’autres"),
        ("xl/worksheets/sheet1.xml", "<worksheet/>", "pas faite comme prévu"),
        ("xl/worksheets/sheet1.xml", sheet().replace('r="B5" ', ""), "pas faite comme prévu"),
        ("xl/worksheets/sheet1.xml", sheet("<!-- <c r='A1'><v>1</v></c> -->"), "pas faite comme prévu"),
        ("xl/workbook.xml", "<workbook", "pas un classeur lisible"),
    ],
)  # fmt: skip
def test_a_template_that_cannot_be_filled_without_harm_is_refused(tmp_path, part, content, said):
    path = build(tmp_path / "t.xlsx", sheet(), more={part: content})
    with pytest.raises(BadFile, match=said):
        Form(path, mapped(path)).fill(values(), tmp_path / "f.xlsx")
    assert not (tmp_path / "f.xlsx").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, r"\.xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (b"PK\x03\x04 cut", "pas un classeur lisible"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path, content, said):
    (tmp_path / "t.xlsx").write_bytes(content)
    with pytest.raises(BadFile, match=said):
        require_form(tmp_path / "t.xlsx")


def test_a_bomb_is_not_opened(tmp_path):
    with ZipFile(tmp_path / "t.xlsx", "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 20_000_000)
    with pytest.raises(BadFile, match="trop grand"):
        require_form(tmp_path / "t.xlsx")


def test_a_member_whose_bytes_were_changed_is_noticed(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet())
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"xl/styles.xml") + 40] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(BadFile):
        require_form(path)


def test_a_changed_template_is_refused_with_what_changed(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet())
    form = replace(mapped(path), seen=labels(Template(path)))
    changed = sheet(total='<c r="E9"><f>SUM(E5:E7)</f></c>').replace("Nom :", "Nom et prénom :")
    build(path, changed.replace('<c r="B8" s="1"/>', '<c r="B8" t="inlineStr"><is><t>Total</t></is></c>'))
    with pytest.raises(BadFile) as refused:
        require_same(Template(path), form)
    assert refused.value.sentences[1:-1] == [
        "'Feuil 1'!A1\u00a0: «\u00a0Nom :\u00a0» est devenu «\u00a0Nom et prénom :\u00a0».",
        "'Feuil 1'!B8\u00a0: «\u00a0Total\u00a0» est nouveau.",
        "'Feuil 1'!E9\u00a0: «\u00a0=SUM(E5:E8)\u00a0» est devenu «\u00a0=SUM(E5:E7)\u00a0».",
    ]
    build(path, sheet(lines=rows(amount="")))
    with pytest.raises(BadFile) as refused:
        require_same(Template(path), form)
    assert len([s for s in refused.value.sentences if "n’y est plus" in s]) == 4
