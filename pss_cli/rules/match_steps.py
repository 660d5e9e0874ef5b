"""What is owed around the first meeting (guide 4, 4.1, 4.2, 4.5); each item may be not needed, with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.rules.base import Check, Facts, Rule, Severity, Text, rule

Breach = Iterator[dict[str, Any]]
_UNKNOWN = Text("pas encore fixée", "not set yet")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Preparation(Facts):
    """A confirmed match under way, as things stand today: what is settled before the first meeting."""

    since: date  # the confirmation
    first_on: date | None = None  # the partner's first meeting
    coach: bool = False
    contact: bool = False
    documents: bool = False
    parking: bool = False


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Start(Facts):
    """An open request with a confirmed partner, as things stand today: what is settled for the team."""

    since: date  # the first confirmation
    first_on: date | None = None  # the first meeting
    support: bool = False
    capsule: bool = False
    roles: bool = False


def _owed(item: str) -> Check[Any]:
    """Return a check that finds `item` unsettled."""

    def check(f: Preparation | Start) -> Breach:
        if not getattr(f, item) and not f.past_unknown:
            yield {"since": f.since, "first": f.first_on or _UNKNOWN}

    return check


def _todo(
    code: str, source: str, facts: type[Facts], item: str, typed: str, fr: tuple[str, str], en: tuple[str, str]
) -> Rule:
    """Return the todo of one item: its title and what is owed, in both languages; `typed` closes it."""
    return rule(
        code, source, Severity.TODO, facts,
        title=(fr[0], en[0]),
        message=(f"{{who}} : {fr[1]} (première rencontre : {{first}}).", f"{{who}}: {en[1]} (first meeting: {{first}})."),
        remedy=(f"pss match step {{code}} {typed}", f"pss match step {{code}} {typed}"),
    )(_owed(item))  # fmt: skip


coach = _todo(
    "MAT-14", "G 4", Preparation, "coach", "coach --coach UP-…",
    ("Un coach accompagne la première rencontre", "aucun coach n'est nommé pour la première rencontre"),
    ("A coach accompanies the first meeting", "no coach is named for the first meeting"),
)  # fmt: skip
contact = _todo(
    "MAT-15", "G 4.1", Preparation, "contact", "contact",
    ("Le gestionnaire rencontre ou appelle le partenaire avant le début", "ni rencontre ni appel du gestionnaire avant le début"),
    ("Before the start the manager meets or calls the partner", "the manager has neither met nor called them before the start"),
)  # fmt: skip
support = _todo(
    "MAT-16", "G 4.1", Start, "support", "support --who …",
    ("L'équipe désigne une personne de soutien", "l'équipe n'a pas désigné de personne de soutien"),
    ("The team designates a support person", "the team has not designated a support person"),
)  # fmt: skip
documents = _todo(
    "MAT-18", "G 4.1", Preparation, "documents", "documents",
    ("Les documents sont envoyés, imprimés", "les documents imprimés ne sont pas envoyés"),
    ("Documents are sent, printed", "the printed documents are not sent"),
)  # fmt: skip
capsule = _todo(
    "MAT-20", "G 4.2", Start, "capsule", "capsule",
    ("Une capsule de formation PSS pour l'équipe avant le début", "l'équipe n'a pas eu sa capsule de formation PSS"),
    ("A short PSS training capsule for the team before the start", "the team has not had its PSS training capsule"),
)  # fmt: skip
parking = _todo(
    "MAT-21", "G 4.5", Preparation, "parking", "parking",
    ("Les billets de stationnement sont remis à l'avance", "les billets de stationnement ne sont pas remis"),
    ("Parking tickets are handed out ahead", "the parking tickets are not handed out"),
)  # fmt: skip


@rule(
    "MAT-19", "G 4", Severity.TODO, Start,
    title=("À la première rencontre, les rôles sont rappelés", "At the first meeting the roles are recalled"),
    message=(
        "{who} : rien ne dit que les rôles ont été rappelés à la première rencontre, le {since}.",
        "{who}: nothing says that the roles were recalled at the first meeting, on {since}.",
    ),
    remedy=("pss match step {code} roles", "pss match step {code} roles"),
)  # fmt: skip
def roles(f: Start) -> Breach:
    if not f.roles and f.first_on is not None and f.first_on <= f.day and not f.past_unknown:
        yield {"since": f.first_on}


ALL = (coach, contact, support, documents, roles, capsule, parking)
