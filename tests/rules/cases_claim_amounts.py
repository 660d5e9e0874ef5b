"""Cases of the rules about amounts: dated rates, supplements, meals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim_amounts import RateUse
from tests.rules.cases import Case

USED = RateUse(day=date(2026, 4, 1), code="km", kind="km", rate=610, lines=1, edited=True)

CASES = {
    "CLM-20": Case(replace(USED, edited=False), USED, ((replace(USED, lines=0), False),)),
}
