"""The fields of a match, from the proposal to the ending, and of a meeting."""

import re
from enum import StrEnum
from typing import NamedTuple

from pss_cli.dates import parse_day, today
from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, Given, Parser, never, one_of, text, when, yes_no
from pss_cli.labels import label
from pss_cli.quantities import parse_clock
from pss_cli.text import fold
from pss_cli.vocabulary import Answer, EndedBy, FeedbackWith, MatchState, Occasion, PresenceRole, Profile, StepKind

DAY = Field("day", parse_day, N_("day (default: today)"), ask=never, example="2026-05-12")


EVERYBODY = "*"  # who is there, when all those expected are


class Present(NamedTuple):
    """Somebody at a meeting, as typed: whom, in what role, from when to when."""

    who: str
    role: PresenceRole = PresenceRole.PARTNER
    starts: int | None = None
    ends: int | None = None


def present(typed: str) -> Present:
    """Return who was there for `UP-0042`, `UP-0043:coach`, `UP-0043:coach:9h30-11h`, `UP-0042:10h-11h`.

    `tous` stands for all those expected. Raises ValueError.
    """
    if fold(typed) in ("tous", "toutes", "all", "everybody"):
        return Present(EVERYBODY)
    found = re.fullmatch(r"([^:]+)(?::([^\W\d][^:]*))?(?::(\d[^-–]*)[-–](.+))?", typed)
    if not found:
        raise ValueError(_("is not somebody present, such as UP-0042, UP-0043:coach or UP-0043:coach:9h30-11h"))
    who, role, starts, ends = found.groups()
    return Present(
        who.strip(),
        PresenceRole(one_of(PresenceRole)(role)) if role else PresenceRole.PARTNER,
        parse_clock(starts) if starts else None,
        parse_clock(ends) if ends else None,
    )


def answer(typed: str) -> Answer:
    """Return the answer for `oui`, `o`, `non`, `n`, `yes`, `no`, `no-answer`. Raises ValueError."""
    try:
        return Answer.YES if yes_no(typed) else Answer.NO
    except ValueError:
        return Answer(one_of(Answer)(typed))


def said(kind: type[StrEnum]) -> Parser:
    """Return a parser for the members of `kind`, by value, by label, or by a word that only one label holds."""
    whole = one_of(kind)

    def parse(typed: str) -> StrEnum:
        holding = [member for member in kind if fold(typed) and fold(typed) in fold(label(member))]
        try:
            return kind(whole(typed))
        except ValueError:
            if len(holding) != 1:
                raise
            return holding[0]

    return parse


def _may_be_held(given: Given) -> bool:
    return not given.get("all_present") and (not given.get("day") or given["day"] <= today())


def _was_held(given: Given) -> bool:
    return bool(given.get("present") or given.get("all_present"))


PROPOSE = (
    Field("role", one_of(Profile), N_("in what role (default: the profile asked)"), ask=never, choices=Profile),
    DAY,
)
ANSWER = (
    Field("answer", answer, N_("the partner's answer"), required=True, choices=Answer, why=("MAT-03",)),
    Field("reason", text, N_("in their words"), ask=when("answer", Answer.NO), kept=False),
    DAY,
)
REGULAR_CONTACT = Field(
    "regular_contact", yes_no, N_("jeune still followed: sees this team regularly"), why=("MAT-07",)
)
CONFIRM = (DAY, Field("regular_contact", yes_no, REGULAR_CONTACT.label, ask=never))
INTRODUCE = (Field("to", text, N_("to whom (default: the responsible person)"), ask=never), DAY)
STEP = (
    Field("kind", said(StepKind), N_("which item of the checklist"), required=True, choices=StepKind),
    Field("coach", text, N_("the coach"), ask=when("kind", StepKind.COACH), example="UP-0050"),
    Field("who", text, N_("who (somebody of the team)"), ask=when("kind", StepKind.SUPPORT, StepKind.CONTACT)),
    Field("covers", text, N_("other requests named in the talk"), many=True, ask=when("kind", StepKind.EMPLOYEE_TALK)),
    Field("not_needed", text, N_("not needed, and why"), ask=never, kept=False),
    DAY,
)
FEEDBACK = (
    Field(
        "held_with",
        said(FeedbackWith),
        N_("with whom"),
        required=True,
        choices=FeedbackWith,
        called="with",
        why=("FUP-01",),
    ),
    Field("occasion", one_of(Occasion), N_("which feedback"), required=True, choices=Occasion),
    Field("text", text, N_("in a few words"), kept=False),
    Field("by", text, N_("by whom (default: you)"), ask=never),
    DAY,
)
END = (
    Field("by", said(EndedBy), N_("why it ends"), required=True, choices=EndedBy, why=("FUP-02",)),
    Field("reason", text, N_("in a few words"), ask=when("by", EndedBy.TEAM, EndedBy.PARTNER), kept=False),
    DAY,
)
LISTED = (Field("state", one_of(MatchState), N_("state"), choices=MatchState),)

PRESENT = Field(
    "present",
    present,
    N_("who is there (or: all)"),
    many=True,
    ask=_may_be_held,
    example="UP-0042, UP-0043:coach:9h30-11h",
    why=("MAT-02", "CLM-01"),
)
MEAL_PROVIDED = Field("meal_provided", yes_no, N_("a meal was provided"), ask=_was_held, why=("CLM-03", "CLM-04"))
LOG = (
    Field("day", parse_day, N_("day of the meeting"), required=True, example="2026-05-12"),
    Field("starts", parse_clock, N_("from"), required=True, example="9 h"),
    Field("ends", parse_clock, N_("to"), required=True, example="12 h"),
    Field("all_present", yes_no, N_("every partner confirmed that day was there (but --absent)"), ask=never),
    PRESENT,
    MEAL_PROVIDED,
    Field("place", text, N_("place"), ask=never),
    Field("absent", text, N_("who was not there after all"), many=True, ask=never, example="UP-0042"),
)
