"""Opens a workbook that came from outside, once it was checked that it is neither a bomb nor a riddle."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from pss_cli.files import not_opened
from pss_cli.inputs.package import require_size, require_workbook, unreadable

if TYPE_CHECKING:
    from openpyxl import Workbook

# What openpyxl raises on a file that was cut, changed or made by hand; defusedxml raises ValueError.
_BROKEN = (
    BadZipFile, zlib.error, ParseError, ValueError, LookupError, TypeError, AttributeError, EOFError, RuntimeError,
    OverflowError,
)  # fmt: skip


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Yield a workbook open for reading, its formulas as they were last calculated. Raises BadFile."""
    require_size(path)
    require_workbook(path)
    from openpyxl import load_workbook

    try:
        with path.open("rb") as stream:
            # Read only as it goes: a broken sheet shows later, under this guard all the same.
            yield load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except OSError:
        raise not_opened(path) from None
    except _BROKEN:
        raise unreadable(path) from None
