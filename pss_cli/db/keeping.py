"""Backup, restore and check of a registry, through SQLite's own backup."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from pss_cli.db import opening
from pss_cli.errors import Unusable
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

    Raises Unusable when the copy is not sound.
    """
    source = opening.connect(path)
    opening.version(source, path)
    beside = target.with_name(f".{target.name}.partial")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_WRONLY, 0o600))
    try:
        copy = sqlite3.connect(beside)
        source.backup(copy)
        copy.close()
        reopened = opening.connect(beside)
        wrong = problems(reopened)
        opening.version(reopened, beside)
        reopened.close()
        if wrong:
            raise Unusable(_("The copy is not sound; no backup was made."), *wrong)
        beside.replace(target)
    except sqlite3.Error as error:
        raise opening.explain(error, target) from None
    finally:
        source.close()
        beside.unlink(missing_ok=True)


def restore(backup_file: Path, path: Path) -> Path | None:
    """Put the registry kept in `backup_file` at `path`; return where the one it replaces was set aside.

    Raises Unusable when the backup is missing, damaged, newer or no registry.
    """
    opening.read(backup_file).close()
    aside = None
    if path.exists():
        aside = path.with_name(f"{path.stem}-replaced{path.suffix}")
        number = 1
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.stem}-replaced-{number}{path.suffix}")
        path.replace(aside)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        backup(backup_file, path)
    except BaseException:
        if aside:
            aside.replace(path)
        raise
    return aside
