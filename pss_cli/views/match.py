"""How matches, the items of their checklist and feedback are shown."""

from collections.abc import Iterable, Mapping

from pss_cli.i18n import N_, _
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import (
    Answer,
    EndedBy,
    FeedbackWith,
    MatchState,
    Occasion,
    Origin,
    PresenceRole,
    Profile,
    StepKind,
)

LIST = (
    Column("code", N_("code")),
    Column("request", N_("request")),
    Column("title", N_("title")),
    Column("person", N_("person")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("state", N_("state"), MatchState),
    Column("answer", N_("answer"), Answer),
    Column("proposed_on", N_("proposed on"), "day"),
    Column("confirmed_on", N_("confirmed on"), "day"),
    Column("ended_on", N_("ended on"), "day"),
)

SHEET = (
    Column("request", N_("request")),
    Column("title", N_("title")),
    Column("person", N_("person")),
    Column("role", N_("role"), Profile),
    Column("state", N_("state"), MatchState),
    Column("proposed_on", N_("proposed on"), "day"),
    Column("answer", N_("answer"), Answer),
    Column("answered_on", N_("answered on"), "day"),
    Column("answer_reason", N_("in their words")),
    Column("regular_contact", N_("sees this team regularly"), "yes_no"),
    Column("employee", N_("employee of the establishment"), "yes_no"),
    Column("confirmed_on", N_("confirmed on"), "day"),
    Column("ended_on", N_("ended on"), "day"),
    Column("ended_by", N_("why it ended"), EndedBy),
    Column("end_reason", N_("reason")),
    Column("origin", N_("origin"), Origin),
)

STEPS = (
    Column("kind", N_("item"), StepKind),
    Column("day", N_("day"), "day"),
    Column("who", N_("who")),
    Column("not_needed", N_("not needed")),
)
MEETINGS = (
    Column("code", N_("code")),
    Column("day", N_("day"), "day"),
    Column("role", N_("role"), PresenceRole),
    Column("starts", N_("from"), "clock"),
    Column("ends", N_("to"), "clock"),
)
FEEDBACK = (
    Column("day", N_("day"), "day"),
    Column("occasion", N_("occasion"), Occasion),
    Column("held_with", N_("with"), FeedbackWith),
    Column("done_by", N_("by")),
    Column("text", N_("text")),
)
TOLD = (
    Column("day", N_("day"), "day"),
    Column("recipient", N_("to")),
    Column("content", N_("what")),
    Column("author", N_("by")),
)
REASONS = (
    Column("rule", N_("rule")),
    Column("text", N_("reason")),
    Column("actor", N_("by")),
    Column("day", N_("day"), "day"),
)

STEP = (
    Column("kind", N_("item"), StepKind),
    Column("request", N_("request")),
    Column("match", N_("match")),
    Column("day", N_("day"), "day"),
    Column("who", N_("who")),
    Column("person", N_("person")),
    Column("not_needed", N_("not needed")),
)
ONE_FEEDBACK = (Column("request", N_("request")), Column("match", N_("match")), *FEEDBACK)


def sheet(row: Row, parts: Mapping[str, Iterable[Row]]) -> Sheet:
    """Return one match with its checklist, meetings, feedback and disclosures."""
    title = f"{row['code']} {row['first_name']} {row['last_name']} – {row['title']}"
    return Sheet(
        title,
        SHEET,
        row,
        {
            "steps": Listing(STEPS, list(parts["steps"]), _("Checklist")),
            "meetings": Listing(MEETINGS, list(parts["meetings"]), _("Meetings")),
            "feedback": Listing(FEEDBACK, list(parts["feedback"]), _("Feedback")),
            "disclosures": Listing(TOLD, list(parts["disclosures"]), _("Register of communications")),
            "reasons": Listing(REASONS, list(parts["reasons"]), _("Reasons given")),
        },
    )


def step(row: Row) -> Sheet:
    """Return one item of a checklist."""
    return Sheet(_("{code}: checklist").format(code=row["match"] or row["request"]), STEP, row)


def feedback(row: Row) -> Sheet:
    """Return one feedback."""
    return Sheet(_("{code}: feedback").format(code=row["match"] or row["request"]), ONE_FEEDBACK, row)
