"""What a fiscal year has to be before its totals are sealed (guide 4.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pss_cli.rules.base import Facts, Severity, rule
from pss_cli.rules.claim import Breach


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class YearSealed(Facts):
    """A fiscal year on the day its totals were sealed; its code is its label."""

    ended_on: date
    undecided: tuple[str, ...] = ()  # claims that still held a line without a decision
    silent: tuple[str, ...] = ()  # directorates with figures, which declared nothing


@rule(
    "CLM-40", "ours", Severity.REFUSE, YearSealed,
    title=("Une année se scelle une fois terminée", "A year is sealed once it is over"),
    message=("{code} se termine le {ended_on} : rien n'est définitif avant.",
             "{code} ends on {ended_on}: nothing is final before that."),
    remedy=("Scellez à partir du {first}.", "Seal from {first} on."),
)  # fmt: skip
def year_is_over(f: YearSealed) -> Breach:
    if f.day <= f.ended_on:
        yield {"ended_on": f.ended_on, "first": f.ended_on + timedelta(days=1)}


@rule(
    "CLM-41", "ours", Severity.GATE, YearSealed,
    title=("Les réclamations de l'année sont décidées", "The claims of the year are decided"),
    message=("{code} : des lignes attendent une décision dans {claims} (réclamations : {count}).",
             "{code}: lines wait for a decision in {claims} (claims: {count})."),
    remedy=("Faites-les approuver ou refuser (pss claim list), ou dites pourquoi sceller avant.",
            "Have them approved or refused (pss claim list), or say why to seal before."),
)  # fmt: skip
def claims_are_decided(f: YearSealed) -> Breach:
    if f.undecided:
        yield {"claims": _first(f.undecided), "count": len(f.undecided)}


@rule(
    "CLM-42", "G 4.5", Severity.GATE, YearSealed,
    title=("Chaque direction a déclaré son année", "Every directorate declared its year"),
    message=("{code} : rien n'est déclaré par {directorates}.", "{code}: nothing is declared by {directorates}."),
    remedy=("pss report returns --send --fiscal-year {code}, ou dites pourquoi sceller sans leur retour.",
            "pss report returns --send --fiscal-year {code}, or say why to seal without their return."),
)  # fmt: skip
def directorates_declared(f: YearSealed) -> Breach:
    if f.silent:
        yield {"directorates": f.silent}


def _first(codes: tuple[str, ...], most: int = 10) -> tuple[str, ...]:
    return (*codes[:most], "…") if len(codes) > most else codes


ALL = (year_is_over, claims_are_decided, directorates_declared)
