"""The directorates that a file names, each looked for once."""

from __future__ import annotations

from pss_cli.reads import establishment
from pss_cli.reads.base import rows
from pss_cli.workflow.desk import Desk


class Places:
    """Directorates by what is typed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        found = rows(desk.db, establishment.DIRECTORATE_NAMES, day="")
        self._codes: dict[int, str] = {row["id"]: row["code"] for row in found}
        self._ids: dict[str, int] = {row["code"]: row["id"] for row in found}

    def id_of(self, typed: str | None) -> int | None:
        """Return the id of the directorate with this code or name; None for None. Raises NotFound."""
        if not typed:
            return None
        if typed not in self._ids:
            self._ids[typed] = self._desk.directorate(typed) or 0
        return self._ids[typed]

    def code(self, typed: str) -> str:
        """Return the code of the directorate with this code or name. Raises NotFound."""
        return self.code_of(self.id_of(typed) or 0)

    def code_of(self, directorate: int) -> str:
        """Return the code of the directorate with this id."""
        return self._codes[directorate]
