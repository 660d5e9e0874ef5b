"""The meetings of a match (guide 4.1)."""

from __future__ import annotations

from dataclasses import dataclass

from pss_cli.rules.base import Clock, Facts, Severity, rule
from pss_cli.rules.match_confirm import Breach
from pss_cli.text import fold


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Overlap(Facts):
    """Two meetings of one person on one day, planned or held; the later one is the event."""

    starts: int
    ends: int
    other: str
    other_starts: int
    other_ends: int


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class SupportPerson(Facts):
    """The designation of a support person."""

    support: str | None = None
    facilitator: str | None = None


@rule(
    "MAT-12", "ours", Severity.GATE, Overlap,
    title=("Deux rencontres d'une même personne ne se chevauchent pas", "Two meetings of one person do not overlap"),
    message=(
        "{who}, le {day} : {code} ({starts} à {ends}) chevauche {other} ({other_starts} à {other_ends}).",
        "{who}, on {day}: {code} ({starts} to {ends}) overlaps {other} ({other_starts} to {other_ends}).",
    ),
    remedy=(
        "Corrigez --starts et --ends, ou l'autre rencontre : pss match log {other} --edit --starts … --ends …",
        "Correct --starts and --ends, or the other meeting: pss match log {other} --edit --starts … --ends …",
    ),
)  # fmt: skip
def overlap(f: Overlap) -> Breach:
    if f.starts < f.other_ends and f.other_starts < f.ends:
        yield {
            "starts": Clock(f.starts), "ends": Clock(f.ends), "other": f.other,
            "other_starts": Clock(f.other_starts), "other_ends": Clock(f.other_ends),
        }  # fmt: skip


@rule(
    "MAT-17", "G 4.1", Severity.WARN, SupportPerson,
    title=("La personne de soutien n'anime pas", "The support person is not the facilitator"),
    message=(
        "{support} soutient le partenaire et anime aussi les rencontres de {code}.",
        "{support} supports the partner and also facilitates the meetings of {code}.",
    ),
    remedy=(
        "Une autre personne serait plus attentive : pss match step {code} support --who …",
        "Somebody else would be more attentive: pss match step {code} support --who …",
    ),
)  # fmt: skip
def support_is_not_facilitator(f: SupportPerson) -> Breach:
    if f.support and f.facilitator and fold(f.support) == fold(f.facilitator):
        yield {"support": f.support}


ALL = (overlap, support_is_not_facilitator)
