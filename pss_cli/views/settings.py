"""How settings, lists and directorates are shown."""

from collections.abc import Iterable, Mapping

from pss_cli.i18n import N_, _
from pss_cli.quantities import NBSP, show_duration
from pss_cli.views.tables import Column, Listing, Row, Sheet

WHAT = {
    "approve_days": N_("days before asking about a claim to approve (CLM-36)"),
    "bureau": N_("name of the Bureau"),
    "claim_days": N_("days to hand in a claim (CLM-09)"),
    "claim_form": N_("reimbursement form that is filled by default (pss claim forms)"),
    "claim_missing_days": N_("days before asking about a claim (CLM-05)"),
    "consent_age": N_("age from which one consents alone (REF-10)"),
    "convocation_days": N_("days from interview to convocation (INT-08)"),
    "decision_days": N_("days from training to decision (TRN-08)"),
    "details_months": N_("months before details are confirmed again (ENR-16)"),
    "email": N_("e-mail of the Bureau"),
    "experience_activities": N_("activities that make significant experience (ENR-10 to -12; the Bureau's choice)"),
    "feedback_days": N_("days to have feedback (FUP-01)"),
    "return_days": N_("days that a directorate has to send its year back"),
    "interview_days": N_("days from referral to interview (INT-07)"),
    "judicial_words": N_("words that a note about a minor is asked about (ENR-17)"),
    "late_months": N_("months without activity: late (REC-01)"),
    "levels": N_("levels of involvement in use"),
    "majority_age": N_("age of majority"),
    "meal_min": N_("minutes beyond which a meal is reimbursed (CLM-02)"),
    "min_age": N_("age at enrolment (ENR-02)"),
    "min_partners": N_("partners per committee, at least (REQ-04)"),
    "name": N_("name of the establishment"),
    "other_preapproved": N_("another expense is agreed to beforehand (CLM-23)"),
    "pay_days": N_("days before asking about a claim to pay (CLM-38)"),
    "phone": N_("telephone of the Bureau"),
    "profile": N_("establishment profile"),
    "profiles": N_("profiles in use"),
    "receipt_kinds": N_("kinds of expense handed in with a receipt (CLM-25)"),
    "recontact_months": N_("months without activity: re-contact (REC-01)"),
    "recruit_weeks": N_("weeks to recruit, at least (REQ-07)"),
    "recruit_weeks_safe": N_("weeks to recruit, safely (REQ-07)"),
    "region": N_("region"),
    "request_answer_days": N_("days to answer a request (REQ-10)"),
    "session_min": N_("minutes of the new-partner session (TRN-03)"),
    "short_name": N_("short name of the establishment"),
    "staff_max": N_("staff per committee, at most (REQ-05)"),
    "staff_min": N_("staff per committee, at least (REQ-05)"),
    "tactical_needs_experience": N_("the tactical level asks operational experience (ENR-11)"),
    "transmit_days": N_("days before asking about a claim to transmit (CLM-37)"),
    "voucher_days": N_("days before asking about a ticket or coupon handed out (CLM-35); 0: never"),
}

FROM_THE_START = "1900-01-01"  # what an establishment chose before it had a registry
LENGTHS = ("meal_min", "session_min")  # settings in minutes


class Length(str):
    """A number of minutes as a setting keeps it; a person also reads its unit."""

    __slots__ = ()

    def __str__(self) -> str:
        minutes = super().__str__()
        return f"{minutes}{NBSP}min ({show_duration(int(minutes))})" if minutes.isdigit() else minutes


class Since(Column):
    """A day on which something starts; the start of everything is said in words."""

    def show(self, value: str | None) -> str:
        """Return the day for a person."""
        return _("the start") if value == FROM_THE_START else super().show(value)


SETTINGS = (
    Column("key", N_("setting")),
    Column("value", N_("value")),
    Since("since", N_("since"), "day"),
    Column("what", N_("what it is")),
    Column("source", N_("source")),
)
WORDS = (
    Column("list", N_("list")),
    Column("key", N_("key")),
    Column("fr", N_("in French")),
    Column("en", N_("in English")),
    Column("since", N_("since"), "day"),
    Column("until", N_("until"), "day"),
)
DIRECTORATES = (
    Column("code", N_("code")),
    Column("name", N_("directorate")),
    Column("ambassador", N_("PSS ambassador")),
    Column("youth", N_("youth"), "yes_no"),
    Column("bureau", N_("of the Bureau"), "yes_no"),
    Column("since", N_("since"), "day"),
    Column("until", N_("until"), "day"),
    Column("merged_into", N_("merged into")),
)
DIRECTORATE = (Column("fr", N_("in French")), Column("en", N_("in English")), *DIRECTORATES[2:])


def settings(rows: Iterable[Mapping[str, str | None]]) -> Listing:
    """Return settings with what each one is."""

    def shown(row: Mapping[str, str | None]) -> Row:
        value = Length(row["value"]) if row["key"] in LENGTHS else row["value"]
        return dict(row) | {"value": value, "what": _(WHAT.get(str(row["key"]), ""))}

    return Listing(SETTINGS, [shown(row) for row in rows])


def directorate(row: Row) -> Sheet:
    """Return one directorate."""
    return Sheet(f"{row['code']}  {row['name']}", DIRECTORATE, row)
