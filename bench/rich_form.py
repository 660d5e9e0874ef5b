"""A form with everything that people put in forms, written by another program than ours."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f03000800"
    "02fea72d9b1b0000000049454e44ae426082"
)
_BOX = '<control shapeId="1025" r:id="rIdC" name="Case 1"/>'
_BOX_REL = f'<Relationship Id="rIdC" Type="{REL}/ctrlProp" Target="../ctrlProps/ctrlProp1.xml"/>'
_PRINTER = "printerSettings/printerSettings1.bin"
_PRINTER_REL = f'<Relationship Id="rIdP" Type="{REL}/printerSettings" Target="../{_PRINTER}"/>'
_BOX_TYPE = (
    '<Override PartName="/xl/ctrlProps/ctrlProp1.xml" ContentType="application/vnd.ms-excel.controlproperties+xml"/>'
)
_PRINTED = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"
_BIN_TYPE = f'<Default Extension="bin" ContentType="{_PRINTED}"/>'
_BOX_PART = (
    '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="CheckBox" '
    'fmlaLink="$N$1" lockText="1"/>'
)


def rich(path: Path) -> Path:
    """Write the form: a name in B1, four lines from row 5, their total in E9, and everything around."""
    book = xlsxwriter.Workbook(str(path))
    free = book.add_format({"locked": False, "num_format": "@"})
    amount = book.add_format({"locked": False, "num_format": "0.00"})
    day = book.add_format({"locked": False, "num_format": "dd/mm/yyyy"})
    page = book.add_worksheet("Feuil 1")
    page.write_rich_string("A1", "Nom ", book.add_format({"bold": True}), "(en lettres moulées)", " :")
    page.write_blank("B1", None, free)
    for row in range(4, 8):
        for column, look in enumerate((day, free, amount, amount)):
            page.write_blank(row, column, None, look)
        page.write_formula(row, 4, f"=ROUND(C{row + 1}*D{row + 1},2)", amount, 0)
        page.write_formula(row, 5, f"=SUM(E{row + 1}:E{row + 1})", amount, 0)
    page.write_formula("E9", "=SUBTOTAL(109,E5:E8)", amount, 0)
    _around(book, page, path.with_suffix(".png"))
    book.define_name("total", "='Feuil 1'!$E$9")
    book.close()
    with_more = {
        "xl/worksheets/sheet1.xml": ("<legacyDrawing ", f"<controls>{_BOX}</controls>"),
        "xl/worksheets/_rels/sheet1.xml.rels": ("</Relationships>", _BOX_REL + _PRINTER_REL),
        "[Content_Types].xml": ("</Types>", _BIN_TYPE + _BOX_TYPE),
    }
    parts = {"xl/ctrlProps/ctrlProp1.xml": _BOX_PART, f"xl/{_PRINTER}": "of a printer"}
    return spliced(path, with_more, parts)


def _around(book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, image: Path) -> None:
    image.write_bytes(PIXEL)
    page.insert_textbox("H1", "Logo de l'établissement")
    page.insert_button("H5", {"caption": "Imprimer"})
    page.insert_checkbox("H8", False)
    page.insert_image("H10", str(image))
    page.set_header("&L&[Picture]", {"image_left": str(image)})
    page.add_sparkline("G9", {"range": "'Feuil 1'!E5:E8"})
    page.add_table("J1:K3", {"columns": [{"header": "code"}, {"header": "valeur"}]})
    page.conditional_format("E5:E8", {"type": "data_bar", "data_bar_2010": True})
    page.conditional_format("F5:F8", {"type": "cell", "criteria": ">", "value": 100})
    page.data_validation("B5:B8", {"validate": "list", "source": ["réunion", "formation"]})
    page.write_comment("B1", "En lettres moulées", {"x_scale": 2})
    page.set_landscape()
    page.fit_to_pages(1, 1)
    page.print_area("A1:K12")
    page.protect("", {"select_locked_cells": False})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Feuil 1'!$E$5:$E$8", "trendline": {"type": "linear"}})
    page.insert_chart("M1", chart)


def spliced(path: Path, before: dict[str, tuple[str, str]], added: dict[str, str]) -> Path:
    """Put texts before a place of some members of a package, and add members to it."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, (place, text) in before.items():
        if place.encode() not in parts[name]:
            raise ValueError(name)
        parts[name] = parts[name].replace(place.encode(), text.encode() + place.encode(), 1)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts, **{n: t.encode() for n, t in added.items()}}.items():
            archive.writestr(name, content)
    return path
