"""How the whole sheet of a person is drawn."""

from collections.abc import Iterable, Mapping
from typing import Any

from pss_cli.i18n import N_, _
from pss_cli.views import enroll
from pss_cli.views.person import NOTE
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import (
    Answer,
    Channel,
    Decision,
    EndedBy,
    EntryKind,
    InterviewOutcome,
    Language,
    Level,
    Origin,
    Part,
    PersonKind,
    PresenceRole,
    Profile,
    RecontactOutcome,
    Stage,
    Withdrawal,
)

COLUMNS = (
    Column("name_in_use", N_("name in use")),
    Column("stage", N_("stage"), Stage),
    Column("on_hold", N_("on hold"), "yes_no"),
    Column("enrolled_on", N_("enrolled on"), "day"),
    enroll.Several("profiles", N_("profiles"), Profile),
    Column("level", N_("level"), Level),
    Column("kind", N_("kind"), PersonKind),
    Column("relative_of", N_("relative of whom (a word, not a name)")),
    Column("birth_date", N_("birth date"), "day"),
    Column("adult", N_("18 or over"), "yes_no"),
    Column("language", N_("language of correspondence"), Language),
    Column("channel", N_("preferred way to be reached"), Channel),
    Column("preferred_hours", N_("preferred hours")),
    Column("address", N_("address")),
    Column("city", N_("city")),
    Column("province", N_("province")),
    Column("postal_code", N_("postal code")),
    Column("directorate", N_("directorate")),
    Column("services_received", N_("services received")),
    Column("lived_experience", N_("lived experience (condition or service)")),
    Column("aptitudes", N_("aptitudes and interests")),
    Column("followed", N_("youth: still followed"), "yes_no"),
    Column("follow_up_team", N_("youth: follow-up team")),
    Column("housed", N_("youth: housed"), "yes_no"),
    Column("educator", N_("follow-up educator's contact details")),
    Column("employee", N_("employee of the establishment"), "yes_no"),
    Column("employee_team", N_("employee: team")),
    Column("superior", N_("employee: immediate superior")),
    Column("details_confirmed_on", N_("details confirmed on"), "day"),
    Column("deceased_on", N_("deceased on"), "day"),
    Column("origin", N_("origin"), Origin),
)

REQUEST = Column("request", N_("request"))
TITLE = Column("title", N_("title"))
DAY = Column("day", N_("day"), "day")
CODE = Column("code", N_("code"))

BEFORE = {
    "contacts": (N_("Contact details"), (Column("kind", N_("what"), Channel), Column("value", N_("number"), "phone"))),
    "spoken_languages": (N_("Languages spoken"), (Column("language", N_("language")),)),
    "slots": (N_("Weekly slots"), (Column("weekday", N_("day"), "weekday"), Column("part", N_("part"), Part))),
    "unavailable": (N_("Unavailable days"), (Column("since", N_("from"), "day"), Column("until", N_("to"), "day"))),
    "needs": (N_("Needs"), (Column("need", N_("need")),)),
    "wishes": (
        N_("Kinds of involvement"),
        (Column("involvement", N_("kind")), Column("wished", N_("wished"), "yes_no")),
    ),
    "referrals": (
        N_("Referrals"),
        (
            DAY,
            Column("referrer", N_("referred by")),
            Column("closed_on", N_("closed on"), "day"),
            Column("closed_reason", N_("reason of the closing")),
        ),
    ),
    "interviews": (
        N_("Interviews"),
        (DAY, Column("outcome", N_("outcome"), InterviewOutcome), Column("reason", N_("reason"))),
    ),
    "trainings": (
        N_("Training"),
        (
            Column("session", N_("session")),
            DAY,
            Column("attended", N_("attended"), "yes_no"),
            Column("adapted", N_("adapted path"), "yes_no"),
            Column("decision", N_("decision"), Decision),
            Column("decided_on", N_("decided on"), "day"),
            Column("told_on", N_("told on"), "day"),
            Column("reason", N_("reason")),
        ),
    ),
    "enrolments": (
        N_("Enrolments"),
        (
            DAY,
            Column("origin", N_("origin"), Origin),
            Column("withdrawn_on", N_("withdrawn on"), "day"),
            Column("withdrawn_reason", N_("reason"), Withdrawal),
        ),
    ),
}

AFTER = {
    "matches": (
        N_("Matches"),
        (
            CODE,
            REQUEST,
            TITLE,
            Column("proposed_on", N_("proposed on"), "day"),
            Column("answer", N_("answer"), Answer),
            Column("confirmed_on", N_("confirmed on"), "day"),
            Column("ended_on", N_("ended on"), "day"),
            Column("ended_by", N_("ended by"), EndedBy),
        ),
    ),
    "activities": (
        N_("Activities"),
        (
            CODE,
            REQUEST,
            TITLE,
            DAY,
            Column("role", N_("role"), PresenceRole),
            Column("starts", N_("from"), "clock"),
            Column("ends", N_("to"), "clock"),
        ),
    ),
    "past_participations": (
        N_("Participations before pss"),
        (
            DAY,
            Column("fiscal_year", N_("fiscal year")),
            Column("what", N_("committee or project")),
            Column("directorate", N_("directorate")),
            Column("role", N_("role")),
            Column("length_min", N_("length of time"), "minutes"),
            Column("origin", N_("origin"), Origin),
        ),
    ),
    "past_expenses": (
        N_("Expenses before pss"),
        (
            DAY,
            Column("fiscal_year", N_("fiscal year")),
            Column("kind", N_("kind of expense"), EntryKind),
            Column("amount_cents", N_("amount"), "money"),
            Column("distance_m", N_("distance"), "km"),
            Column("directorate", N_("directorate")),
            Column("what", N_("committee or project")),
            Column("origin", N_("origin"), Origin),
        ),
    ),
    "recontacts": (
        N_("Re-contacts"),
        (
            DAY,
            Column("outcome", N_("outcome"), RecontactOutcome),
            Column("paused_until", N_("paused until"), "day"),
            Column("done_by", N_("by")),
        ),
    ),
    "notes": (N_("Notes"), NOTE),
    "communications": (
        N_("Register of communications"),
        (
            DAY,
            Column("recipient", N_("to whom")),
            Column("content", N_("what")),
            Column("purpose", N_("why")),
            REQUEST,
            Column("author", N_("author")),
        ),
    ),
    "sources": (
        N_("Imported from"),
        (
            Column("at", N_("when"), "moment"),
            Column("file", N_("file")),
            Column("sheet", N_("sheet")),
            Column("line", N_("line"), "count"),
        ),
    ),
}


def sheet(row: Row, found: Mapping[str, Iterable[Row]]) -> Sheet:
    """Return everything that is written about one person."""

    def drawn(parts: Mapping[str, tuple[str, Any]]) -> dict[str, Listing]:
        return {name: Listing(columns, list(found[name]), _(title)) for name, (title, columns) in parts.items()}

    title = f"{row['code']} {row['first_name']} {row['last_name']}"
    return Sheet(title, COLUMNS, row, {**drawn(BEFORE), **enroll.parts(found), **drawn(AFTER)})
