"""Opens a workbook that came from outside: neither a bomb nor a riddle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from pss_cli.errors import BadFile, PssError
from pss_cli.i18n import _
from pss_cli.text import printable

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_BYTES = 5_000_000  # of a form as it is kept; ours are under 20 000
MOST_UNPACKED = 50_000_000


@contextmanager
def opened(path: Path) -> Iterator[Workbook]:
    """Yield a workbook open for reading, its formulas as they were last calculated. Raises BadFile."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadFile(_("{file} is too large for a form.").format(file=printable(str(path))))
        with ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise BadFile(_("{file} is too large for a form.").format(file=printable(str(path))))
        from openpyxl import load_workbook

        book = load_workbook(path, read_only=True, data_only=True)
    except PssError:
        raise
    except OSError:
        raise BadFile(_("{file} cannot be read.").format(file=printable(str(path)))) from None
    except Exception:  # openpyxl fails in every way on what was tampered with
        raise BadFile(_("{file} is not a workbook that can be read.").format(file=printable(str(path)))) from None
    try:
        yield book
    finally:
        book.close()
