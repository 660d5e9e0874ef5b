"""Forms left unfinished: what was typed waits a few days in the registry, with the personal data, then goes.

These rows say nothing yet: they are written outside `operation`, never journalled, and no backup has them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pss_cli.db import opening

DAYS_KEPT = 7

_MINE = "actor = :actor AND command = :command AND arguments = :arguments"
_ERASE = f"DELETE FROM unfinished_form WHERE {_MINE}"
_PURGE = "DELETE FROM unfinished_form WHERE :before IS NULL OR at < :before"
_KEEP = """
INSERT INTO unfinished_form (at, actor, command, arguments, answers)
VALUES (:at, :actor, :command, :arguments, :answers)
"""


@dataclass(frozen=True)
class Form:
    """Which form: who fills it, for which command, with which arguments (JSON)."""

    actor: str
    command: str
    arguments: str

    @property
    def key(self) -> dict[str, str]:
        """The parameters that name it."""
        return {"actor": self.actor, "command": self.command, "arguments": self.arguments}


def keep(path: Path, form: Form, at: str, answers: Mapping[str, str]) -> None:
    """Keep the answers of a form, as typed, in the place of those kept before. Raises Unusable, Busy."""
    with _small(path) as connection:
        connection.execute(_ERASE, form.key)
        connection.execute(_KEEP, {**form.key, "at": at, "answers": json.dumps(answers, ensure_ascii=False)})


def erase(path: Path, form: Form) -> None:
    """Erase the answers kept of a form. Raises Unusable, Busy."""
    with _small(path) as connection:
        connection.execute(_ERASE, form.key)


def purge(path: Path, before: str | None = None) -> int:
    """Erase the forms left before an instant, or all of them; return how many. Raises Unusable, Busy."""
    with _small(path) as connection:
        return connection.execute(_PURGE, {"before": before}).rowcount


def forget(connection: sqlite3.Connection, before: str, done: Form | None) -> None:
    """Erase, inside the operation under way, the form that it finishes and those left before an instant."""
    connection.execute(_PURGE, {"before": before})
    if done:
        connection.execute(_ERASE, done.key)


@contextmanager
def _small(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection in a transaction of its own."""
    try:
        connection = opening.connect(path, query_only=False)
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        finally:
            connection.close()  # what was not committed is rolled back
    except sqlite3.Error as error:
        raise opening.explain(error, path) from None
