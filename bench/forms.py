"""Filling a form, against openpyxl that opens it, sets the very same cells and saves it; both in one process."""

from __future__ import annotations

import statistics
import time
import warnings
import zlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from openpyxl import load_workbook

from pss_cli.forms.filling.book import Book
from pss_cli.forms.filling.changed import opened
from pss_cli.forms.filling.fill import Form
from pss_cli.forms.filling.formmap import Block, FormMap, Place, read_map
from pss_cli.forms.filling.known import digest
from pss_cli.forms.filling.pages import Values
from pss_cli.resources import data_dir

RUNS = 9
SHIPPED = data_dir() / "forms" / "CISSS-DRF-Frais_deplacement-F.xlsx"
AMOUNT = Decimal("14.64")


def heavy(path: Path) -> FormMap:
    """Write a form as some establishments have: lists of several thousand rows, drawings, images; return its map."""
    book = xlsxwriter.Workbook(str(path))
    free = book.add_format({"locked": False, "border": 1})
    money = book.add_format({"locked": False, "border": 1, "num_format": "0.00"})
    page, lists = book.add_worksheet("Demande"), book.add_worksheet("Listes")
    image = path.with_suffix(".png")
    image.write_bytes(picture(160))
    for row in range(3000):
        lists.write_row(row, 0, [f"UA-{row:05d}", f"Unité administrative numéro {row}", row * 3])
    for row in range(60):
        page.write(row, 8, f"Consigne {row}")
    for row in range(10, 50):
        for column in range(6):
            page.write_blank(row, column, None, money if column > 2 else free)
        page.write_formula(row, 6, f"=SUM(D{row + 1}:F{row + 1})", money, 0)
    page.write_formula("G51", "=SUM(G11:G50)", money, 0)
    page.data_validation("B11:B50", {"validate": "list", "source": "=Listes!$A$1:$A$3000"})
    for row in range(0, 40, 4):
        page.insert_textbox(row, 10, "Lire les consignes avant de remplir la demande.")
        page.insert_image(row, 14, str(image))
        page.insert_button(row, 18, {"caption": "Imprimer"})
    book.close()
    columns = {"day": "A", "motive": "C", "transit": "D", "taxi": "E", "parking": "F"}
    return FormMap(
        sha256=digest(path),
        fields={"last_name": Place("Demande!B3"), "first_name": Place("Demande!B4")},
        totals={"total": "Demande!G51"},
        lines=Block("Demande", 11, 40),
        columns=columns,
    )


def picture(side: int) -> bytes:
    """Return an image of colours that hardly shrinks."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    seen, rows = 1, []
    for _row in range(side):
        row = bytearray(b"\0")
        for _byte in range(side * 3):
            seen = (seen * 1_103_515_245 + 12_345) % 2**31
            row.append(seen >> 16 & 255)
        rows.append(bytes(row))
    size = side.to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
    parts = chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"".join(rows))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def values(form: FormMap, count: int) -> Values:
    """Return a claim of so many lines."""
    line = {"day": date(2026, 11, 10), "motive": "Comité", "parking": AMOUNT}
    total = AMOUNT * count
    fields = dict.fromkeys(form.fields, "Tremblay") | {
        "not_authorised": None,
        "charged_amount": total,
        "vouchers": None,
    }
    texts = {key: value for key, value in fields.items() if key not in ("km_first", "km_beyond", "extra_pages", "day")}
    return Values(texts, [line] * count, {"total": total, "payable": total, "charged": total})


def by_openpyxl(template: Path, form: FormMap, given: Values, target: Path) -> None:
    """Fill the same cells with openpyxl; it knows nothing of totals."""
    book = load_workbook(template)
    places = Book(opened(template)) if form.fields else None
    for key, place in form.fields.items():
        if places and key in given.fields:
            sheet, (row, column) = places.place(place.at)
            book[sheet].cell(row, column).value = given.fields[key]  # type: ignore[assignment]
    if form.lines:
        for number, line in enumerate(given.lines, form.lines.first_row):
            for key, letter in form.columns.items():
                if line.get(key) is not None:
                    book[form.lines.sheet][f"{letter}{number}"] = line[key]
    book.save(target)


def compared(folder: Path) -> list[tuple[str, float, float]]:
    """Return for each form its name, and the medians in seconds of pss and of openpyxl."""
    big = folder / "heavy.xlsx"
    forms = [
        ("the form that ships", SHIPPED, read_map(SHIPPED.with_suffix(".toml")), 10),
        ("a form with drawings, images and long lists", big, heavy(big), 30),
    ]
    found = []
    for name, template, form, count in forms:
        given = values(form, count)
        ours = _median(lambda t=template, f=form, g=given: Form(t, f).fill(g, folder / "a.xlsx"))  # type: ignore[misc]
        theirs = _median(lambda t=template, f=form, g=given: by_openpyxl(t, f, g, folder / "b.xlsx"))  # type: ignore[misc]
        found.append((name, ours, theirs))
    return found


def _median(act: Callable[[], object]) -> float:
    took = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _run in range(RUNS + 1):
            start = time.perf_counter()
            act()
            took.append(time.perf_counter() - start)
    return statistics.median(took[1:])
