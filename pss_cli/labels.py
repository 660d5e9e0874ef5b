"""How people say the words of the vocabulary, and the parts of a week and of a day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pss_cli.i18n import N_, _, language
from pss_cli.text import fold
from pss_cli.vocabulary import (
    AgeGroup,
    AgreementKind,
    Answer,
    Channel,
    ClaimLetter,
    ClaimQueue,
    ClaimState,
    Decision,
    Declared,
    Dimension,
    EndedBy,
    EnrolmentState,
    EntryKind,
    Evidence,
    ExpenseKind,
    FeedbackWith,
    FormOwner,
    FormState,
    ImportKind,
    InterviewOutcome,
    InterviewState,
    KnownFrom,
    Language,
    LastOf,
    Letter,
    Level,
    MatchLetter,
    MatchState,
    Milestone,
    Occasion,
    OpenState,
    Origin,
    Paper,
    Part,
    PastStatus,
    PersonKind,
    PresenceRole,
    Profile,
    Purpose,
    RateKind,
    Reader,
    Reconciled,
    RecontactOutcome,
    RecontactState,
    RequestOutcome,
    SealedRow,
    SessionLetter,
    SessionState,
    Severity,
    Stage,
    StepKind,
    Stop,
    Verdict,
    VoucherKind,
    VoucherState,
    Withdrawal,
    YearCut,
)

# Kinds of an expense, said alike of a line, of a total and of a rate: by their values, which are the same.
_EXPENSES: dict[str, str] = {
    EntryKind.KM: N_("kilometres"),
    EntryKind.GRAVEL: N_("gravel road (supplement)"),
    EntryKind.CARPOOL: N_("car pool (supplement)"),
    EntryKind.TRANSIT: N_("public transit"),
    EntryKind.TAXI: N_("taxi"),
    EntryKind.PARKING: N_("parking or toll"),
    EntryKind.MORNING: N_("breakfast (morning)"),
    EntryKind.NOON: N_("lunch (noon)"),
    EntryKind.EVENING: N_("supper (evening)"),
    EntryKind.OTHER: N_("other expense"),
}

# By class: members of two classes may have the same value, and then are equal.
LABELS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Origin: {
        Origin.TYPED: N_("typed"),
        Origin.BEFORE_PSS: N_("before pss"),
        Origin.IMPORT: N_("imported"),
    },
    FormState: {
        FormState.READY: N_("ready"),
        FormState.TO_CONFIRM: N_("to confirm"),
        FormState.CHANGED: N_("template changed"),
        FormState.UNREADABLE: N_("map or template that cannot be read"),
    },
    FormOwner: {
        FormOwner.SHIPPED: N_("ships with pss"),
        FormOwner.ESTABLISHMENT: N_("the establishment's"),
    },
    ImportKind: {
        ImportKind.PEOPLE: N_("people"),
        ImportKind.PARTICIPATIONS: N_("participations"),
        ImportKind.EXPENSES: N_("expenses"),
    },
    PastStatus: {
        PastStatus.ACTIVE: N_("active"),
        PastStatus.PAUSED: N_("paused"),
        PastStatus.WITHDRAWN: N_("withdrawn"),
        PastStatus.DECEASED: N_("deceased"),
    },
    PersonKind: {
        PersonKind.USER: N_("user of services"),
        PersonKind.RELATIVE: N_("relative of a user"),
    },
    Language: {
        Language.FR: N_("French"),
        Language.EN: N_("English"),
        Language.OTHER: N_("other language"),
    },
    Channel: {
        Channel.PHONE: N_("telephone"),
        Channel.EMAIL: N_("e-mail"),
        Channel.MAIL: N_("mail"),
    },
    Part: {
        Part.MORNING: N_("morning"),
        Part.AFTERNOON: N_("afternoon"),
        Part.EVENING: N_("evening"),
    },
    Purpose: {
        Purpose.CONTACT: N_("being contacted"),
        Purpose.REGISTRY: N_("being in the registry"),
        Purpose.YEARLY: N_("yearly communication"),
        Purpose.RESEARCH: N_("research"),
    },
    InterviewOutcome: {
        InterviewOutcome.POSITIVE: N_("positive"),
        InterviewOutcome.NEGATIVE: N_("negative"),
        InterviewOutcome.REDIRECTED: N_("redirected"),
        InterviewOutcome.DECLINED: N_("declined by the person"),
        InterviewOutcome.UNREACHABLE: N_("unreachable"),
    },
    InterviewState: {
        InterviewState.WAITING: N_("waiting"),
        InterviewState.SCHEDULED: N_("scheduled"),
        InterviewState.HELD: N_("held"),
        InterviewState.CANCELLED: N_("never held"),
    },
    SessionState: {
        SessionState.UPCOMING: N_("upcoming"),
        SessionState.PAST: N_("past"),
    },
    Decision: {
        Decision.RETAINED: N_("retained"),
        Decision.NOT_RETAINED: N_("not retained"),
        Decision.DECLINED: N_("declined by the person"),
    },
    AgreementKind: {
        AgreementKind.CONFIDENTIALITY: N_("confidentiality engagement"),
        AgreementKind.ETHICS: N_("code of ethics"),
        AgreementKind.KIT: N_("welcome kit"),
    },
    Paper: {
        Paper.CONFIDENTIALITY: N_("confidentiality engagement"),
        Paper.ETHICS: N_("code of ethics"),
        Paper.KIT: N_("welcome kit"),
        Paper.DECLARATION: N_("declaration gone through"),
    },
    Stop: {
        Stop.PAUSE: N_("pause"),
        Stop.HOLD: N_("on hold"),
    },
    Profile: {
        Profile.RESOURCE: N_("resource"),
        Profile.TRAINER: N_("trainer"),
        Profile.COACH: N_("coach"),
        Profile.RESEARCH: N_("research"),
        Profile.UPO: N_("UPO (partner of the organisation)"),
        Profile.UPA: N_("UPA (accompanying partner)"),
    },
    Level: {
        Level.OPERATIONAL: N_("operational"),
        Level.TACTICAL: N_("tactical"),
        Level.STRATEGIC: N_("strategic"),
    },
    Stage: {
        Stage.KNOWN: N_("on record"),
        Stage.REFERRED: N_("referred"),
        Stage.INTERVIEWED: N_("interviewed"),
        Stage.CONVENED: N_("convened"),
        Stage.RETAINED: N_("retained"),
        Stage.ACTIVE: N_("active"),
        Stage.PAUSED: N_("paused"),
        Stage.WITHDRAWN: N_("withdrawn"),
        Stage.CLOSED: N_("closed"),
    },
    EnrolmentState: {
        EnrolmentState.ACTIVE: N_("active"),
        EnrolmentState.PAUSED: N_("paused"),
        EnrolmentState.WITHDRAWN: N_("withdrawn"),
    },
    Withdrawal: {
        Withdrawal.WISH: N_("own wish"),
        Withdrawal.MOVED: N_("moved away"),
        Withdrawal.CONSENT: N_("consent withdrawn"),
        Withdrawal.BUREAU: N_("decision of the Bureau"),
        Withdrawal.DECEASED: N_("deceased"),
    },
    Answer: {
        Answer.YES: N_("yes"),
        Answer.NO: N_("no"),
        Answer.NO_ANSWER: N_("no answer"),
    },
    MatchState: {
        MatchState.PROPOSED: N_("proposed"),
        MatchState.ANSWERED: N_("answered"),
        MatchState.CONFIRMED: N_("confirmed"),
        MatchState.ENDED: N_("ended"),
    },
    RequestOutcome: {
        RequestOutcome.FILLED: N_("filled"),
        RequestOutcome.UNFILLED: N_("unfilled"),
        RequestOutcome.CANCELLED: N_("cancelled"),
    },
    EndedBy: {
        EndedBy.DONE: N_("work done"),
        EndedBy.TEAM: N_("ended by the team"),
        EndedBy.PARTNER: N_("ended by the partner"),
        EndedBy.MOVED: N_("moved away"),
        EndedBy.DECEASED: N_("deceased"),
    },
    StepKind: {
        StepKind.COACH: N_("coach at the first meeting"),
        StepKind.CONTACT: N_("manager's contact before the start"),
        StepKind.SUPPORT: N_("support person"),
        StepKind.DOCUMENTS: N_("documents sent, printed"),
        StepKind.PARKING: N_("parking tickets"),
        StepKind.ROLES: N_("roles recalled"),
        StepKind.CAPSULE: N_("training capsule"),
        StepKind.EMPLOYEE_TALK: N_("three-way talk (employee)"),
        StepKind.ENDING_TALK: N_("talk before ending"),
        StepKind.OUTCOMES: N_("outcomes told to the partners"),
    },
    Occasion: {
        Occasion.FIRST: N_("first meeting"),
        Occasion.YEARLY: N_("yearly"),
        Occasion.END: N_("end"),
    },
    FeedbackWith: {
        FeedbackWith.PARTNER: N_("the partner"),
        FeedbackWith.TEAM: N_("the team"),
    },
    PresenceRole: {
        PresenceRole.PARTNER: N_("partner"),
        PresenceRole.COACH: N_("coach"),
        PresenceRole.TRAINER: N_("trainer"),
        PresenceRole.OTHER: N_("other"),
    },
    EntryKind: {kind: _EXPENSES[kind] for kind in EntryKind},
    ExpenseKind: {
        ExpenseKind.TOTAL: N_("all kinds"),
        **{kind: _EXPENSES[kind] for kind in ExpenseKind if kind is not ExpenseKind.TOTAL},
    },
    RateKind: {
        **{kind: _EXPENSES[kind] for kind in RateKind if kind is not RateKind.MEAL_DAY},
        RateKind.MEAL_DAY: N_("all the meals of a day (the most)"),
    },
    Declared: {
        Declared.DECLARED: N_("declared"),
        Declared.NOT_DECLARED: N_("not declared"),
    },
    SealedRow: {
        SealedRow.SEALED: N_("sealed"),
        SealedRow.CORRECTION: N_("correction"),
    },
    Reconciled: {
        Reconciled.NOT_DECLARED: N_("not declared"),
        Reconciled.TOTALS: N_("totals differ"),
        Reconciled.REGISTRY_ONLY: N_("in the registry, not in the return"),
        Reconciled.RETURN_ONLY: N_("in the return, not in the registry"),
        Reconciled.UNKNOWN: N_("in the return, not known who or what"),
        Reconciled.AMOUNT: N_("amounts differ"),
        Reconciled.MINUTES: N_("hours differ"),
    },
    KnownFrom: {
        KnownFrom.REGISTRY: N_("from the registry"),
        KnownFrom.DECLARED: N_("declared by the directorate"),
        KnownFrom.BOTH: N_("registry and directorate"),
        KnownFrom.NOT_DECLARED: N_("not declared"),
    },
    YearCut: {
        YearCut.MONTH: N_("month"),
        YearCut.PERIOD: N_("financial period"),
    },
    VoucherKind: {
        VoucherKind.PARKING: N_("parking ticket"),
        VoucherKind.TAXI: N_("taxi coupon"),
    },
    VoucherState: {
        VoucherState.STOCK: N_("in stock"),
        VoucherState.HANDED: N_("handed out"),
        VoucherState.USED: N_("used"),
        VoucherState.LOST: N_("lost"),
    },
    ClaimQueue: {
        ClaimQueue.APPROVE: N_("to approve"),
        ClaimQueue.TRANSMIT: N_("to transmit"),
        ClaimQueue.PAY: N_("to pay"),
        ClaimQueue.RECOVER: N_("to recover"),
    },
    ClaimState: {
        ClaimState.DRAFT: N_("draft"),
        ClaimState.SUBMITTED: N_("submitted"),
        ClaimState.APPROVED: N_("approved"),
        ClaimState.TRANSMITTED: N_("transmitted"),
        ClaimState.PAID: N_("paid"),
        ClaimState.CLOSED: N_("closed unpaid"),
    },
    OpenState: {
        OpenState.OPEN: N_("open"),
        OpenState.CLOSED: N_("closed"),
    },
    RecontactOutcome: {
        RecontactOutcome.INTERESTED: N_("interested"),
        RecontactOutcome.PAUSED: N_("paused until a date"),
        RecontactOutcome.WITHDRAWN: N_("withdrawn"),
        RecontactOutcome.NO_ANSWER: N_("no answer"),
        RecontactOutcome.WRONG_DETAILS: N_("wrong contact details"),
        RecontactOutcome.DECEASED: N_("deceased"),
    },
    Dimension: {
        Dimension.STAGE: N_("stage"),
        Dimension.PROFILE: N_("profile"),
        Dimension.LEVEL: N_("level"),
        Dimension.KIND: N_("kind"),
        Dimension.DIRECTORATE: N_("directorate"),
        Dimension.LANGUAGE: N_("language"),
        Dimension.AGE: N_("age"),
    },
    AgeGroup: {
        AgeGroup.UNDER_18: N_("under 18"),
        AgeGroup.FROM_18: N_("18 to 29"),
        AgeGroup.FROM_30: N_("30 to 44"),
        AgeGroup.FROM_45: N_("45 to 64"),
        AgeGroup.FROM_65: N_("65 or over"),
        AgeGroup.ADULT: N_("18 or over, no birth date"),
    },
    Milestone: {
        Milestone.REFERRED: N_("referred"),
        Milestone.INTERVIEWED: N_("positive interview"),
        Milestone.CONVENED: N_("convened to training"),
        Milestone.ATTENDED: N_("attended training"),
        Milestone.RETAINED: N_("retained"),
        Milestone.ENROLLED: N_("enrolled"),
        Milestone.MATCHED: N_("first match confirmed"),
        Milestone.TOOK_PART: N_("first participation"),
    },
    LastOf: {
        LastOf.ENROLMENT: N_("enrolment"),
        LastOf.PARTICIPATION: N_("participation"),
        LastOf.RECONTACT: N_("re-contact"),
        LastOf.PAUSE: N_("end of a pause"),
        LastOf.UNKNOWN: N_("unknown"),
    },
    RecontactState: {
        RecontactState.UPCOMING: N_("upcoming"),
        RecontactState.DUE: N_("due"),
        RecontactState.LATE: N_("late"),
    },
    Severity: {
        Severity.REFUSE: N_("refused"),
        Severity.GATE: N_("refused without a reason"),
        Severity.WARN: N_("warning"),
        Severity.TODO: N_("to do"),
    },
    Verdict: {
        Verdict.BREACH: N_("breach"),
        Verdict.MISSING: N_("unknown (past)"),
        Verdict.WARNING: N_("warning"),
        Verdict.TODO: N_("to do"),
        Verdict.ACCEPTED: N_("accepted, with a reason"),
    },
    Letter: {
        Letter.INTERVIEW: N_("invitation to the telephone interview"),
        Letter.CONVOCATION: N_("invitation to the training session"),
        Letter.REMINDER: N_("reminder of the training session"),
        Letter.RETAINED: N_("after the training: retained"),
        Letter.NOT_RETAINED: N_("after the training: not retained"),
        Letter.PROPOSAL: N_("a request proposed to a partner"),
        Letter.INTRODUCTION: N_("a confirmed partner introduced to the requester"),
        Letter.FIRST_MEETING_PARTNER: N_("first meeting: to the partner"),
        Letter.FIRST_MEETING_MANAGER: N_("first meeting: to the responsible person"),
        Letter.FIRST_MEETING_COACH: N_("first meeting: to the coach"),
        Letter.OUTCOMES: N_("what came of the work"),
        Letter.OWED: N_("what can be claimed for a meeting"),
        Letter.CLAIM_REFUSED: N_("lines of a claim refused or cut"),
        Letter.CLAIM_PAID: N_("a claim paid"),
        Letter.RECONTACT: N_("news asked of a partner"),
    },
    SessionLetter: {
        SessionLetter.CONVOCATION: N_("convocation"),
        SessionLetter.REMINDER: N_("reminder"),
        SessionLetter.DECISION: N_("decision made"),
    },
    MatchLetter: {
        MatchLetter.PROPOSAL: N_("proposal made"),
        MatchLetter.FIRST_MEETING: N_("first meeting"),
        MatchLetter.OUTCOMES: N_("outcomes of the work"),
    },
    Reader: {
        Reader.PARTNER: N_("partner who takes part"),
        Reader.MANAGER: N_("manager who asked"),
        Reader.COACH: N_("coach of the partner"),
    },
    ClaimLetter: {
        ClaimLetter.REFUSED: N_("refused lines"),
        ClaimLetter.PAID: N_("paid claim"),
    },
    Evidence: {
        Evidence.SAME_NAME: N_("same name"),
        Evidence.SWAPPED: N_("first and last names swapped"),
        Evidence.NICKNAME: N_("nickname"),
        Evidence.COMPOUND: N_("part of a compound name"),
        Evidence.INITIALS: N_("initials"),
        Evidence.TYPO: N_("close spelling"),
        Evidence.SAME_BIRTH_DATE: N_("same birth date"),
        Evidence.DAY_AND_MONTH: N_("birth date: day and month swapped"),
        Evidence.SAME_PHONE: N_("same telephone"),
        Evidence.SAME_EMAIL: N_("same e-mail"),
        Evidence.SAME_MAILBOX: N_("same beginning of e-mail"),
        Evidence.SAME_POSTAL_CODE: N_("same postal code"),
        Evidence.DIFFERENT_FIRST: N_("different first names"),
        Evidence.DIFFERENT_LAST: N_("different last names"),
        Evidence.DIFFERENT_BIRTH_DATE: N_("different birth dates"),
    },
}

# In Québec déjeuner, dîner and souper are morning, noon and evening; the English "dinner" says
# noon to some and evening to others, so it is refused.
MEALS = {
    "dejeuner": EntryKind.MORNING,
    "morning": EntryKind.MORNING,
    "diner": EntryKind.NOON,
    "noon": EntryKind.NOON,
    "souper": EntryKind.EVENING,
    "evening": EntryKind.EVENING,
}

MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
WEEKDAYS = (N_("monday"), N_("tuesday"), N_("wednesday"), N_("thursday"), N_("friday"), N_("saturday"), N_("sunday"))


def label(value: StrEnum) -> str:
    """Return how people say `value`, in the language in use."""
    return _(LABELS[type(value)][value])


def day_label(day: date) -> str:
    """Return `mardi 12 mai 2026` (or `Tuesday, May 12, 2026`), as a letter says it."""
    french = language() == "fr"
    weekday, month = _(WEEKDAYS[day.weekday()]), _(MONTHS[day.month - 1])
    number = "1er" if french and day.day == 1 else str(day.day)
    return f"{weekday} {number} {month} {day.year}" if french else f"{weekday.title()}, {month} {number}, {day.year}"


def slot_label(slot: str) -> str:
    """Return how people say a weekly slot such as `0-morning`, in the language in use."""
    day, part = slot.split("-")
    return f"{_(WEEKDAYS[int(day)])} {label(Part(part))}"


def parse_meal(typed: str) -> EntryKind:
    """Return the meal typed as `déjeuner`, `dîner`, `souper`, `morning`, `noon` or `evening`. Raises ValueError."""
    try:
        return MEALS[fold(typed)]
    except KeyError:
        raise ValueError(
            _("is not a meal: déjeuner (morning), dîner (noon), souper (evening); “dinner” is refused")
        ) from None
