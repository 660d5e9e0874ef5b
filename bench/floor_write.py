"""Floor of a write: imports what a write needs, opens the registry, inserts one row."""

import sys
from datetime import date

import rich
import typer
from sqlmodel import Session, create_engine

from pss_cli import models

engine = create_engine(f"sqlite:///{sys.argv[1]}")
with Session(engine) as session:
    session.add(models.Note(person_id=1, day=date(2026, 11, 20), author=rich.__name__, text=typer.__name__))
    session.commit()
