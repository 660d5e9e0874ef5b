"""Re-contact of those who take part in nothing (guide 1.1b)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pss_cli.dates import add_months, cutoff
from pss_cli.labels import label
from pss_cli.rules.base import Facts, Severity, Text, rule
from pss_cli.vocabulary import LastOf

Breach = Iterator[dict[str, Any]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WaitingForRecontact(Facts):
    """An active partner, as things stand today: the last thing that restarted the months."""

    last_on: date | None  # None: nothing is known of before pss
    last_of: str
    attempts: int = 0


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Recontact(Facts):
    """A re-contact on the day it was made."""

    outcome: str | None = None
    paused_until: date | None = None


def _attempts(n: int) -> Text:
    if n == 0:
        return Text("aucune tentative", "no attempt")
    several = "s" if n > 1 else ""
    return Text(f"{n} tentative{several} sans réponse", f"{n} attempt{several} without an answer")


@rule(
    "REC-01", "G 1.1b", Severity.TODO, WaitingForRecontact,
    title=("Sans activité : à relancer à 18 mois, en retard à 24", "No activity: due at 18 months, late at 24"),
    message=(
        "{who} est {state} : {nothing}, {attempts}.",
        "{who} is {state}: {nothing}, {attempts}.",
    ),
    remedy=("pss recontact record {code}", "pss recontact record {code}"),
)  # fmt: skip
def recontact_is_owed(f: WaitingForRecontact) -> Breach:
    due, late = Text("à relancer", "due for a re-contact"), Text("en retard de relance", "late for a re-contact")
    if f.last_on is None:
        yield {
            "state": due,
            "nothing": Text("aucune activité connue", "no known activity"),
            "attempts": _attempts(f.attempts),
        }
    elif f.last_on <= cutoff(f.day, f.limits.recontact_months):
        seen = f"{f.last_on} ({label(LastOf(f.last_of))})"
        yield {
            "state": late if f.last_on <= cutoff(f.day, f.limits.late_months) else due,
            "since": add_months(f.last_on, f.limits.recontact_months),
            "nothing": Text(f"rien depuis le {seen}", f"nothing since {seen}"),
            "attempts": _attempts(f.attempts),
        }


@rule(
    "REC-02", "G 1.1b", Severity.REFUSE, Recontact,
    title=("Une relance consigne son résultat", "A re-contact records its outcome"),
    message=("Relance de {who} le {day} : {missing}.", "Re-contact of {who} on {day}: {missing}."),
    remedy=(
        "Donnez le résultat : interested (intérêt confirmé), paused (en pause), withdrawn (retrait), no_answer (sans réponse), "
        "wrong_details (mauvaises coordonnées) ou deceased (décès) ; pour une pause, ajoutez --until DATE.",
        "Give the outcome (interested, paused, withdrawn, no_answer, wrong_details, deceased); for a pause, --until DATE.",
    ),
)  # fmt: skip
def outcome_is_recorded(f: Recontact) -> Breach:
    if f.outcome is None:
        yield {"missing": Text("le résultat manque", "the outcome is missing")}
    elif f.outcome == "paused" and f.paused_until is None:
        yield {"missing": Text("la date de fin de la pause manque", "the day the pause ends is missing")}
    elif f.outcome == "paused" and f.paused_until is not None and f.paused_until <= f.day:
        yield {"missing": Text("la pause finit avant de commencer", "the pause ends before it starts")}


ALL = (recontact_is_owed, outcome_is_recorded)
