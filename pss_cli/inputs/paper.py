"""The forms that staff fill in a workbook: the fields of a command, in sections, with their choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pss_cli.i18n import N_, _
from pss_cli.inputs.field import Field, Word, Words, slots
from pss_cli.inputs.refer import EDITED
from pss_cli.inputs.request import REQUEST as ASKED
from pss_cli.labels import WEEKDAYS, label
from pss_cli.vocabulary import Part

VERSION = 1  # of the hidden sheet
HIDDEN = "pss"  # its name
TICK = "x"
MANY = "many"  # said of a text cell that takes several answers
LISTS = 7  # the first column of the hidden sheet that holds a list: what is read, then its key

USED = "used {}"  # the list of the members of a vocabulary that the settings keep, by field
# Lists offered where the command takes a text: another answer may be typed.
SUGGESTED = {"directorate": "directorate", "person_directorate": "directorate", "involvement": "degree"}


@dataclass(frozen=True)
class Section:
    """A title and fields in order; fields in one tuple are ticked side by side, from one list."""

    title: str
    fields: tuple[str | tuple[str, ...], ...]


@dataclass(frozen=True)
class Paper:
    """One form: its kind, its fields (those of a command), and how they are laid out."""

    kind: str
    file: str  # what a blank one is named
    title: str
    fields: Sequence[Field]
    sections: Sequence[Section]
    tall: frozenset[str]  # answers of several lines
    add: str  # the commands that read it
    edit: str
    note: str = ""  # said at the top
    hints: Mapping[str, str] = field(default_factory=dict)  # said beside a label, by field

    def named(self, name: str) -> Field:
        """Return the field called `name`."""
        return next(spec for spec in self.fields if spec.name == name)

    def laid_out(self) -> Iterator[str]:
        """Yield the name of every field that the sections hold."""
        for section in self.sections:
            for item in section.fields:
                yield from (item,) if isinstance(item, str) else item


REFERRAL = Paper(
    "referral",
    N_("referral.xlsx"),
    N_("Referral of a patient partner"),
    EDITED,
    (
        Section(N_("Who refers"), ("day", "referrer", "referrer_role", "directorate", "for_request")),
        Section(
            N_("The person"),
            (
                "first_name", "last_name", "name_in_use", "kind", "relative_of", "phones", "emails", "language",
                "birth_date", "adult", "channel", "preferred_hours",
            ),
        ),
        Section(N_("If the person works for the establishment"), ("employee", "employee_team", "superior")),
        Section(
            N_("Agreement and criteria"),
            ("agreed", "received_care", "distance", "not_claiming", "weekday_daytime", "criteria"),
        ),
        Section(
            N_("Under 18, or followed by the youth directorate"),
            ("followed", "follow_up_team", "housed", "educator", "youth_path", "judgement_by", "youth_criteria"),
        ),
        Section(
            N_("To know the person better, if they wish"),
            (
                "person_directorate", "services_received", "lived_experience", "aptitudes", "spoken_languages",
                "address", "city", "province", "postal_code", "needs",
            ),
        ),
        Section(N_("When the person is available"), ("slots",)),
        Section(N_("Kinds of involvement, wished or refused"), (("wishes", "refusals"),)),
    ),
    frozenset({"services_received", "lived_experience", "aptitudes"}),
    "pss refer add --from …",
    "pss refer edit {code} --from …",
    N_("Nothing judicial is asked: write nothing of it."),
    dict.fromkeys(("phones", "emails"), N_("a telephone or an e-mail")),
)  # fmt: skip

REQUEST = Paper(
    "request",
    N_("request.xlsx"),
    N_("Request for patient partners"),
    ASKED,
    (
        Section(
            N_("Who asks"), ("opened_on", "directorate", "responsible", "responsible_contact", "facilitator")
        ),
        Section(
            N_("The committee or the project"),
            ("title", "kind", "permanent", "motive", "objective", "involvement", "staff_count", "length"),
        ),
        Section(
            N_("The partners sought"), ("seats", "profile_sought", "profile", "level", "concrete_tasks")
        ),
        Section(N_("Meetings"), ("first_meeting_on", "calendar", "slots")),
    ),
    frozenset({"motive", "objective", "profile_sought", "calendar"}),
    "pss match open --from …",
    "pss match edit {code} --from …",
)  # fmt: skip

PAPERS = {paper.kind: paper for paper in (REFERRAL, REQUEST)}


def is_ticked(spec: Field) -> bool:
    """Whether a field is answered by ticking among its choices."""
    return spec.many and (bool(spec.words) or spec.parse is slots)


def choices(spec: Field, words: Words) -> Sequence[Word]:
    """Return what a field offers to choose from, as said in the language in use; nothing for a free text."""
    if spec.is_flag:
        return [Word("oui", _("yes"), _("yes")), Word("non", _("no"), _("no"))]
    if spec.parse is slots:
        said = [(slot(d, p), f"{_(WEEKDAYS[d])} {label(p)}") for p in Part for d in range(7)]
        return [Word(key, text, text) for key, text in said]
    if spec.choices:
        used = {word.key for word in words.get(USED.format(spec.name), ())}
        offered = [member for member in spec.choices if not used or member.value in used]
        return [Word(member.value, label(member), label(member)) for member in offered]
    return words.get(spec.words or SUGGESTED.get(spec.name, ""), ())


def slot(weekday: int, part: Part | str) -> str:
    """Return a weekly slot as it can be typed in any language: `mon-morning`."""
    return f"{WEEKDAYS[weekday][:3]}-{part}"
