"""Cases of feedback, endings and outcomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.followup import Ending, PartnerFeedback, TeamFeedback, WorkDone
from tests.rules.cases import Case

DAY = date(2026, 3, 10)
BEFORE, AFTER = date(2026, 3, 9), date(2026, 3, 11)
OLD = {"origin": "before_pss"}

OWED = PartnerFeedback(day=DAY, code="J-0001", who="Ariane Bellefleur", first_on=DAY)
HAD = replace(OWED, had_first=True, last_on=DAY)
PERMANENT = replace(HAD, permanent=True, first_on=date(2025, 3, 10), last_on=date(2025, 3, 11))
TEAM = TeamFeedback(day=DAY, code="D-0001", who="Comité", first_on=DAY)
ENDED = replace(HAD, ended_on=BEFORE)
ENDING = Ending(day=DAY, code="J-0001", who="Ariane Bellefleur", ended_by="team", talk_on=DAY)
DONE = WorkDone(day=DAY, code="J-0001", who="Ariane Bellefleur", since=BEFORE, request_code="D-0001", told=True)

CASES = {
    "FUP-01": Case(HAD, OWED, ((replace(OWED, first_on=None), False), (replace(OWED, **OLD), False), (TEAM, True), (PERMANENT, False), (replace(PERMANENT, last_on=date(2025, 3, 10)), True), (replace(PERMANENT, permanent=False, last_on=date(2025, 1, 1)), False), (ENDED, True), (replace(ENDED, had_end=True), False), (replace(ENDED, first_on=None, last_on=None, had_first=False), True))),
    "FUP-02": Case(ENDING, replace(ENDING, talk_on=None), ((replace(ENDING, talk_on=AFTER), True), (replace(ENDING, talk_on=BEFORE), False), (replace(ENDING, ended_by="partner", talk_on=None), False), (replace(ENDING, ended_by="deceased", talk_on=None), False), (replace(ENDING, talk_on=None, **OLD), False))),
    "FUP-03": Case(DONE, replace(DONE, told=False), ((replace(DONE, told=False, **OLD), False),)),
}  # fmt: skip
