"""Templates that are not filled: each refusal says what to do."""

from __future__ import annotations

import time
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


def retyped(path, kind):
    """Say that the workbook is of another kind, in the part that says what the others are."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind.encode()
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", r"template.*\.xlsx"),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macros"),
    ],
)
def test_the_kind_of_a_workbook_is_the_one_it_says_whatever_its_name(tmp_path, kind, said):
    path = retyped(build(tmp_path / "t.xlsx", sheet()), kind)
    with pytest.raises(BadFile, match=said):
        require_form(path)


def test_a_strict_workbook_whose_part_has_another_name_is_refused(tmp_path):
    path = build(tmp_path / "t.xlsx", sheet())
    with ZipFile(path) as archive:
        parts = {name: archive.read(name).replace(b"workbook.xml", b"workbook2.xml") for name in archive.namelist()}
    parts["xl/workbook2.xml"] = b'<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
    parts["xl/workbook.xml"] = b"<workbook/>"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(BadFile, match="Strict"):
        require_form(path)


@pytest.mark.parametrize("name", ["../outside.xml", "/etc/x", "xl/../../x", "xl\\x", "C:x"])
def test_a_member_that_would_go_elsewhere_is_refused(tmp_path, name):
    with pytest.raises(BadFile):
        require_form(build(tmp_path / "t.xlsx", sheet(), more={name: "x"}))


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", sheet().replace("UTF-8", "ISO-8859-1")),
        ("xl/sharedStrings.xml", "<sst><si><t><![CDATA[Nom]]></t></si></sst>"),
        ("xl/sharedStrings.xml", "<sst>" + "<si><rPh>" * 100_000),
        ("xl/styles.xml", "<styleSheet>" + "<xf>" * 100_000),
        ("xl/worksheets/sheet1.xml", sheet("<row r='11'>" + "<c r='A11'><v>1</v></c>" * 250_001 + "</row>")),
    ],
    ids=["encoding", "CDATA", "unclosed texts", "unclosed styles", "cells"],
)
def test_a_part_that_would_be_lost_or_take_for_ever_is_refused(tmp_path, part, content):
    path = build(tmp_path / "t.xlsx", sheet(name='<c r="B1" t="s"><v>0</v></c>'), more={part: content})
    started = time.monotonic()
    with pytest.raises(BadFile):
        Form(path, mapped(path)).fill(values(), tmp_path / "f.xlsx")
    assert time.monotonic() - started < 5


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
