"""The words that the code relies on, stored by value; `labels` says them to people.

Words that an establishment chooses (roles of those who refer, criteria, continuum, kinds of
request, needs) are rows of `list_item`, not enums.
"""

from __future__ import annotations

from enum import StrEnum


class Origin(StrEnum):
    """Where a fact comes from."""

    TYPED = "typed"
    BEFORE_PSS = "before_pss"
    IMPORT = "import"


class ImportKind(StrEnum):
    """What a sheet of the office's files tells of."""

    PEOPLE = "people"
    PARTICIPATIONS = "participations"
    EXPENSES = "expenses"


class PastStatus(StrEnum):
    """What the office's files say of someone today."""

    ACTIVE = "active"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    DECEASED = "deceased"


class PersonKind(StrEnum):
    """Received the care, or is a relative of someone who did."""

    USER = "user"
    RELATIVE = "relative"


class Language(StrEnum):
    """Language of correspondence."""

    FR = "fr"
    EN = "en"
    OTHER = "other"


class Channel(StrEnum):
    """Preferred way to be reached."""

    PHONE = "phone"
    EMAIL = "email"
    MAIL = "mail"


class Part(StrEnum):
    """Part of a day; with seven days, the 21 weekly slots."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Purpose(StrEnum):
    """What a person consents to, separately (law)."""

    CONTACT = "contact"
    REGISTRY = "registry"
    YEARLY = "yearly"
    RESEARCH = "research"


class InterviewOutcome(StrEnum):
    """How a telephone interview ended."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    REDIRECTED = "redirected"
    DECLINED = "declined"
    UNREACHABLE = "unreachable"


class InterviewState(StrEnum):
    """Where the interview of a referral stands."""

    WAITING = "waiting"
    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"


class SessionState(StrEnum):
    """Whether a training session has taken place."""

    UPCOMING = "upcoming"
    PAST = "past"


class Decision(StrEnum):
    """What was decided after the training session."""

    RETAINED = "retained"
    NOT_RETAINED = "not_retained"
    DECLINED = "declined"


class AgreementKind(StrEnum):
    """What is signed, read or handed over before any involvement."""

    CONFIDENTIALITY = "confidentiality"
    ETHICS = "ethics"
    KIT = "kit"


class Paper(StrEnum):
    """What is shown of a partner's papers; the last is a day and a name, for adults only."""

    CONFIDENTIALITY = "confidentiality"
    ETHICS = "ethics"
    KIT = "kit"
    DECLARATION = "declaration"


class Stop(StrEnum):
    """Paused, or on hold."""

    PAUSE = "pause"
    HOLD = "hold"


class Profile(StrEnum):
    """Profiles of a partner (guide 2.1)."""

    RESOURCE = "resource"
    TRAINER = "trainer"
    COACH = "coach"
    RESEARCH = "research"
    UPO = "upo"
    UPA = "upa"


class Level(StrEnum):
    """Levels at which a partner is involved, lowest first."""

    OPERATIONAL = "operational"
    TACTICAL = "tactical"
    STRATEGIC = "strategic"


class Stage(StrEnum):
    """Where a person stands today."""

    KNOWN = "known"  # imported, never enrolled as far as the file says
    REFERRED = "referred"
    INTERVIEWED = "interviewed"
    CONVENED = "convened"
    RETAINED = "retained"
    ACTIVE = "active"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class EnrolmentState(StrEnum):
    """Where someone enrolled stands today."""

    ACTIVE = "active"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"


class Withdrawal(StrEnum):
    """Why someone leaves the registry, in one word; the story is never stored."""

    WISH = "wish"
    MOVED = "moved"
    CONSENT = "consent"
    BUREAU = "bureau"
    DECEASED = "deceased"


class Answer(StrEnum):
    """A partner's answer to a proposal."""

    YES = "yes"
    NO = "no"
    NO_ANSWER = "no_answer"


class MatchState(StrEnum):
    """Where a match stands today."""

    PROPOSED = "proposed"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    ENDED = "ended"


class RequestOutcome(StrEnum):
    """How a request ended."""

    FILLED = "filled"
    UNFILLED = "unfilled"
    CANCELLED = "cancelled"


class EndedBy(StrEnum):
    """Why a match ended."""

    DONE = "done"
    TEAM = "team"
    PARTNER = "partner"
    MOVED = "moved"
    DECEASED = "deceased"


class StepKind(StrEnum):
    """Items of the checklist of a match."""

    COACH = "coach"
    CONTACT = "contact"
    SUPPORT = "support"
    DOCUMENTS = "documents"
    PARKING = "parking"
    ROLES = "roles"
    CAPSULE = "capsule"
    EMPLOYEE_TALK = "employee_talk"
    ENDING_TALK = "ending_talk"
    OUTCOMES = "outcomes"


class Occasion(StrEnum):
    """When feedback is owed."""

    FIRST = "first"
    YEARLY = "yearly"
    END = "end"


class FeedbackWith(StrEnum):
    """With whom the Bureau (or the coach) has the feedback."""

    PARTNER = "partner"
    TEAM = "team"


class PresenceRole(StrEnum):
    """In what role a person is present at an activity."""

    PARTNER = "partner"
    COACH = "coach"
    TRAINER = "trainer"
    OTHER = "other"


class EntryKind(StrEnum):
    """Kinds of a claim entry; each meal is a kind."""

    KM = "km"
    TRANSIT = "transit"
    TAXI = "taxi"
    PARKING = "parking"
    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    OTHER = "other"


class ExpenseKind(StrEnum):
    """Kinds of a claim entry, and all of them together."""

    TOTAL = "total"
    KM = "km"
    TRANSIT = "transit"
    TAXI = "taxi"
    PARKING = "parking"
    MORNING = "morning"
    NOON = "noon"
    EVENING = "evening"
    OTHER = "other"


class Declared(StrEnum):
    """Whether a directorate declared its year; a silent one is not a zero."""

    DECLARED = "declared"
    NOT_DECLARED = "not_declared"


class KnownFrom(StrEnum):
    """Where the figures of a directorate's year come from; one of which nothing is known is not a zero."""

    REGISTRY = "registry"
    DECLARED = "declared"
    BOTH = "both"
    NOT_DECLARED = "not_declared"


class VoucherKind(StrEnum):
    """Handed out in advance: a cost of the directorate, never payable to the partner."""

    PARKING = "parking"
    TAXI = "taxi"


class ClaimState(StrEnum):
    """Where a claim stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    TRANSMITTED = "transmitted"
    PAID = "paid"
    CLOSED = "closed"


class OpenState(StrEnum):
    """Open or closed (referrals, requests)."""

    OPEN = "open"
    CLOSED = "closed"


class RecontactOutcome(StrEnum):
    """What a re-contact gave."""

    INTERESTED = "interested"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"
    WRONG_DETAILS = "wrong_details"
    DECEASED = "deceased"


class Dimension(StrEnum):
    """What a portrait counts people by."""

    STAGE = "stage"
    PROFILE = "profile"
    LEVEL = "level"
    KIND = "kind"
    DIRECTORATE = "directorate"
    LANGUAGE = "language"
    AGE = "age"


class AgeGroup(StrEnum):
    """Groups of ages of a portrait."""

    UNDER_18 = "under_18"
    FROM_18 = "18_29"
    FROM_30 = "30_44"
    FROM_45 = "45_64"
    FROM_65 = "65_plus"
    ADULT = "adult"  # 18 or over, without a birth date


class Milestone(StrEnum):
    """Steps of the way from the referral to taking part."""

    REFERRED = "referred"
    INTERVIEWED = "interviewed"
    CONVENED = "convened"
    ATTENDED = "attended"
    RETAINED = "retained"
    ENROLLED = "enrolled"
    MATCHED = "matched"
    TOOK_PART = "took_part"


class LastOf(StrEnum):
    """What restarted the months before a re-contact."""

    ENROLMENT = "enrolment"
    PARTICIPATION = "participation"
    RECONTACT = "recontact"
    PAUSE = "pause"
    UNKNOWN = "unknown"  # of someone imported: nothing is known of before pss


class RecontactState(StrEnum):
    """How far from 18 and 24 months."""

    UPCOMING = "upcoming"
    DUE = "due"
    LATE = "late"


class Severity(StrEnum):
    """What happens when a rule is broken."""

    REFUSE = "refuse"
    GATE = "gate"  # refused unless there is a reason
    WARN = "warn"
    TODO = "todo"


class Verdict(StrEnum):
    """What an audit's finding amounts to, the gravest first."""

    BREACH = "breach"
    MISSING = "missing"  # unknown, about a fact from before pss or imported
    WARNING = "warning"
    TODO = "todo"
    ACCEPTED = "accepted"  # a gate passed, with its reason


class Letter(StrEnum):
    """A letter that the program drafts; the value names its template."""

    INTERVIEW = "interview"
    CONVOCATION = "convocation"
    REMINDER = "reminder"
    RETAINED = "retained"
    NOT_RETAINED = "not-retained"
    PROPOSAL = "proposal"
    INTRODUCTION = "introduction"
    FIRST_MEETING_PARTNER = "first-meeting-partner"
    FIRST_MEETING_MANAGER = "first-meeting-manager"
    FIRST_MEETING_COACH = "first-meeting-coach"
    OUTCOMES = "outcomes"
    OWED = "owed"
    CLAIM_REFUSED = "claim-refused"
    CLAIM_PAID = "claim-paid"
    RECONTACT = "recontact"


class SessionLetter(StrEnum):
    """What a letter about a training session says."""

    CONVOCATION = "convocation"
    REMINDER = "reminder"
    DECISION = "decision"


class MatchLetter(StrEnum):
    """What a letter about a match says."""

    PROPOSAL = "proposal"
    FIRST_MEETING = "first-meeting"
    OUTCOMES = "outcomes"


class Reader(StrEnum):
    """Whom a letter about the first meeting is for."""

    PARTNER = "partner"
    MANAGER = "manager"
    COACH = "coach"


class ClaimLetter(StrEnum):
    """What a letter about a claim says."""

    REFUSED = "refused"
    PAID = "paid"


class Evidence(StrEnum):
    """What makes two people look like the same one, or not."""

    SAME_NAME = "same_name"
    SWAPPED = "swapped"
    NICKNAME = "nickname"
    COMPOUND = "compound"
    INITIALS = "initials"
    TYPO = "typo"
    SAME_BIRTH_DATE = "same_birth_date"
    DAY_AND_MONTH = "day_and_month"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"
    SAME_MAILBOX = "same_mailbox"
    SAME_POSTAL_CODE = "same_postal_code"
    DIFFERENT_FIRST = "different_first"
    DIFFERENT_LAST = "different_last"
    DIFFERENT_BIRTH_DATE = "different_birth_date"


class FormState(StrEnum):
    """What can be done with a form that claims are written on."""

    READY = "ready"
    TO_CONFIRM = "to_confirm"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


class FormOwner(StrEnum):
    """Whose a form is."""

    SHIPPED = "shipped"
    ESTABLISHMENT = "establishment"
