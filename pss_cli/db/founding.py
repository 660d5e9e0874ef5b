"""Makes a new registry: beside its place, then moved there once it is complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pss_cli.db import opening
from pss_cli.db.migrating import upgrade
from pss_cli.errors import Unusable, WrongState
from pss_cli.i18n import _


@contextmanager
def founded(path: Path, *, shared: Path | None = None, keep: bool = True) -> Iterator[tuple[Path, Path]]:
    """Yield (final place, file to fill): an empty registry, moved into place when the block ends well.

    Private: file 0600 in a folder 0700; shared: 0660 in 2770. Raises WrongState when there already
    is a registry, Unusable when the folder cannot be made.
    """
    place = shared / path.name if shared else path
    beside = place.parent / f".{place.name}.partial"
    try:
        if place.exists():
            raise WrongState(_("There already is a registry at {path}: it was left as it is.").format(path=place))
        if not place.parent.is_dir():
            place.parent.mkdir(parents=True, mode=0o700)
            if shared:
                place.parent.chmod(0o2770)
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        if shared:
            beside.chmod(0o660)
        create(beside)
        yield place, beside
        if keep:
            beside.replace(place)
    except OSError:
        raise Unusable(_("{path} cannot be created: check the folder and your rights.").format(path=place)) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def create(path: Path) -> None:
    """Fill the file at `path` with the tables and triggers of an empty registry."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA application_id={opening.APPLICATION_ID}")
    connection.execute("PRAGMA journal_mode=DELETE")
    upgrade(connection)
    connection.close()
