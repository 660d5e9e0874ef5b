"""Cases of the rules of enroll."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.enroll import Owing, ReadyToConfirm, ReadyToTakePart
from pss_cli.rules.enroll_entry import Declaration, Enrolment
from pss_cli.rules.enroll_profile import LevelGiven, ProfileGiven
from pss_cli.rules.enroll_upkeep import Details, NoteWritten, WithoutKit
from tests.rules.cases import Case

DAY = date(2026, 3, 1)
READY = ReadyToConfirm(
    day=DAY, subject="match:1", code="UP-0001", who="Ariane Bellefleur", birth_date=date(1980, 1, 1),
    enrolled_on=date(2026, 1, 10), confidentiality=True, ethics=True, declaration=True,
)  # fmt: skip
PRESENT = ReadyToTakePart(**{k: v for k, v in vars(READY).items() if k != "subject"}, subject="presence:1")
YOUTH = replace(READY, birth_date=date(2010, 3, 1), declaration=False)
GROWN = replace(READY, birth_date=date(2008, 3, 1), declaration=False)  # 18 on the day, 17 at enrolment
BEFORE = {"origin": "before_pss"}
WHO = {"day": DAY, "code": "UP-0001", "who": "Ariane Bellefleur"}
ENROLLED = Enrolment(
    **WHO, subject="enrolment:1", birth_date=date(1980, 1, 1), decision="retained", trained=True, registry=True
)
MINOR = replace(ENROLLED, birth_date=date(2010, 3, 1))
ADULT = Declaration(**WHO, subject="declaration:1", birth_date=date(1980, 1, 1))
COACH = ProfileGiven(**WHO, subject="partner_profile:1", profile="coach", activities=5)
TRAINER = replace(COACH, profile="trainer", activities=0, speaks_to_groups=True)
TACTICAL = LevelGiven(**WHO, subject="partner_level:1", level="tactical", operational=5)
STRATEGIC = replace(TACTICAL, level="strategic", operational=3, tactical=2, exposed=True, teaches=True)
NO_OPERATIONAL = replace(TACTICAL.limits, profile="capitale-nationale", tactical_needs_experience=False)
KIT = WithoutKit(**WHO, subject="enrolment:1", since=date(2026, 1, 10))
DETAILS = Details(**WHO, subject="enrolment:1", confirmed_on=date(2025, 3, 2))
NOTE = NoteWritten(**WHO, subject="note:1", birth_date=date(2010, 3, 1), text="Aime parler aux groupes")

CASES = {
    "ENR-01": Case(ENROLLED, replace(ENROLLED, decision=None), (
        (replace(ENROLLED, trained=False), True),
        (replace(ENROLLED, decision="not_retained"), True),
        (replace(ENROLLED, decision=None, trained=False, **BEFORE), False),
        (replace(ENROLLED, decision="not_retained", **BEFORE), True),
    )),
    "ENR-02": Case(READY, replace(READY, birth_date=date(2012, 1, 1)), (
        (replace(READY, birth_date=date(2011, 3, 1)), False),
        (replace(READY, birth_date=date(2011, 3, 2)), True),
        (replace(READY, birth_date=date(2011, 3, 2), **BEFORE), True),
        (replace(PRESENT, birth_date=date(2011, 3, 2)), True),
        (replace(READY, birth_date=None, adult=True), False),
        (replace(READY, birth_date=None), True),
        (replace(READY, birth_date=None, **BEFORE), False),
    )),
    "ENR-03": Case(ENROLLED, replace(ENROLLED, registry=False), (
        (replace(ENROLLED, registry=False, **BEFORE), False),
        (Owing(**WHO, registry=False), True),
        (Owing(**WHO, registry=True), False),
    )),
    "ENR-04": Case(READY, replace(READY, confidentiality=False), (
        (replace(READY, confidentiality=False, **BEFORE), False),
        (replace(PRESENT, confidentiality=False, covered=True), True),
    )),
    "ENR-05": Case(READY, replace(READY, ethics=False), (
        (replace(READY, ethics=False, **BEFORE), False),
        (replace(PRESENT, ethics=False, covered=True), True),
    )),
    "ENR-06": Case(READY, replace(READY, declaration=False), (
        (YOUTH, False),
        (replace(READY, birth_date=date(2008, 1, 10), declaration=False), True),
        (replace(READY, birth_date=date(2008, 1, 11), declaration=False), False),
        (replace(READY, birth_date=None, adult=True, declaration=False), True),
        (replace(READY, declaration=False, **BEFORE), False),
        (replace(PRESENT, declaration=False), True),
    )),
    "ENR-07": Case(ADULT, replace(ADULT, birth_date=date(2008, 3, 2)), (
        (replace(ADULT, birth_date=date(2008, 3, 1)), False),
        (replace(ADULT, birth_date=date(2008, 2, 29)), False),
        (replace(ADULT, birth_date=date(2008, 2, 29), day=date(2026, 2, 28)), True),
        (replace(ADULT, birth_date=None, adult=True), False),
        (replace(ADULT, birth_date=None, adult=None), True),
    )),
    "ENR-08": Case(YOUTH, GROWN, (
        (replace(GROWN, birth_date=date(2008, 3, 2)), False),
        (replace(GROWN, birth_date=date(2008, 2, 29)), True),
        (replace(GROWN, birth_date=date(2008, 2, 29), day=date(2026, 2, 28)), False),
        (replace(GROWN, declaration=True), False),
        (replace(GROWN, **BEFORE), False),
        (replace(PRESENT, birth_date=GROWN.birth_date, declaration=False), True),
        (replace(PRESENT, birth_date=GROWN.birth_date, declaration=False, covered=True), False),
    )),
    "ENR-09": Case(replace(MINOR, family_talk=True), MINOR, (
        (replace(MINOR, birth_date=date(2008, 3, 1)), False),
        (replace(MINOR, birth_date=date(2008, 3, 2)), True),
        (replace(MINOR, **BEFORE), False),
    )),
    "ENR-10": Case(COACH, replace(COACH, activities=0), (
        (replace(COACH, activities=4), True),
        (replace(COACH, activities=4, **BEFORE), False),
        (replace(COACH, activities=4, profile="resource"), False),
    )),
    "ENR-11": Case(TACTICAL, replace(TACTICAL, operational=0), (
        (replace(TACTICAL, operational=4, tactical=9), True),
        (replace(TACTICAL, operational=0, limits=NO_OPERATIONAL), False),
        (replace(TACTICAL, operational=0, **BEFORE), False),
        (replace(TACTICAL, operational=0, level="operational"), False),
    )),
    "ENR-12": Case(STRATEGIC, replace(STRATEGIC, operational=0), (
        (replace(STRATEGIC, operational=2), True),
        (replace(STRATEGIC, operational=5, tactical=0), False),
        (replace(STRATEGIC, operational=0, tactical=5), False),
        (replace(STRATEGIC, operational=0, tactical=0, limits=NO_OPERATIONAL), True),
        (replace(STRATEGIC, operational=0, **BEFORE), False),
    )),
    "ENR-13": Case(STRATEGIC, replace(STRATEGIC, exposed=None), (
        (replace(STRATEGIC, teaches=False), True),
        (replace(STRATEGIC, exposed=None, **BEFORE), False),
        (replace(TACTICAL, exposed=None), False),
    )),
    "ENR-14": Case(TRAINER, replace(TRAINER, speaks_to_groups=False), (
        (replace(TRAINER, speaks_to_groups=None), True),
        (replace(TRAINER, speaks_to_groups=None, **BEFORE), False),
        (replace(COACH, speaks_to_groups=None), False),
    )),
    "ENR-15": Case(ENROLLED, KIT, ((replace(KIT, **BEFORE), False),)),
    "ENR-16": Case(DETAILS, replace(DETAILS, confirmed_on=date(2024, 1, 1)), (
        (replace(DETAILS, confirmed_on=date(2025, 3, 1)), True),
        (replace(DETAILS, confirmed_on=date(2025, 3, 1), **BEFORE), True),
        (replace(DETAILS, confirmed_on=None, **BEFORE), True),
        (replace(DETAILS, confirmed_on=date(2025, 2, 28), day=date(2026, 2, 28)), True),
    )),
    "ENR-17": Case(NOTE, replace(NOTE, text="A parlé de l'accusation portée"), (
        (replace(NOTE, text="Casier retiré", birth_date=date(2008, 3, 1)), False),
        (replace(NOTE, text="Casier retiré", birth_date=date(2008, 3, 2)), True),
        (replace(NOTE, text="Casier retiré", birth_date=None), True),
        (replace(NOTE, text="Casier retiré", birth_date=None, adult=True), False),
        (replace(NOTE, text="Préjudice"), False),
    )),
}  # fmt: skip
