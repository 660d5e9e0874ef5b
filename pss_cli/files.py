"""Writes a file beside its place, then moves it there: a failure leaves what was there."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.text import harmless

_DATABASE = b"SQLite format 3\0"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def not_opened(path: Path, name: str | None = None) -> BadFile:
    """Return what to say of a file that cannot be opened: it is not there, or it cannot be read."""
    told = harmless((name or str(path)).replace("\n", "\N{REPLACEMENT CHARACTER}"))  # whole: it is to be found
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = True
    if not there:
        return BadFile(_("{file} is not there: check its name and its folder.").format(file=told))
    return BadFile(_("{file} cannot be read.").format(file=told))


@contextmanager
def beside(target: Path, *, private: bool = False) -> Iterator[Path]:
    """Yield a path to write to, moved to `target` when the block ends well. Raises BadFile.

    What is `private`, as names of partners, is read by its owner alone, in whatever folder it is. A device
    or a pipe is written to as it is; a database is never replaced.
    """
    partial = None
    try:
        if target.exists() and not target.is_file():
            yield target
            return
        place = target.resolve()  # a link stays a link
        _keep_databases(place)
        partial = place.parent / f".{place.name}.{os.getpid()}.partial"
        if private:
            partial.touch(mode=0o600)
        yield partial
        partial.replace(place)
    except OSError as error:
        raise unwritable(target, error) from None
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)


def require_place(target: Path) -> None:
    """Check that `target` can be written to, ahead of any work. Raises BadFile."""
    place = target.resolve()
    if place.is_dir() or not place.parent.is_dir() or not os.access(place.parent, os.W_OK):
        raise unwritable(target)
    _keep_databases(place)


@contextmanager
def new_workbook(path: Path, **options: Any) -> Iterator[Any]:
    """Yield a new workbook, written to `path` when the block ends well. Raises OSError.

    Nothing written in it is a formula or a link unless asked: names such as `=Ö'Neil` stay texts. XlsxWriter
    fills an archive in memory: one that it left open on a full disk would say so on its own, too late.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    archive = BytesIO()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:  # its parts hold names: none stays behind
        book = Workbook(archive, {"strings_to_formulas": False, "strings_to_urls": False, "tmpdir": folder, **options})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            raise (error.__context__ if isinstance(error.__context__, OSError) else OSError()) from None
        finally:
            if book.constant_memory:
                for sheet in book.worksheets():
                    sheet._opt_close()
    path.write_bytes(archive.getbuffer())


def unwritable(target: Path, error: OSError | None = None) -> BadFile:
    """Return what is said of a place that cannot be written to."""
    if error is not None and error.errno in _FULL:
        return BadFile(_("{file} cannot be written: there is no room left where it goes.").format(file=target))
    return BadFile(_("{file} cannot be written: is it open in Excel, or its folder missing?").format(file=target))


def _keep_databases(place: Path) -> None:
    """Refuse to replace a registry or a backup by an answer. Raises BadFile."""
    if place.is_file():
        with place.open("rb") as there:
            if there.read(len(_DATABASE)) == _DATABASE:
                raise BadFile(_("{file} holds a registry or another database: give another name.").format(file=place))
