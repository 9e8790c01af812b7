"""Workshops as a file: those of the page, narrowed alike, days as days."""

import datetime as dt
import io

import openpyxl

from tests.clients import make_app, sign_in
from tests.factories import make_organization, make_user, make_workshop
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role


def test_the_file_holds_what_the_page_shows(engine):
    with writing(engine, by=COMMAND) as session:
        own, other = (make_organization(session, f"MGMP {word} Contoh") for word in ("Alfa", "Beta"))
        user = make_user(session, "siti", Role.ORGANIZER, organization=own)
        for number in range(21):
            make_workshop(session, f"Kegiatan {number} Contoh", slug=f"a-{number}", issuer=own)
        make_workshop(session, "Rapat Contoh", slug="rapat", issuer=own)
        make_workshop(session, "Kegiatan Beta Contoh", slug="b", issuer=other, state="draft")
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, user)

    book = openpyxl.load_workbook(io.BytesIO(client.get("/workshops.xlsx?q=kegiatan").data))

    heads, *rows = book.active.iter_rows(values_only=True)
    assert heads[:3] == ("Kegiatan", "Mulai", "Selesai")
    assert sorted(row[0] for row in rows) == sorted(f"Kegiatan {number} Contoh" for number in range(21))
    assert {row[1].date() for row in rows} == {dt.date(2025, 7, 11)}
