"""Cases of the rules of claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim import Line, VoucherHanded
from pss_cli.rules.claim_decide import Edit, HandedIn, LineDecision, Submission
from pss_cli.rules.claim_owed import DirectorateYear, MealOwed, Unclaimed, UnclaimedSession
from pss_cli.rules.limits import Limits
from tests.rules.cases import Case

DAY = date(2026, 3, 1)
KM = Line(
    day=DAY, subject="claim_entry:1", code="R-0001", who="Ariane Bellefleur", person="UP-0001", occasion="A-0001",
    entered_on=date(2026, 3, 2), kind="km", amount=1464, present=True, payer="DSI", responsible="Gisèle",
    planned_min=180, presence_min=180, meal_provided=False, rate=595, rate_covers=True, rate_verified=True,
)  # fmt: skip
MEAL = replace(KM, kind="noon", amount=1430, planned_min=211, presence_min=100, rate=14300)
PARKING = replace(KM, kind="parking", amount=850, rate=None, rate_covers=False, rate_verified=False)
VOUCHER = VoucherHanded(day=DAY, code="A-0001", who="Ariane", occasion="A-0001", kind="parking", voucher="118")
HANDED_IN = Submission(day=date(2026, 4, 30), code="R-0001", who="Ariane", oldest=DAY)
DECIDED = LineDecision(
    day=DAY, code="R-0001", who="Ariane Bellefleur", line=2, claimed=850, approved=850, net_claimed=850,
    net_approved=850, approver="Gisèle Gestionnaire", claimant="Ariane Bellefleur",
)  # fmt: skip
CUT = replace(DECIDED, approved=500, net_approved=500)
LESS = replace(DECIDED, claimed=-350, approved=-350, net_claimed=500, net_approved=500)
EDIT = Edit(day=DAY, code="R-0001", line=2, transmitted_on=date(2026, 2, 28), after=True)
OWED = MealOwed(day=DAY, code="A-0001", who="Ariane", person="UP-0001", held_on=DAY, planned_min=211, presence_min=200)
SILENT = Unclaimed(day=date(2026, 3, 31), code="A-0001", who="Ariane", person="UP-0001", held_on=DAY)
SESSION = UnclaimedSession(day=date(2026, 3, 31), code="S-0001", who="Ariane", person="UP-0001", held_on=DAY)
YEAR = DirectorateYear(day=date(2026, 4, 1), code="DSI", who="DSI", ended_on=date(2026, 3, 31), activities=3)
WITHOUT = HandedIn(
    day=DAY,
    code="R-0001",
    who="Ariane",
    line=2,
    kind="parking",
    amount=850,
    limits=Limits(receipt_kinds="taxi, parking"),
)
BEFORE = {"origin": "before_pss"}

CASES = {
    "CLM-01": Case(KM, replace(KM, present=False), ((replace(KM, present=False, session=True, occasion="S-0001"), True), (replace(KM, present=False, **BEFORE), False))),
    "CLM-02": Case(MEAL, replace(MEAL, planned_min=210), ((replace(MEAL, planned_min=211), False), (replace(MEAL, planned_min=210, presence_min=210), True), (replace(MEAL, planned_min=180, presence_min=211), False), (replace(MEAL, planned_min=180, presence_min=None), True), (KM, False))),
    "CLM-03": Case(MEAL, replace(MEAL, meal_provided=True), ((replace(MEAL, meal_provided=None), False), (replace(KM, meal_provided=True), False))),
    "CLM-04": Case(replace(OWED, told=True), OWED, ((replace(OWED, planned_min=210), False), (replace(OWED, planned_min=120, presence_min=211), True), (replace(OWED, meal_provided=True), False), (replace(OWED, nothing=True), False), (replace(OWED, **BEFORE), False))),
    "CLM-05": Case(replace(SILENT, nothing=True), SILENT, ((replace(SILENT, day=date(2026, 3, 30)), False), (SESSION, True), (replace(SESSION, nothing=True), False), (replace(SILENT, **BEFORE), False))),
    "CLM-06": Case(KM, replace(KM, other_way="R-0001/2"), ((replace(KM, kind="transit", other_way="R-0001/1"), True), (replace(KM, kind="transit", other_way=None), False))),
    "CLM-07": Case(PARKING, replace(PARKING, voucher="118"), ((VOUCHER, False), (replace(VOUCHER, line="R-0001/2"), True), (replace(PARKING, voucher=None), False))),
    "CLM-08": Case(KM, replace(KM, payer=None), ((replace(KM, responsible=None), True), (replace(KM, payer=None, **BEFORE), False))),
    "CLM-09": Case(HANDED_IN, replace(HANDED_IN, day=date(2026, 5, 1)), ((replace(HANDED_IN, oldest=date(2026, 3, 2), day=date(2026, 5, 1)), False), (replace(HANDED_IN, oldest=None), False))),
    "CLM-10": Case(KM, replace(KM, rate=None, rate_covers=False), ((replace(KM, rate_covers=False), True), (PARKING, False), (replace(MEAL, rate=None), True))),
    "CLM-11": Case(KM, replace(KM, rate_verified=False), ((PARKING, False), (replace(MEAL, rate_verified=False), True))),
    "CLM-12": Case(KM, replace(KM, same=("R-0001/1",)), ((replace(KM, near=("R-0001/1",)), False),)),
    "CLM-13": Case(KM, replace(KM, near=("R-0001/1",)), ((replace(KM, same=("R-0001/1",), near=("R-0001/1",)), False),)),
    "CLM-14": Case(KM, replace(KM, day=date(2026, 3, 3)), ((replace(KM, day=date(2026, 3, 2)), False),)),
    "CLM-15": Case(DECIDED, replace(DECIDED, net_approved=851), ((replace(DECIDED, net_approved=850), False), (CUT, False), (replace(LESS, net_approved=501), True))),
    "CLM-16": Case(replace(CUT, reason="reçu illisible"), CUT, ((replace(DECIDED, approved=849), True), (DECIDED, False), (LESS, True), (replace(LESS, reason="erreur"), False), (replace(CUT, **BEFORE), False))),
    "CLM-17": Case(DECIDED, replace(DECIDED, approver="bellefleur, ARIANE"), ((replace(DECIDED, approver="Aria Bellefleur", name_in_use="Aria"), True), (replace(DECIDED, approver="Luc Bellefleur"), False), (replace(DECIDED, approver=None), False))),
    "CLM-18": Case(replace(EDIT, counter_entry=True), EDIT, ((replace(EDIT, after=False), False), (replace(EDIT, transmitted_on=None), False))),
    "CLM-25": Case(replace(WITHOUT, receipt=True), WITHOUT, ((replace(WITHOUT, kind="km"), False), (replace(WITHOUT, limits=Limits()), False), (replace(WITHOUT, limits=Limits(receipt_kinds="taxi,parking")), True), (replace(WITHOUT, **BEFORE), False))),
    "CLM-27": Case(DECIDED, replace(DECIDED, claimed=1, approved=1, of_refused=True), ((replace(DECIDED, approved=0, of_refused=True), False), (replace(LESS, of_refused=True), False))),
    "CLM-19": Case(replace(YEAR, returned_on=date(2026, 4, 1)), YEAR, ((replace(YEAR, activities=0), False),)),
}  # fmt: skip
