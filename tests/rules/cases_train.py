"""Cases of the rules of train."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.train import DecisionToTell, Training, TrainingSession, TrainingUnfinished
from tests.rules.cases import Case

DAY = date(2026, 3, 1)
GOOD = Training(
    day=DAY, as_of=date(2026, 11, 20), subject="training:1", code="UP-0001", who="Ariane Bellefleur", session="S-0002",
    interview_outcome="positive", attended=True, interest=True, availability=True, decision="retained",
    birth_date=date(1980, 1, 1),
)  # fmt: skip
CONVENED = replace(GOOD, attended=None, interest=None, availability=None, decision=None)
YOUTH = replace(CONVENED, birth_date=date(2010, 3, 1), interview_outcome=None)
ADAPTED = replace(GOOD, adapted=True, session=None, attended=None, interview_outcome=None)
NOT_RETAINED = replace(CONVENED, decision="not_retained", reason="Ne peut se déplacer")
SESSION = TrainingSession(day=DAY, code="S-0001", starts=540, ends=660)
UNFINISHED = TrainingUnfinished(day=DAY, since=DAY, awaits="enrolment", code="UP-0001", session="S-0002")
BEFORE = {"origin": "before_pss"}

CASES = {
    "TRN-01": Case(CONVENED, replace(CONVENED, interview_outcome=None), (
        (replace(CONVENED, interview_outcome="negative"), True),
        (replace(CONVENED, interview_outcome=None, **BEFORE), False),
        (replace(YOUTH, adapted=True), False),
        (replace(YOUTH, adapted=True, birth_date=date(2008, 3, 1)), True),  # 18 that day
        (replace(YOUTH, adapted=True, birth_date=date(1980, 1, 1), youth=True), False),  # a parent
        (replace(YOUTH, session=None), False),
    )),
    "TRN-02": Case(GOOD, ADAPTED, ((replace(ADAPTED, youth=True), True), (replace(ADAPTED, **BEFORE), False))),
    "TRN-03": Case(SESSION, replace(SESSION, ends=630), ((replace(SESSION, ends=659), True), (replace(SESSION, ends=661), True))),
    "TRN-04": Case(GOOD, replace(GOOD, attended=None), (
        (replace(GOOD, attended=False), True),
        (replace(GOOD, interest=None), True),
        (replace(GOOD, availability=False), True),
        (replace(GOOD, attended=None, **BEFORE), False),
        (replace(ADAPTED, youth=True), False),
        (replace(ADAPTED, youth=True, interest=None), True),
        (ADAPTED, True),  # neither a jeune nor a parent
        (CONVENED, False),
    )),
    "TRN-05": Case(NOT_RETAINED, replace(NOT_RETAINED, reason=None), ((replace(NOT_RETAINED, decision="declined", reason=None), False), (replace(NOT_RETAINED, reason=None, **BEFORE), False))),
    "TRN-06": Case(GOOD, DecisionToTell(day=DAY, since=DAY, decision="retained"), ((DecisionToTell(day=DAY, since=DAY, decision="not_retained"), True),)),
    "TRN-07": Case(CONVENED, replace(CONVENED, missed="S-0001"), ((replace(CONVENED, missed="S-0001", attended=True), False), (replace(YOUTH, missed="S-0001", session=None), False))),
    "TRN-08": Case(replace(UNFINISHED, birth_date=date(2011, 3, 2)), UNFINISHED, (
        (replace(UNFINISHED, birth_date=date(2011, 3, 1)), True),  # 15 that day
        (replace(UNFINISHED, awaits="decision"), True),
        (replace(UNFINISHED, awaits="attendance"), True),
    )),
}  # fmt: skip
