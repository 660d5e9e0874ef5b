"""Profiles and levels of a partner (guide 2.1, 4.3; roles by level)."""

from __future__ import annotations

from dataclasses import dataclass

from pss_cli.rules.base import Facts, Severity, Text, rule
from pss_cli.rules.enroll import Breach


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ProfileGiven(Facts):
    """A profile on the day it was given."""

    profile: str
    activities: int = 0  # up to that day, before pss too
    speaks_to_groups: bool | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LevelGiven(Facts):
    """A level on the day it was given."""

    level: str
    operational: int = 0  # activities up to that day at the operational level; those before pss count so
    tactical: int = 0
    exposed: bool | None = None
    teaches: bool | None = None


_EXPERIENCE = (
    "{who} compte {count} activité(s) {kind}, et il en faut {asked} (choix du Bureau).",
    "{who} counts {count} {kind} activities, and {asked} are asked (the Bureau's choice).",
)
_ANY = Text("à titre de partenaire", "partner")
_OPERATIONAL = Text("au niveau opérationnel", "operational")
_BOTH = Text("aux niveaux opérationnel et tactique", "operational and tactical")
_FITTING = (
    "Un profil personnel compatible avec ce niveau suffit : dites lequel.",
    "A personal profile that fits this level is enough: say which.",
)


@rule(
    "ENR-10", "G 2.1c; ours", Severity.GATE, ProfileGiven,
    title=("Coach : une expérience significative", "Coach: significant experience"),
    message=_EXPERIENCE,
    remedy=("Dites quelles compétences et expériences le permettent.", "Say which skills and experience allow it."),
)  # fmt: skip
def coach(f: ProfileGiven) -> Breach:
    asked = f.limits.experience_activities
    if f.profile == "coach" and f.activities < asked and not f.past_unknown:
        yield {"count": f.activities, "kind": _ANY, "asked": asked}


@rule(
    "ENR-11", "N", Severity.GATE, LevelGiven,
    title=("Niveau tactique : une expérience opérationnelle significative", "Tactical level: significant operational experience"),
    message=_EXPERIENCE, remedy=_FITTING,
)  # fmt: skip
def tactical(f: LevelGiven) -> Breach:
    asked = f.limits.experience_activities
    needed = f.level == "tactical" and f.limits.tactical_needs_experience
    if needed and f.operational < asked and not f.past_unknown:
        yield {"count": f.operational, "kind": _OPERATIONAL, "asked": asked}


@rule(
    "ENR-12", "N", Severity.GATE, LevelGiven,
    title=("Niveau stratégique : une expérience significative", "Strategic level: significant experience"),
    message=_EXPERIENCE, remedy=_FITTING,
)  # fmt: skip
def strategic(f: LevelGiven) -> Breach:
    asked = f.limits.experience_activities
    count = f.operational + f.tactical
    if f.level == "strategic" and count < asked and not f.past_unknown:
        yield {"count": count, "kind": _BOTH, "asked": asked}


@rule(
    "ENR-13", "N", Severity.GATE, LevelGiven,
    title=("Niveau stratégique : progression et communication", "Strategic level: progress and communication"),
    message=("Pour {who}, il reste à confirmer : {items}.", "For {who}, still to be confirmed: {items}."),
    remedy=("Ajoutez --exposed et --teaches si c'est le cas.", "Add --exposed and --teaches if so."),
)  # fmt: skip
def progressed(f: LevelGiven) -> Breach:
    if f.level == "strategic" and not f.past_unknown:
        items = []
        if not f.exposed:
            items.append(Text("des situations lui ayant permis de progresser", "situations that let them progress"))
        if not f.teaches:
            items.append(
                Text(
                    "se raconte de façon pédagogique, écoute, réfléchit sur son expérience, communique efficacement",
                    "tells their story in a teaching way, listens, is reflective, communicates well",
                )
            )
        if items:
            yield {"items": items}


@rule(
    "ENR-14", "G 4.3", Severity.WARN, ProfileGiven,
    title=("Formateur : accepte de parler devant un groupe", "Trainer: accepts to speak before a group"),
    message=(
        "Rien ne dit que {who} accepte de parler devant un groupe.",
        "Nothing says that {who} accepts to speak before a group.",
    ),
    remedy=(
        "Une fois confirmé : pss enroll profile {code} trainer --speaks-to-groups",
        "Once confirmed: pss enroll profile {code} trainer --speaks-to-groups",
    ),
)  # fmt: skip
def trainer(f: ProfileGiven) -> Breach:
    if f.profile == "trainer" and not f.speaks_to_groups and not f.past_unknown:
        yield {}


ALL = (coach, tactical, strategic, progressed, trainer)
