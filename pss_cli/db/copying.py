"""Copies a registry through SQLite's own backup, and looks for damage."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from pss_cli.db import opening
from pss_cli.errors import BadFile, Unusable
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
    if target.exists() and path.exists() and target.samefile(path):
        raise BadFile(_("{file} is the registry itself: choose another name.").format(file=target))
    source = opening.connect(path)
    if target.exists() and not target.is_file():
        raise BadFile(_("{file} cannot be written: check the folder and your rights.").format(file=target))
    beside = target.with_name(f".{target.name}.partial")
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
        with suppress(OSError):
            beside.unlink()


def _copy(source: sqlite3.Connection, beside: Path) -> None:
    """Copy `source` to a private file, and open it again to check it. Raises Unusable."""
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_WRONLY, 0o600))
    copy = sqlite3.connect(beside)
    source.backup(copy)
    _without_unfinished(copy)
    copy.close()
    reopened = opening.connect(beside)
    wrong = problems(reopened)
    reopened.close()
    if wrong:
        raise Unusable(_("The copy is not sound; no backup was made."), *wrong)


def _without_unfinished(copy: sqlite3.Connection) -> None:
    """Take out of a copy the forms left unfinished: they are kept a few days, a backup for years."""
    if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'unfinished_form'").fetchone():
        copy.execute("PRAGMA secure_delete=1")
        copy.execute("DELETE FROM unfinished_form")
        copy.commit()
