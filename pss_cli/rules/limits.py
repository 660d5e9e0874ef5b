"""The thresholds that rules look at, as the establishment set them."""

from __future__ import annotations

from dataclasses import dataclass

from pss_cli.text import fold


@dataclass(frozen=True)
class Limits:
    """The establishment's thresholds on the day of the event (settings; minutes, months, weeks, days)."""

    profile: str = "laval"
    meal_min: int = 210
    consent_age: int = 14
    min_age: int = 15
    majority_age: int = 18
    session_min: int = 120
    recontact_months: int = 18
    late_months: int = 24
    details_months: int = 12
    recruit_weeks: int = 4
    recruit_weeks_safe: int = 6
    min_partners: int = 2
    staff_min: int = 4
    staff_max: int = 6
    request_answer_days: int = 30
    interview_days: int = 14
    convocation_days: int = 30
    decision_days: int = 14
    claim_missing_days: int = 30
    claim_days: int = 60
    voucher_days: int = 0  # not asked; a new registry begins with 60, in an older one the Bureau says from when
    approve_days: int = 30
    transmit_days: int = 30
    pay_days: int = 60
    feedback_days: int = 14
    return_days: int = 30
    experience_activities: int = 5
    tactical_needs_experience: bool = True
    other_preapproved: bool = False  # a new registry begins with it; in an older one the Bureau says from when
    receipt_kinds: str = ""  # likewise
    judicial_words: str = "judiciaire, casier, criminel, antécédent, probation, accusation, tribunal"

    def needs_receipt(self, kind: str) -> bool:
        """Whether an expense of this kind is handed in with a receipt."""
        return kind in [word.strip() for word in self.receipt_kinds.split(",")]

    def judicial(self, text: str) -> str:
        """Return the words of `text` that speak of judicial matters, as listed in the settings."""
        listed = [fold(word) for word in self.judicial_words.split(",") if word.strip()]
        return ", ".join(
            word for word in text.split() if any(part.startswith(w) for part in fold(word).split() for w in listed)
        )


# Under these ages (law) no setting goes.
LAW = {"consent_age": 14, "min_age": 14, "majority_age": 18}
