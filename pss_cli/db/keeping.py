"""Puts a backup in the place of a registry, once it is known to be sound."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from itertools import chain, count
from pathlib import Path

from pss_cli.db import opening, unfinished
from pss_cli.db.copying import backup, problems
from pss_cli.db.reading import read
from pss_cli.errors import Busy, PssError, Unusable
from pss_cli.i18n import _


def restore(kept: Path, path: Path) -> Path | None:
    """Put the registry kept in the file `kept` at `path`; return where the one it replaces was set aside.

    Raises Unusable when the backup is missing, damaged, newer or no registry; Busy.
    """
    sound(kept)
    aside = _set_aside(path) if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        backup(kept, path)
        if aside:
            path.chmod(aside.stat().st_mode)
        read(path).close()  # one that an older pss wrote is brought up to date
    except BaseException:
        if aside:
            _move(aside, path)
        raise
    if aside:
        with suppress(PssError, sqlite3.Error):  # a damaged one is left as it is
            unfinished.purge(aside)  # what a registry forgets in a few days, one set aside would keep for ever
    return aside


def sound(path: Path) -> None:
    """Check that the file at `path` is a registry that this pss can use. Raises Unusable."""
    try:
        if not path.is_file():
            raise Unusable(_("There is no backup at {path}.").format(path=path))
        connection = opening.connect(path)
        opening.check_version(connection, path)
        wrong = problems(connection)
        connection.close()
    except sqlite3.Error as error:
        raise opening.explain(error, path) from None
    if wrong:
        raise Unusable(_("{path} is damaged: nothing was replaced.").format(path=path), *wrong)


def _set_aside(path: Path) -> Path:
    """Move the registry at `path` to a free name beside it. Raises Busy when somebody writes in it."""
    try:
        connection = opening.connect(path, query_only=False)
        connection.execute("BEGIN EXCLUSIVE")
        connection.close()
    except sqlite3.Error as error:
        told = opening.explain(error, path)
        if isinstance(told, Busy):
            raise told from None
    names = (path.with_name(f"{path.stem}-replaced{n}{path.suffix}") for n in chain([""], (f"-{i}" for i in count(2))))
    aside = next(name for name in names if not name.exists())
    _move(path, aside)
    return aside


def _move(path: Path, to: Path) -> None:
    """Move a registry together with its journal: left behind, it would spoil the one that takes the place."""
    for suffix in ("", "-journal"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(to.with_name(to.name + suffix))
