"""Forms as people make them, built by hand; and what tells that filling one changed nothing but what it had to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile

from bench.rich_form import rich, spliced
from pss_cli.forms.calculating.formulas import Unknown
from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.changed import opened
from pss_cli.forms.filling.formmap import Block, FormMap, Place
from pss_cli.forms.filling.known import digest
from pss_cli.forms.sheets.addresses import cell, said
from pss_cli.forms.sheets.cells import same

__all__ = ["assert_rest_is_the_same", "build", "line", "mapped", "rich", "rows", "sheet", "spliced"]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
CT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

# Styles: 0 plain and locked, 1 text, 2 day, 3 hour, 4 amount; 1 to 4 can be typed in.
STYLES = f"""{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
<numFmt numFmtId="165" formatCode="#,##0.00\\ &quot;$&quot;"/></numFmts>
<fonts count="1"><font><sz val="11"/></font></fonts>
<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{
    "".join(
        f'<xf numFmtId="{n}" fontId="0" fillId="0" borderId="0" xfId="0"><protection locked="0"/></xf>'
        for n in (49, 164, 20, 165)
    )
}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""


def rows(first: int = 5, last: int = 8, amount: str = "<f>ROUND(C{0}*D{0},2)</f><v>0</v>") -> str:
    """The rows of the lines: day, motive, km, rate, amount, total."""
    return "".join(
        f'<row r="{n}" spans="1:6"><c r="A{n}" s="2"/><c r="B{n}" s="1"/><c r="C{n}" s="4" /><c r="D{n}" s="4"></c>'
        f'<c r="E{n}" s="4">{amount.format(n)}</c><c r="F{n}" s="4"><f>SUM(E{n}:E{n})</f><v>0</v></c></row>'
        for n in range(first, last + 1)
    )


def sheet(
    data: str = "",
    *,
    name: str = '<c r="B1" s="1"/>',
    lines: str | None = None,
    total: str = '<c r="E9" s="4"><f>SUM(E5:E8)</f><v>0</v></c>',
    after: str = "",
    prefix: str = "",
) -> str:
    """A whole sheet: a name in B1, four lines from row 5, their total in E9."""
    text = (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{REL}" xmlns:x14ac="http://x"><!-- made by hand -->'
        f'<dimension ref="A1:F9"/><cols><col min="1" max="1" width="12" customWidth="1" style="2"/></cols><sheetData>'
        f'<row r="1" x14ac:dyDescent="0.25"><c r="A1" t="inlineStr"><is><t>Nom :</t></is></c>{name}</row>'
        f"{rows() if lines is None else lines}<row r='9' spans='1:6'>{total}</row>{data}</sheetData>{after}</worksheet>"
    )
    if prefix:
        text = re.sub(r"(</?)(?![?!])(?=\w)", rf"\g<1>{prefix}:", text)
        text = text.replace(f'xmlns="{MAIN}"', f'xmlns:{prefix}="{MAIN}"')
    return text


def build(
    path: Path,
    one: str,
    *,
    names: dict[str, str] | None = None,
    shared: Iterable[str] = (),
    properties: str = "",
    chain: str = "",
    more: dict[str, str] | None = None,
) -> Path:
    """Write a workbook of one sheet, `Feuil 1`, with its other parts."""
    defined = "".join(f'<definedName name="{n}">{v}</definedName>' for n, v in (names or {}).items())
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{CT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{CT}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{CT}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{CT}.sharedStrings+xml"/>'
        + (f'<Override PartName="/xl/calcChain.xml" ContentType="{CT}.calcChain+xml"/>' if chain else "")
        + "</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{RELS}"><Relationship Id="rId1" Type="{REL}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{properties}<sheets>'
        f'<sheet name="Feuil 1" sheetId="7" r:id="rId1"/></sheets>'
        f"<definedNames>{defined}</definedNames></workbook>",
        "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{RELS}">'
        f'<Relationship Id="rId1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{REL}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{REL}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        + (f'<Relationship Id="rId4" Type="{REL}/calcChain" Target="calcChain.xml"/>' if chain else "")
        + "</Relationships>",
        "xl/worksheets/sheet1.xml": one,
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{"".join(f"<si>{s}</si>" for s in shared)}</sst>',
        **({"xl/calcChain.xml": f'{HEAD}<calcChain xmlns="{MAIN}">{chain}</calcChain>'} if chain else {}),
        **(more or {}),
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def mapped(path: Path, **more: Any) -> FormMap:
    """The map of a form made here."""
    base = FormMap(
        sha256=digest(path),
        fields={"last_name": Place("'Feuil 1'!B1")},
        totals={"total": "'Feuil 1'!E9"},
        lines=Block("Feuil 1", 5, 4),
        columns={"day": "A", "motive": "B", "km": "C", "rate": "D", "km_amount": "E"},
    )
    return replace(base, **more)


def line(km: str = "10", **more: Any) -> dict[str, Any]:
    """A line of a claim at 0,595 $."""
    distance = Decimal(km)
    amount = (distance * Decimal("0.595")).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return {"km": distance, "rate": Decimal("0.595"), "km_amount": amount} | more


# --- the one check: all but the targets and the values of formulas is the same, byte for byte -------


def assert_rest_is_the_same(
    template: Path,
    filled: Path,
    changed: Iterable[str],
    *,
    member: str = "xl/worksheets/sheet1.xml",
    gone: Iterable[str] = (),
    edited: Iterable[str] = (),
    allow_extent: bool = False,
    values: dict[str, object] | None = None,
) -> None:
    """Check that filling changed the cells `changed` of a sheet and the values of its formulas, and nothing else.

    `gone` are the members that are no more; `edited`, those besides the sheet that had to change. A
    row that was closed at once is the same when it is opened. The value of every formula is `values`' when
    it says it, else the one that the evaluator finds again in the filled form; so it is compared with LibreOffice's
    there where its tests are.
    """
    with ZipFile(template) as before, ZipFile(filled) as after:
        assert after.testzip() is None
        names = [name for name in before.namelist() if name not in set(gone)]
        assert after.namelist() == names
        for name in names:
            old, new = before.getinfo(name), after.getinfo(name)
            about = ("compress_type", "external_attr", "create_system", "date_time")
            assert [getattr(old, a) for a in about] == [getattr(new, a) for a in about], name
            if name != member and name not in set(edited):
                assert before.read(name) == after.read(name), name
                assert old.compress_size == new.compress_size, name
        one, two = (_opened(each.read(member)) for each in (before, after))
    targets = set(changed)
    _assert_in_order(two)
    _assert_rows_hold_targets(one, two, targets)
    assert _looks(one, targets).items() <= _looks(two, targets).items()
    _assert_values(filled, values)
    if allow_extent:  # new cells beyond what the sheet and its rows say of themselves
        one, two = (re.sub(rb'((?:dimension ref| spans)=)"[^"]*"', rb'\1""', each) for each in (one, two))
    assert _without(one, targets, _addresses(two)) == _without(two, targets, _addresses(one))


def _assert_in_order(content: bytes) -> None:
    """Check that rows and cells are each there once, in order, and inside <sheetData>."""
    elements = _elements(content)
    data = [(b, e) for kind, _a, b, e in elements if kind == "sheetData"]
    assert len(data) == 1
    rows = sorted((b, e, int(a)) for kind, a, b, e in elements if kind == "row")
    numbers = [number for _b, _e, number in rows]
    assert numbers == sorted(set(numbers))
    cells = sorted((b, cell(a)) for kind, a, b, _e in elements if kind == "c")
    assert [key for _b, key in cells] == sorted({key for _b, key in cells})
    assert not rows or (data[0][0] < rows[0][0] and rows[-1][1] <= data[0][1])
    starts = [begun for begun, _e, _n in rows]
    for begun, key in cells:
        _start, finish, number = rows[bisect_right(starts, begun) - 1]
        assert (begun < finish, key[0]) == (True, number)


def _assert_rows_hold_targets(one: bytes, two: bytes, targets: set[str]) -> None:
    """Check that a row that was added holds targets alone, and that none was lost."""
    assert _addresses(one) <= _addresses(two)
    added = {int(a) for a in _addresses(two) - _addresses(one)}
    cells = [a for kind, a, *_r in _elements(two) if kind == "c"]
    assert {a for a in cells if cell(a)[0] in added} <= targets
    assert added <= {cell(a)[0] for a in cells}


def _looks(content: bytes, targets: set[str]) -> dict[str, bytes]:
    """Return what the start tags of the targets that the template holds say, but for how the value is kept."""
    found = {}
    for kind, address, begun, _end in _elements(content):
        if kind == "c" and address in targets:
            tag = content[begun : content.index(b">", begun)].rstrip(b"/ ")
            found[address] = re.sub(rb"""\s+(?:t|cm|vm)=(?:"[^"]*"|'[^']*')""", b"", tag)
    return found


def _assert_values(filled: Path, values: dict[str, object] | None) -> None:
    """Check the value kept beside each formula against what is wanted, else against what it gives when worked out."""
    book = Book(opened(filled))
    calculation = book.calculation()
    for name in book.with_formulas():
        page = book.sheets[name]
        for key, there in page.xml.cells.items():
            if there.formula is None:
                continue
            kept = page.holds(key)
            if values and said(key) in values:
                assert kept == values[said(key)], said(key)
                continue
            try:
                found = calculation.value(name, key)
            except Unknown:
                assert kept is None, said(key)
                continue
            assert same(kept, found) or not there.raw, (name, said(key), kept, found)


def _opened(content: bytes) -> bytes:
    content = re.sub(rb"(<row[^<>]*?)/>", rb"\1></row>", content)
    return content.replace(b"<sheetData/>", b"<sheetData></sheetData>")


def _addresses(content: bytes) -> set[str]:
    return {a for kind, a, *_rest in _elements(content) if kind == "row"}


@lru_cache(maxsize=4)
def _elements(content: bytes) -> list[tuple[str, str, int, int]]:
    """Return every row, cell and value of a sheet with where it stands, as expat sees them."""
    found: list[tuple[str, str, int, int]] = []
    open_: list[tuple[str, str, int]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        open_.append((local, attributes.get("r", ""), parser.CurrentByteIndex))

    def end(_name: str) -> None:
        local, address, begun = open_.pop()
        at = parser.CurrentByteIndex
        whole = content[begun : content.index(b">", begun) + 1]
        finish = begun + len(whole) if whole.endswith(b"/>") else content.index(b">", at) + 1
        if local in ("row", "c", "v", "f", "sheetData"):
            cell = next((a for kind, a, _b in reversed(open_) if kind == "c"), "")
            found.append((local, address or cell, begun, finish))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(content, True)
    return found


def _without(content: bytes, targets: set[str], rows_of_the_other: set[str]) -> bytes:
    """Return a sheet without the target cells, the values of its formulas, the rows that only it has."""
    elements = _elements(content)
    formulas = {a for kind, a, *_r in elements if kind == "f"}
    cut = [(b, e) for kind, a, b, e in elements if kind == "c" and a in targets]
    cut += [(b, e) for kind, a, b, e in elements if kind == "v" and a in formulas and a not in targets]
    cut += [(b, e) for kind, a, b, e in elements if kind == "row" and a not in rows_of_the_other]
    kept, at = [], 0
    for begun, finish in sorted(cut):
        if begun >= at:
            kept.append(content[at:begun])
        at = max(at, finish)
    rest = b"".join([*kept, content[at:]])
    for address in formulas - targets:  # the type goes with the value
        rest = re.sub(rb'(<(?:\w+:)?c r="' + address.encode() + rb'"[^>]*?) t="(?:str|b|e)"', rb"\1", rest)
    return rest
