"""The invented people of a year: from those just referred to those who left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from pss_cli import models as m
from pss_cli import vocabulary as v
from pss_cli.dates import age_on, birthday
from pss_cli.demo.writer import Writer
from pss_cli.resources import toml
from pss_cli.text import fold

SLOTS = [(day, part) for day in range(5) for part in (v.Part.MORNING, v.Part.AFTERNOON)]
CRITERIA = ("asks_questions", "own_care", "improve", "clear", "constructive", "interpersonal")
YOUTH_CRITERIA = ("maturity", "communication", "listening", "respect", "suggestions")
KINDS = ("demarche", "committee", "working_group", "one_off", "training", "research", "governance")


@dataclass(frozen=True)
class Partner:
    """Someone who can be matched."""

    id: int
    enrolled_on: date
    level: v.Level
    wished: frozenset[str]
    slots: frozenset[tuple[int, v.Part]]


class People:
    """Writes one invented person after another."""

    def __init__(self, writer: Writer, chance: Random, today: date) -> None:
        self.writer, self.chance, self.today = writer, chance, today
        self.names = toml("demo", "names.toml")
        self.partners: list[Partner] = []
        self.sessions: dict[date, int] = {}
        self.slots: frozenset[tuple[int, v.Part]] = frozenset()  # of the person just written

    def one(self) -> None:
        """Write one person, as far in the life cycle as chance says."""
        chance = self.chance
        stage = chance.choices(
            ("referred", "refused", "interviewed", "convened", "active", "paused", "withdrawn"),
            weights=(6, 4, 3, 3, 72, 5, 7),
        )[0]
        waiting = stage in ("referred", "interviewed", "convened")
        referred = self.today - timedelta(days=chance.randint(5, 80) if waiting else chance.randint(150, 2200))
        born = referred - timedelta(
            days=int(365.25 * (chance.uniform(15.2, 17.5) if chance.random() < 0.05 else chance.uniform(19, 86)))
        )
        record = self._person(born)
        person = record.id
        referral = self._referral(person, referred, born, closed=stage == "refused")
        if stage == "referred":
            return
        held = referred + timedelta(days=chance.randint(3, 20))
        if stage == "refused":
            self._interview(referral, held, chance.choice((v.InterviewOutcome.NEGATIVE, v.InterviewOutcome.DECLINED)))
            return
        self._interview(referral, min(held, self.today), v.InterviewOutcome.POSITIVE)
        if stage == "interviewed":
            return
        session_day = (
            held + timedelta(days=chance.randint(7, 40)) if stage != "convened" else self.today + timedelta(days=9)
        )
        self._training(person, held, session_day, retained=stage != "convened")
        if stage != "convened":
            self._enrol(record, referral, born, session_day + timedelta(days=chance.randint(1, 10)), stage)

    def _person(self, born: date) -> m.Person:
        chance, names = self.chance, self.names
        first, last = chance.choice(names["first"]), chance.choice(names["last"])
        relative = chance.random() < 0.3
        record = m.Person(
                code=self.writer.code("person"), first_name=first, last_name=last, name_key=fold(f"{last} {first}"),
                kind=v.PersonKind.RELATIVE if relative else v.PersonKind.USER,
                relative_of="parent" if relative else None,
                language=chance.choices((v.Language.FR, v.Language.EN, v.Language.OTHER), weights=(88, 10, 2))[0],
                channel=v.Channel.PHONE, city="Laval", province="QC", birth_date=born,
                directorate_id=chance.randint(1, 6),
        )  # fmt: skip
        person = self.writer.add(record)
        number = f"+1450555{chance.randint(0, 9999):04d}"
        self.writer.add(m.ContactPoint(person_id=person, kind="phone", value=number, search_key=number))
        if chance.random() < 0.7:
            address = f"{fold(first)}.{person}@example.org".replace(" ", "")
            self.writer.add(m.ContactPoint(person_id=person, kind="email", value=address, search_key=address))
        self.slots = frozenset(chance.sample(SLOTS, chance.randint(3, 8)))
        for weekday, part in sorted(self.slots):
            self.writer.add(m.Slot(person_id=person, weekday=weekday, part=part))
        return record

    def _referral(self, person: int, day: date, born: date, *, closed: bool) -> m.Referral:
        jeune = age_on(born, day) < 18
        referral = m.Referral(
                person_id=person, day=day, referrer="Intervenant Essai", referrer_role="intervenant",
                directorate_id=self.chance.randint(1, 6), received_care=True, agreed=True, distance=True,
                not_claiming=True, weekday_daytime=True, youth_path=True if jeune else None,
                judgement_by="Intervenant Essai" if jeune else None,
                closed_on=day + timedelta(days=21) if closed else None,
                closed_reason="Entretien" if closed else None,
        )  # fmt: skip
        referral_id = self.writer.add(referral)
        for key in CRITERIA + (YOUTH_CRITERIA if jeune else ()):
            self.writer.add(m.Criterion(referral_id=referral_id, key=key, met=True))
        self.writer.add(m.Consent(person_id=person, purpose=v.Purpose.CONTACT, given_on=day))
        return referral

    def _interview(self, referral: m.Referral, day: date, outcome: v.InterviewOutcome) -> None:
        good = outcome is v.InterviewOutcome.POSITIVE
        negative = outcome is v.InterviewOutcome.NEGATIVE
        self.writer.add(
            m.Interview(
                referral_id=referral.id, held_on=day, outcome=outcome, motivation=good, admissible=good, informed=good,
                weekday_daytime=good, interviewer="Coordo Essai", reason="Autre recours indiqué" if negative else None,
            )
        )  # fmt: skip

    def _training(self, person: int, convened: date, day: date, *, retained: bool) -> None:
        if day not in self.sessions:
            self.sessions[day] = self.writer.add(
                m.Session(code=self.writer.code("session"), day=day, starts=540, ends=660, place="Salle A-100")
            )
        training = m.Training(person_id=person, session_id=self.sessions[day], convened_on=convened)
        if retained:
            training.attended = training.interest = training.availability = True
            training.decision, training.decided_on = v.Decision.RETAINED, day
            training.told_on = training.nothing_to_claim_on = day
        self.writer.add(training)

    def _enrol(self, record: m.Person, referral: m.Referral, born: date, day: date, stage: str) -> None:
        chance, add, person = self.chance, self.writer.add, record.id
        day = min(max(day, birthday(born, 15)), self.today)
        left = stage == "withdrawn"
        gone = day + (self.today - day) * chance.random() if left else None
        add(
            m.Enrolment(
                person_id=person, day=day, withdrawn_on=gone, withdrawn_reason=v.Withdrawal.WISH if left else None
            )
        )
        for purpose in (v.Purpose.REGISTRY, v.Purpose.YEARLY):
            add(m.Consent(person_id=person, purpose=purpose, given_on=day))
        for agreement in v.AgreementKind:
            add(m.Agreement(person_id=person, kind=agreement, day=day, done_by="Coordo Essai"))
        grown = birthday(born, 18)
        if grown <= self.today:
            add(m.Declaration(person_id=person, day=max(day, grown), done_by="Coordo Essai"))
        if chance.random() < 0.85:
            record.details_confirmed_on = max(day, self.today - timedelta(days=chance.randint(1, 330)))
        add(m.PartnerProfile(person_id=person, profile=v.Profile.RESOURCE, since=day))
        add(m.PartnerLevel(person_id=person, level=v.Level.OPERATIONAL, since=day))
        wished: set[str] = set()
        refused = frozenset(chance.sample(KINDS, 1)) if chance.random() < 0.2 else frozenset()
        for kind in KINDS:
            if kind in refused or chance.random() < 0.7:
                add(m.Wish(person_id=person, kind=kind, refused=kind in refused))
                wished |= {kind} - refused
        if stage == "paused":
            add(
                m.Pause(
                    person_id=person,
                    since=day + (self.today - day) * 0.9,
                    until=self.today + timedelta(days=chance.randint(10, 200)),
                )
            )
        elif stage == "active":
            self.partners.append(Partner(person, day, v.Level.OPERATIONAL, frozenset(wished), self.slots))
            if (self.today - day).days > 500 and chance.random() < 0.75:
                again = self.today - timedelta(days=chance.randint(1, 560))
                add(
                    m.Recontact(
                        person_id=person, day=again, outcome=v.RecontactOutcome.INTERESTED, done_by="Coordo Essai"
                    )
                )
        referral.closed_on, referral.closed_reason = day, "enrolled"
