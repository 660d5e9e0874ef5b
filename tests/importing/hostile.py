"""Files that mean harm, or are not what their name says, made when a test needs them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"


def plain() -> bytes:
    """Return a small workbook."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Prénom", "Nom", "Courriel"])
    book.active.append(["Ann", "Lefort", "ann@example.org"])
    book.save(stream)
    return stream.getvalue()


def patched(part: str, content: bytes) -> bytes:
    """Return a small workbook with one of its parts replaced, or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain())) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), part]):
            new.writestr(name, content if name == part else old.read(name))
    return stream.getvalue()


def bomb() -> bytes:
    """Return a workbook of a few kilobytes whose sheet would become a thousand times larger."""
    return patched(SHEET, b"<worksheet>" + b" " * 10_000_000)


def enormous() -> bytes:
    """Return a workbook whose archive says that its sheet would become 300 MB."""
    return _sized(plain(), lambda size: size > 300, 300_000_000)


def lying_bomb() -> bytes:
    """Return a workbook whose archive says that a swollen part is small."""
    return _sized(bomb(), lambda size: size > 10_000_000, 1_000)


def _sized(content: bytes, those: Callable[[int], bool], size: int) -> bytes:
    """Return an archive that says another size of some of its parts."""
    patched = bytearray(content)
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = patched.find(signature)
        while at >= 0:
            if those(struct.unpack_from("<I", patched, at + place)[0]):
                struct.pack_into("<I", patched, at + place, size)
            at = patched.find(signature, at + 4)
    return bytes(patched)


def many_parts() -> bytes:
    """Return a workbook of thousands of parts."""
    stream = io.BytesIO(plain())
    with zipfile.ZipFile(stream, "a") as archive:
        for n in range(2_001):
            archive.writestr(f"xl/media/{n}.xml", b"")
    return stream.getvalue()


def external_entity(encoding: str = "utf-8") -> bytes:
    """Return a workbook whose sheet asks for a file of the computer."""
    text = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row></sheetData></worksheet>'
    )
    return patched(SHEET, f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding))


def encrypted() -> bytes:
    """Return what a workbook with a password begins with: an OLE file that names its encrypted package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1_000 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500


def word() -> bytes:
    """Return the beginning of a Word document."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return stream.getvalue()


def wide_and_long() -> bytes:
    """Return a sheet that says it has 1 048 576 lines of 16 384 columns, and has a few cells at its ends."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>x</t></is></c>'
        f'<c r="XFD{n}" t="inlineStr"><is><t>x</t></is></c></row>'
        for n in range(1, 50)
    )
    return patched(
        SHEET,
        (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
        ).encode(),
    )


def sparse(path: Path, people: int = 1) -> None:
    """Write a workbook that says it is huge, with headings, some people and one cell on its last line."""
    cells = [["Prénom", "Nom", "Courriel"], *[[f"Ann{n}", "Roy", f"a{n}@example.org"] for n in range(people)]]
    rows = "".join(
        f'<row r="{y}">'
        + "".join(f'<c r="{"ABC"[x]}{y}" t="inlineStr"><is><t>{text}</t></is></c>' for x, text in enumerate(row))
        + "</row>"
        for y, row in enumerate(cells, start=1)
    )
    last = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>fin</t></is></c></row>'
    path.write_bytes(
        patched(
            SHEET,
            (
                '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}{last}</sheetData></worksheet>'
            ).encode(),
        )
    )
