"""Backup, restore and check of a registry, through SQLite's own backup."""

from __future__ import annotations

import os
import sqlite3
from itertools import chain, count
from pathlib import Path

from pss_cli.db import opening
from pss_cli.errors import BadFile, Busy, Unusable
from pss_cli.i18n import _


def problems(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite finds wrong with the file: damage, broken references."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    for row in connection.execute("PRAGMA foreign_key_check"):
        found.append(
            _("{table} {id} refers to a missing record of {parent}").format(table=row[0], id=row[1], parent=row[2])
        )
    return found


def backup(path: Path, target: Path) -> None:
    """Copy the registry at `path` to `target`, reopened and checked before it takes its name.

    Raises Unusable when the copy is not sound, BadFile when it cannot be written there, Busy.
    """
    if target.exists() and target.samefile(path):
        raise BadFile(_("{file} is the registry itself: choose another name.").format(file=target))
    beside = target.with_name(f".{target.name}.partial")
    source = opening.connect(path)
    try:
        source.execute("BEGIN")  # from here on a writer waits, instead of the copy waiting for the writer for ever
        opening.version(source, path)
        _copy(source, beside)
        beside.replace(target)
    except sqlite3.Error as error:
        raise opening.explain(error, path) from None
    except OSError:
        raise BadFile(_("{file} cannot be written: check the folder and your rights.").format(file=target)) from None
    finally:
        source.close()
        beside.unlink(missing_ok=True)


def _copy(source: sqlite3.Connection, beside: Path) -> None:
    """Copy `source` to a private file, and open it again to check it. Raises Unusable."""
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_WRONLY, 0o600))
    copy = sqlite3.connect(beside)
    source.backup(copy)
    copy.close()
    reopened = opening.connect(beside)
    wrong = problems(reopened)
    reopened.close()
    if wrong:
        raise Unusable(_("The copy is not sound; no backup was made."), *wrong)


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
        opening.read(path).close()  # one that an older pss wrote is brought up to date
    except BaseException:
        if aside:
            _move(aside, path)
        raise
    return aside


def sound(path: Path) -> None:
    """Check that the file at `path` is a registry that this pss can use. Raises Unusable."""
    try:
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
