"""The fields of a referral."""

from dataclasses import replace
from datetime import date

from pss_cli.dates import age_on, parse_day, today
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, Given, always, never, one_of, text, when, yes_no
from pss_cli.inputs.people import DETAILS, IDENTITY
from pss_cli.vocabulary import OpenState


def _minor(given: Given) -> bool:
    birth = given.get("birth_date")
    return isinstance(birth, date) and age_on(birth, given.get("day") or today()) < 18


# Each path asks only what it needs: a jeune's follow-up, an employee's team.
_ASKED = {
    "person_directorate": always,
    "followed": _minor,
    "follow_up_team": when("followed", True),
    "housed": _minor,
    "educator": when("housed", True),
    "employee": always,
    "employee_team": when("employee", True),
    "superior": when("employee", True),
}

FACTS = (
    Field("day", parse_day, N_("day of the referral (default: today)"), ask=never),
    Field("referrer", text, N_("who refers"), expected=True, why=("REF-01",)),
    Field(
        "referrer_role",
        text,
        N_("in what role"),
        words="referrer_role",
        usual="referrer_role",
        by_enter=True,
        expected=True,
        why=("REF-01",),
    ),
    Field(
        "directorate",
        text,
        N_("directorate of who refers"),
        example="DPJ",
        usual="referring_directorate",
        by_enter=True,
        why=("REF-02",),
    ),
    Field(
        "agreed", yes_no, N_("spoken to, interested, agrees that their details be sent"), expected=True, why=("REF-04",)
    ),
    Field(
        "received_care",
        yes_no,
        N_("received care or services here, or relative of someone who did"),
        expected=True,
        why=("REF-03",),
    ),
    Field(
        "criteria", text, N_("criteria recognised (or: all)"), many=True, words="criterion", why=("REF-06", "REF-14")
    ),
    Field("distance", yes_no, N_("enough emotional distance"), why=("REF-07",)),
    Field("not_claiming", yes_no, N_("not focused only on claiming rights"), why=("REF-08",)),
    Field("weekday_daytime", yes_no, N_("available on weekdays, in the daytime"), why=("REF-09",)),
    Field(
        "youth_criteria",
        text,
        N_("youth criteria (or: all)"),
        many=True,
        words="youth_criterion",
        ask=_minor,
        why=("REF-13",),
    ),
    Field("youth_path", yes_no, N_("youth: has travelled a path in their own follow-up"), ask=_minor, why=("REF-13",)),
    Field("judgement_by", text, N_("youth: who judged age and maturity"), ask=_minor, why=("REF-13",)),
    Field("for_request", text, N_("for a request"), ask=never, example="D-0012"),
)


def _new(given: Given) -> bool:
    return not given.get("person")


def _of_someone_new(spec: Field) -> Field:
    """Return `spec`, needed and asked only when the person is not known yet."""
    ask = _ASKED.get(spec.name, spec.ask)
    return replace(spec, required=_new if spec.required else False, ask=lambda given: _new(given) and ask(given))


REFERRAL = (
    Field("person", text, N_("someone known already who comes back (code)"), ask=never, example="UP-0042"),
    *(_of_someone_new(f) for f in (*IDENTITY, *DETAILS)),
    *FACTS,
)

EDITED = tuple(f for f in REFERRAL if f.name != "person")
LISTED = (Field("state", one_of(OpenState), N_("open or closed"), choices=OpenState),)
