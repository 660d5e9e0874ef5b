"""The filled form opened and recalculated by LibreOffice, when it is installed."""

from __future__ import annotations

import shutil
import subprocess
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from tests.forms.filling.test_fill import NASTY, at, filled, line

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""


def recalculated(path, kind, tmp_path):
    """Return the file converted by LibreOffice, whose profile says to recalculate always."""
    profile = tmp_path / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    out = tmp_path / "out"
    words = [SOFFICE, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*words, "--outdir", out, path], check=True, capture_output=True, timeout=180)
    return out / f"{path.stem}.{kind}"


def test_libreoffice_finds_the_same_totals(tmp_path):
    lines = [line(f"{n}.37", parking=Decimal("8.55")) for n in range(1, 50)]
    _pages, _formulas, ours = filled(tmp_path / "f.xlsx", *lines, last_name=NASTY)
    theirs = load_workbook(recalculated(tmp_path / "f.xlsx", "xlsx", tmp_path), data_only=True)
    for name in ("total_frais", "montant_a_rembourser", "total_imputation"):
        assert round(at(ours, name), 2) == round(at(theirs, name), 2)
    assert at(theirs, "nom") == NASTY
    for column in "HJMT":
        assert round(ours["Demande"][f"{column}34"].value, 6) == round(theirs["Demande"][f"{column}34"].value, 6)


@pytest.mark.parametrize(("count", "pages"), [(3, 1), (50, 3)])
def test_each_sheet_prints_on_one_page(tmp_path, count, pages):
    filled(tmp_path / "f.xlsx", *[line(str(n)) for n in range(1, count + 1)])
    printed = recalculated(tmp_path / "f.xlsx", "pdf", tmp_path).read_bytes()
    assert printed.count(b"/Type/Page/") + printed.count(b"/Type/Page>") == pages
