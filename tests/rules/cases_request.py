"""Cases of the rules of requests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pss_cli.rules.base import Text
from pss_cli.rules.request import Request, RequestToPropose, Search
from pss_cli.rules.request_owed import OpenRequest
from tests.rules.cases import Case

DAY = date(2026, 3, 1)
GOOD = Request(
    day=DAY, subject="request:1", code="D-0001", who="Comité d'accueil", directorate="DSI", responsible="Gisèle",
    kind="committee", seats=2, staff_count=5, objective="Un dépliant", involvement="collaboration",
    degrees=(Text("Collaboration", "Collaboration"),), in_continuum=True,
)  # fmt: skip
DEFINED = {
    "motive": "Revoir l'accueil",
    "profile_sought": "A été hospitalisé",
    "seats": 2,
    "length": "6 mois",
    "slots": 1,
}
TO_PROPOSE = RequestToPropose(day=DAY, code="D-0001", **DEFINED)
OPEN = OpenRequest(day=DAY, opened_on=DAY, code="D-0001", first_meeting_on=date(2026, 4, 1), **DEFINED)
OLD = replace(OPEN, opened_on=DAY - timedelta(days=31))
ENDED = replace(OPEN, last_ended_on=date(2026, 2, 1), confirmed=2)
SEARCH = Search(day=DAY, code="D-0001", opened_on=DAY, fitting=1)
BEFORE = {"origin": "before_pss"}

CASES = {
    "REQ-01": Case(GOOD, replace(GOOD, directorate=None, responsible=None), (
        (replace(GOOD, directorate=None), True),
        (replace(GOOD, responsible=None), True),
        (replace(GOOD, responsible=None, **BEFORE), False),
    )),
    "REQ-02": Case(TO_PROPOSE, replace(TO_PROPOSE, motive=None), (
        (replace(TO_PROPOSE, profile_sought=None), True),
        (replace(TO_PROPOSE, seats=None), True),
        (replace(TO_PROPOSE, length=None), True),
        (replace(TO_PROPOSE, slots=0), True),
        (replace(TO_PROPOSE, slots=0, **BEFORE), False),
    )),
    "REQ-03": Case(OPEN, replace(OPEN, length=None), (
        (replace(OPEN, slots=0), True),
        (replace(OPEN, length=None, **BEFORE), True),
    )),
    "REQ-04": Case(GOOD, replace(GOOD, seats=1), (
        (replace(GOOD, seats=2), False),
        (replace(GOOD, seats=None), False),
        (replace(GOOD, seats=1, kind="one_off"), False),
        (replace(GOOD, seats=1, kind=None), True),
    )),
    "REQ-05": Case(GOOD, replace(GOOD, staff_count=12), (
        (replace(GOOD, staff_count=3), True),
        (replace(GOOD, staff_count=4), False),
        (replace(GOOD, staff_count=6), False),
        (replace(GOOD, staff_count=7), True),
        (replace(GOOD, staff_count=None), True),
        (replace(GOOD, staff_count=None, **BEFORE), False),
        (replace(GOOD, staff_count=12, kind="training"), False),
    )),
    "REQ-06": Case(GOOD, replace(GOOD, objective=None), ((replace(GOOD, objective=None, **BEFORE), False),)),
    "REQ-07": Case(SEARCH, replace(SEARCH, fitting=0), ((replace(SEARCH, fitting=1), False),)),
    "REQ-08": Case(GOOD, replace(GOOD, involvement="decoration", in_continuum=False), (
        (replace(GOOD, involvement=None, in_continuum=False), False),
        (replace(GOOD, kind="training", involvement="participation", in_continuum=True), False),
    )),
    "REQ-09": Case(OPEN, replace(OPEN, first_meeting_on=None), (
        (replace(OPEN, first_meeting_on=None, calendar="Le mardi"), False),
        (replace(OPEN, first_meeting_on=None, meetings=1), False),
    )),
    "REQ-10": Case(OPEN, OLD, (
        (replace(OLD, opened_on=DAY - timedelta(days=30)), False),
        (replace(OLD, confirmed=1), True),
        (replace(OLD, confirmed=2), False),
        (replace(OLD, seats=None, confirmed=1), False),
        (ENDED, True),
        (replace(ENDED, under_way=1), False),
    )),
}  # fmt: skip
