"""Opens a workbook that came from outside: neither a bomb nor a riddle."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.text import printable

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_BYTES = 5_000_000  # of a form as it is kept; ours are under 20 000
MOST_UNPACKED = 20_000_000
# What openpyxl raises on a file that was cut, changed or made by hand; defusedxml raises ValueError.
_BROKEN = (
    BadZipFile, zlib.error, ParseError, ValueError, LookupError, TypeError, AttributeError, EOFError, RuntimeError,
)  # fmt: skip


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Yield a workbook open for reading, its formulas as they were last calculated. Raises BadFile."""
    file = printable(str(path))
    try:
        with path.open("rb") as stream:
            with ZipFile(stream) as packed:
                unpacked = sum(part.file_size for part in packed.infolist())
            if path.stat().st_size > MOST_BYTES or unpacked > MOST_UNPACKED:
                raise BadFile(_("{file} is too large for a form.").format(file=file))
            from openpyxl import load_workbook

            yield load_workbook(stream, read_only=True, data_only=True)  # a broken sheet shows when it is read
    except OSError:
        raise BadFile(_("{file} cannot be read.").format(file=file)) from None
    except _BROKEN:
        raise BadFile(_("{file} is not a workbook that can be read.").format(file=file)) from None
