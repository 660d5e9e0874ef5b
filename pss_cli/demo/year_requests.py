"""The invented requests of a year: proposals, meetings, claims and payments."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from pss_cli import models as m
from pss_cli import vocabulary as v
from pss_cli.demo.writer import Writer
from pss_cli.demo.year_people import KINDS, SLOTS, Partner, People
from pss_cli.quantities import half_up, km_amount

KM_RATE, NOON_RATE = 595, 14_300  # thousandths of a dollar, as shipped in data/rates.toml
STAFF = ("Gisèle Gestionnaire", "Paul Responsable", "Louise Cheffe", "Karim Directeur")


class Requests:
    """Writes one invented request after another, until there are enough claim lines."""

    def __init__(self, writer: Writer, chance: Random, today: date, people: People, lines: int) -> None:
        self.writer, self.chance, self.today, self.people = writer, chance, today, people
        self.lines = lines
        self.claims: dict[tuple[int, int, str], m.Claim] = {}
        self.entries: dict[int, list[m.ClaimEntry]] = {}
        self.busy: set[tuple[int, date]] = set()
        self.matches: list[tuple[int, int]] = []  # confirmed: match, request

    def one(self, opened: date) -> None:
        """Write one request and what came of it."""
        chance = self.chance
        responsible, directorate = chance.choice(STAFF), chance.randint(1, 6)
        kind = chance.choice(KINDS)
        unanswered = chance.random() < 0.11
        first = opened + timedelta(days=chance.randint(35, 60))
        request = m.Request(
            code=self.writer.code("request"), title=chance.choice(self.people.names["projects"]), opened_on=opened,
            directorate_id=directorate, responsible=responsible, responsible_contact="poste 0000", kind=kind,
            permanent=kind in ("committee", "governance"), involvement="co_construction",
            motive="Améliorer les services",
            profile_sought="A reçu des services", seats=chance.randint(2, 3), length="six mois",
            staff_count=chance.randint(4, 6), objective="Un premier livrable en trois mois",
            level=v.Level.OPERATIONAL, profile=v.Profile.RESOURCE, first_meeting_on=None if unanswered else first,
        )  # fmt: skip
        request_id = self.writer.add(request)
        day, part = chance.choice(SLOTS)
        self.writer.add(m.RequestSlot(request_id=request_id, weekday=day, part=part))
        if unanswered:
            return
        able = [p for p in self.people.partners if kind in p.wished and (day, part) in p.slots]
        partners = self._matches(request_id, able, request.seats or 2, opened)
        if first <= self.today and partners:
            self._checklist(request_id, first)
            self._meetings(request_id, directorate, responsible, first, partners)
            if self.chance.random() < 0.9:
                self._feedback(request_id, min(first + timedelta(days=5), self.today))

    def _matches(self, request_id: int, able: list[Partner], seats: int, opened: date) -> list[Partner]:
        able = [p for p in able if p.enrolled_on <= opened]
        confirmed: list[Partner] = []
        for partner in self.chance.sample(able, min(seats + 1, len(able))):
            proposed = opened + timedelta(days=self.chance.randint(2, 10))
            if proposed > self.today:
                continue
            yes = len(confirmed) < seats and self.chance.random() < 0.8
            match = m.Match(
                code=self.writer.code("match"), request_id=request_id, person_id=partner.id, role=v.Profile.RESOURCE,
                proposed_on=proposed, answer=v.Answer.YES if yes else v.Answer.NO, answered_on=proposed,
                answer_reason=None if yes else "Horaire", regular_contact=False,
                confirmed_on=proposed if yes else None,
            )  # fmt: skip
            self.writer.add(match)
            if yes:
                confirmed.append(partner)
                self.matches.append((match.id, request_id))
        return confirmed

    def _checklist(self, request_id: int, first: date) -> None:
        before = first - timedelta(days=7)
        kinds = ("coach", "contact", "support", "documents", "parking", "capsule", "roles")
        for kind in kinds if self.chance.random() < 0.9 else kinds[:4]:
            self.writer.add(
                m.Step(
                    request_id=request_id,
                    kind=v.StepKind(kind),
                    day=first if kind == "roles" else before,
                    who="Équipe Essai",
                )
            )

    def _feedback(self, request_id: int, day: date) -> None:
        """Write what the Bureau heard after the first meeting, from the team and from each partner."""
        heard: dict[str, Any] = {
            "request_id": request_id,
            "occasion": v.Occasion.FIRST,
            "day": day,
            "done_by": "Coordo Essai",
        }
        self.writer.add(m.Feedback(held_with=v.FeedbackWith.TEAM, **heard))
        for match_id, of_request in self.matches:
            if of_request == request_id:
                self.writer.add(m.Feedback(held_with=v.FeedbackWith.PARTNER, match_id=match_id, **heard))

    def _meetings(
        self, request_id: int, directorate: int, responsible: str, first: date, partners: list[Partner]
    ) -> None:
        for number in range(self.chance.randint(2, 9)):
            day = first + timedelta(days=28 * number)
            if day > self.today:
                return
            length = self.chance.choice((120, 180, 210, 240))
            activity = m.Activity(
                code=self.writer.code("activity"), request_id=request_id, day=day, starts=540, ends=540 + length,
                place="Salle B-200", meal_provided=False, held=True,
            )  # fmt: skip
            activity_id = self.writer.add(activity)
            for partner in partners:
                if self.chance.random() < 0.85 and (partner.id, day) not in self.busy:
                    self.busy.add((partner.id, day))
                    self._presence(activity_id, day, length, partner, directorate, responsible)

    def _presence(
        self, activity_id: int, day: date, length: int, partner: Partner, directorate: int, responsible: str
    ) -> None:
        claims = self.lines > 0 and self.chance.random() < 0.8
        presence = m.Presence(
            activity_id=activity_id, person_id=partner.id, role=v.PresenceRole.PARTNER, starts=540, ends=540 + length
        )
        if not claims and (self.today - day).days > 20:
            presence.nothing_to_claim_on = day
        self.writer.add(presence)
        if not claims:
            return
        claim = self._claim(partner.id, directorate, responsible, day)
        metres = self.chance.randint(2, 60) * 1000 + self.chance.randint(0, 9) * 100
        self._line(
            claim, activity_id, day, v.EntryKind.KM, km_amount(metres, KM_RATE), metres=metres, rate=KM_RATE, rate_id=1
        )
        if self.chance.random() < 0.5:
            self._line(claim, activity_id, day, v.EntryKind.PARKING, self.chance.randint(4, 18) * 50)
        if length > 210:
            self._line(claim, activity_id, day, v.EntryKind.NOON, half_up(NOON_RATE, 10), rate=NOON_RATE, rate_id=4)

    def _claim(self, person: int, directorate: int, responsible: str, day: date) -> m.Claim:
        key = (person, directorate, responsible)
        if key not in self.claims:
            claim = m.Claim(
                code=self.writer.code("claim"), person_id=person, directorate_id=directorate, responsible=responsible,
                opened_on=day,
            )  # fmt: skip
            self.writer.add(claim)
            self.claims[key] = claim
        return self.claims[key]

    def _line(
        self, claim: m.Claim, activity_id: int, day: date, kind: v.EntryKind, cents: int,
        metres: int | None = None, rate: int | None = None, rate_id: int | None = None,
    ) -> None:  # fmt: skip
        if self.lines <= 0:
            return
        self.lines -= 1
        receipt = f"P-{self.lines}" if kind is v.EntryKind.PARKING else None
        entry = m.ClaimEntry(
                claim_id=claim.id, line=len(self.entries.get(claim.id, ())) + 1, activity_id=activity_id,
                day=day, kind=kind,
                distance_m=metres, rate=rate,
                rate_id=rate_id, amount_cents=cents, receipt=receipt, entered_on=day,
            departure="Domicile" if metres else None,
                arrival="Salle B-200" if metres else None,
        )  # fmt: skip
        self.writer.add(entry)
        self.entries.setdefault(claim.id, []).append(entry)

    def settle(self) -> None:
        """Submit, approve, transmit and pay the older claims; leave the recent ones in the queues."""
        for claim in self.claims.values():
            entries = self.entries.get(claim.id, [])
            last = max((e.day for e in entries), default=claim.opened_on)
            age = (self.today - last).days
            if age > 15:
                claim.submitted_on = last + timedelta(days=10)
            if age > 40:
                claim.approved_on, claim.approved_by = last + timedelta(days=25), claim.responsible
                for entry in entries:
                    entry.approved_cents = entry.amount_cents
            if age > 60:
                claim.transmitted_on, claim.transmitted_to = last + timedelta(days=35), "Ressources financières"
            if age > 90:
                paid = sum(entry.amount_cents for entry in entries)
                if paid:
                    claim.paid_on = last + timedelta(days=60)
                    self.writer.add(
                        m.Payment(claim_id=claim.id, day=last + timedelta(days=60), amount_cents=paid, done_by="DRF")
                    )
