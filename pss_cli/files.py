"""Writes a file beside its place, then moves it there: a failure leaves what was there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pss_cli.errors import BadFile
from pss_cli.i18n import _
from pss_cli.text import printable

_DATABASE = b"SQLite format 3\0"


def not_opened(path: Path, name: str | None = None) -> BadFile:
    """Return what to say of a file that cannot be opened: it is not there, or it cannot be read."""
    told = printable(name or str(path))
    try:
        there = path.exists()
    except (OSError, ValueError):
        there = True
    if not there:
        return BadFile(_("{file} is not there: check its name and its folder.").format(file=told))
    return BadFile(_("{file} cannot be read.").format(file=told))


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """Yield a path to write to, moved to `target` when the block ends well. Raises BadFile.

    A device or a pipe is written to as it is; a database is never replaced.
    """
    partial = None
    try:
        if target.exists() and not target.is_file():
            yield target
            return
        place = target.resolve()  # a link stays a link
        _keep_databases(place)
        partial = place.parent / f".{place.name}.{os.getpid()}.partial"
        yield partial
        partial.replace(place)
    except OSError:
        raise unwritable(target) from None
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)


def require_place(target: Path) -> None:
    """Check that `target` can be written to, ahead of any work. Raises BadFile."""
    place = target.resolve()
    if place.is_dir() or not place.parent.is_dir() or not os.access(place.parent, os.W_OK):
        raise unwritable(target)
    _keep_databases(place)


def unwritable(target: Path) -> BadFile:
    """Return what is said of a place that cannot be written to."""
    return BadFile(_("{file} cannot be written: is it open in Excel, or its folder missing?").format(file=target))


def _keep_databases(place: Path) -> None:
    """Refuse to replace a registry or a backup by an answer. Raises BadFile."""
    if place.is_file():
        with place.open("rb") as there:
            if there.read(len(_DATABASE)) == _DATABASE:
                raise BadFile(_("{file} holds a registry or another database: give another name.").format(file=place))
