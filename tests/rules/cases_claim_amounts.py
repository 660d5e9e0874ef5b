"""Cases of the rules about amounts: dated rates, supplements, meals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim_amounts import RateUse
from tests.rules.cases import Case
from tests.rules.cases_claim import KM

USED = RateUse(day=date(2026, 4, 1), code="km", kind="km", rate=610, lines=1, edited=True)
GRAVEL = replace(KM, kind="gravel", amount=123, rate=123, distance=24600, trip_distance=24600)

CASES = {
    "CLM-20": Case(replace(USED, edited=False), USED, ((replace(USED, lines=0), False),)),
    "CLM-21": Case(GRAVEL, replace(GRAVEL, distance=24601), ((replace(GRAVEL, trip_distance=None), True), (replace(GRAVEL, kind="km", trip_distance=1), False), (replace(GRAVEL, distance=None), False))),
}  # fmt: skip
