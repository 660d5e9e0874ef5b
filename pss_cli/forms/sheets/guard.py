"""What a form must not be, before anything of it is read: macros, signatures, a kind that is written otherwise."""

from __future__ import annotations

import posixpath
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.inputs.package import require_size, require_workbook, unreadable

_STRICT = b"http://purl.oclc.org/ooxml/"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = ("vbaproject.bin", "vbadata.xml")


def require_form(path: Path) -> None:
    """Check that `path` is a workbook that can be filled without harm to it. Raises BadFile with what to do.

    Macros and signatures would not survive, or would not mean any more what they meant.
    """
    require_size(path)
    require_workbook(path)
    with ZipFile(path) as archive:
        names = archive.namelist()
        if len(set(names)) != len(names) or "[Content_Types].xml" not in names:
            raise unreadable(path)
        lowered = [name.lower() for name in names]
        if any(_is_outside(name) for name in names):
            raise unreadable(path)
        book, kind = _book(path, archive)
        if (
            any(name.endswith(_MACROS) for name in lowered)
            or path.suffix.lower() in (".xlsm", ".xltm")
            or "macroenabled" in kind.lower()
        ):
            raise BadFile(
                _("{file} holds macros: open it in Excel and save it as an ordinary workbook (.xlsx).").format(
                    file=path
                )
            )
        if any(name.startswith("_xmlsignatures/") for name in lowered):
            raise BadFile(
                _("{file} is signed, and filling it would break the signature: ask for the form unsigned.").format(
                    file=path
                )
            )
        if book in names and _STRICT in archive.read(book)[:4096]:
            raise BadFile(
                _(
                    "{file} is a “Strict Open XML” workbook: open it in Excel and save it as an Excel workbook (.xlsx)."
                ).format(file=path)
            )
        if kind != _WORKBOOK:
            raise BadFile(
                _("{file} is not an ordinary workbook ({kind}): open it in Excel and save it as .xlsx.").format(
                    file=path, kind=kind.rpartition(".")[0].rpartition(".")[2] or "?"
                )
            )


def _is_outside(name: str) -> bool:
    """Whether a member would be written beside the workbook."""
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name


def _book(path: Path, archive: ZipFile) -> tuple[str, str]:
    """Return the member that is the workbook, and what it is said to be. Raises BadFile."""
    try:
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        rels = ElementTree.fromstring(archive.read("_rels/.rels"))
    except (KeyError, ElementTree.ParseError):
        raise unreadable(path) from None
    targets = [each.get("Target", "") for each in rels if each.get("Type", "").endswith("/officeDocument")]
    book = posixpath.normpath(targets[0].lstrip("/")) if targets else ""
    said = {each.get("PartName", "").lstrip("/").lower(): each.get("ContentType", "") for each in types}
    by_ending = {each.get("Extension", "").lower(): each.get("ContentType", "") for each in types}
    return book, said.get(book.lower()) or by_ending.get(book.rpartition(".")[2].lower(), "")
