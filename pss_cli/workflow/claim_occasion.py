"""What money is claimed for: an activity or a training session, and who was there."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli import models
from pss_cli.codes import parse_code
from pss_cli.errors import NotFound
from pss_cli.i18n import _
from pss_cli.reads import claim_lines as read
from pss_cli.reads import find
from pss_cli.reads.base import one, rows
from pss_cli.workflow.desk import Desk


@dataclass(frozen=True)
class Occasion:
    """What money may be claimed for: an activity, or a training session."""

    id: int
    code: str
    day: date
    directorate_id: int | None
    responsible: str | None
    session: bool

    @property
    def key(self) -> dict[str, Any]:
        """The field of a claim entry that names it."""
        return {"session_id" if self.session else "activity_id": self.id}


def the_occasion(desk: Desk, typed: str) -> Occasion:
    """Return the activity, or the training session, with this code. Raises NotFound."""
    parsed = parse_code(typed)
    if parsed and parsed[0] == "session":
        row = one(desk.db, read.SESSION, id=find.record_id(desk.db, "session", typed))
        day = date.fromisoformat(row["day"])
        bureau = desk.settings.on(day).get("bureau")
        return Occasion(row["id"], row["code"], day, row["directorate_id"], bureau, session=True)
    row = one(desk.db, read.ACTIVITY, id=find.record_id(desk.db, "activity", typed))
    day = date.fromisoformat(row["day"])
    return Occasion(row["id"], row["code"], day, row["directorate_id"], row["responsible"], session=False)


def everybody(desk: Desk, occasion: Occasion) -> list[sqlite3.Row]:
    """Return who was recorded as present, in the order of their codes. Raises NotFound when nobody was."""
    present = rows(desk.db, read.ATTENDED if occasion.session else read.PRESENT, id=occasion.id)
    if not present:
        raise NotFound(_("Nobody was recorded as present at {code}: say who claims.").format(code=occasion.code))
    return present


def only_one(desk: Desk, occasion: Occasion) -> models.Person:
    """Return the only person who was present. Raises NotFound, with the candidates when they are several."""
    present = everybody(desk, occasion)
    if len(present) > 1:
        listed = [f"  {r['code']}  {r['first_name']} {r['last_name']}" for r in present[: find.MOST_CANDIDATES]]
        raise NotFound(
            _("Several people were present at {code}: give the code, or --all-present.").format(code=occasion.code),
            *listed,
        )
    return desk.get(models.Person, present[0]["id"])
