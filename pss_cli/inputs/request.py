"""The fields of a request."""

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, always, between, never, one_of, slots, text, when, yes_no
from pss_cli.vocabulary import Level, OpenState, Profile, RequestOutcome

REQUEST = (
    Field("title", text, N_("name of the committee or project")),
    Field(
        "directorate",
        text,
        N_("directorate that asks"),
        example="DSI",
        usual="asking_directorate",
        expected=True,
        why=("REQ-01",),
    ),
    Field("responsible", text, N_("responsible person"), expected=True, why=("REQ-01",)),
    Field("responsible_contact", text, N_("how to reach the responsible person")),
    Field("opened_on", parse_day, N_("day of the request (default: today)"), ask=never),
    Field(
        "kind", text, N_("kind of request"), words="request_kind", usual="request_kind", by_enter=True, why=("MAT-10",)
    ),
    Field("permanent", yes_no, N_("permanent (default: yes for a permanent committee)"), ask=never),
    Field("motive", text, N_("motive"), why=("REQ-02",)),
    Field("profile_sought", text, N_("profile sought, in words"), why=("REQ-02",)),
    Field("seats", between(1, 99), N_("how many partners"), why=("REQ-02", "REQ-04")),
    Field("length", text, N_("approximate length"), example="6 mois", why=("REQ-02",)),
    Field("slots", slots, N_("weekly slots"), many=True, example="lundi-matin", why=("REQ-02",)),
    Field("objective", text, N_("short-term objective"), why=("REQ-06",)),
    Field("staff_count", between(0, 999), N_("how many staff on the committee"), why=("REQ-05",)),
    Field(
        "involvement",
        text,
        N_("degree of involvement"),
        example="co-construction",
        usual="involvement",
        why=("REQ-08",),
    ),
    Field(
        "level", one_of(Level), N_("level asked"), choices=Level, usual="request_level", by_enter=True, why=("MAT-09",)
    ),
    Field("profile", one_of(Profile), N_("partner's profile asked"), choices=Profile, ask=never),
    Field("concrete_tasks", yes_no, N_("youth: short, concrete tasks"), ask=never),
    Field("first_meeting_on", parse_day, N_("date of the first meeting"), example="2027-01-19", why=("REQ-09",)),
    Field(
        "calendar", text, N_("calendar, in words"), ask=lambda given: not given.get("first_meeting_on"), why=("REQ-09",)
    ),
    Field("facilitator", text, N_("who facilitates the meetings"), ask=never),
)

CLOSING = (
    Field("outcome", one_of(RequestOutcome), N_("outcome"), required=True, ask=always, choices=RequestOutcome),
    Field("reason", text, N_("reason"), ask=when("outcome", RequestOutcome.UNFILLED, RequestOutcome.CANCELLED)),
    Field("closed_on", parse_day, N_("day of the closing (default: today)"), ask=never),
)

EDITED = (*REQUEST, *CLOSING, Field("reopen", yes_no, N_("open again a request closed by mistake")))

LISTED = (
    Field("state", one_of(OpenState), N_("only open, or only closed ones"), choices=OpenState),
    Field("directorate", text, N_("only those of one directorate")),
)
