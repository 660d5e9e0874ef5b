"""Cases of the rules of enroll: before any involvement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.enroll import ReadyToConfirm, ReadyToTakePart
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

CASES = {
    "ENR-02": Case(READY, replace(READY, birth_date=date(2012, 1, 1)), (
        (replace(READY, birth_date=date(2011, 3, 1)), False),
        (replace(READY, birth_date=date(2011, 3, 2)), True),
        (replace(READY, birth_date=date(2011, 3, 2), **BEFORE), True),
        (replace(PRESENT, birth_date=date(2011, 3, 2)), True),
        (replace(READY, birth_date=None, adult=True), False),
        (replace(READY, birth_date=None), True),
        (replace(READY, birth_date=None, **BEFORE), False),
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
    "ENR-08": Case(YOUTH, GROWN, (
        (replace(GROWN, birth_date=date(2008, 3, 2)), False),
        (replace(GROWN, birth_date=date(2008, 2, 29)), True),
        (replace(GROWN, birth_date=date(2008, 2, 29), day=date(2026, 2, 28)), False),
        (replace(GROWN, declaration=True), False),
        (replace(GROWN, **BEFORE), False),
        (replace(PRESENT, birth_date=GROWN.birth_date, declaration=False), True),
        (replace(PRESENT, birth_date=GROWN.birth_date, declaration=False, covered=True), False),
    )),
}  # fmt: skip
