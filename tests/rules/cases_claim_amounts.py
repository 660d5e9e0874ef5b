"""Cases of the rules about amounts: dated rates, supplements, meals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pss_cli.rules.claim_amounts import RateUse
from pss_cli.rules.limits import Limits
from tests.rules.cases import Case
from tests.rules.cases_claim import DAY, KM, MEAL, PARKING

USED = RateUse(day=date(2026, 4, 1), code="km", kind="km", rate=610, lines=1, edited=True)
GRAVEL = replace(KM, kind="gravel", amount=123, rate=123, distance=24600, trip_distance=24600)
NOON = replace(MEAL, net=1430, meals_of_day=4625, meal_day=46250)
HANDED = replace(NOON, handed_in=True)
OTHER = replace(
    PARKING, kind="other", label="garde", agreed_by="Gisèle", agreed_on=DAY, limits=Limits(other_preapproved=True)
)

CASES = {
    "CLM-20": Case(replace(USED, edited=False), USED, ((replace(USED, lines=0), False),)),
    "CLM-21": Case(GRAVEL, replace(GRAVEL, distance=24601), ((replace(GRAVEL, trip_distance=None), True), (replace(GRAVEL, kind="km", trip_distance=1), False), (replace(GRAVEL, distance=None), False))),
    "CLM-22": Case(NOON, replace(NOON, meals_of_day=4626), ((replace(NOON, meals_of_day=4626, handed_in=True), False), (replace(NOON, meals_of_day=4626, handed_in=True, day_explained=True), True), (replace(NOON, meal_day=46249), False), (replace(NOON, meal_day=46244), True), (replace(NOON, meals_of_day=9999, meal_day=None), False), (replace(NOON, meals_of_day=None), False))),
    "CLM-23": Case(OTHER, replace(OTHER, agreed_by=None), ((replace(OTHER, agreed_by=None, limits=Limits()), False), (replace(OTHER, agreed_by=None, kind="taxi"), False), (replace(OTHER, agreed_by=None, origin="import"), False))),
    "CLM-24": Case(OTHER, replace(OTHER, agreed_on=date(2026, 3, 2)), ((replace(OTHER, agreed_on=None), False), (replace(OTHER, agreed_on=date(2026, 2, 1)), False))),
    "CLM-28": Case(HANDED, replace(HANDED, meals_of_day=4626), ((replace(HANDED, meals_of_day=4626, handed_in=False), False), (replace(HANDED, meals_of_day=4626, day_explained=True), False), (replace(HANDED, meals_of_day=4626, meal_day=None), False))),
    "CLM-29": Case(OTHER, replace(OTHER, agreed_by="BELLEFLEUR, Ariane"), ((replace(OTHER, agreed_by="Aria Bellefleur", name_in_use="Aria"), True), (replace(OTHER, agreed_by="Luc Bellefleur"), False), (replace(OTHER, agreed_by=None), False), (replace(PARKING, agreed_by="Ariane Bellefleur"), False))),
    "CLM-26": Case(NOON, replace(NOON, net=1431), ((replace(NOON, net=1000), False), (replace(NOON, net=None), False))),
}  # fmt: skip
