"""pss registry export: what is exported is imported as it was."""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.books import ANN, BEA, PARKING, PARTICIPATION, asked, book, contents
from tests.conftest import run_pss

FULL = {
    **ANN, "Nom usuel": "Annie", "Usager ou proche": "proche", "Proche de": "mère", "Langue": "anglais",
    "Téléphones": "450 555-0101 poste 12, 514 555-0199", "Moyen préféré": "courriel", "Heures préférées": "le soir",
    "Adresse": "1, rue des Érables; app. 2", "Ville": "Laval", "Province": "QC", "Code postal": "H7M 3L9",
    "Direction": "DSI", "Services reçus": "Oncologie", "Vécu": "Cancer", "Aptitudes": "=1+1",
    "Langues parlées": "français, espagnol", "Besoins": "mobilité", "Plages horaires": "lundi-matin, mardi-après-midi",
    "Implications souhaitées": "comité permanent", "Implications refusées": "recherche", "Employé": "non",
    "Code d'éthique": "2022-09-16", "Pochette": "oui", "Déclaration": "2022-09-16", "Consent contact": "oui",
    "Consent annuel": "2022-01-01", "Profils": "ressource, coach", "Dernière participation": "2024-02-20",
    "Statut": "en pause", "Note": "Préfère le matin",
}  # fmt: skip
GONE = {"Numéro": "X-4", "Prénom": "Zoé", "Nom": "#N/A", "Statut": "décédée", "Date de retrait": "2023-01-02"}


def filled(pss):
    """Import a workbook that says everything that an import can read."""
    undated = {"Numéro": "17", "Année financière": "2019-2020", "Montant": "1234,56", "Kilomètres": "24,625"}
    name = book(
        "vieux.xlsx", Personnes=[FULL, BEA, GONE],
        Participations=[PARTICIPATION, PARTICIPATION, {**PARTICIPATION, "Rôle": "membre"}],
        Dépenses=[PARKING, PARKING, undated, {"Année financière": "2019-2020", "Montant": "5,00", "Direction": "DPJ"}],
    )  # fmt: skip
    answer = pss("registry", "import", name, "-f", "json")
    assert (answer.code, answer.items) == (0, []), answer.out


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("read_in", ["fr", "en"])
def test_an_export_imported_in_an_empty_registry_is_exported_the_same(
    pss, registry, templates, tmp_path, language, read_in
):
    filled(pss)
    assert pss("--lang", language, "registry", "export", "un.xlsx").code == 0
    before = registry.read_bytes()
    answer = pss("--lang", read_in, "registry", "import", "un.xlsx")
    assert answer.code == 0, answer.err
    assert registry.read_bytes() == before, "in the registry that it comes from, it adds nothing"
    shutil.copyfile(templates("laval"), registry)
    answer = pss("--lang", read_in, "registry", "import", "un.xlsx", "-f", "json")
    assert (answer.code, answer.items) == (0, []), answer.out
    assert pss("--lang", language, "registry", "export", "deux.xlsx").code == 0
    one, two = contents("un.xlsx"), contents("deux.xlsx")
    assert [len(rows) for rows in one.values()] == [4, 4, 5]
    assert one == two


def test_everything_that_was_imported_is_in_the_export(pss, registry):
    filled(pss)
    assert pss("registry", "export", "un.xlsx").code == 0
    headings, ann, *_others = contents("un.xlsx")["Personnes"]
    told = dict(zip(headings, ann, strict=True))
    assert {h for h in FULL if not told[h]} == set()
    assert (told["Numéro"], told["Aptitudes"], told["Adresse"]) == ("17", "=1+1", "1, rue des Érables; app. 2")
    assert told["Téléphones"] == "450 555-0101 poste 12, 514 555-0199"
    assert contents("un.xlsx")["Personnes"][2][0] == "UP-0002", "those without a number have their code"


def test_a_csv_file_has_the_people_alone(pss, registry):
    filled(pss)
    assert pss("registry", "export", "un.csv").code == 0
    with Path("un.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["Nom"] for row in csv.DictReader(stream, delimiter=";")] == ["Lefort", "Morin", "#N/A"]
    before = registry.read_bytes()
    assert pss("registry", "import", "un.csv").code == 0
    assert registry.read_bytes() == before


def test_whoever_is_not_enrolled_is_exported_too(pss, make):
    make.referral(make.person("Zoé", "Roy"))
    assert pss("registry", "export", "un.xlsx").code == 0
    assert [row[:3] for row in contents("un.xlsx")["Personnes"][1:]] == [("UP-0001", "Zoé", "Roy")]


def test_a_file_that_is_there_is_not_replaced_unasked(pss):
    Path("un.xlsx").write_text("mine", encoding="utf-8")
    assert pss("registry", "export", "un.xlsx").code == 2
    assert Path("un.xlsx").read_text(encoding="utf-8") == "mine"
    assert pss("registry", "export", "un.xlsx", "--yes").code == 0
    assert pss("registry", "export", "un.pdf").code == 2


# --- whatever the cells --------------------------------------------------------------------------------------

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=12)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2026, 1, 1))
SIGNED = st.one_of(st.none(), st.just("oui"), DAYS.map(str))
PEOPLE = st.lists(
    st.fixed_dictionaries(
        {"Prénom": WORDS, "Nom": WORDS},
        optional={
            "Ville": WORDS, "Note": WORDS, "Inscrit depuis": DAYS.map(str), "Confidentialité": SIGNED,
            "Consent répertoire": SIGNED, "18 ans ou plus": st.sampled_from(["oui", None]),
            "Plages horaires": st.sampled_from(["lundi-matin", "semaine-jour", "tout"]),
            "Statut": st.sampled_from(["actif", "en pause", "retiré", "décédé"]),
            "Langue": st.sampled_from(["français", "anglais"]),
        },
    ),
    min_size=1,
    max_size=4,
)  # fmt: skip


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=PEOPLE)
def test_import_then_export_then_import_is_the_identity(templates, rows):
    with tempfile.TemporaryDirectory() as folder:
        made = {name: f"{folder}/{name}" for name in ("gens.xlsx", "un.xlsx", "deux.xlsx")}
        for number in ("un", "deux"):
            path = Path(folder, f"{number}.pss")
            shutil.copyfile(templates("laval"), path)
            os.environ["PSS_REGISTRY"] = str(path)
            source = book(made["gens.xlsx"], Personnes=rows) if number == "un" else made["un.xlsx"]
            answer = run_pss("registry", "import", source)
            if answer.code == 8:  # not one good row
                return
            assert answer.code == 0, answer.err
            assert run_pss("registry", "export", made[f"{number}.xlsx"]).code == 0
            before = path.read_bytes()
            assert run_pss("registry", "import", made[f"{number}.xlsx"]).code == 0
            assert path.read_bytes() == before
        assert contents(made["un.xlsx"]) == contents(made["deux.xlsx"])


def test_counts_are_the_answer(pss, registry):
    filled(pss)
    answer = pss("registry", "export", "un.xlsx", "-f", "json")
    assert {row["sheet"]: row["rows"] for row in answer.items} == {"people": 3, "participations": 3, "expenses": 4}
    assert asked(registry, "SELECT count(*) FROM person") == [(3,)]
