"""The columns of a sheet of people."""

from __future__ import annotations

from pss_cli.dates import parse_day
from pss_cli.i18n import N_
from pss_cli.inputs.field import Field, one_line, one_of, text
from pss_cli.inputs.importing.headings import (
    EMAILS,
    FIRST_NAMES,
    KEY,
    LAST_NAMES,
    NUMBERS,
    PERSON,
    PHONES,
    WHOLE_NAMES,
    Heading,
    day_or_yes,
    of_person,
)
from pss_cli.inputs.importing.words import status
from pss_cli.vocabulary import Level, PastStatus, Profile


def _signed(name: str, label: str) -> Field:
    return Field(name, day_or_yes, label, example="2024-05-31")


PEOPLE = (
    Heading(KEY, "Numéro", "Number", NUMBERS),
    Heading(
        Field("name", one_line, N_("whole name in one cell: Tremblay, Marie-Ève or Marie-Ève Tremblay")),
        "Nom complet",
        "Full name",
        WHOLE_NAMES,
    ),
    of_person("first_name", "Prénom", "First name", *FIRST_NAMES),
    of_person("last_name", "Nom", "Last name", *LAST_NAMES),
    of_person("name_in_use", "Nom usuel", "Name in use", "prénom usuel", "surnom", "preferred name", "nickname"),
    of_person("kind", "Usager ou proche", "User or relative", "type", "usager/proche", "usager / proche",
        "type de partenaire", "catégorie", "statut usager/proche"),
    of_person("relative_of", "Proche de", "Relative of", "lien", "lien avec l'usager", "lien de parenté",
        "relationship"),
    of_person("phones", "Téléphones", "Telephones", *PHONES),
    of_person("emails", "Courriels", "E-mails", *EMAILS),
    of_person("language", "Langue", "Language", "langue de correspondance", "langue de communication",
        "preferred language"),
    of_person("birth_date", "Date de naissance", "Birth date", "ddn", "d.d.n.", "date naiss.", "date naissance",
        "naissance", "né le", "née le", "né(e) le", "date of birth", "dob", "birthdate", "birthday", "anniversaire"),
    of_person("adult", "18 ans ou plus", "18 or over", "majeur", "adulte", "18 ans et plus", "adult", "18+",
        "over the age of 18 years"),
    of_person("channel", "Moyen préféré", "Preferred way", "moyen de contact", "moyen de communication",
        "preferred contact method", "mode de communication", "moyen de contact préféré"),
    of_person("preferred_hours", "Heures préférées", "Preferred hours", "meilleur moment", "moment préféré",
        "heures de contact", "best time to call", "quand appeler"),
    of_person("address", "Adresse", "Address", "adresse civique", "rue", "street", "adresse postale", "street address",
        "adresse complète", "adresse domicile", "adresse 1", "address 1",
        "home address", "mailing street", "mailing address", "residential address"),
    of_person("city", "Ville", "City", "municipalité", "town", "localité", "ville de résidence",
        "home city", "mailing city", "suburb"),
    of_person("province", "Province", "Province", "prov.", "state", "home state", "mailing state/province"),
    of_person("postal_code", "Code postal", "Postal code", "c.p.", "cp", "zip", "postcode", "code post.", "postal",
        "zip code", "zipcode", "home zip code", "mailing zip/postal code"),
    of_person("person_directorate", "Direction", "Directorate", "dir.", "direction clinique", "programme",
        "direction programme", "department", "clientèle", "direction d'origine"),
    of_person("services_received", "Services reçus", "Services received", "services", "service reçu",
        "services utilisés", "installation", "trajectoire"),
    of_person("lived_experience", "Vécu", "Lived experience", "expérience", "vécu expérientiel", "expérience vécue",
        "maladie", "condition", "diagnostic", "savoir expérientiel", "problématique"),
    of_person("aptitudes", "Aptitudes", "Aptitudes", "intérêts", "aptitudes et intérêts", "compétences", "skills",
        "interests", "champs d'intérêt", "expertise", "talents"),
    of_person("spoken_languages", "Langues parlées", "Languages spoken", "langues", "autres langues", "languages"),
    of_person("needs", "Besoins", "Needs", "besoins particuliers", "accommodements", "special needs", "accommodations"),
    of_person("slots", "Plages horaires", "Weekly slots", "disponibilités", "dispo", "dispos", "availability",
        "disponibilité"),
    of_person("wishes", "Implications souhaitées", "Involvement wished", "intérêts d'implication",
        "types d'implication souhaités"),
    of_person("refusals", "Implications refusées", "Involvement refused", "refus", "ne veut pas"),
    of_person("employee", "Employé", "Employee", "employé du cisss", "employé du ciusss", "employé(e)", "est employé"),
    of_person("employee_team", "Équipe", "Team", "équipe de travail", "service (employé)"),
    of_person("superior", "Supérieur", "Superior", "supérieur immédiat", "gestionnaire (employé)"),
    Heading(PERSON["housed"], "Hébergé", "Housed", ("hébergé(e)",)),
    Heading(
        Field("enrolled_since", parse_day, N_("enrolled in the registry since"), example="2022-09-15"),
        "Inscrit depuis",
        "Enrolled since",
        ("date d'inscription", "date inscription", "inscrit le", "inscription", "date d'entrée", "date d'adhésion",
         "membre depuis", "member since", "registration date", "start date", "date de début", "depuis", "join date",
         "date d'entrée au répertoire", "partenaire depuis", "joined", "date joined", "date d'ajout", "enrolled on",
         "enrolment date", "enrollment date", "date enrolled", "date of enrolment"),
    ),
    Heading(
        _signed("confidentiality", N_("confidentiality engagement: day, or yes")),
        "Confidentialité",
        "Confidentiality",
        ("engagement de confidentialité", "entente de confidentialité", "formulaire de confidentialité",
         "confid.", "engagement confidentialité", "confidentialité signée", "confidentiality agreement"),
    ),
    Heading(
        _signed("ethics", N_("code of ethics: day, or yes")),
        "Code d'éthique",
        "Code of ethics",
        ("éthique", "code éthique", "code d'éthique signé", "code d'éthique remis"),
    ),
    Heading(
        _signed("kit", N_("welcome kit: day, or yes")),
        "Pochette",
        "Welcome kit",
        ("pochette d'accueil", "trousse d'accueil", "pochette remise", "trousse"),
    ),
    Heading(
        Field("declaration", parse_day, N_("adults only: day of the declaration"), example="2022-09-15"),
        "Déclaration",
        "Declaration",
        ("date de la déclaration", "déclaration reçue le"),
    ),
    Heading(
        _signed("contact", N_("consents to be contacted: day, or yes")),
        "Consent contact",
        "Consent to contact",
        ("consentement contact", "accepte d'être contacté", "consentement à être contacté", "ok contact"),
    ),
    Heading(
        _signed("registry", N_("consents to be in the registry: day, or yes")),
        "Consent répertoire",
        "Consent to registry",
        ("consentement répertoire", "consentement au répertoire"),  # of what another consents to, it must say
    ),
    Heading(
        _signed("yearly", N_("consents to the yearly communication: day, or yes")),
        "Consent annuel",
        "Consent to yearly",
        ("consentement annuel", "communication annuelle"),
    ),
    Heading(
        _signed("research", N_("consents to research: day, or yes")),
        "Consent recherche",
        "Consent to research",
        ("consentement recherche", "consentement à la recherche"),
    ),
    Heading(
        Field("profiles", one_of(Profile), N_("profiles"), many=True, choices=Profile),
        "Profils",
        "Profiles",
        ("profil", "profile"),
    ),
    Heading(
        Field("level", one_of(Level), N_("level"), choices=Level),
        "Niveau",
        "Level",
        ("niveau d'implication", "niveau de participation"),
    ),
    Heading(
        Field("last_involved_on", parse_day, N_("last participation"), example="2024-02-20"),
        "Dernière participation",
        "Last participation",
        ("dernière implication", "dernière activité", "date de dernière participation", "last activity",
         "date de la dernière participation", "date dernière implication"),
    ),
    Heading(
        Field("status", status, N_("status: active, paused, withdrawn, deceased"), choices=PastStatus),
        "Statut",
        "Status",
        ("état", "statut actuel", "actif", "actif/inactif", "actif ?", "active", "is active",
         "membership status", "volunteer status"),
    ),
    Heading(
        Field("withdrawn_on", parse_day, N_("day of the withdrawal"), example="2024-02-20"),
        "Date de retrait",
        "Withdrawn on",
        ("retiré le", "date de fin", "date de départ", "end date", "date de désistement", "fin", "retrait le",
         "withdrawal date", "date withdrawn"),
    ),
    Heading(
        Field("note", text, N_("a free note")),
        "Note",
        "Note",
        ("notes", "remarque", "remarques", "commentaire", "commentaires", "comments", "comment", "observations",
         "suivi", "autres informations", "infos", "divers", "remarks"),
    ),
)  # fmt: skip
