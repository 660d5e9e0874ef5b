"""The fields of the registry: entering it, signing, profiles, levels, pauses."""

from collections.abc import Callable
from dataclasses import replace

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, Given, always, never, one_of, text, when, yes_no
from pss_cli.inputs.people import DETAILS, IDENTITY
from pss_cli.vocabulary import AgreementKind, EnrolmentState, Language, Level, Profile, Purpose, Withdrawal

Ask = Callable[[Given], bool]


def _unknown(given: Given) -> bool:
    """Someone enrolled before pss, of whom nothing is written yet."""
    return bool(given.get("already_since")) and not given.get("person")


def _of_unknown(ask: Ask) -> Ask:
    """Ask what `ask` asks, of someone unknown only."""
    return lambda given: _unknown(given) and ask(given)


def _trainer(given: Given) -> bool:
    return Profile.TRAINER in (given.get("profiles") or ()) or given.get("profile") is Profile.TRAINER


DAY = Field("day", parse_day, N_("on which day (default: today)"), ask=never)
SINCE = Field("since", parse_day, N_("from which day on (default: today)"), ask=never)
BEFORE_PSS = Field("before_pss", yes_no, N_("from before pss: the day may be unknown"), ask=never)
CONSENT = Field(
    "consent",
    one_of(Purpose),
    N_("consents given"),
    many=True,
    choices=Purpose,
    example="registry,yearly",
    why=("ENR-03",),
)
FAMILY_TALK = Field(
    "family_talk",
    yes_no,
    N_("minor: the parents or the authorised person were talked with"),
    ask=never,
    why=("ENR-09",),
)
SPEAKS = Field(
    "speaks_to_groups", yes_no, N_("trainer: accepts to speak before a group"), ask=_trainer, why=("ENR-14",)
)
EXPOSED = Field(
    "exposed",
    yes_no,
    N_("strategic: was exposed to situations that let them progress"),
    ask=when("level", Level.STRATEGIC),
    why=("ENR-13",),
)
TEACHES = Field(
    "teaches",
    yes_no,
    N_("strategic: tells their story in a teaching way, listens, is reflective, communicates well"),
    ask=when("level", Level.STRATEGIC),
    why=("ENR-13",),
)
LEVEL = Field("level", one_of(Level), N_("level"), choices=Level, usual="partner_level", why=("ENR-11", "ENR-12"))
ALREADY = Field("already_since", parse_day, N_("enrolled before pss, since this day"), ask=never, example="2019-09-01")
LAST_INVOLVED = Field(
    "last_involved_on",
    parse_day,
    N_("enrolled before pss: last participation"),
    ask=when("already_since"),
    why=("REC-01",),
)

ENROLMENT = (
    Field("person", text, N_("code, or part of a name"), ask=lambda given: not given.get("already_since")),
    ALREADY,
    *(replace(f, required=False, ask=_of_unknown(f.ask)) for f in IDENTITY),
    *(replace(f, ask=never) for f in DETAILS),
    DAY,
    LAST_INVOLVED,
    CONSENT,
    Field(
        "signed",
        one_of(AgreementKind),
        N_("signed, read or handed over"),
        many=True,
        choices=AgreementKind,
        why=("ENR-04", "ENR-05", "ENR-15"),
    ),
    FAMILY_TALK,
    Field(
        "profiles",
        one_of(Profile),
        N_("profiles"),
        many=True,
        choices=Profile,
        usual="partner_profile",
        why=("ENR-10",),
    ),
    SPEAKS,
    LEVEL,
    EXPOSED,
    TEACHES,
)

CORRECTION = (DAY, ALREADY, LAST_INVOLVED, FAMILY_TALK)

SIGNING = (
    Field("confidentiality", yes_no, N_("confidentiality engagement signed"), ask=never, why=("ENR-04",)),
    Field("ethics", yes_no, N_("code of ethics read"), ask=never, why=("ENR-05",)),
    Field("kit", yes_no, N_("welcome kit handed over, with the compensation sheet"), ask=never, why=("ENR-15",)),
    Field(
        "declaration",
        yes_no,
        N_("adult: declaration received and gone through with the Bureau"),
        ask=never,
        why=("ENR-06", "ENR-07"),
        kept=False,
    ),
    replace(CONSENT, ask=never),
    DAY,
    Field("by", text, N_("by whom at the Bureau (default: who types)"), ask=never),
    BEFORE_PSS,
)

# Asked one by one when nothing was given.
PAPERS = (*(replace(f, ask=always) for f in SIGNING[:4]), CONSENT)

PROFILE = (
    Field("profile", one_of(Profile), N_("profile"), choices=Profile, required=True, why=("ENR-10",)),
    SINCE,
    BEFORE_PSS,
    SPEAKS,
)
LEVELS = (replace(LEVEL, required=True), SINCE, BEFORE_PSS, EXPOSED, TEACHES)
PAUSE = (Field("until", parse_day, N_("until which day (unknown: leave empty)")), SINCE)
HOLD = (Field("until", parse_day, N_("until which day"), required=True), SINCE)
RESUME = (DAY,)
WITHDRAWAL = (Field("reason", one_of(Withdrawal), N_("reason"), choices=Withdrawal, required=True), DAY)

FILTERS = (
    Field("state", one_of(EnrolmentState), N_("state"), choices=EnrolmentState),
    Field("profile", one_of(Profile), N_("profile"), choices=Profile),
    Field("level", one_of(Level), N_("level"), choices=Level),
    Field("language", one_of(Language), N_("language of correspondence"), choices=Language),
)
