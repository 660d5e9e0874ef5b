"""Claims with their lines, written straight into the registry."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

from pss_cli import models as m
from pss_cli.codes import code
from pss_cli.db.writing import next_number
from tests.make import Make


def a_claim(make: Make, *lines: dict[str, Any], **fields: Any) -> m.Claim:
    """Write a claim of the DSI; each line is an entry of an activity, by default 24,6 km at 0,595 $."""
    person = fields.pop("person", None) or make.partner()
    activity = fields.pop("activity", None) or make.activity(None, person)
    complete = {"directorate_id": make.directorate(), "responsible": "Gisèle Gestionnaire", "opened_on": make.ago(5)}
    with make.session() as session:
        rate = session.exec(select(m.Rate).where(m.Rate.kind == "km", m.Rate.tier_from == 0)).first()
        number = code("claim", next_number(session, "claim"))
        claim = make._added(session, m.Claim(code=number, person_id=person.id, **(complete | fields)))
        for position, line in enumerate(lines, start=1):
            entry = {"kind": "km", "activity_id": activity.id, "day": activity.day, "entered_on": make.ago(5)} | line
            if entry["kind"] == "km":
                entry = {"distance_m": 24600, "rate_id": rate.id, "rate": 595, "amount_cents": 1464} | entry
            if entry.get("session_id"):
                entry["activity_id"] = None
            make._added(session, m.ClaimEntry(claim_id=claim.id, line=position, **entry))
        return claim
