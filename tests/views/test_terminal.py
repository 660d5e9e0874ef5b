"""What a person sees on a terminal: nothing cut, whatever the width."""

from __future__ import annotations

import pytest

from pss_cli.quantities import show_duration
from pss_cli.views.tables import Column, Listing, Sheet
from pss_cli.views.terminal import draw_sheet, draw_table

COLUMNS = (
    Column("code", "code"),
    Column("what", "what is owed"),
    Column("day", "day", "day"),
    Column("minutes", "length", "minutes"),
    Column("nobody", "nobody has this"),
)
ROWS = [
    {
        "code": "UP-0042",
        "what": "pss enroll sign UP-0042 --confidentiality",
        "day": "2026-01-31",
        "minutes": 210,
        "nobody": None,
    }
]
PIECES = ("UP-0042", "--confidentiality", "2026-01-31", show_duration(210))


@pytest.mark.parametrize("width", range(18, 140, 7))
def test_no_word_is_cut(width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    draw_table(Listing(COLUMNS, ROWS))
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= width
    if width >= 40:  # narrower than any terminal, a long word has to fold
        assert all(any(piece in line for line in lines) for piece in PIECES)


@pytest.mark.parametrize("width", range(24, 60, 3))
def test_an_amount_is_not_cut_at_its_no_break_blank(width, monkeypatch, capsys) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    amount = "7\u00a0881,23\u00a0$"
    said = f"on a payé {amount} de trop, puis {amount} encore, à UP-0004"
    columns = (Column("code", "code"), Column("what", "ce qui est dû"))
    row = {"code": "R-0001", "what": said}
    draw_sheet(Sheet("R-0001", columns, row, {"owed": Listing(columns, [row], "Dû")}, said))
    out = capsys.readouterr().out
    assert out.count(amount) == 6
    assert out.count("UP-0004") == 3


def test_a_table_stands_where_it_can_and_a_record_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for width, is_table in ((120, True), (44, False)):
        monkeypatch.setenv("COLUMNS", str(width))
        draw_table(Listing(COLUMNS, ROWS))
        assert ("───" in capsys.readouterr().out) is is_table


def test_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    draw_table(Listing(COLUMNS, []))
    seen = capsys.readouterr()
    assert not seen.out
    assert seen.err.strip()


def test_a_sheet_shows_its_fields_then_its_listings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    draw_sheet(Sheet("[b]UP-0042[/b]", COLUMNS, ROWS[0], {"owed": Listing(COLUMNS, ROWS, "Owed")}, "Said"))
    out = capsys.readouterr().out
    assert out.startswith("[b]UP-0042[/b]\n")
    assert out.index("code") < out.index("Owed") < out.index("───") < out.index("Said")


def test_what_is_to_spare_is_left_out_of_a_narrow_table_and_said(monkeypatch, capsys) -> None:
    columns = (*COLUMNS[:1], Column("extra", "extra", spare=1), Column("more", "more", spare=2))
    rows = [{**row, "extra": "x" * 30, "more": "y" * 30} for row in ROWS]
    for width, there, left in ((140, "xy", ""), (60, "x", "more"), (30, "", "extra, more")):
        monkeypatch.setenv("COLUMNS", str(width))
        draw_table(Listing(columns, rows))
        drawn = capsys.readouterr()
        assert [letter for letter in "xy" if letter * 30 in drawn.out] == list(there)
        assert (left in drawn.err) if left else not drawn.err
        assert "─" in drawn.out, "still a table"
