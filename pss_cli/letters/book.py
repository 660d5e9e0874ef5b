"""The letters, and what the template of each may name; every value is a text, empty when unknown."""

from __future__ import annotations

from pss_cli.i18n import N_
from pss_cli.vocabulary import Letter

LANGUAGES = ("fr", "en")

# What each name stands for, as `pss registry letters` says it.
MEANINGS = {
    "name": N_("whom the letter is for"),
    "first_name": N_("first name of whom the letter is for"),
    "bureau": N_("name of the Bureau"),
    "bureau_contact": N_("telephone and e-mail of the Bureau"),
    "establishment": N_("name of the establishment"),
    "phone": N_("telephone of the person"),
    "day": N_("day of what the letter is about, in words"),
    "time": N_("time of the interview"),
    "starts": N_("from, time of day"),
    "ends": N_("to, time of day"),
    "place": N_("place"),
    "trainer": N_("who gives the session"),
    "request": N_("code of the request"),
    "title": N_("title of the request"),
    "kind": N_("kind of request"),
    "directorate": N_("name of the directorate"),
    "responsible": N_("responsible person of the team"),
    "motive": N_("why the team asks"),
    "objective": N_("short-term objective"),
    "length": N_("approximate length, in words"),
    "calendar": N_("calendar of the meetings, in words"),
    "slots": N_("weekly slots in which the team meets"),
    "partner": N_("the partner the letter is about"),
    "contacts": N_("ways to reach the partner, one on each line"),
    "support": N_("support person of the team"),
    "coach": N_("the coach"),
    "meal": N_("yes when a meal can be claimed, otherwise empty"),
    "meal_after": N_("length of a meeting beyond which a meal can be claimed"),
    "before": N_("day before which to hand the claim in"),
    "claim": N_("code of the claim"),
    "lines": N_("the refused or cut lines with their reasons, one on each line"),
    "amount": N_("amount paid"),
    "reference": N_("reference of the payment"),
    "batch": N_("code of the batch in which it was paid"),
    "since": N_("day of the last news or participation"),
}

COMMON = ("name", "first_name", "bureau", "bureau_contact", "establishment")
_SESSION = ("day", "starts", "ends", "place", "trainer")
_MEETING = ("request", "title", "directorate", "responsible", "support", "coach", "partner", "day", "starts", "ends",
            "place", "meal_after")  # fmt: skip
_PROPOSAL = ("kind", "motive", "objective", "length", "calendar", "slots", "day", "starts", "ends", "place")

OWN: dict[Letter, tuple[str, ...]] = {
    Letter.INTERVIEW: ("day", "time", "phone"),
    Letter.CONVOCATION: _SESSION,
    Letter.REMINDER: _SESSION,
    Letter.RETAINED: (),
    Letter.NOT_RETAINED: (),
    Letter.PROPOSAL: ("request", "title", "directorate", "responsible", *_PROPOSAL),
    Letter.INTRODUCTION: ("request", "title", "partner", "contacts"),
    Letter.FIRST_MEETING_PARTNER: _MEETING,
    Letter.FIRST_MEETING_MANAGER: _MEETING,
    Letter.FIRST_MEETING_COACH: _MEETING,
    Letter.OUTCOMES: ("request", "title", "directorate", "responsible"),
    Letter.OWED: ("title", "day", "starts", "ends", "directorate", "responsible", "meal", "meal_after", "before"),
    Letter.CLAIM_REFUSED: ("claim", "directorate", "responsible", "lines"),
    Letter.CLAIM_PAID: ("claim", "directorate", "amount", "day", "reference", "batch"),
    Letter.RECONTACT: ("since", "phone"),
}


def names(letter: Letter) -> tuple[str, ...]:
    """Return every name that the template of a letter may use."""
    return (*COMMON, *OWN[letter])
