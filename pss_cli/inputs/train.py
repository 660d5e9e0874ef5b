"""The fields of a training session, of a convocation and of a decision."""

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, Given, between, never, one_of, text, when, yes_no
from pss_cli.quantities import parse_clock
from pss_cli.vocabulary import Decision

SESSION = (
    Field("day", parse_day, N_("day of the session"), required=True, example="2026-05-12"),
    Field("starts", parse_clock, N_("starts at"), required=True, example="9 h 30"),
    Field("ends", parse_clock, N_("ends at (default: the length of the settings)"), example="11 h 30", why=("TRN-03",)),
    Field("place", text, N_("place"), usual="session_place", by_enter=True),
    Field("trainer", text, N_("who gives it"), usual="session_trainer", by_enter=True),
    Field("seats", between(1, 999), N_("seats"), usual="session_seats", by_enter=True),
)

CONVOCATION = (
    Field("day", parse_day, N_("day of the convocation (default: today)"), ask=never),
    Field("adapted", yes_no, N_("adapted path of a jeune or parent: stands for the interview"), ask=never),
)

_retained = when("decision", Decision.RETAINED)


def _not_only_told(given: Given) -> bool:
    return not given.get("told")


DECISION = (
    Field("decision", one_of(Decision), N_("decision"), ask=_not_only_told, choices=Decision),
    Field("day", parse_day, N_("day of the decision (default: today)"), ask=never),
    Field("interest", yes_no, N_("interest confirmed"), ask=_retained, why=("TRN-04",)),
    Field("availability", yes_no, N_("availability confirmed"), ask=_retained, why=("TRN-04",)),
    Field(
        "reason",
        text,
        N_("reason (never anything judicial)"),
        ask=when("decision", Decision.NOT_RETAINED),
        why=("TRN-05",),
        kept=False,
    ),
    Field("adapted", yes_no, N_("adapted path of a jeune or parent: stands for interview and attendance"), ask=never),
    Field(
        "told",
        parse_day,
        N_("day on which the person was told"),
        ask=when("decision"),
        example="2026-05-20",
        why=("TRN-06",),
    ),
)
