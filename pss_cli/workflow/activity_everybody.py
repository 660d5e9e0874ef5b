"""A whole meeting at once: every partner whose match was confirmed that day was there, but those said absent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pss_cli.codes import parse_code
from pss_cli.errors import Usage
from pss_cli.i18n import _
from pss_cli.inputs.match import EVERYBODY, Present
from pss_cli.reads import activity as read
from pss_cli.reads import find
from pss_cli.reads.base import one, rows
from pss_cli.workflow.desk import Desk


def with_everybody(desk: Desk, typed: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said of a meeting with everybody named, when everybody is said to be there.

    Who is named apart keeps the role and the times said; who was there already is left as is. Raises Usage, NotFound.
    """
    there: list[Present] = given.get("present") or []
    named = [said for said in there if said.who != EVERYBODY]
    if not given.get("all_present") and len(named) == len(there):
        return given
    apart = {desk.person(said.who).id for said in named}
    absent = {desk.person(who).id: who for who in given.get("absent") or ()}
    expected = {row["id"]: row["code"] for row in _expected(desk, typed, given)}
    everybody = [Present(code) for person, code in expected.items() if person not in apart | absent.keys()]
    if not named and not everybody:
        raise Usage(_("No partner is confirmed that day: say who was there with --present."))
    left_out = [who for person, who in absent.items() if person not in expected]  # were there, and are taken out
    return {**given, "present": [*named, *everybody], "absent": left_out}


def _expected(desk: Desk, typed: str, given: Mapping[str, Any]) -> Any:
    """Return the partners confirmed on the request on the day of the meeting, not written there yet."""
    parsed = parse_code(typed)
    if parsed is not None and parsed[0] == "activity":
        meeting = one(desk.db, read.PLACE_IN_TIME, id=find.record_id(desk.db, "activity", typed))
        day = given["day"].isoformat() if given.get("day") else meeting["day"]
        return rows(desk.db, read.PARTNERS, request=meeting["request_id"], day=day, activity=meeting["id"])
    request = find.record_id(desk.db, "request", typed)
    return rows(desk.db, read.PARTNERS, request=request, day=given["day"].isoformat(), activity=None)
