"""Who can be proposed for a request (guide 1.1b, 1.1c, 2.1, 2.2, 4.1, 5.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.labels import slot_label
from pss_cli.rules.base import Facts, Rule, Severity, Text, rule
from pss_cli.vocabulary import Level, Profile

Breach = Iterator[dict[str, Any]]

LEVELS = tuple(Level)  # lowest first


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Standing(Facts):
    """Where a partner stands in the registry on the day of an event."""

    enrolled_on: date | None = None  # the last enrolment up to that day
    withdrawn_on: date | None = None
    paused_since: date | None = None
    on_hold_until: date | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Timed(Facts):
    """A partner's weekly slots, and what would fall in them."""

    slots: tuple[str, ...] = ()  # such as `0-morning`, Monday morning


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PlannedMeeting(Timed):
    """A meeting to come and a partner who is expected there, on the day of the meeting; `code` is the partner's."""

    starts: int
    ends: int
    away: bool = False

    @property
    def parts(self) -> list[str]:
        """The weekly slots that the meeting takes up; half an hour or so around noon and supper takes up none."""
        taken = {
            "morning": self.starts < 12 * 60,
            "afternoon": self.starts < 17 * 60 and self.ends > 13 * 60,
            "evening": self.ends > 18 * 60,
        }
        return [f"{self.day.weekday()}-{part}" for part, is_taken in taken.items() if is_taken]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Proposal(Standing, Timed):
    """A partner on the day they are proposed for a request, and what that request asks."""

    request_code: str = ""
    kind: str | None = None
    kind_fr: str | None = None
    kind_en: str | None = None
    level: str | None = None
    level_asked: str | None = None
    profiles: tuple[str, ...] = ()
    profile_asked: str | None = None
    wished: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    request_slots: tuple[str, ...] = ()
    away_on: date | None = None  # the first meeting, when the person is unavailable on that day
    last_present_on: date | None = None
    last_confirmed_on: date | None = None

    @property
    def common_slots(self) -> list[str]:
        """The slots of the request in which the partner is available."""
        return [slot for slot in self.request_slots if slot in self.slots]

    @property
    def other_slots(self) -> list[str]:
        """The slots of the request in which the partner is not known to be available."""
        return [slot for slot in self.request_slots if slot not in self.slots]

    @property
    def wishes_it(self) -> bool | None:
        """Whether the partner wishes this kind of involvement; None when nothing is known."""
        return self.kind in self.wished if self.kind and self.wished else None

    @property
    def free_for_it(self) -> bool | None:
        """Whether the partner is available in one slot at least of the request; None when nothing is known."""
        if self.away_on:
            return False
        return bool(self.common_slots) if self.slots and self.request_slots else None

    @property
    def last_involved_on(self) -> date | None:
        """The last day on which the partner was present somewhere, or confirmed."""
        return max(filter(None, (self.last_present_on, self.last_confirmed_on)), default=None)


@rule(
    "MAT-01", "G 1.1c", Severity.REFUSE, Standing,
    title=("Inscrit et actif", "Enrolled and active"),
    message=("{who} {state}.", "{who} {state}."),
    remedy=("Voir : pss enroll show {code}", "See: pss enroll show {code}"),
)  # fmt: skip
def active(f: Standing) -> Breach:
    if f.withdrawn_on:
        yield {
            "state": Text(
                f"n'est plus au répertoire depuis le {f.withdrawn_on}", f"left the registry on {f.withdrawn_on}"
            )
        }
    elif f.enrolled_on is None:
        if not f.past_unknown:
            yield {"state": Text("n'est pas au répertoire", "is not enrolled")}
    elif f.paused_since:
        yield {"state": Text(f"est en pause depuis le {f.paused_since}", f"has been paused since {f.paused_since}")}


@rule(
    "MAT-06", "G 5.2", Severity.REFUSE, Standing,
    title=("Pas de jumelage avant la date d'attente", "Not matched while on hold until a date"),
    message=("{who} est en attente jusqu'au {until}.", "{who} is on hold until {until}."),
    remedy=(
        "Attendez cette date, ou si l'attente est finie : pss enroll resume {code}",
        "Wait for that date, or if the hold is over: pss enroll resume {code}",
    ),
)  # fmt: skip
def not_on_hold(f: Standing) -> Breach:
    if f.on_hold_until and f.day < f.on_hold_until:
        yield {"until": f.on_hold_until}


@rule(
    "MAT-09", "N; G 2.1, 2.2", Severity.GATE, Proposal,
    title=("Le niveau et le profil demandés", "The level and the profile asked"),
    message=(
        "{request_code} demande : {asked} ; {who} : {held}.",
        "{request_code} asks for: {asked}; {who}: {held}.",
    ),
    remedy=(
        "Si sa fiche n'est plus à jour : pss enroll level {code} …, pss enroll profile {code} …",
        "If their record is out of date: pss enroll level {code} …, pss enroll profile {code} …",
    ),
)  # fmt: skip
def level_and_profile(f: Proposal) -> Breach:
    asked: list[Level | Profile] = []
    if f.level_asked and not (f.level and LEVELS.index(Level(f.level)) >= LEVELS.index(Level(f.level_asked))):
        asked += [Level(f.level_asked)] if f.level or not f.past_unknown else []
    if f.profile_asked and not _suits(f.profile_asked, f.profiles):
        asked += [Profile(f.profile_asked)] if f.profiles or not f.past_unknown else []
    if asked:
        level = Level(f.level) if f.level else Text("niveau inconnu", "level unknown")
        profiles: list[Profile | Text] = [Profile(p) for p in f.profiles] or [Text("profil inconnu", "profile unknown")]
        yield {"request_code": f.request_code, "asked": tuple(asked), "held": (level, *profiles)}


def _suits(asked: str, held: tuple[str, ...]) -> bool:
    """Whether one of the profiles held is the one asked; a resource partner may co-train (guide 2.2)."""
    return asked in held or (asked == Profile.TRAINER and Profile.RESOURCE in held)


@rule(
    "MAT-10", "G 1.1b", Severity.REFUSE, Proposal,
    title=("Jamais un type d'implication refusé", "Never a kind of involvement that was refused"),
    message=("{who} refuse ce type d'implication : {kind}.", "{who} refuses this kind of involvement: {kind}."),
    remedy=(
        "Ce refus est respecté. Si la personne a changé d'avis : pss person edit {code} --refusals …",
        "This refusal is respected. If they changed their mind: pss person edit {code} --refusals …",
    ),
)  # fmt: skip
def not_refused(f: Proposal) -> Breach:
    if f.kind and f.kind in f.refused:
        yield {"kind": _kind(f)}


def _kind(f: Proposal) -> Text:
    return Text(f.kind_fr or f.kind or "", f.kind_en or f.kind or "")


@rule(
    "MAT-11", "G 1.1b, 4.1", Severity.WARN, Timed,
    title=("Intérêts et disponibilités concordent", "Interests and availability match"),
    message=("{who} : {gaps}.", "{who}: {gaps}."),
    remedy=(
        "À valider avec la personne ; sa fiche : pss person edit {code} --wishes … --slots …",
        "Check with the person; their record: pss person edit {code} --wishes … --slots …",
    ),
)  # fmt: skip
def interests_and_slots(f: Timed) -> Breach:
    gaps = _meeting_gaps(f) if isinstance(f, PlannedMeeting) else _proposal_gaps(f) if isinstance(f, Proposal) else []
    if gaps:
        yield {"gaps": tuple(gaps)}


def _meeting_gaps(f: PlannedMeeting) -> list[Text]:
    outside = [slot for slot in f.parts if slot not in f.slots] if f.slots else []
    gaps = [_not_in(outside)] if outside else []
    return [*gaps, _not_on(f.day)] if f.away else gaps


def _proposal_gaps(f: Proposal) -> list[Text]:
    gaps: list[Text] = []
    if f.kind and not f.wishes_it and not (f.wishes_it is None and f.past_unknown):
        kind = _kind(f)
        known = f.wishes_it is not None
        gaps.append(
            Text(
                f"ce type n'est pas parmi ses intérêts ({kind.fr})",
                f"this kind is not among their interests ({kind.en})",
            )
            if known
            else Text("intérêts inconnus", "interests unknown")
        )
    if f.request_slots and not f.slots:
        gaps += [] if f.past_unknown else [Text("disponibilités inconnues", "availability unknown")]
    elif f.other_slots:
        gaps.append(_not_in(f.other_slots))
    if f.away_on:
        gaps.append(_not_on(f.away_on))
    return gaps


def _not_in(slots: list[str]) -> Text:
    said = ", ".join(slot_label(slot) for slot in slots)
    return Text(f"pas disponible : {said}", f"not available: {said}")


def _not_on(day: date) -> Text:
    return Text(f"pas disponible le {day}", f"not available on {day}")


ALL: tuple[Rule, ...] = (active, not_on_hold, level_and_profile, not_refused, interests_and_slots)
