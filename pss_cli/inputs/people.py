"""The fields of a person."""

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, email, never, one_line, one_of, postal_code, slots, text, when, yes_no
from pss_cli.phones import parse_phone
from pss_cli.vocabulary import Channel, Language, PersonKind

KIND = Field("kind", one_of(PersonKind), N_("user of services, or relative of a user"), choices=PersonKind)

IDENTITY = (
    Field("first_name", one_line, N_("first name"), required=True, why=("REF-15",)),
    Field("last_name", one_line, N_("last name"), required=True, why=("REF-15",)),
    Field("name_in_use", one_line, N_("name in use"), ask=never),
    KIND,
    Field("relative_of", text, N_("relative of whom (a word, not a name)"), ask=when("kind", PersonKind.RELATIVE)),
    Field(
        "phones",
        parse_phone,
        N_("telephones"),
        many=True,
        example="450 555-0123 poste 45",
        expected=True,
        why=("REF-05",),
    ),
    Field("emails", email, N_("e-mails"), many=True, expected=True, why=("REF-05",)),
    Field("language", one_of(Language), N_("language of correspondence"), ask=never, choices=Language),
    Field(
        "birth_date", parse_day, N_("birth date (required under 18)"), example="2009-05-31", why=("REF-10", "REF-11")
    ),
    Field("adult", yes_no, N_("18 or over"), ask=lambda given: not given.get("birth_date")),
)

DETAILS = (
    Field("spoken_languages", text, N_("languages spoken"), many=True, ask=never),
    Field("channel", one_of(Channel), N_("preferred way to be reached"), ask=never, choices=Channel),
    Field("preferred_hours", text, N_("preferred hours"), ask=never, kept=False),
    Field("address", text, N_("address"), ask=never),
    Field("city", text, N_("city"), ask=never),
    Field("province", text, N_("province"), ask=never),
    Field("postal_code", postal_code, N_("postal code"), ask=never),
    Field("person_directorate", text, N_("directorate that gave the services"), ask=never, example="DPJ"),
    Field("services_received", text, N_("services received"), ask=never, kept=False),
    Field("lived_experience", text, N_("lived experience (condition or service)"), ask=never, kept=False),
    Field("aptitudes", text, N_("aptitudes and interests"), ask=never, kept=False),
    Field("needs", text, N_("needs in order to take part"), many=True, words="need", ask=never),
    Field("slots", slots, N_("weekly slots"), many=True, ask=never, example="lundi-matin", why=("MAT-11",)),
    Field(
        "wishes", text, N_("kinds of involvement wished"), many=True, words="request_kind", ask=never, why=("MAT-11",)
    ),
    Field(
        "refusals",
        text,
        N_("kinds of involvement refused"),
        many=True,
        words="request_kind",
        ask=never,
        why=("MAT-10",),
    ),
    Field("followed", yes_no, N_("youth: still followed"), ask=never, why=("MAT-07",)),
    Field("follow_up_team", text, N_("youth: follow-up team"), ask=never, kept=False),
    Field("housed", yes_no, N_("youth: housed"), ask=never),
    Field("educator", text, N_("follow-up educator's contact details"), ask=never, why=("REF-12",), kept=False),
    Field("employee", yes_no, N_("employee of the establishment"), ask=never, why=("MAT-05",)),
    Field("employee_team", text, N_("employee: team"), ask=never),
    Field("superior", text, N_("employee: immediate superior"), ask=never),
)
