"""How requests and the search for partners are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pss_cli.i18n import N_, _
from pss_cli.rules.base import Finding
from pss_cli.views.tables import Column, Listing, Row, Sheet
from pss_cli.vocabulary import Answer, Level, OpenState, Origin, Part, Profile, RequestOutcome, StepKind

LIST = (
    Column("code", N_("code")),
    Column("title", N_("title")),
    Column("directorate", N_("directorate")),
    Column("kind", N_("kind")),
    Column("opened_on", N_("opened on"), "day"),
    Column("age_days", N_("age in days"), "count"),
    Column("state", N_("state"), OpenState),
    Column("outcome", N_("outcome"), RequestOutcome),
    Column("filled", N_("seats filled"), "count"),
    Column("asked", N_("seats asked"), "count"),
    Column("waiting", N_("proposals under way"), "count"),
    Column("late", N_("unanswered beyond the delay"), "yes_no"),
)

SHEET = (
    Column("opened_on", N_("opened on"), "day"),
    Column("directorate", N_("directorate")),
    Column("responsible", N_("responsible person")),
    Column("responsible_contact", N_("how to reach them")),
    Column("kind_name", N_("kind")),
    Column("permanent", N_("permanent"), "yes_no"),
    Column("motive", N_("motive")),
    Column("profile_sought", N_("profile sought")),
    Column("profile", N_("partner's profile asked"), Profile),
    Column("level", N_("level asked"), Level),
    Column("seats", N_("seats asked"), "count"),
    Column("filled", N_("seats filled"), "count"),
    Column("length", N_("approximate length")),
    Column("objective", N_("short-term objective")),
    Column("staff_count", N_("staff on the committee"), "count"),
    Column("involvement_name", N_("degree of involvement")),
    Column("concrete_tasks", N_("youth: short, concrete tasks"), "yes_no"),
    Column("first_meeting_on", N_("first meeting"), "day"),
    Column("calendar", N_("calendar")),
    Column("facilitator", N_("facilitator")),
    Column("closed_on", N_("day closed"), "day"),
    Column("outcome", N_("outcome"), RequestOutcome),
    Column("closed_reason", N_("reason of the closing")),
    Column("origin", N_("origin"), Origin),
)
SLOTS = (Column("weekday", N_("day"), "weekday"), Column("part", N_("part of the day"), Part))
MATCHES = (
    Column("code", N_("code")),
    Column("person", N_("partner")),
    Column("last_name", N_("last name")),
    Column("first_name", N_("first name")),
    Column("proposed_on", N_("proposed on"), "day"),
    Column("answer", N_("answer"), Answer),
    Column("confirmed_on", N_("confirmed on"), "day"),
    Column("ended_on", N_("ended on"), "day"),
)
STEPS = (
    Column("kind", N_("step"), StepKind),
    Column("match", N_("match")),
    Column("day", N_("day"), "day"),
    Column("who", N_("who")),
    Column("not_needed", N_("not needed because")),
)
MEETINGS = (
    Column("code", N_("code")),
    Column("day", N_("day"), "day"),
    Column("starts", N_("from"), "clock"),
    Column("ends", N_("to"), "clock"),
    Column("place", N_("place")),
    Column("held", N_("held"), "yes_no"),
    Column("present", N_("present"), "count"),
)
OWED = (
    Column("rule", N_("rule")),
    Column("since", N_("since"), "day"),
    Column("message", N_("what is owed")),
    Column("remedy", N_("what to do")),
)

FITTING = (
    Column("code", N_("code")),
    Column("name", N_("name")),
    Column("reasons", N_("why")),
)
EXCLUDED = (
    Column("rule", N_("rule")),
    Column("title", N_("what excludes")),
    Column("count", N_("people"), "count"),
    Column("people", N_("who")),
)
CANDIDATES = (
    Column("code", N_("code")),
    Column("name", N_("name")),
    Column("fits", N_("fits"), "yes_no"),
    Column("rule", N_("rule")),
    Column("reasons", N_("why")),
    Column("match", N_("match")),
    Column("level", N_("level"), Level),
    Column("last_involved_on", N_("last involved on"), "day"),
)
BEST, NAMED = 20, 5  # before --all: those who fit, and people named for each rule that excludes

_PARTS = {
    "slots": (SLOTS, N_("Weekly slots")),
    "matches": (MATCHES, N_("Matches")),
    "steps": (STEPS, N_("Checklist")),
    "activities": (MEETINGS, N_("Meetings")),
}


def sheet(row: Row, parts: Mapping[str, Iterable[Row]], owed: Iterable[Finding]) -> Sheet:
    """Return one request with what is owed, its slots, matches, checklist and meetings."""
    todos = [
        {"rule": f.rule.code, "since": f.since.isoformat(), "message": f.message, "remedy": f.remedy} for f in owed
    ]
    listings = {name: Listing(columns, list(parts[name]), _(title)) for name, (columns, title) in _PARTS.items()}
    title = _("{code} {title}: request").format(code=row["code"], title=row["title"])
    return Sheet(title, SHEET, row, {"owed": Listing(OWED, todos, _("Owed")), **listings})


def search(row: Row, candidates: Iterable[Row], *, everyone: bool, limit: int | None) -> Sheet:
    """Return who fits a request, and everybody else under the rule that excludes them."""
    fitting: list[Row] = []
    groups: dict[tuple[str | None, str], list[str]] = {}
    for found in candidates:
        if found["fits"]:
            fitting.append(found)
        else:
            key = (found["rule"], found["rule_title"] or _("already proposed"))
            groups.setdefault(key, []).append(f"{found['code']} {found['name']}")
    excluded = [
        {"rule": code, "title": title, "count": len(people), "people": _named(people, everyone)}
        for (code, title), people in groups.items()
    ]
    title = _("{code} {title}: {n} can sit on it").format(code=row["code"], title=row["title"], n=len(fitting))
    best = fitting[: limit or (None if everyone else BEST)]
    shown = _("Who fits") if len(best) == len(fitting) else _("Who fits best (--all shows everybody)")
    parts = {
        "fitting": Listing(FITTING, best, shown),
        "excluded": Listing(EXCLUDED, excluded, _("Who does not, and why")),
    }
    return Sheet(title, (), row, parts)


def _named(people: list[str], everyone: bool) -> str:
    if everyone or len(people) <= NAMED:
        return ", ".join(people)
    return _("{people} and {n} more (--all)").format(people=", ".join(people[:NAMED]), n=len(people) - NAMED)
