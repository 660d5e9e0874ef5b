"""Writes people of a file together: what is new, a table at a time, and what completes those who are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import SQLModel, col, select

from pss_cli import models
from pss_cli.db.appending import append, last_id
from pss_cli.inputs.importing import Table
from pss_cli.rules import enroll_entry, enroll_profile, enroll_upkeep
from pss_cli.rules.base import Facts
from pss_cli.vocabulary import AgreementKind, Origin, Purpose
from pss_cli.workflow import people
from pss_cli.workflow.desk import Desk
from pss_cli.workflow.importing.draft import Draft
from pss_cli.workflow.importing.person import own, records
from pss_cli.workflow.importing.places import Places
from pss_cli.workflow.person import AGE, ask_again

ASKED: dict[type[SQLModel], type[Facts]] = {
    models.Enrolment: enroll_entry.Enrolment,
    models.PartnerProfile: enroll_profile.ProfileGiven,
    models.PartnerLevel: enroll_profile.LevelGiven,
    models.Note: enroll_upkeep.NoteWritten,
}


def write(desk: Desk, places: Places, table: Table, drafts: Sequence[Draft]) -> None:
    """Write what the rows add, and where it comes from; ask the rules. Raises Refused, Usage."""
    written: dict[type[SQLModel], list[dict[str, Any]]] = defaultdict(list)
    newcomers = [draft for draft in drafts if draft.new]
    codes = desk.new_codes("person", len(newcomers))
    for number, (draft, code) in enumerate(
        zip(newcomers, codes, strict=True), last_id(desk.session, models.Person) + 1
    ):
        draft.number, draft.code = number, code
    for draft in drafts:
        directorate = places.id_of(draft.missing.get("person_directorate"))
        if draft.new:
            written[models.Person].append(_newcomer(draft, directorate))
        else:
            draft.number, draft.code = draft.known["id"], draft.known["code"]
            _complete(desk, draft, directorate)
        for owned, fields in records(desk, draft):
            written[owned].append({"person_id": draft.number, **fields})
        if draft.new or draft.missing or draft.replaced:
            source = {"file": table.file, "sheet": draft.row.sheet, "line": draft.row.line}
            written[models.ImportLine].append(line_of(desk, "person", draft.number, draft.number, source))
    ids = {kind: append(desk.session, kind, rows) for kind, rows in written.items()}
    desk.ask([f for kind, facts in ASKED.items() for f in desk.facts_among(facts, ids.get(kind, range(0)))])


def line_of(desk: Desk, table: str, record: int, person: int | None, source: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say which line of a file a record comes from."""
    operation = desk.session.info["operation_id"]
    return {"operation_id": operation, "person_id": person, "table_name": table, "record_id": record, **source}


def _newcomer(draft: Draft, directorate: int | None) -> dict[str, Any]:
    """Return the fields of somebody new."""
    fields = own(draft, directorate)
    named = people.name_key(fields["first_name"], fields["last_name"], fields.get("name_in_use"))
    found_by = {"name_key": named, "import_key": draft.given["import_key"], "origin": Origin.IMPORT}
    return {"id": draft.number, "code": draft.code, **found_by, **fields}


def _complete(desk: Desk, draft: Draft, directorate: int | None) -> None:
    """Fill what is missing in the record of somebody known, and replace what differs when that is asked."""
    known, fields = draft.known, own(draft, directorate)
    if not (draft.missing or draft.replaced):
        return
    if "key" in draft.missing:
        fields["import_key"] = draft.given["import_key"]
    if fields.get("name_in_use"):
        fields["name_key"] = people.name_key(known["first_name"], known["last_name"], fields["name_in_use"])
    person = desk.get(models.Person, known["id"])
    for name, value in fields.items():
        setattr(person, name, value)
    if draft.replaced:
        people.update(desk, person, draft.replaced)
    filled = {**draft.missing, **draft.replaced}
    if filled.keys() & AGE:  # a file is refused what a correction is refused
        desk.session.flush()
        ask_again(desk, person, filled)
    _signed(desk, draft)
    days = {"day": draft.missing.get("enrolled_since"), "last_involved_on": draft.missing.get("last_involved_on")}
    if known["enrolment"] is not None and any(days.values()):
        enrolment = desk.get(models.Enrolment, known["enrolment"])
        for name, day in days.items():
            setattr(enrolment, name, day or getattr(enrolment, name))


def _signed(desk: Desk, draft: Draft) -> None:
    """Fill the days of what was known to be signed or consented to, on a day that was not known."""
    for name in (*AgreementKind, *Purpose):
        day = draft.missing.get(name)
        if not isinstance(day, date) or draft.known.get(name) is not True:
            continue
        table: Any = models.Agreement if isinstance(name, AgreementKind) else models.Consent
        field, which = ("day", "kind") if table is models.Agreement else ("given_on", "purpose")
        mine = select(table).where(table.person_id == draft.number, getattr(table, which) == name)
        setattr(desk.session.exec(mine.order_by(col(table.id).desc())).first(), field, day)
