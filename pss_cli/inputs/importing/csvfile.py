"""A CSV file as Excel or others write it: its encoding and its delimiter are found, never asked."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.files import not_opened
from pss_cli.i18n import _
from pss_cli.inputs.importing.grid import Book, Line, Sheet
from pss_cli.inputs.package import require_extent, require_size

_SAMPLE = 40  # lines that decide the delimiter
_SAMPLED, _LONGEST = 200_000, 1_000_000  # characters: of what decides, of a line


def read_csv(path: Path) -> Book:
    """Return a CSV file as one sheet without a name. Raises BadFile."""
    require_size(path)
    try:
        decoded = _decoded(path.read_bytes())
        delimiter = _delimiter(decoded)
        lines, count = [], 0
        for number, cells in enumerate(_rows(decoded, delimiter), start=1):
            count += len(cells)
            require_extent(path, number, len(cells), count)
            if any(cell.strip() for cell in cells):
                lines.append(Line(number, cells))
    except OSError:
        raise not_opened(path) from None
    except (csv.Error, UnicodeDecodeError):
        raise BadFile(_("{file} is not a CSV file.").format(file=path)) from None
    return Book(path.name, [Sheet(None, lines)], delimiter)


def _rows(decoded: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(_short(io.StringIO(decoded, newline="")), delimiter=delimiter, strict=True)


def _short(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines that somebody could have typed. Raises csv.Error."""
    for line in lines:
        if len(line) > _LONGEST:
            raise csv.Error
        yield line


def _decoded(content: bytes) -> str:
    """Return the text of UTF-8, of UTF-16 that says so, or else of Windows. Raises csv.Error, UnicodeDecodeError."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    if b"\0" in content:
        raise csv.Error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(decoded: str) -> str:
    """Return the delimiter under which most lines have the same number of cells, quotes respected."""
    sample = "\n".join(decoded[:_SAMPLED].splitlines()[: _SAMPLE * 2])

    def regular(delimiter: str) -> tuple[int, int]:
        widths: Counter[int] = Counter()
        try:
            for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
                widths[len(cells)] += len(cells) > 1
                if sum(widths.values()) >= _SAMPLE:
                    break
        except csv.Error:
            pass
        width, lines = max(widths.items(), key=lambda item: item[1] * item[0], default=(0, 0))
        return lines * width if lines else 0, lines

    return max(";\t,|", key=regular)
