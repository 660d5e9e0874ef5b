"""Cases of the rules of refer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.base import Text
from pss_cli.rules.refer import Referral, RequestReferral
from tests.rules.cases import Case

DAY = date(2026, 3, 1)
GOOD = Referral(
    day=DAY, subject="referral:1", code="UP-0001", who="Ariane Bellefleur", referrer="Luc", referrer_role="intervenant",
    directorate="DSI", received_care=True, agreed=True, reachable=True, distance=True, not_claiming=True,
    weekday_daytime=True, birth_date=date(1980, 1, 1),
)  # fmt: skip
YOUTH = replace(GOOD, birth_date=date(2010, 3, 1), youth_path=True, judgement_by="Luc")
MONTEREGIE = replace(GOOD, limits=replace(GOOD.limits, profile="monteregie-ouest"))
UNMET = (Text("Écoute", "Listening"),)
BEFORE = {"origin": "before_pss"}

CASES = {
    "REF-01": Case(GOOD, replace(GOOD, referrer=None), ((replace(GOOD, referrer_role=None), True), (replace(GOOD, referrer=None, **BEFORE), False))),
    "REF-02": Case(GOOD, replace(GOOD, directorate=None), ((replace(GOOD, directorate=None, **BEFORE), False),)),
    "REF-03": Case(GOOD, replace(GOOD, received_care=False), ((replace(GOOD, received_care=None), True), (replace(GOOD, received_care=None, **BEFORE), False))),
    "REF-04": Case(GOOD, replace(GOOD, agreed=False), ((replace(GOOD, agreed=None), True), (replace(GOOD, agreed=None, **BEFORE), False), (replace(GOOD, agreed=False, **BEFORE), True))),
    "REF-05": Case(GOOD, replace(GOOD, reachable=False), ((replace(GOOD, reachable=False, **BEFORE), False),)),
    "REF-06": Case(GOOD, replace(GOOD, unmet=UNMET), ((replace(MONTEREGIE, unmet=UNMET), False),)),
    "REF-07": Case(GOOD, replace(GOOD, distance=False), ((replace(GOOD, distance=None), True),)),
    "REF-08": Case(GOOD, replace(GOOD, not_claiming=False), ((replace(GOOD, not_claiming=None), True),)),
    "REF-09": Case(GOOD, replace(GOOD, weekday_daytime=False), ((replace(GOOD, weekday_daytime=None), True),)),
    "REF-10": Case(GOOD, replace(GOOD, birth_date=date(2013, 1, 1)), ((replace(GOOD, birth_date=date(2012, 3, 2)), True), (replace(GOOD, birth_date=date(2012, 3, 1)), False), (replace(GOOD, birth_date=date(2012, 2, 29)), False), (replace(GOOD, birth_date=None), False))),
    "REF-11": Case(GOOD, replace(GOOD, birth_date=date(2011, 6, 1)), ((replace(GOOD, birth_date=date(2011, 3, 2)), True), (replace(GOOD, birth_date=date(2011, 3, 1)), False), (replace(GOOD, birth_date=date(2012, 3, 2)), False))),
    "REF-12": Case(YOUTH, replace(YOUTH, housed=True), ((replace(YOUTH, housed=True, educator="Éd. 450"), False), (replace(GOOD, housed=True), False))),
    "REF-13": Case(YOUTH, replace(YOUTH, youth_unmet=UNMET), ((replace(YOUTH, judgement_by=None), True), (replace(YOUTH, birth_date=date(2008, 3, 1), youth_path=None), False), (replace(YOUTH, birth_date=date(2008, 3, 2), youth_path=None), True), (replace(GOOD, followed_youth=True), True))),
    "REF-14": Case(MONTEREGIE, replace(MONTEREGIE, unmet=UNMET), ((replace(GOOD, unmet=UNMET), False),)),
    "REF-15": Case(GOOD, replace(GOOD, alike=("UP-0009 Ariane Bellefleur",)), ((replace(GOOD, alike=()), False),)),
    "REF-16": Case(GOOD, RequestReferral(day=DAY, request_code="D-0001"), ((GOOD, False),)),
}  # fmt: skip
