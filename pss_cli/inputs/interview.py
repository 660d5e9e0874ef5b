"""The fields of an interview."""

from dataclasses import replace

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, Given, never, one_of, text, when, yes_no
from pss_cli.inputs.people import DETAILS
from pss_cli.quantities import parse_clock
from pss_cli.vocabulary import Channel, InterviewOutcome, Part

SCHEDULE = (
    Field("day", parse_day, N_("day of the interview"), required=True, example="2026-05-12"),
    Field("at", parse_clock, N_("time"), example="13 h 30"),
    Field("interviewer", text, N_("who calls (default: you)"), ask=never),
)

ATTEMPT = (
    Field("day", parse_day, N_("day of the attempt (default: today)"), ask=never),
    Field("channel", one_of(Channel), N_("how (default: telephone)"), ask=never, choices=Channel),
    Field("by", text, N_("who tried (default: you)"), ask=never),
)

_positive = when("outcome", InterviewOutcome.POSITIVE)
# The essential information: what the person likes and can do, when, and what they need.
_ESSENTIAL = {"wishes", "refusals", "aptitudes", "slots", "needs"}


def free_in_the_daytime(given: Given) -> bool:
    """Whether one of the slots given is on a weekday, in the daytime."""
    return any(day < 5 and part is not Part.EVENING for day, part in given.get("slots") or ())


RECORD = (
    Field("outcome", one_of(InterviewOutcome), N_("outcome"), required=True, choices=InterviewOutcome),
    Field("day", parse_day, N_("day of the interview (default: today)"), ask=never),
    Field("motivation", yes_no, N_("motivation confirmed"), ask=_positive, why=("INT-02",)),
    Field("admissible", yes_no, N_("admissibility assessed"), ask=_positive, why=("INT-02",)),
    *(replace(f, ask=_positive) if f.name in _ESSENTIAL else f for f in DETAILS),
    Field(
        "weekday_daytime",
        yes_no,
        N_("available on weekdays, in the daytime"),
        ask=lambda given: _positive(given) and not free_in_the_daytime(given),
        why=("INT-03",),
    ),
    Field(
        "informed",
        yes_no,
        N_("essential information collected (interests, aptitudes, availability)"),
        ask=_positive,
        why=("INT-02",),
    ),
    Field(
        "reason",
        text,
        N_("reason (never anything judicial)"),
        ask=when("outcome", InterviewOutcome.NEGATIVE, InterviewOutcome.REDIRECTED),
        why=("INT-05", "INT-06"),
        kept=False,
    ),
    Field("interviewer", text, N_("who called (default: you)"), ask=never),
)
