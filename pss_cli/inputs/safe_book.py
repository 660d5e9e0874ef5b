"""Opens a workbook that came from outside, once it was checked that it is neither a bomb nor a riddle."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
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


_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_CHUNK, _LONGEST = 1 << 20, 80  # bytes read at a time; what may be cut between two


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Yield a workbook open for reading, its formulas as they were last calculated. Raises BadFile."""
    require_size(path)
    require_workbook(path)
    from openpyxl import load_workbook

    try:
        with path.open("rb") as stream, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl makes of odd cells: the cells themselves tell
            # Read only as it goes: a broken sheet shows later, under this guard all the same.
            yield load_workbook(stream, read_only=True, data_only=True, keep_links=False)
    except OSError:
        raise not_opened(path) from None
    except _BROKEN:
        raise unreadable(path) from None


def uncalculated(sheet: Any) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the row and the column (from 1) of each formula without a value, and its text.

    A program that writes a workbook without calculating it leaves such cells: openpyxl reads them as blank.
    """
    if not _has_formulas(sheet):
        return
    from defusedxml.ElementTree import iterparse
    from openpyxl.utils import coordinate_to_tuple

    with sheet._get_source() as source:
        y = x = 0
        for event, element in iterparse(source, events=("start", "end")):
            tag = element.tag.rpartition("}")[2]
            if tag == "row":
                if event == "start":
                    y, x = int(element.get("r", y + 1)), 0
                else:
                    element.clear()
            elif tag == "c" and event == "end":
                y, x = coordinate_to_tuple(element.get("r")) if element.get("r") else (y, x + 1)
                parts = {child.tag.rpartition("}")[2]: child.text or "" for child in element}
                # Of a text (`str`), a formula may have calculated an empty one.
                if "f" in parts and not parts.get("v") and not (element.get("t") == "str" and "v" in parts):
                    yield (y, x), f"={parts['f']}"


def _has_formulas(sheet: Any) -> bool:
    """Whether there is any formula in a sheet: most have none, and are read once."""
    with sheet._get_source() as source:
        before = b""
        while chunk := source.read(_CHUNK):
            if _FORMULA.search(before + chunk):
                return True
            before = chunk[-_LONGEST:]
    return False
