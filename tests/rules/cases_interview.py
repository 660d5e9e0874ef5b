"""Cases of the rules of the interview."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.interview import Interview, WaitingForConvocation, WaitingForInterview
from tests.rules.cases import Case

DAY = date(2026, 3, 1)
GOOD = Interview(
    day=DAY, as_of=date(2026, 11, 20), subject="interview:1", code="UP-0001", who="Ariane Bellefleur", outcome="positive",
    motivation=True, admissible=True, informed=True, weekday_daytime=True, birth_date=date(1980, 1, 1),
)  # fmt: skip
YOUTH = replace(GOOD, birth_date=date(2010, 3, 1))
NEGATIVE = replace(GOOD, outcome="negative", motivation=None, reason="Pas disponible")
BEFORE = {"origin": "before_pss"}
WAITING = WaitingForInterview(day=DAY, since=date(2026, 2, 1), code="UP-0001", who="Ariane Bellefleur")
WORDS = ("A parlé de son casier judiciaire",)

CASES = {
    "INT-01": Case(GOOD, replace(GOOD, referral_closed_on=date(2026, 2, 28)), ((replace(GOOD, no_referral=True), True), (replace(GOOD, no_referral=True, **BEFORE), False))),
    "INT-02": Case(GOOD, replace(GOOD, motivation=None), ((replace(GOOD, admissible=False), True), (replace(GOOD, informed=None), True), (replace(GOOD, informed=None, **BEFORE), False), (NEGATIVE, False))),
    "INT-03": Case(GOOD, replace(GOOD, weekday_daytime=False), ((replace(GOOD, weekday_daytime=None), True), (replace(YOUTH, weekday_daytime=False), False), (replace(GOOD, followed_youth=True, weekday_daytime=False), False), (replace(NEGATIVE, weekday_daytime=False), False))),
    "INT-04": Case(YOUTH, replace(YOUTH, weekday_daytime=False), ((replace(YOUTH, birth_date=date(2008, 3, 2), weekday_daytime=False), True), (replace(YOUTH, birth_date=date(2008, 3, 1), weekday_daytime=False), False), (replace(GOOD, weekday_daytime=False), False))),
    "INT-05": Case(NEGATIVE, replace(NEGATIVE, reason=None), ((replace(NEGATIVE, outcome="redirected", reason=None), True), (replace(NEGATIVE, outcome="declined", reason=None), False), (replace(NEGATIVE, outcome="unreachable", reason=None), False), (replace(NEGATIVE, reason=None, **BEFORE), False))),
    "INT-06": Case(YOUTH, replace(YOUTH, texts=WORDS), (
        (replace(YOUTH, birth_date=date(2008, 3, 2), texts=WORDS), True),  # 17, the day before turning 18
        (replace(YOUTH, birth_date=date(2008, 3, 1), texts=WORDS), False),  # 18 that very day
        (replace(YOUTH, birth_date=None, texts=WORDS), True),  # nothing tells the age
        (replace(YOUTH, birth_date=None, adult=True, texts=WORDS), False),
        (replace(YOUTH, texts=("L'antécédent familial",)), True),
        (replace(YOUTH, texts=("Une affaire criminelle",)), True),  # words are looked for by their beginning
        (replace(YOUTH, texts=("Aime les jeux",)), False),
        (replace(YOUTH, details=WORDS), True),
        (replace(YOUTH, birth_date=date(2008, 11, 20), details=WORDS), False),  # of age since then
    )),
    "INT-07": Case(replace(WAITING, scheduled_on=date(2026, 3, 2)), WAITING, ((replace(WAITING, scheduled_on=DAY), True), (replace(WAITING, attempts=1, last_attempt_on=DAY), False), (replace(WAITING, attempts=1, last_attempt_on=date(2026, 2, 28)), True))),
    "INT-08": Case(GOOD, WaitingForConvocation(day=DAY, since=DAY), ((WAITING, False),)),
}  # fmt: skip
