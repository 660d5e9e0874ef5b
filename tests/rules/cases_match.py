"""Cases of the rules that say who can be proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.match import PlannedMeeting, Proposal
from tests.rules.cases import Case

DAY = date(2026, 3, 2)
GOOD = Proposal(
    day=DAY, subject="match:1", code="UP-0001", who="Ariane Bellefleur", request_code="D-0001",
    enrolled_on=date(2026, 1, 10), kind="committee", kind_fr="Comité permanent", kind_en="Permanent committee",
    level="operational", level_asked="operational", profiles=("resource",), profile_asked="resource",
    wished=("committee",), slots=("1-morning", "2-afternoon"), request_slots=("1-morning",),
)  # fmt: skip
BEFORE = {"origin": "before_pss"}
MEETING = PlannedMeeting(day=date(2026, 3, 3), starts=9 * 60, ends=12 * 60, slots=("1-morning", "2-afternoon"))

CASES = {
    "MAT-01": Case(GOOD, replace(GOOD, enrolled_on=None), (
        (replace(GOOD, enrolled_on=None, **BEFORE), False),
        (replace(GOOD, enrolled_on=DAY), False),
        (replace(GOOD, withdrawn_on=DAY), True),
        (replace(GOOD, paused_since=DAY), True),
        (replace(GOOD, on_hold_until=date(2026, 4, 1)), False),
    )),
    "MAT-06": Case(GOOD, replace(GOOD, on_hold_until=date(2026, 4, 1)), (
        (replace(GOOD, on_hold_until=date(2026, 3, 3)), True),
        (replace(GOOD, on_hold_until=DAY), False),
    )),
    "MAT-09": Case(GOOD, replace(GOOD, level_asked="tactical"), (
        (replace(GOOD, level="strategic", level_asked="tactical"), False),
        (replace(GOOD, level="tactical", level_asked="tactical"), False),
        (replace(GOOD, level=None), True),
        (replace(GOOD, level=None, **BEFORE), False),
        (replace(GOOD, level=None, level_asked=None), False),
        (replace(GOOD, profile_asked="coach"), True),
        (replace(GOOD, profile_asked="trainer"), False),
        (replace(GOOD, profile_asked="trainer", profiles=("coach",)), True),
        (replace(GOOD, profiles=()), True),
        (replace(GOOD, profiles=(), **BEFORE), False),
        (replace(GOOD, profile_asked=None, profiles=()), False),
    )),
    "MAT-10": Case(GOOD, replace(GOOD, wished=(), refused=("committee",)), (
        (replace(GOOD, refused=("training",)), False),
        (replace(GOOD, kind=None, refused=("committee",)), False),
    )),
    "MAT-11": Case(GOOD, replace(GOOD, wished=("training",)), (
        (replace(GOOD, wished=()), True),
        (replace(GOOD, wished=(), **BEFORE), False),
        (replace(GOOD, kind=None, wished=()), False),
        (replace(GOOD, request_slots=("1-morning", "2-afternoon")), False),
        (replace(GOOD, request_slots=("1-morning", "3-evening")), True),
        (replace(GOOD, slots=()), True),
        (replace(GOOD, slots=(), **BEFORE), False),
        (replace(GOOD, slots=(), request_slots=()), False),
        (MEETING, False),
        (replace(MEETING, starts=12 * 60, ends=13 * 60 + 1), True),
        (replace(MEETING, starts=8 * 60, ends=13 * 60), False),
        (replace(MEETING, day=date(2026, 3, 4)), True),
        (replace(MEETING, away=True), True),
        (replace(MEETING, starts=17 * 60, ends=20 * 60, slots=()), False),
        (replace(GOOD, away_on=date(2026, 4, 1)), True),
    )),
}  # fmt: skip
