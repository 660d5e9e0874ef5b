"""Cases of the rules of confirmations, disclosures, meetings, seats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.enroll import ReadyToConfirm, ReadyToTakePart
from pss_cli.rules.match_confirm import Confirmation, Disclosure, Seats
from pss_cli.rules.match_meetings import Overlap, SupportPerson
from tests.rules.cases import Case

DAY = date(2026, 3, 10)
BEFORE, AFTER = date(2026, 3, 9), date(2026, 3, 11)
OLD = {"origin": "before_pss"}
WHO = {"day": DAY, "code": "UP-0001", "who": "Ariane Bellefleur"}

READY = ReadyToConfirm(
    **WHO,
    birth_date=date(1980, 1, 1),
    enrolled_on=date(2026, 1, 1),
    confidentiality=True,
    ethics=True,
    declaration=True,
)
PRESENT = ReadyToTakePart(
    **WHO,
    birth_date=date(1980, 1, 1),
    enrolled_on=date(2026, 1, 1),
    confidentiality=True,
    ethics=True,
    declaration=True,
)
YOUNG = replace(READY, birth_date=date(2011, 3, 10), declaration=False)

GOOD = Confirmation(
    **WHO, match_code="J-0001", request_code="D-0001", enrolled_on=date(2026, 1, 1), answer="yes", answered_on=DAY,
    birth_date=date(1980, 1, 1), team="Comité d'accueil DSI", objective="Un dépliant", concrete_tasks=True,
)  # fmt: skip
EMPLOYEE = replace(GOOD, employee=True, talk_on=DAY)
JEUNE = replace(GOOD, birth_date=date(2010, 1, 1), followed=True, regular_contact=False)
TOLD = Disclosure(**WHO, match_code="J-0001", request_code="D-0001", recipient="Gisèle", yes_on=DAY)
OVERLAP = Overlap(**WHO, starts=540, ends=720, other="A-0001", other_starts=600, other_ends=660)
SEATS = Seats(day=DAY, code="D-0001", seats=2, taken=2)
SUPPORT = SupportPerson(day=DAY, code="D-0001", support="Luc Roy", facilitator="Gisèle")

CASES = {
    "MAT-02": Case(READY, replace(READY, confidentiality=False), ((replace(READY, ethics=False), True), (replace(READY, declaration=False), True), (YOUNG, False), (replace(YOUNG, birth_date=date(2011, 3, 11)), True), (replace(READY, enrolled_on=date(1997, 1, 1), declaration=False), False), (replace(READY, confidentiality=False, **OLD), False), (replace(PRESENT, ethics=False), True), (PRESENT, False))),
    "MAT-03": Case(GOOD, replace(GOOD, answer="no"), ((replace(GOOD, answer=None, answered_on=None), True), (replace(GOOD, answered_on=AFTER), True), (replace(GOOD, answered_on=BEFORE), False), (replace(GOOD, answer=None, answered_on=None, **OLD), False), (replace(GOOD, answer="no", **OLD), True))),
    "MAT-04": Case(TOLD, replace(TOLD, yes_on=None), ((replace(TOLD, yes_on=AFTER), True), (replace(TOLD, yes_on=BEFORE), False), (replace(TOLD, yes_on=None, match_code=None), True))),
    "MAT-05": Case(EMPLOYEE, replace(EMPLOYEE, talk_on=None), ((replace(EMPLOYEE, talk_on=AFTER), True), (replace(EMPLOYEE, talk_on=BEFORE), False), (replace(EMPLOYEE, employee=None, talk_on=None), False), (replace(EMPLOYEE, talk_on=None, **OLD), False))),
    "MAT-07": Case(JEUNE, replace(JEUNE, regular_contact=True), ((replace(JEUNE, regular_contact=None), True), (replace(JEUNE, followed=False, regular_contact=None), False), (replace(JEUNE, follow_up_team="Comité d'accueil"), True), (replace(JEUNE, follow_up_team="Comité"), True), (replace(JEUNE, follow_up_team="Com"), False), (replace(JEUNE, birth_date=date(2008, 3, 10), regular_contact=True), False), (replace(JEUNE, birth_date=date(2008, 3, 11), regular_contact=True), True), (replace(GOOD, followed=True, followed_youth=True, regular_contact=True), True), (replace(JEUNE, regular_contact=None, **OLD), False))),
    "MAT-08": Case(JEUNE, replace(JEUNE, objective=None), ((replace(JEUNE, permanent=True), True), (replace(JEUNE, concrete_tasks=None), True), (replace(GOOD, objective=None), False), (replace(JEUNE, birth_date=date(2008, 3, 10), objective=None), False))),
    "MAT-12": Case(replace(OVERLAP, other_starts=720, other_ends=780), OVERLAP, ((replace(OVERLAP, other_starts=719, other_ends=780), True), (replace(OVERLAP, other_starts=480, other_ends=540), False), (replace(OVERLAP, other_starts=480, other_ends=541), True))),
    "MAT-13": Case(SEATS, replace(SEATS, taken=3), ((replace(SEATS, seats=None, taken=3), False), (replace(SEATS, seats=3, taken=3), False))),
    "MAT-17": Case(SUPPORT, replace(SUPPORT, facilitator="luc ROY"), ((replace(SUPPORT, facilitator=None), False), (replace(SUPPORT, support="Lucie Roy"), False))),
}  # fmt: skip
