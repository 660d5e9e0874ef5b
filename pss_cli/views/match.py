"""How matches, the items of their checklist and feedback are shown."""

from collections.abc import Iterable, Mapping

from pss_cli.errors import BadFile
from pss_cli.i18n import N_, _
from pss_cli.labels import LABELS
from pss_cli.phones import show_phone
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import (
    Answer,
    Channel,
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


def sheet(row: Row, parts: Mapping[str, Iterable[Row]], text: str = "") -> Sheet:
    """Return one match with its checklist, meetings, feedback and disclosures; `text` is what introduces it."""
    title = f"{row['code']} {row['first_name']} {row['last_name']} – {row['title']}"
    shown = dict(row) | ({"text": text} if text else {})
    return Sheet(
        title,
        SHEET,
        shown,
        {
            "steps": Listing(STEPS, list(parts["steps"]), _("Checklist")),
            "meetings": Listing(MEETINGS, list(parts["meetings"]), _("Meetings")),
            "feedback": Listing(FEEDBACK, list(parts["feedback"]), _("Feedback")),
            "disclosures": Listing(TOLD, list(parts["disclosures"]), _("Register of communications")),
            "reasons": Listing(REASONS, list(parts["reasons"]), _("Reasons given")),
        },
        text,
    )


def step(row: Row) -> Sheet:
    """Return one item of a checklist."""
    return Sheet(_("{code}: checklist").format(code=row["match"] or row["request"]), STEP, row)


def feedback(row: Row) -> Sheet:
    """Return one feedback."""
    return Sheet(_("{code}: feedback").format(code=row["match"] or row["request"]), ONE_FEEDBACK, row)


def introduction(template: str, row: Row, contacts: Iterable[Row], bureau: Mapping[str, str]) -> str:
    """Return the text that introduces a partner to the requester. Raises BadFile when the template is wrong."""
    name = row["name"] + (f" ({row['name_in_use']})" if row["name_in_use"] else "")
    reached = [f"  {show_phone(c['value']) if c['kind'] == 'phone' else c['value']}" for c in contacts]
    if row["channel"]:
        channel = _(LABELS[Channel][Channel(row["channel"])])
        reached.append("  " + _("preferably by {channel}").format(channel=channel))
    if row["preferred_hours"]:
        reached.append("  " + _("preferred hours: {hours}").format(hours=row["preferred_hours"]))
    values = {
        "recipient": row["recipient"],
        "request": row["request"],
        "title": row["title"],
        "name": name,
        "contacts": "\n".join(reached),
        "bureau": bureau.get("bureau", ""),
        "bureau_contact": ", ".join(filter(None, (bureau.get("phone"), bureau.get("email")))),
    }
    try:
        return template.format_map(values).strip()
    except (KeyError, ValueError, IndexError, AttributeError):
        raise BadFile(
            _("templates/introduction: only these can stand between braces: {names}").format(names=", ".join(values))
        ) from None
