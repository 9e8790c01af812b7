"""The page of a region's report: the sentence first, every share with its base, own offices only, no people."""

import csv
import datetime as dt
import io
import json
import re

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.clients import sign_in
from tests.factories import add, make_school, make_user
from tests.reports.test_queries import JULY, everyone
from tests.statements import selects_of
from workshop_tracker.database import writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.documents.files import Form
from workshop_tracker.reports.documents.region_parts import region_document_of
from workshop_tracker.reports.region import Period, region_document
from workshop_tracker.viewer import COMMAND, Role
from workshop_tracker.workshops.models import Workshop, WorkshopSession
from workshop_tracker.workshops.programmes import Programme

QUARTER = "?year=2025&quarter=3"
ACTIVITIES = f"/reports/contoh-x{QUARTER}&part=activities"
UNREACHED = f"/reports/contoh-x{QUARTER}&part=unreached"


def somebody(engine, region, role, office=None):
    with writing(engine, by=COMMAND) as session:
        organization = session.get_one(Organization, (office or region.office).id)
        user = make_user(session, f"{role}-{organization.code}", role, organization=organization)
        session.commit()
    return user


def page(client, address=f"/reports/contoh-x{QUARTER}"):
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


class TestThePage:
    def test_the_sentence_comes_first_with_its_bases(self, region, client):
        region.hold(everyone(region))
        text = page(client)
        assert "1 dari 3 guru (33,3%) hadir di 1 kegiatan; 1 dari 3 sekolah terjangkau." in text
        assert "Data guru ada untuk 2 dari 3 sekolah." in text
        assert text.index("hadir di 1 kegiatan") < text.index("2 Per kabupaten")

    def test_what_is_unknown_is_never_zero_per_cent(self, region, client):
        text = page(client)
        assert "0 · jumlah guru tidak diketahui" in text
        assert text.count('class="unknown"') == 1
        assert ">0%<" not in text.replace('<span class="axis">0%<', "")
        unreached = page(client, UNREACHED)
        assert '<td role="cell" class="num" data-l="Guru terdata">tidak diketahui</td>' in unreached

    def test_each_change_names_the_period_before_and_its_number(self, region, client):
        region.hold(everyone(region))
        region.hold([(region.citra, region.b, region.office)], on=dt.date(2025, 5, 2))
        text = page(client)
        assert "Sama dengan Triwulan II 2025 (1)" in text
        text = page(client, "/reports/contoh-x?year=2025&quarter=2")
        assert "1 lebih banyak dari Triwulan I 2025 (0)" in text

    def test_districts_and_levels_are_tables_with_bars_and_a_date(self, region, client):
        region.hold(everyone(region))
        text = page(client)
        assert text.count("<caption") == 4
        assert "1 dari 2 (50%)" in text
        assert "guru yang terdata per 30 September 2025" in text
        assert text.index(">SMK</th>") < text.index(">SMA</th>") < text.index(">SLB</th>")

    def test_the_workshops_behind_the_number_are_listed(self, region, client):
        region.hold(everyone(region), title="Dihitung Contoh")
        region.hold([(region.dewi, region.d, region.other)], title="Wilayah Lain Contoh")
        region.hold([(region.ayu, region.a, region.office)], title="Triwulan Lain Contoh", on=dt.date(2025, 5, 2))
        text = page(client, ACTIVITIES)
        assert "4 Daftar kegiatan (1)" in text
        assert "Dihitung Contoh" in text
        assert "Wilayah Lain Contoh" not in text
        assert "Triwulan Lain Contoh" not in text

    def test_separate_days_of_a_workshop_are_told_one_by_one(self, engine, region, client):
        held = region.hold(everyone(region))
        with writing(engine, by=COMMAND) as session:
            session.get_one(Workshop, held.id).ends_on = dt.date(2025, 7, 30)
            sessions = select(WorkshopSession).where(WorkshopSession.workshop_id == held.id)
            session.scalars(sessions.order_by(WorkshopSession.number.desc())).first().held_on = dt.date(2025, 7, 30)
            session.commit()
        assert f"{held.starts_on.day} dan 30 Juli 2025" in page(client, ACTIVITIES)

    def test_an_office_gets_no_link_to_a_workshop_and_an_admin_does(self, engine, region, client):
        held = region.hold(everyone(region))
        assert f'href="/workshops/{held.slug}"' not in page(client, ACTIVITIES)
        sign_in(client, somebody(engine, region, Role.ADMIN))
        assert f'href="/workshops/{held.slug}"' in page(client, ACTIVITIES)

    def test_no_person_and_no_identifier_is_named(self, region, client):
        region.hold(everyone(region))
        text = page(client, f"/reports/contoh-x{QUARTER}&rows=all")
        for person in (region.ayu, region.budi, region.citra, region.clerk, region.dewi, region.lecturer):
            assert person.name not in text

    def test_silent_schools_come_in_pages_that_keep_the_period(self, engine, region, client):
        with writing(engine, by=COMMAND) as session:
            for number in range(25):
                make_school(session, f"SMK CONTOH {number:02}")
            session.commit()
        assert "28 sekolah belum terjangkau" in page(client)
        text = page(client, UNREACHED)
        assert "5 Sekolah belum terjangkau (28)" in text
        assert "1–20 dari 28" in text
        assert 'href="/reports/contoh-x?year=2025&amp;quarter=3&amp;part=unreached&amp;page=2#b5"' in text
        assert "21–28 dari 28" in page(client, f"{UNREACHED}&page=2")
        assert text.count("belum pernah") == 20

        whole = page(client, f"/reports/contoh-x{QUARTER}&rows=all")
        assert whole.count("belum pernah") == 28, "what is printed leaves out nothing"
        assert "Semua baris tampil." in whole

    def test_its_parts_are_numbered_through(self, client):
        headings = re.findall(r"<h2[^>]*>([0-9]+) ", page(client, f"/reports/contoh-x{QUARTER}&rows=all"))
        assert headings == [str(number) for number in range(1, len(headings) + 1)]
        assert len(headings) == 9

    def test_everyone_in_the_room_is_reconciled(self, region, client):
        region.hold(everyone(region))
        text = page(client, f"/reports/contoh-x{QUARTER}&part=reconciliation")
        told = re.sub("<[^>]+>", "", text)
        assert "5 tanda hadir = 1 guru wilayah ini + 1 tenaga lain wilayah ini + 1 wilayah lain" in told
        assert "1 madrasah + 1 tanpa sekolah" in told
        assert "Terdaftar saja tidak dihitung." in text

    def test_a_programme_narrows_it(self, engine, region, client):
        with writing(engine, by=COMMAND) as session:
            programme = add(session, Programme(slug="mendalam", title="Program Contoh", owner_id=region.office.id))
            session.commit()
        region.hold(everyone(region), title="Program Lain Contoh")
        region.hold([(region.citra, region.b, region.office)], title="Milik Program Contoh", programme_id=programme.id)
        assert "Hanya program Program Contoh." in page(client, f"/reports/contoh-x{QUARTER}&programme=mendalam")
        text = page(client, f"{ACTIVITIES}&programme=mendalam")
        assert "Milik Program Contoh" in text
        assert "Program Lain Contoh" not in text
        assert client.get(f"/reports/contoh-x{QUARTER}&programme=tidak-ada").status_code == 404

    @pytest.mark.parametrize(
        ("address", "name"),
        [
            ("?year=2025&quarter=1", "Laporan Triwulan I (Januari–Maret 2025)"),
            ("?year=2025&quarter=semester-1", "Laporan Semester gasal 2025/2026"),
            ("?year=2025&quarter=semester-2", "Laporan Semester genap 2024/2025"),
            ("?year=2025&quarter=school-year", "Laporan Tahun Pelajaran 2025/2026"),
            ("?year=2025&quarter=year", "Laporan Tahun 2025"),
            ("?from=2025-07-01&to=2025-07-31", "Laporan Juli 2025"),
            ("?year=2025&quarter=month-8", "Laporan Agustus 2025"),
            ("?from=2025-07-02&to=2025-07-31", "Laporan 2 s.d. 31 Juli 2025"),
        ],
    )
    def test_periods_are_called_as_offices_call_them(self, client, address, name):
        assert name in page(client, f"/reports/contoh-x{address}")

    def test_what_is_no_period_is_told_and_nothing_is_lost(self, client):
        answer = client.get("/reports/contoh-x?from=2025-07-02&to=2025-07-01")
        assert answer.status_code == 422
        assert "Hari terakhir mendahului hari pertama." in answer.text
        assert client.get("/reports/contoh-x/region.json?from=2025-07-02&to=2025-07-01").status_code == 400

    @pytest.mark.parametrize("address", ["?_scheme=javascript", "?office_code=x", "?page=x&_external=1"])
    def test_an_address_steers_nothing_but_the_period(self, client, address):
        assert "javascript:" not in page(client, f"/reports/contoh-x{address}")

    # 1) sign-in, 2) roles, 3) committees, 4) offices, and whether something is pending, 5) programmes, 6) totals of
    # three periods and who was registered, 7) who came from where, 8) schools, and what is known of them;
    # the last day of 20 schools; activities, targets, the board and everyone in the rooms are counted live
    @pytest.mark.parametrize(
        ("part", "most"),
        [("summary", 8), ("unreached", 9), ("activities", 22), ("targets", 11), ("quality", 28), ("reconciliation", 9)],
    )
    def test_a_section_takes_few_statements_whatever_the_rows(self, engine, region, client, part, most):
        def asked():
            page(client, address)  # what is pending is folded by whoever looks first
            with selects_of(engine) as statements:
                page(client, address)
            return len(statements)

        address = f"/reports/contoh-x{QUARTER}&part={part}"
        region.hold(everyone(region))
        with_one = asked()
        for _ in range(2):
            region.hold([*everyone(region), (region.citra, region.b, region.office)])
        assert asked() == with_one <= most

    @pytest.mark.parametrize("asked", ["?from=2025-07-02&to=2025-07-31", f"{QUARTER}&sex=P", f"{QUARTER}&basis=now"])
    def test_what_no_summary_knows_is_counted_live_and_says_so(self, region, client, asked):
        region.hold(everyone(region))
        live = "dihitung langsung dari tiap kehadiran"
        assert live in page(client, f"/reports/contoh-x{asked}")
        assert live not in page(client)


class TestWhoMayRead:
    def test_anothers_office_and_no_office_are_not_there(self, engine, region, client):
        assert client.get("/reports/contoh-y").status_code == 404
        assert client.get("/reports/tidak-ada").status_code == 404
        assert client.get(f"/reports/{region.issuer.code}").status_code == 404
        for file in ("region.json", "region.pdf", "region.xlsx", "schools.csv"):
            assert client.get(f"/reports/contoh-y/{file}").status_code == 404

    def test_an_organizer_reads_nothing_unless_the_body_is_an_office(self, engine, region, client):
        sign_in(client, somebody(engine, region, Role.ORGANIZER, region.issuer))
        assert client.get("/reports/contoh-x").status_code == 404
        assert "Belum ada laporan untuk Anda" in client.get("/reports").text
        sign_in(client, somebody(engine, region, Role.ORGANIZER))
        assert client.get("/reports/contoh-x").status_code == 200

    def test_who_has_one_office_is_led_to_it_and_an_admin_chooses(self, engine, region, client):
        assert client.get("/reports").location == "/reports/contoh-x"
        sign_in(client, somebody(engine, region, Role.ADMIN))
        text = client.get("/reports").text
        assert 'href="/reports/contoh-x"' in text
        assert 'href="/reports/contoh-y"' in text


class TestFiles:
    def test_the_json_is_the_same_object(self, region, client):
        region.hold(everyone(region))
        answer = client.get("/reports/contoh-x/region.json?from=2025-07-01&to=2025-07-31")
        assert json.loads(answer.data) == json.loads(json.dumps(region_document(region.report(JULY))))
        assert "Laporan-Cabang-Dinas-Contoh-2025-07-01-2025-07-31.json" in answer.headers["Content-Disposition"]

    def test_the_csv_holds_one_row_for_each_school_and_empty_cells_for_the_unknown(self, region, client):
        region.hold(everyone(region))
        answer = client.get(f"/reports/contoh-x/schools.csv{QUARTER}")
        rows = {row["Sekolah"]: row for row in csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))}
        assert len(rows) == len(region.report().schools)
        assert (rows["SMK A CONTOH"]["Guru terjangkau"], rows["SMK A CONTOH"]["Guru terdata"]) == ("1", "2")
        assert rows["SLB C CONTOH"]["Guru terdata"] == ""

    def test_the_other_forms_hold_the_same_document(self, region, client):
        region.hold(everyone(region))
        counted = region.report(Period(dt.date(2025, 7, 1), dt.date(2025, 9, 30)))
        rows = [row for part in region_document_of(counted).parts for table in part.tables for row in table.rows]
        files = {form: client.get(f"/reports/contoh-x/region.{form}{QUARTER}") for form in Form}
        book = openpyxl.load_workbook(io.BytesIO(files[Form.XLSX].data))
        assert [each[0].value for sheet in book.worksheets[1:] for each in sheet.iter_rows(min_row=2)][:4] == [
            row[0] for row in rows[:4]
        ]
        told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(files[Form.PDF].data)).pages)
        solid = "".join(told.split())
        assert [row[0] for row in rows if "".join(str(row[0]).split()) not in solid] == []
        assert "Draf, belum dibekukan" in told
        assert files[Form.DOCX].data.startswith(b"PK")
        assert ".zip" in files[Form.CSV].headers["Content-Disposition"]

    def test_page_and_file_hold_the_same_numbers(self, region, client):
        region.hold(everyone(region))
        counted = json.loads(client.get(f"/reports/contoh-x/region.json{QUARTER}").data)
        text = page(client)
        assert f"<b>{counted['teachers_reached']}</b>guru terjangkau" in text
        assert f"<b>{counted['certificates']}</b>sertifikat sah" in text
        assert f"JP hadir{counted['lesson_hours_attended']}" in re.sub("<[^>]+>", "", text)
