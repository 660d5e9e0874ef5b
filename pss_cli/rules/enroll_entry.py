"""Entering the registry, and the declaration that a minor never makes (guide 1.1b, 2.1, 5.4)."""

from __future__ import annotations

from dataclasses import dataclass

from pss_cli.rules.base import Severity, Text, rule
from pss_cli.rules.enroll import Aged, Breach, OfAge, Registered
from pss_cli.rules.refer import Newcomer


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Enrolment(Newcomer, OfAge, Registered):
    """An enrolment on its day."""

    decision: str | None = None  # the last one after training
    trained: bool = False  # attended, or by an adapted path
    family_talk: bool | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Declaration(Aged):
    """A declaration on the day it was received and gone through."""


@rule(
    "ENR-01", "G 1.1b, 2.1; N", Severity.REFUSE, Enrolment,
    title=("Formé et retenu avant l'inscription au répertoire", "Trained and retained before entering the registry"),
    message=("Pour inscrire {who}, il manque : {items}.", "To enrol {who}, still missing: {items}."),
    remedy=(
        "pss train decide {code} retained ; pour qui était inscrit avant pss : pss enroll add {code} --already-since DATE",
        "pss train decide {code} retained; for someone enrolled before pss: pss enroll add {code} --already-since DATE",
    ),
)  # fmt: skip
def trained_and_retained(f: Enrolment) -> Breach:
    items = []
    if f.decision != "retained":
        items.append(Text("la décision de retenir la personne", "the decision to retain the person"))
    if not f.trained:
        items.append(Text("la formation suivie", "the training followed"))
    unknown = f.past_unknown and f.decision is None
    if items and not unknown:
        yield {"items": items}


@rule(
    "ENR-07", "G 5.4; law", Severity.REFUSE, Declaration,
    title=("Aucune déclaration d'un mineur", "No declaration of a minor"),
    message=(
        "{who} n'a pas 18 ans le {day} (ou son âge est inconnu) : aucune déclaration ne peut exister.",
        "{who} is not 18 on {day} (or the age is unknown): no declaration can exist.",
    ),
    remedy=(
        "{adult}Rien n'est demandé à un mineur. Si une déclaration est inscrite, retirez-la d'abord, sans trace : "
        "pss enroll sign {code} --declaration --remove",
        "{adult}Nothing is asked of a minor. If a declaration is recorded, first remove it, without a trace: "
        "pss enroll sign {code} --declaration --remove",
    ),
)  # fmt: skip
def no_declaration_of_a_minor(f: Declaration) -> Breach:
    if f.minor:
        say = f"pss person edit {f.code} --adult"
        ask = Text(
            f"Si la personne est majeure, dites-le d'abord : {say}. ",
            f"If the person is an adult, say so first: {say}. ",
        )
        yield {"adult": Text("", "") if f.birth_date else ask}


@rule(
    "ENR-09", "G 5.4", Severity.WARN, Enrolment,
    title=("Mineur : parler avec les parents ou la personne autorisée", "Minor: talking with the parents or authorised person"),
    message=(
        "{who} n'a pas 18 ans : il est fortement suggéré de parler de son implication avec les parents ou la personne "
        "autorisée. Aucune autorisation n'est nécessaire.",
        "{who} is a minor: talking about the involvement with the parents or the authorised person is strongly "
        "suggested. No authorisation is required.",
    ),
    remedy=("Une fois fait : pss enroll edit {code} --family-talk", "Once done: pss enroll edit {code} --family-talk"),
)  # fmt: skip
def family(f: Enrolment) -> Breach:
    if f.birth_date and f.minor and not f.family_talk and not f.past_unknown:
        yield {}


ALL = (trained_and_retained, no_declaration_of_a_minor, family)
