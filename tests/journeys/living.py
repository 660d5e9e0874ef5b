"""What every life needs: days that pass, lines that are typed, what is owed, and that all of it works when typed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.conftest import Answer

# What a person puts in the place of an ellipsis.
FILLED = {
    "--motive …": "--motive Accueil",
    "--profile-sought …": "--profile-sought 'A vécu une hospitalisation'",
    "--seats …": "--seats 2",
    "--length …": "--length '6 mois'",
    "--slots …": "--slots mardi-matin",
    "--who …": "--who 'Sam Soutien'",
    "--coach UP-…": "--who 'Une coach'",
    "--outcome …": "--outcome filled",
    "S-…": "S-0001",
}
READING = ("find", "list", "show")
# What these commands then ask on a terminal is an error off it: an outcome, a decision, consents, figures.
ASKED = {"INT-07", "TRN-08", "REC-01", "CLM-19"}

REFERRAL = (
    "--referrer 'Luc Intervenant' --referrer-role intervenant --agreed --received-care --criteria all"
    " --distance --not-claiming --weekday-daytime"
)
REQUEST = (
    "--kind working_group --motive Accueil --profile-sought 'A vécu une hospitalisation' --seats 2 --length '6 mois'"
    " --slots mardi-matin --objective 'Une page' --staff-count 5 --involvement consultation --responsible Gisèle"
)


@dataclass
class Life:
    """One registry, from one day to the next."""

    pss: Callable[..., Answer]
    env: pytest.MonkeyPatch
    day: str = ""

    def on(self, day: str) -> None:
        """Let time pass."""
        self.day = day
        self.env.setenv("PSS_TODAY", day)

    def line(self, typed: str) -> Answer:
        """Type one line."""
        return self.pss(*shlex.split(typed))

    def does(self, typed: str) -> set[str]:
        """Type a line that goes through; return the rules that warn."""
        answer = self.line(typed)
        assert answer.code == 0, f"{self.day} pss {typed}\n{answer.err}"
        return rules_said(answer)

    def is_refused(self, typed: str) -> set[str]:
        """Type a line that rules refuse; return them."""
        answer = self.line(typed)
        assert answer.code == 5, f"{self.day} pss {typed}\n{answer.out}{answer.err}"
        return rules_said(answer)

    def owed(self) -> list[tuple[str, str]]:
        """Return what is owed today, (rule, code), after each command to type was typed."""
        items = self.line("report today -f json").items
        for item in items:
            for typed in re.findall(r"pss ([^,()]+)", item["command"]):
                self._works(item["rule"], typed)
        return sorted((item["rule"], item["code"]) for item in items)

    def _works(self, rule: str, typed: str) -> None:
        for blank, said in FILLED.items():
            typed = typed.replace(blank, said)
        typed = re.sub("AAAA-MM-JJ|YYYY-MM-DD", self.day, typed)
        tried = typed if typed.split()[1] in READING else f"{typed} --dry-run --no-input"
        answer = self.line(tried)
        allowed = (0, 2, 5) if rule in ASKED else (0,)
        assert answer.code in allowed, f"{self.day} {rule}: pss {typed}\n{answer.err}"

    def is_sound(self) -> None:
        """The audit and the check find nothing that the rules refuse."""
        for typed in ("rules --audit", "registry check"):
            answer = self.line(typed)
            assert answer.code == 0, answer.out + answer.err

    def verdicts(self, verdict: str) -> set[tuple[str, str]]:
        """Return the (rule, code) that the audit finds with that verdict."""
        found = self.line("rules --audit -f json").items
        return {(item["rule"], item["code"]) for item in found if item["verdict"] == verdict}


def rules_said(answer: Answer) -> set[str]:
    """Return the codes of the rules that spoke."""
    return set(re.findall(r"\[([A-Z]{3}-\d\d)\]", answer.err))
