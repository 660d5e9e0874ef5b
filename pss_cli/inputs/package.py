"""What a file really is, checked before anything parses it: size, kind, what its archive would become."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.files import not_opened
from pss_cli.i18n import N_, _

MOST_BYTES = 40_000_000  # of a file; ten thousand rows of forty columns take about four
_MOST_INFLATED = 120_000_000  # of everything an archive holds
_MOST_PART = 30_000_000  # of a part that is no sheet, such as the texts that they share; the styles have a fifth
_SHEETS = ("xl/worksheets/", "xl/pivotCache/", "xl/media/")
MOST_LINES, MOST_COLUMNS, MOST_CELLS = 100_000, 500, 1_000_000  # of a sheet
_MOST_ENTRIES = 2_000
_MOST_RATIO, _RATIO_FROM = 400, 5_000_000  # a sheet of empty styled rows shrinks 200 times; a bomb 1 000
_CHUNK = 1 << 16
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_XML = (".xml", ".rels")  # an image may have one; a part of another name is parsed without entities all the same

_SAVE_AS = N_("{file} is {what}, not an Excel workbook: open it in Excel and save it as .xlsx.")
_STARTS = (
    (b"%PDF", N_("a PDF file")),
    (b"\x89PNG", N_("an image")),
    (b"\xff\xd8\xff", N_("an image")),
    (b"GIF8", N_("an image")),
    (b"{\\rtf", N_("a text document")),
)
_PARTS = (
    ("word/document.xml", N_("a Word document")),
    ("ppt/presentation.xml", N_("a presentation")),
    ("xl/workbook.bin", N_("a binary workbook (.xlsb)")),
    ("content.xml", N_("an OpenDocument file")),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def require_size(path: Path) -> None:
    """Check that `path` is a file of a reasonable size. Raises BadFile."""
    try:
        regular, size = path.is_file(), path.stat().st_size
    except OSError:
        regular, size = False, 0
    if not regular:
        raise not_opened(path)
    if size > MOST_BYTES:
        most = MOST_BYTES // 1_000_000
        raise BadFile(
            _("{file} is larger than {n} MB: keep the sheets to import alone, without images.").format(
                file=path, n=most
            )
        )


def require_workbook(path: Path) -> None:
    """Check that `path` is a workbook that can be parsed without harm. Raises BadFile."""
    with path.open("rb") as stream:
        start = stream.read(_CHUNK)
    if start.startswith(_OLE):
        raise BadFile(_old(path, start + path.read_bytes()[-_CHUNK * 16 :]))
    for magic, what in _STARTS:
        if start.startswith(magic):
            raise BadFile(_(_SAVE_AS).format(file=path, what=_(what)))
    if start.lstrip()[:1] == b"<":
        raise BadFile(_(_SAVE_AS).format(file=path, what=_("a Web page")))
    try:
        with zipfile.ZipFile(path) as archive:
            _require_parts(path, archive)
            _inflate(path, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise unreadable(path) from None


def unreadable(path: Path) -> BadFile:
    """Return what is said of a workbook that is damaged."""
    return BadFile(
        _("{file} is not a workbook that can be read: open it in Excel and save it again as .xlsx.").format(file=path)
    )


def _old(path: Path, content: bytes) -> str:
    """Return what to do with a workbook that has a password, or is of before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _("{file} has a password: in Excel, remove it (File, Info, Protect) and save again.").format(file=path)
    return _("{file} is a workbook of the older kind (.xls): open it in Excel and save it as .xlsx.").format(file=path)


def _require_parts(path: Path, archive: zipfile.ZipFile) -> None:
    """Check from the archive's own list that it is a workbook, of a size to be opened. Raises BadFile."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    for part, what in _PARTS:
        if part in names:
            raise BadFile(_(_SAVE_AS).format(file=path, what=_(what)))
    swollen = [e for e in entries if e.file_size > _RATIO_FROM and e.file_size > _MOST_RATIO * max(e.compress_size, 1)]
    swollen += [e for e in entries if e.file_size > _most(e.filename)]
    if len(entries) > _MOST_ENTRIES or sum(e.file_size for e in entries) > _MOST_INFLATED or swollen:
        raise _too_large(path)


def _most(part: str) -> int:
    """Return how large a part may become: openpyxl keeps in memory all but the sheets."""
    if part.startswith(_SHEETS):
        return _MOST_INFLATED
    return _MOST_PART // 5 if part == "xl/styles.xml" else _MOST_PART


def require_extent(path: Path, lines: int, columns: int, cells: int) -> None:
    """Check that a sheet read so far is one that somebody filled. Raises BadFile."""
    if lines > MOST_LINES or columns > MOST_COLUMNS or cells > MOST_CELLS:
        raise BadFile(
            _("{file} has a sheet of more than {lines} lines or {columns} columns: keep the list alone.").format(
                file=path, lines=MOST_LINES, columns=MOST_COLUMNS
            )
        )


def _inflate(path: Path, archive: zipfile.ZipFile) -> None:
    """Inflate every part in small pieces: headers lie, and a document type is where entities hide. Raises BadFile."""
    total = 0
    for entry in archive.infolist():
        before = b""
        for piece in _pieces(archive, entry):
            total += len(piece)
            if total > _MOST_INFLATED:
                raise _too_large(path)
            if entry.filename.endswith(_XML) and any(doctype in before + piece for doctype in _DOCTYPES):
                raise BadFile(
                    _("{file} refers to other files, which a workbook never does: it is not opened.").format(file=path)
                )
            before = piece[-32:]


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while piece := stream.read(_CHUNK):
            yield piece


def _too_large(path: Path) -> BadFile:
    return BadFile(
        _("{file} would become too large once opened: delete its empty rows and columns, and save again.").format(
            file=path
        )
    )
