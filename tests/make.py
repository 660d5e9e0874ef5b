"""Invented people, requests and activities, with sensible defaults: `make.partner(first_name="Ann")`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlmodel import Session, SQLModel, select

from pss_cli import models as m
from pss_cli.codes import code
from pss_cli.db.writing import next_number, operation
from pss_cli.text import fold
from pss_cli.vocabulary import AgreementKind, Decision, InterviewOutcome, Level, Origin, PresenceRole, Profile, Purpose


class Make:
    """Writes records without asking the rules: tests of rules start from any state."""

    def __init__(self, path: Path, today: date) -> None:
        self.path, self.today = path, today

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Yield a session that is committed."""
        with operation(self.path, actor="make", command="make") as session:
            yield session

    def add(self, record: Any) -> Any:
        """Write one record and return it."""
        with self.session() as session:
            return self._added(session, record)

    @staticmethod
    def _added(session: Session, record: SQLModel) -> Any:
        session.add(record)
        session.flush()
        return record

    def ago(self, days: int) -> date:
        """Return the day that many days before today."""
        return self.today - timedelta(days=days)

    def directorate(self, wanted: str = "DSI") -> int:
        """Return the id of a directorate."""
        with self.session() as session:
            return session.exec(select(m.Directorate).where(m.Directorate.code == wanted)).one().id or 0

    def person(self, first_name: str = "Ariane", last_name: str = "Bellefleur", **fields: Any) -> m.Person:
        """Write a person: an adult with a telephone unless told otherwise."""
        phone = fields.pop("phone", "+14505550100")
        fields.setdefault("birth_date", date(1970, 5, 17))
        with self.session() as session:
            person = self._added(
                session,
                m.Person(
                    code=code("person", next_number(session, "person")),
                    first_name=first_name,
                    last_name=last_name,
                    name_key=fold(f"{last_name} {first_name} {fields.get('name_in_use') or ''}"),
                    **fields,
                ),
            )
            if phone:
                self._added(session, m.ContactPoint(person_id=person.id, kind="phone", value=phone, search_key=phone))
            return person

    def referral(self, person: m.Person | None = None, **fields: Any) -> m.Referral:
        """Write a complete, open referral (and its person)."""
        person = person or self.person()
        complete = {
            "day": self.ago(60), "referrer": "Luc Intervenant", "referrer_role": "intervenant", "received_care": True,
            "agreed": True, "distance": True, "not_claiming": True, "weekday_daytime": True,
        }  # fmt: skip
        return self.add(m.Referral(person_id=person.id, **(complete | fields)))

    def interview(self, person: m.Person | None = None, **fields: Any) -> m.Interview:
        """Write a positive interview (and what comes before it)."""
        referral = self.referral(person)
        complete = {
            "held_on": self.ago(50), "outcome": InterviewOutcome.POSITIVE, "motivation": True, "admissible": True,
            "informed": True, "weekday_daytime": True,
        }  # fmt: skip
        return self.add(m.Interview(referral_id=referral.id, **(complete | fields)))

    def training_session(self, **fields: Any) -> m.Session:
        """Write a training session of two hours."""
        with self.session() as session:
            number = code("session", next_number(session, "session"))
            complete = {"day": self.ago(40), "starts": 9 * 60, "ends": 11 * 60}
            return self._added(session, m.Session(code=number, **(complete | fields)))

    def training(self, person: m.Person | None = None, **fields: Any) -> m.Training:
        """Write a training attended and retained (and what comes before it)."""
        person = person or self.person()
        self.interview(person)
        complete = {
            "session_id": self.training_session().id, "convened_on": self.ago(45), "attended": True, "interest": True,
            "availability": True, "decision": Decision.RETAINED, "decided_on": self.ago(38), "told_on": self.ago(37),
        }  # fmt: skip
        return self.add(m.Training(person_id=person.id, **(complete | fields)))

    def partner(self, person: m.Person | None = None, *, ready: bool = True, **fields: Any) -> m.Person:
        """Write someone enrolled; `ready` with every agreement, profile resource, operational level.

        Fields of the person can be given; `enrolled_on` is the day of enrolment.
        """
        enrolled_on = fields.pop("enrolled_on", self.ago(30))
        person = person or self.person(**fields)
        self.training(person)
        with self.session() as session:
            for referral in session.exec(select(m.Referral).where(m.Referral.person_id == person.id)).all():
                referral.closed_on = referral.closed_on or max(enrolled_on, referral.day)
                self._added(session, referral)
            self._added(session, m.Enrolment(person_id=person.id, day=enrolled_on))
            for purpose in (Purpose.CONTACT, Purpose.REGISTRY):
                self._added(session, m.Consent(person_id=person.id, purpose=purpose, given_on=enrolled_on))
            if ready:
                for kind in AgreementKind:
                    self._added(session, m.Agreement(person_id=person.id, kind=kind, day=enrolled_on, done_by="make"))
                if person.birth_date and person.birth_date <= date(enrolled_on.year - 19, 12, 31):
                    self._added(session, m.Declaration(person_id=person.id, day=enrolled_on, done_by="make"))
                self._added(session, m.PartnerProfile(person_id=person.id, profile=Profile.RESOURCE, since=enrolled_on))
                self._added(session, m.PartnerLevel(person_id=person.id, level=Level.OPERATIONAL, since=enrolled_on))
        return person

    def undated_partner(self, **fields: Any) -> m.Person:
        """Write someone enrolled before pss, on a day that no file tells."""
        person = self.partner(**fields)
        with self.session() as session:
            enrolment = session.exec(select(m.Enrolment).where(m.Enrolment.person_id == person.id)).one()
            enrolment.day, enrolment.origin = None, Origin.IMPORT
            self._added(session, enrolment)
        return person

    def request(self, **fields: Any) -> m.Request:
        """Write a complete request of the DSI."""
        complete = {
            "title": "Comité d'accueil", "opened_on": self.ago(25), "directorate_id": self.directorate(),
            "responsible": "Gisèle Gestionnaire", "kind": "working_group", "involvement": "co_construction",
            "motive": "Revoir l'accueil", "profile_sought": "A vécu une hospitalisation", "seats": 2,
            "length": "6 mois", "staff_count": 5, "objective": "Un dépliant", "level": Level.OPERATIONAL,
        }  # fmt: skip
        with self.session() as session:
            number = code("request", next_number(session, "request"))
            request = self._added(session, m.Request(code=number, **(complete | fields)))
            self._added(session, m.RequestSlot(request_id=request.id, weekday=1, part="morning"))
            return request

    def match(self, person: m.Person | None = None, request: m.Request | None = None, **fields: Any) -> m.Match:
        """Write a confirmed match (and what it needs)."""
        person, request = person or self.partner(), request or self.request()
        complete = {
            "proposed_on": self.ago(22), "answer": "yes", "answered_on": self.ago(21), "confirmed_on": self.ago(20),
        }  # fmt: skip
        with self.session() as session:
            number = code("match", next_number(session, "match"))
            return self._added(
                session, m.Match(code=number, request_id=request.id, person_id=person.id, **(complete | fields))
            )

    def activity(self, request: m.Request | None = None, *present: m.Person, **fields: Any) -> m.Activity:
        """Write a meeting held (9 h to 12 h), with those who were present all along."""
        request = request or self.request()
        complete = {"day": self.ago(10), "starts": 9 * 60, "ends": 12 * 60, "held": True, "meal_provided": False}
        with self.session() as session:
            number = code("activity", next_number(session, "activity"))
            activity = self._added(session, m.Activity(code=number, request_id=request.id, **(complete | fields)))
            for person in present:
                self._added(
                    session,
                    m.Presence(
                        activity_id=activity.id, person_id=person.id, role=PresenceRole.PARTNER,
                        starts=activity.starts, ends=activity.ends,
                    ),
                )  # fmt: skip
            return activity
