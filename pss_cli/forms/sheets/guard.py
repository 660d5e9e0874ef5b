"""What a form must not be, before anything of it is read: macros, signatures, a kind that is written otherwise."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.inputs.package import require_size, require_workbook, unreadable

_STRICT = b"http://purl.oclc.org/ooxml/"
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
        if any(name.endswith(_MACROS) for name in lowered) or path.suffix.lower() in (".xlsm", ".xltm"):
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
        book = next((name for name in names if name.endswith("workbook.xml")), "")
        if book and _STRICT in archive.read(book)[:4096]:
            raise BadFile(
                _(
                    "{file} is a “Strict Open XML” workbook: open it in Excel and save it as an Excel workbook (.xlsx)."
                ).format(file=path)
            )
