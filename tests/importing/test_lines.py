"""Lines that are no row are told from people, whatever these are called."""

from __future__ import annotations

import pytest

from pss_cli.inputs.importing.grid import Line
from pss_cli.inputs.importing.lines import Aside, aside

HEADINGS = {0: "nom", 1: "prenom", 2: "telephone", 3: "statut"}
NAMES = (0, 1)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("Total", "3", None, None), Aside.TOTAL),
        (("Total", 3.0, None, None), Aside.TOTAL),
        (("Total", None, None, None), Aside.TOTAL),
        (("Total : 3", None, None, None), Aside.TOTAL),
        (("Sous-total", None, 12, None), Aside.TOTAL),
        (("Somme", "Marie", None, None), None),
        (("Roy", "Ann", "450 555-0101", "Total"), None),
        (("Nom", "Prénom", "Téléphone", "Statut"), Aside.HEADINGS),
        (("--- 2022 ---", None, None, None), Aside.NOTE),
    ],
)
def test_a_total_is_no_person_and_a_person_is_no_total(cells, expected):
    assert aside(Line(1, cells), HEADINGS, NAMES) == expected
