"""Floor of an import: openpyxl reads, SQLModel inserts the same records; nothing is checked nor journalled."""

import gc
import sys
from datetime import date

from openpyxl import load_workbook
from sqlmodel import Session, create_engine

from pss_cli import models
from pss_cli.vocabulary import AgreementKind, Level, Part, Profile, Purpose

gc.disable()
sheet = load_workbook(sys.argv[2], read_only=True).worksheets[0]
engine = create_engine(f"sqlite:///{sys.argv[1]}")
with Session(engine) as session:
    for number, cells in enumerate(sheet.iter_rows(min_row=2, values_only=True), start=1):
        code, first, last, _kind, phone, email, _language, born, _way, address, city, province, postal = cells[:13]
        since, ethics, last_on = (date.fromisoformat(cells[x]) if cells[x] else None for x in (20, 22, 26))
        session.add(
            models.Person(
                id=number, code=f"UP-{number:05d}", first_name=first, last_name=last, name_key=f"{last} {first}",
                birth_date=date.fromisoformat(born), address=address, city=city, province=province, postal_code=postal,
                services_received=cells[14], lived_experience=cells[15], import_key=f"number {code}",
            )
        )  # fmt: skip
        mine = {"person_id": number}
        session.add(models.ContactPoint(**mine, kind="phone", value=phone, search_key=phone))
        session.add(models.ContactPoint(**mine, kind="email", value=email, search_key=email))
        session.add_all(models.SpokenLanguage(**mine, language=word) for word in cells[16].split(", "))
        session.add(models.Slot(**mine, weekday=0, part=Part.MORNING))
        session.add(models.Slot(**mine, weekday=1, part=Part.AFTERNOON))
        if cells[17]:
            session.add(models.Need(**mine, kind="mobility"))
        if cells[19]:
            session.add(models.Wish(**mine, kind="committee"))
        session.add(models.Enrolment(**mine, day=since, last_involved_on=last_on))
        session.add(models.Agreement(**mine, kind=AgreementKind.CONFIDENTIALITY))
        session.add(models.Agreement(**mine, kind=AgreementKind.ETHICS, day=ethics))
        session.add(models.Consent(**mine, purpose=Purpose.REGISTRY))
        session.add(models.PartnerProfile(**mine, profile=Profile.RESOURCE))
        session.add(models.PartnerLevel(**mine, level=Level.OPERATIONAL))
        if cells[28]:
            session.add(models.Note(**mine, day=date(2026, 11, 20), author="bench", text=cells[28]))
        if number % 500 == 0:
            session.flush()
            session.expunge_all()
    session.commit()
