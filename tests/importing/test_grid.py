"""What a workbook holds is what is read, whatever the texts look like."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from pss_cli.inputs.importing.grid import is_blank
from pss_cli.inputs.importing.opening import open_book

TEXTS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cn"), blacklist_characters="\ufffe\uffff"), min_size=1, max_size=12
).filter(lambda text: not is_blank(text) and "_x" not in text)
LOOKS = st.sampled_from(["=1+1", "#N/A", "'x", "00123", "1e5", "TRUE", "2021-03-05", "@SUM(1)", "<b>&amp;", " x ", "-"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(TEXTS | LOOKS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_any_table_of_texts_is_read_back_as_those_texts(tmp_path, rows):
    book = openpyxl.Workbook()
    for y, row in enumerate(rows, start=1):
        for x, text in enumerate(row, start=1):
            cell = book.active.cell(y, x, text)
            cell.data_type = "s"  # openpyxl would make a formula, or an error, of some
    stream = io.BytesIO()
    book.save(stream)
    (tmp_path / "t.xlsx").write_bytes(stream.getvalue())
    assert [list(line.cells) for line in open_book(tmp_path / "t.xlsx").sheets[0].lines] == rows


@pytest.mark.parametrize("epoch", [CALENDAR_WINDOWS_1900, CALENDAR_MAC_1904])
def test_days_are_those_that_excel_shows_in_both_of_its_calendars(tmp_path, epoch):
    book = openpyxl.Workbook()
    book.epoch = epoch
    book.active.append([datetime(1960, 2, 29), datetime(2021, 3, 5)])
    book.save(tmp_path / "d.xlsx")
    (sheet,) = open_book(tmp_path / "d.xlsx").sheets
    assert list(sheet.lines[0].cells) == [datetime(1960, 2, 29), datetime(2021, 3, 5)]
    assert sheet.since_1904 is (epoch == CALENDAR_MAC_1904)
