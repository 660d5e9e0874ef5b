"""The tables of a registry, nothing else.

Money is in cents, distance in metres, time of day and length in minutes, rates in thousandths of
a dollar. Days are DATE. `SQLModel(table=True)` validates nothing: the CHECK, UNIQUE and FOREIGN
KEY constraints named here are the last wall, triggers of `migrations/` come on top.
"""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy import Enum as SAEnum
from sqlmodel import Field, SQLModel

from pss_cli import vocabulary as v

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def words(kind: type[StrEnum], name: str | None = None) -> SAEnum:
    """Return a column type that stores the values of `kind` as text under a CHECK."""
    return SAEnum(
        kind,
        values_callable=lambda members: [m.value for m in members],
        native_enum=False,
        create_constraint=True,
        name=name or kind.__name__.lower(),
        length=32,
    )


class Table(SQLModel):
    """What every table has. A number is never given twice (AUTOINCREMENT): journal and reasons name records by it."""

    id: int = Field(default=None, primary_key=True)


def key(target: str, *, index: bool = True) -> Any:
    """Return a required reference to `target` (`table.id`)."""
    return Field(foreign_key=target, index=index)


def maybe(target: str) -> Any:
    """Return an optional reference to `target` (`table.id`)."""
    return Field(default=None, foreign_key=target, index=True)


# --- the journal -------------------------------------------------------------------------------


class Operation(Table, table=True):
    """One command that wrote, by whom and when."""

    at: str  # ISO date and time, UTC
    actor: str
    command: str
    undoes_id: int | None = Field(default=None, foreign_key="operation.id")


class Change(Table, table=True):
    """One field before and after; a whole record (field NULL) when it appears or disappears."""

    operation_id: int = key("operation.id")
    table_name: str
    record_id: int
    field: str | None = None
    before: str | None = None  # JSON
    after: str | None = None  # JSON


class Reason(Table, table=True):
    """Why a gate was passed (`--because`), kept with the record it is about."""

    operation_id: int = key("operation.id")
    rule: str
    subject: str = Field(index=True)  # such as `referral:12`
    text: str


class Counter(SQLModel, table=True):
    """The last number given to each kind of code."""

    kind: str = Field(primary_key=True)
    last: int = 0


# --- the establishment -------------------------------------------------------------------------


class Setting(Table, table=True):
    """A threshold, a delay or a name, from a day on."""

    __table_args__ = (UniqueConstraint("key", "since"),)
    key: str
    value: str
    since: date
    source: str | None = None


class ListItem(Table, table=True):
    """One word of a list that the establishment edits (criteria, continuum, roles, kinds…)."""

    __tablename__ = "list_item"
    __table_args__ = (UniqueConstraint("list", "key"),)
    list: str
    key: str
    fr: str
    en: str
    position: int = 0
    since: date | None = None
    until: date | None = None


class Directorate(Table, table=True):
    """A directorate of the establishment, with its dates; a merged one keeps its past."""

    code: str = Field(unique=True)
    fr: str
    en: str | None = None
    ambassador: str | None = None
    youth: bool = False
    bureau: bool = False
    since: date | None = None
    until: date | None = None
    merged_into_id: int | None = maybe("directorate.id")


# --- the person --------------------------------------------------------------------------------


class Person(Table, table=True):
    """Someone known to the Bureau, from the referral on."""

    code: str = Field(unique=True)
    first_name: str
    last_name: str
    name_in_use: str | None = None
    name_key: str = Field(index=True)  # folded "last first in-use"
    kind: v.PersonKind | None = Field(default=None, sa_type=words(v.PersonKind))
    relative_of: str | None = None
    language: v.Language = Field(default=v.Language.FR, sa_type=words(v.Language))
    channel: v.Channel | None = Field(default=None, sa_type=words(v.Channel))
    preferred_hours: str | None = None
    address: str | None = None
    city: str | None = None
    province: str | None = None
    postal_code: str | None = None
    birth_date: date | None = None
    adult: bool | None = None  # "18 or over", when the birth date is not asked
    directorate_id: int | None = maybe("directorate.id")
    services_received: str | None = None
    lived_experience: str | None = None
    aptitudes: str | None = None
    housed: bool | None = None
    educator: str | None = None  # contact details of the follow-up educator of a housed jeune
    followed: bool | None = None  # a jeune still followed
    follow_up_team: str | None = None
    employee: bool | None = None
    employee_team: str | None = None
    superior: str | None = None
    details_confirmed_on: date | None = None
    deceased_on: date | None = None
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))
    import_key: str | None = Field(default=None, unique=True)


class ContactPoint(Table, table=True):
    """A telephone number or an e-mail address."""

    __tablename__ = "contact_point"
    __table_args__ = (CheckConstraint("kind IN ('phone', 'email')", name="kind"),)
    person_id: int = key("person.id")
    kind: str
    value: str
    search_key: str = Field(index=True)  # digits, or the folded address
    position: int = 0


class Slot(Table, table=True):
    """One of the 21 weekly slots in which a person is available."""

    __table_args__ = (
        UniqueConstraint("person_id", "weekday", "part"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    )
    person_id: int = key("person.id", index=False)
    weekday: int  # 0 is Monday
    part: v.Part = Field(sa_type=words(v.Part))


class Unavailable(Table, table=True):
    """Days on which a person is not available."""

    __table_args__ = (CheckConstraint("until >= since", name="order"),)
    person_id: int = key("person.id")
    since: date
    until: date


class Wish(Table, table=True):
    """A kind of involvement (list `request_kind`) that a person wishes, or refuses."""

    __table_args__ = (UniqueConstraint("person_id", "kind"),)
    person_id: int = key("person.id", index=False)
    kind: str
    refused: bool = False
    since: date | None = None  # the day it was told; what was proposed before is not judged by it


class Need(Table, table=True):
    """What a person needs in order to take part (list `need`)."""

    __table_args__ = (UniqueConstraint("person_id", "kind"),)
    person_id: int = key("person.id", index=False)
    kind: str


class SpokenLanguage(Table, table=True):
    """A language that a person speaks."""

    __tablename__ = "spoken_language"
    __table_args__ = (UniqueConstraint("person_id", "language"),)
    person_id: int = key("person.id", index=False)
    language: str


class Consent(Table, table=True):
    """A consent for one purpose; withdrawn, it keeps its past."""

    __table_args__ = (CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= given_on", name="order"),)
    person_id: int = key("person.id")
    purpose: v.Purpose = Field(sa_type=words(v.Purpose))
    given_on: date | None = None
    withdrawn_on: date | None = None
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class Note(Table, table=True):
    """A dated note of the Bureau about a person."""

    person_id: int = key("person.id")
    day: date
    author: str
    text: str


class Communication(Table, table=True):
    """One line of the register of communications: what went to whom, and why."""

    person_id: int = key("person.id")
    request_id: int | None = maybe("request.id")
    day: date
    recipient: str
    content: str
    purpose: str
    author: str


class FormerCode(Table, table=True):
    """The code that a person had before being merged into another: said on the telephone, it still leads there."""

    __tablename__ = "former_code"
    code: str = Field(unique=True)
    person_id: int = key("person.id")


class Distinct(Table, table=True):
    """Two people who look alike and are not the same: said once, not asked again."""

    __tablename__ = "distinct_people"
    __table_args__ = (
        UniqueConstraint("person_id", "other_id"),
        CheckConstraint("person_id < other_id", name="order"),
    )
    person_id: int = key("person.id", index=False)
    other_id: int = key("person.id")
    said_on: date
    said_by: str


class PastParticipation(Table, table=True):
    """A participation that the office's files tell of, older than pss: what they do not say is unknown."""

    __tablename__ = "past_participation"
    __table_args__ = (CheckConstraint("minutes > 0", name="minutes"),)
    person_id: int = key("person.id")
    day: date | None = Field(default=None, index=True)
    fiscal_year: str | None = None  # `2021-2022`, where the file says the year alone
    what: str | None = None  # the committee, the project
    directorate_id: int | None = maybe("directorate.id")
    role: str | None = None  # in the words of the file
    minutes: int | None = None
    import_key: str = Field(unique=True)
    origin: v.Origin = Field(default=v.Origin.IMPORT, sa_type=words(v.Origin))


class PastExpense(Table, table=True):
    """An expense reimbursed before pss: a cost of its year, neither owed nor payable."""

    __tablename__ = "past_expense"
    __table_args__ = (CheckConstraint("amount_cents >= 0", name="sign"),)
    person_id: int | None = maybe("person.id")
    day: date | None = Field(default=None, index=True)
    fiscal_year: str | None = None  # `2021-2022`, where the file says the year alone
    kind: v.EntryKind | None = Field(default=None, sa_type=words(v.EntryKind))
    amount_cents: int
    distance_m: int | None = None
    directorate_id: int | None = maybe("directorate.id")
    what: str | None = None  # the committee, the project
    import_key: str = Field(unique=True)
    origin: v.Origin = Field(default=v.Origin.IMPORT, sa_type=words(v.Origin))


class ImportLine(Table, table=True):
    """Where an imported record comes from: a file, its sheet, its line."""

    __tablename__ = "import_line"
    __table_args__ = (Index("ix_import_line_record", "table_name", "record_id"),)
    operation_id: int = key("operation.id")
    person_id: int | None = maybe("person.id")
    table_name: str
    record_id: int
    file: str  # its name, without its folder
    sheet: str | None = None
    line: int


class UnfinishedForm(Table, table=True):
    """Answers typed in a form that was left before its end; kept a few days, never journalled."""

    __tablename__ = "unfinished_form"
    __table_args__ = (UniqueConstraint("actor", "command", "arguments"),)
    at: str  # ISO date and time, UTC
    actor: str
    command: str
    arguments: str  # JSON: the command's own arguments, such as a code
    answers: str  # JSON: the name of each field, and what was typed


# --- refer, interview, train -------------------------------------------------------------------


class Referral(Table, table=True):
    """A spotting: who, by whom, and the agreement to be contacted."""

    person_id: int = key("person.id")
    day: date
    referrer: str | None = None
    referrer_role: str | None = None  # list `referrer_role`
    directorate_id: int | None = maybe("directorate.id")
    received_care: bool | None = None  # here, or is a relative of someone who did
    agreed: bool | None = None  # spoken to, interested, agrees that the details be sent
    distance: bool | None = None  # enough emotional distance
    not_claiming: bool | None = None  # not focused only on claiming rights
    weekday_daytime: bool | None = None
    youth_path: bool | None = None  # a path travelled in their own follow-up
    judgement_by: str | None = None  # the intervenant who judged age and maturity
    for_request_id: int | None = maybe("request.id")
    closed_on: date | None = None
    closed_reason: str | None = None
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class Criterion(Table, table=True):
    """One criterion (lists `criterion`, `youth_criterion`) recognised, or not, at the referral."""

    __table_args__ = (UniqueConstraint("referral_id", "key"),)
    referral_id: int = key("referral.id", index=False)
    key: str
    met: bool


class Interview(Table, table=True):
    """A telephone interview, scheduled then held."""

    referral_id: int = key("referral.id")
    scheduled_on: date | None = None
    scheduled_at: int | None = None  # minutes since midnight
    held_on: date | None = None
    outcome: v.InterviewOutcome | None = Field(default=None, sa_type=words(v.InterviewOutcome))
    motivation: bool | None = None
    admissible: bool | None = None
    informed: bool | None = None  # essential information collected
    weekday_daytime: bool | None = None
    reason: str | None = None
    interviewer: str | None = None
    followed_youth: bool | None = None  # followed by the youth directorate on that day
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class InterviewAttempt(Table, table=True):
    """A call that did not reach the person."""

    __tablename__ = "interview_attempt"
    referral_id: int = key("referral.id")
    day: date
    channel: v.Channel = Field(default=v.Channel.PHONE, sa_type=words(v.Channel))
    done_by: str


class Session(Table, table=True):
    """A training session for new partners."""

    code: str = Field(unique=True)
    day: date
    starts: int  # minutes since midnight
    ends: int
    place: str | None = None
    trainer: str | None = None
    seats: int | None = None
    __table_args__ = (CheckConstraint("ends > starts", name="order"),)


class Training(Table, table=True):
    """One person's way through training: convened, attended, decided, told."""

    __table_args__ = (UniqueConstraint("person_id", "session_id"),)
    person_id: int = key("person.id")
    session_id: int | None = maybe("session.id")  # none on an adapted path
    convened_on: date | None = None
    attended: bool | None = None
    interest: bool | None = None
    availability: bool | None = None
    adapted: bool = False
    youth: bool | None = None  # followed by, or a parent of, the youth directorate on that day
    decision: v.Decision | None = Field(default=None, sa_type=words(v.Decision))
    decided_on: date | None = None
    reason: str | None = None
    told_on: date | None = None
    nothing_to_claim_on: date | None = None
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


# --- enroll ------------------------------------------------------------------------------------


class Enrolment(Table, table=True):
    """The time a person spends in the registry; a day that an imported file does not tell is unknown."""

    person_id: int = key("person.id")
    day: date | None = None
    withdrawn_on: date | None = None
    withdrawn_reason: v.Withdrawal | None = Field(default=None, sa_type=words(v.Withdrawal))
    family_talk: bool | None = None  # a minor's parents or authorised person were talked with
    last_involved_on: date | None = None  # last participation before the registry knew of any
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))
    __table_args__ = (CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= day", name="order"),)


class Pause(Table, table=True):
    """Not proposed, not re-contacted; `until` is the day it is meant to end, `ended_on` the day it did."""

    person_id: int = key("person.id")
    since: date
    until: date | None = None
    ended_on: date | None = None


class Hold(Table, table=True):
    """Not matched until a date, and active; why is never stored."""

    person_id: int = key("person.id")
    since: date
    until: date
    ended_on: date | None = None


class Agreement(Table, table=True):
    """Confidentiality engagement signed, code of ethics read, kit handed over."""

    __table_args__ = (UniqueConstraint("person_id", "kind"),)
    person_id: int = key("person.id", index=False)
    kind: v.AgreementKind = Field(sa_type=words(v.AgreementKind))
    day: date | None = None
    done_by: str | None = None
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class Declaration(Table, table=True):
    """Adults only: the day the declaration was received and gone through, and by whom. Never journalled."""

    person_id: int = Field(foreign_key="person.id", unique=True)
    day: date
    done_by: str
    operation_id: int | None = Field(default=None, foreign_key="operation.id")  # so that undo can say why it stops


class PartnerProfile(Table, table=True):
    """A profile given to a partner, from a day on (none when it is from before pss and not known)."""

    __tablename__ = "partner_profile"
    person_id: int = key("person.id")
    profile: v.Profile = Field(sa_type=words(v.Profile))
    since: date | None = None
    until: date | None = None
    speaks_to_groups: bool | None = None  # asked for the trainer profile
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class PartnerLevel(Table, table=True):
    """The level at which a partner may be involved, from a day on (none when from before pss and not known)."""

    __tablename__ = "partner_level"
    person_id: int = key("person.id")
    level: v.Level = Field(sa_type=words(v.Level))
    since: date | None = None
    exposed: bool | None = None  # asked for the strategic level: situations that let them progress
    teaches: bool | None = None  # reflective, listening, tells their story in a teaching way
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


# --- match -------------------------------------------------------------------------------------


class Request(Table, table=True):
    """A team asks for partners."""

    code: str = Field(unique=True)
    title: str
    opened_on: date
    directorate_id: int | None = maybe("directorate.id")
    responsible: str | None = None
    responsible_contact: str | None = None
    kind: str | None = None  # list `request_kind`
    permanent: bool = False
    involvement: str | None = None  # lists `continuum`, `training_continuum`
    motive: str | None = None
    profile_sought: str | None = None  # in words
    profile: v.Profile | None = Field(default=None, sa_type=words(v.Profile))
    level: v.Level | None = Field(default=None, sa_type=words(v.Level))
    seats: int | None = None
    length: str | None = None  # approximate, in words
    staff_count: int | None = None
    objective: str | None = None  # short-term
    concrete_tasks: bool | None = None
    calendar: str | None = None
    first_meeting_on: date | None = None
    facilitator: str | None = None
    closed_on: date | None = None
    outcome: v.RequestOutcome | None = Field(default=None, sa_type=words(v.RequestOutcome))
    closed_reason: str | None = None
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class RequestSlot(Table, table=True):
    """A weekly slot in which the team meets."""

    __tablename__ = "request_slot"
    __table_args__ = (UniqueConstraint("request_id", "weekday", "part"),)
    request_id: int = key("request.id", index=False)
    weekday: int
    part: v.Part = Field(sa_type=words(v.Part))


class Match(Table, table=True):
    """A partner and a request, from the proposal to the ending."""

    code: str = Field(unique=True)
    request_id: int = key("request.id")
    person_id: int = key("person.id")
    role: v.Profile | None = Field(default=None, sa_type=words(v.Profile, "role"))
    proposed_on: date
    answer: v.Answer | None = Field(default=None, sa_type=words(v.Answer))
    answered_on: date | None = None
    answer_reason: str | None = None
    regular_contact: bool | None = None  # MAT-07: sees these staff regularly
    confirmed_on: date | None = None
    employee: bool | None = None  # of the establishment, on the day of the confirmation
    ended_on: date | None = None
    ended_by: v.EndedBy | None = Field(default=None, sa_type=words(v.EndedBy))
    end_reason: str | None = None
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class Step(Table, table=True):
    """One item of the checklist of a request, or of one match, dated or not needed."""

    __table_args__ = (CheckConstraint("day IS NOT NULL OR not_needed IS NOT NULL", name="dated_or_not_needed"),)
    request_id: int = key("request.id")
    match_id: int | None = maybe("match.id")
    kind: v.StepKind = Field(sa_type=words(v.StepKind))
    day: date | None = None
    who: str | None = None
    person_id: int | None = maybe("person.id")  # the coach, when the coach is a partner
    not_needed: str | None = None


class Feedback(Table, table=True):
    """Feedback had with the partner or with the team."""

    request_id: int = key("request.id")
    match_id: int | None = maybe("match.id")
    occasion: v.Occasion = Field(sa_type=words(v.Occasion))
    held_with: v.FeedbackWith = Field(sa_type=words(v.FeedbackWith))
    day: date
    done_by: str
    text: str | None = None


class Activity(Table, table=True):
    """A meeting of a request, planned or held."""

    code: str = Field(unique=True)
    request_id: int = key("request.id")
    day: date = Field(index=True)
    starts: int  # minutes since midnight
    ends: int
    place: str | None = None
    meal_provided: bool | None = None
    held: bool = False
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))
    __table_args__ = (CheckConstraint("ends > starts", name="order"),)


class Presence(Table, table=True):
    """Who was there, from when to when, in what role."""

    __table_args__ = (UniqueConstraint("activity_id", "person_id"), CheckConstraint("ends > starts", name="order"))
    activity_id: int = key("activity.id", index=False)
    person_id: int = key("person.id")
    role: v.PresenceRole = Field(sa_type=words(v.PresenceRole))
    starts: int
    ends: int
    nothing_to_claim_on: date | None = None
    told_on: date | None = None  # told what they are owed


# --- claim -------------------------------------------------------------------------------------


class Rate(Table, table=True):
    """A dated amount: per kilometre by tier, or for a meal; one without an amount waits for the Bureau to say it."""

    __table_args__ = (UniqueConstraint("kind", "since", "tier_from"),)
    kind: v.RateKind = Field(sa_type=words(v.RateKind))
    since: date
    until: date | None = None
    tier_from: int = 0  # metres per person and fiscal year from which it holds
    amount: int | None = None  # thousandths of a dollar: per kilometre, for the meal, or for all meals of a day
    source: str
    verified_on: date | None = None
    verified_by: str | None = None


class Claim(Table, table=True):
    """What one partner claims from one directorate and one responsible manager."""

    code: str = Field(unique=True)
    person_id: int = key("person.id")
    directorate_id: int | None = maybe("directorate.id")  # CLM-08 refuses a claim without its payer
    responsible: str | None = None
    opened_on: date
    submitted_on: date | None = None  # handed in by the partner
    approved_on: date | None = None
    approved_by: str | None = None
    transmitted_on: date | None = None
    transmitted_to: str | None = None
    paid_on: date | None = None  # nothing remains of what was approved
    closed_on: date | None = None  # approved at zero
    origin: v.Origin = Field(default=v.Origin.TYPED, sa_type=words(v.Origin))


class ClaimEntry(Table, table=True):
    """One line of money, signed; it keeps the rate and the amount it was entered with."""

    __tablename__ = "claim_entry"
    __table_args__ = (
        CheckConstraint("(activity_id IS NULL) <> (session_id IS NULL)", name="occasion"),
        CheckConstraint("amount_cents >= 0 OR corrects_id IS NOT NULL", name="sign"),
        UniqueConstraint("claim_id", "line"),
        Index("ix_claim_entry_totals", "claim_id", "amount_cents", "approved_cents"),
        Index("ix_claim_entry_day", "day", "kind", "amount_cents"),
    )
    claim_id: int = key("claim.id", index=False)
    line: int  # its number in the claim, from 1
    activity_id: int | None = maybe("activity.id")
    session_id: int | None = maybe("session.id")
    day: date  # the day of the activity: the fiscal year of the line
    kind: v.EntryKind = Field(sa_type=words(v.EntryKind))
    trip: int = 1
    distance_m: int | None = None
    departure: str | None = None
    arrival: str | None = None
    round_trip: bool | None = None
    rate_id: int | None = maybe("rate.id")
    rate: int | None = None  # thousandths of a dollar
    amount_cents: int
    cost_cents: int | None = None  # what a meal cost, when it is claimed at cost: the rate is the most
    receipt: str | None = None
    label: str | None = None
    preapproved_by: str | None = None  # who agreed to another expense, beforehand
    preapproved_on: date | None = None
    split_of_id: int | None = maybe("claim_entry.id")  # the rest of a trip, at the rate of the next tier
    corrects_id: int | None = maybe("claim_entry.id")  # a counter-entry: what it adds, or takes away
    approved_cents: int | None = None
    decided_on: date | None = None
    decided_by: str | None = None
    decision_reason: str | None = None
    entered_on: date


class ReceiptFile(Table, table=True):
    """A receipt kept beside the registry: its file, and what tells that it did not change."""

    __tablename__ = "receipt_file"
    __table_args__ = (UniqueConstraint("entry_id", "sha256"),)
    entry_id: int = key("claim_entry.id", index=False)
    file: str  # its name in the folder of receipts
    sha256: str
    size: int  # bytes
    added_on: date


class PaymentBatch(Table, table=True):
    """One deposit or cheque run, over several people; the shares are its payments."""

    __tablename__ = "payment_batch"
    code: str = Field(unique=True)
    day: date
    reference: str | None = None
    done_by: str


class Payment(Table, table=True):
    """A payment recorded against a claim; a mistaken one is cancelled by its opposite."""

    claim_id: int = key("claim.id")
    batch_id: int | None = maybe("payment_batch.id")
    day: date
    amount_cents: int
    reference: str | None = None
    cancels_id: int | None = maybe("payment.id")
    done_by: str


class Voucher(Table, table=True):
    """A parking ticket or taxi coupon: a cost of the directorate once handed out, never payable.

    In stock it is nobody's. One that comes back is in stock again; lost there, it is a cost of the Bureau.
    """

    __table_args__ = (
        UniqueConstraint("kind", "number"),
        CheckConstraint("value_cents >= 0", name="value"),
        CheckConstraint("(handed_on IS NULL) = (person_id IS NULL)", name="person"),
        CheckConstraint("(handed_on IS NULL) = (activity_id IS NULL)", name="activity"),
        CheckConstraint("used_on IS NULL OR (handed_on IS NOT NULL AND lost_on IS NULL)", name="used"),
    )
    kind: v.VoucherKind = Field(sa_type=words(v.VoucherKind))
    number: str
    person_id: int | None = maybe("person.id")
    activity_id: int | None = maybe("activity.id")
    value_cents: int
    received_on: date | None = None  # in stock; None: handed out as it came
    handed_on: date | None = None
    used_on: date | None = None
    returned_on: date | None = None  # the last time it came back
    lost_on: date | None = None
    note: str | None = None


class DirectorateReturn(Table, table=True):
    """What a directorate declared for one fiscal year."""

    __tablename__ = "directorate_return"
    __table_args__ = (UniqueConstraint("directorate_id", "fiscal_year"),)
    directorate_id: int = key("directorate.id", index=False)
    fiscal_year: str
    received_on: date
    people: int | None = None
    activities: int | None = None
    minutes: int | None = None
    claimed_cents: int | None = None
    done_by: str | None = None


class ReturnedLine(Table, table=True):
    """One line of the workbook that a directorate sent back: somebody at an activity, as the manager knows it."""

    __tablename__ = "returned_line"
    __table_args__ = (UniqueConstraint("return_id", "line"),)
    return_id: int = key("directorate_return.id", index=False)
    line: int  # of the workbook
    activity_id: int | None = maybe("activity.id")  # None: one that the registry does not know
    person_id: int | None = maybe("person.id")
    activity: str | None = None  # as written
    person: str | None = None  # as written
    day: date | None = None
    minutes: int | None = None
    claimed_cents: int | None = None
    note: str | None = None


# --- the year ----------------------------------------------------------------------------------


class FinancialPeriod(Table, table=True):
    """The last day of a financial period, as the finances set it: never calculated."""

    __tablename__ = "financial_period"
    __table_args__ = (UniqueConstraint("fiscal_year", "number"), UniqueConstraint("ends_on"))
    fiscal_year: str
    number: int
    ends_on: date


class SealedYear(Table, table=True):
    """A fiscal year whose totals were stored: they never change, what comes after shows as a correction."""

    __tablename__ = "sealed_year"
    fiscal_year: str = Field(unique=True)
    sealed_on: date
    sealed_by: str
    operation_id: int = key("operation.id")  # everything up to it is in the totals
    method: int  # how they were calculated: reads.expenses.METHOD on that day


class SealedFigure(Table, table=True):
    """One total of a sealed year, of a directorate, a kind and a month; or what a directorate took part in."""

    __tablename__ = "sealed_figure"
    __table_args__ = (UniqueConstraint("year_id", "directorate", "kind", "month"),)
    year_id: int = key("sealed_year.id", index=False)
    directorate: str  # its code, `-` when it is not said
    kind: v.ExpenseKind = Field(sa_type=words(v.ExpenseKind))  # `total`: people, activities and hours
    month: str  # `2026-04`; empty when the day is not known, or for the whole year
    lines: int = 0
    distance_m: int = 0
    claimed_cents: int = 0
    approved_cents: int = 0
    paid_cents: int = 0
    accrued_cents: int = 0
    vouchers_cents: int = 0
    people: int | None = None
    activities: int | None = None
    minutes: int | None = None
    returned_cents: int | None = None  # what the directorate declared
    state: v.KnownFrom | None = Field(default=None, sa_type=words(v.KnownFrom))


# --- recontact ---------------------------------------------------------------------------------


class Recontact(Table, table=True):
    """A re-contact and its outcome (none only until REC-02 has refused)."""

    person_id: int = key("person.id")
    day: date
    outcome: v.RecontactOutcome | None = Field(default=None, sa_type=words(v.RecontactOutcome))
    paused_until: date | None = None
    done_by: str


# Every table that holds something about a person: erasing is this list (tests/test_models.py checks it).
PERSONAL = (
    Person,
    ContactPoint,
    Slot,
    Unavailable,
    Wish,
    Need,
    SpokenLanguage,
    Consent,
    Note,
    Communication,
    Referral,
    Criterion,
    Interview,
    InterviewAttempt,
    Training,
    Enrolment,
    Pause,
    Hold,
    Agreement,
    Declaration,
    PartnerProfile,
    PartnerLevel,
    Match,
    Step,
    Feedback,
    Presence,
    Claim,
    ClaimEntry,
    ReceiptFile,
    Payment,
    Voucher,
    ReturnedLine,
    Recontact,
    Reason,
    Change,
    FormerCode,
    Distinct,
    PastParticipation,
    PastExpense,
    ImportLine,
    UnfinishedForm,
)
