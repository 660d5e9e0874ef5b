"""The rules are asked again about two people made one: what they find that they did not find in either."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from pss_cli import models
from pss_cli.rules import (
    claim,
    enroll,
    enroll_entry,
    enroll_profile,
    enroll_upkeep,
    interview,
    match,
    match_confirm,
    match_meetings,
    recontact,
    refer,
    train,
)
from pss_cli.rules.applying import applying
from pss_cli.rules.base import Facts, Finding, Severity
from pss_cli.workflow.desk import Desk

Found = dict[tuple[str, str], Finding]  # by rule and subject

ASKED: tuple[tuple[type[Facts], type[Any]], ...] = (
    (refer.Referral, models.Referral),
    (interview.Interview, models.Interview),
    (train.Training, models.Training),
    (enroll_entry.Enrolment, models.Enrolment),
    (enroll_entry.Declaration, models.Declaration),
    (enroll_profile.ProfileGiven, models.PartnerProfile),
    (enroll_profile.LevelGiven, models.PartnerLevel),
    (enroll_upkeep.NoteWritten, models.Note),
    (match.Proposal, models.Match),
    (match_confirm.Confirmation, models.Match),
    (enroll.ReadyToConfirm, models.Match),
    (enroll.ReadyToTakePart, models.Presence),
    (match_meetings.Overlap, models.Activity),
    (claim.Line, models.ClaimEntry),
    (recontact.Recontact, models.Recontact),
)
ANSWERED = "REF-15"  # whether this is somebody known: merging is the answer
# What an age forbids: refused. What else happened has happened: it is said, and `pss rules --audit` keeps saying it.
AGE = ("REF-10", "ENR-02", "ENR-07", "INT-06")
MINORS = ("INT-06", "ENR-17")  # what was written of somebody is asked about again when they are somebody else


def found(desk: Desk, person: models.Person) -> Found:
    """Return what refuses in the records of a person, or asks for a reason."""
    findings = [
        finding
        for kind, table in ASKED
        for facts in desk.facts(kind, *_records(desk, table, person))
        for rule in applying(kind)
        if rule.severity in (Severity.REFUSE, Severity.GATE) and rule.code != ANSWERED
        for finding in rule.findings(facts)
    ]
    return {(f.rule.code, f.facts.subject): f for f in findings}


def ask_again(desk: Desk, person: models.Person, gone: int, before: Found) -> None:
    """Ask about what was not so before the two were one; `gone` is the id of who went. Raises Refused.

    What an age forbids is refused, and a gate takes its reason. What happened otherwise is a warning.
    """
    known = {(rule, subject.replace(f"/person:{gone}", f"/person:{person.id}")) for rule, subject in before}
    new = [f for key, f in found(desk, person).items() if key not in known or f.rule.code in MINORS]
    happened = [f for f in new if f.rule.severity is Severity.REFUSE and f.rule.code not in AGE]
    desk.warnings += happened
    desk.settle([f for f in new if f not in happened])


def _records(desk: Desk, table: type[Any], person: models.Person) -> list[int]:
    """Return the ids of the records of `table` that are about a person, directly or by what they belong to."""
    mine = select(table.id)
    if table is models.Interview:
        mine = mine.join(models.Referral).where(models.Referral.person_id == person.id)
    elif table is models.ClaimEntry:
        mine = mine.join(models.Claim).where(models.Claim.person_id == person.id)
    elif table is models.Activity:
        there = select(models.Presence.activity_id).where(models.Presence.person_id == person.id)
        matched = select(models.Match.request_id).where(models.Match.person_id == person.id)
        mine = mine.where(col(table.id).in_(there) | col(table.request_id).in_(matched))
    else:
        mine = mine.where(table.person_id == person.id)
    return list(desk.session.exec(mine.order_by(table.id)).all())
