"""Floor of the yearly workbook: openpyxl in write-only mode writes the same rows, and nothing else."""

import sys
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from pss_cli.dates import parse_fiscal_year
from pss_cli.db.reading import read
from pss_cli.reads import expenses

book = Workbook(write_only=True)
sheet = book.create_sheet("Lignes")
with read(Path(sys.argv[1])) as db:
    for row in expenses.lines(db, expenses.Year(*parse_fiscal_year("2026-2027"))):
        (code, day, claim, person, occasion, kind, metres, rate, claimed, approved, paid, accrued, *rest) = row
        cents = (value if value is None else value / 100 for value in (claimed, approved, paid, accrued))
        sheet.append(
            (
                code, date.fromisoformat(day), claim, person, occasion, kind, metres and metres / 1000,
                rate and rate / 1000, *cents, *rest[:-1],
            )
        )  # fmt: skip
book.save(sys.argv[2])
