"""A report is frozen, changed underneath and explained; anybody checks it, and its papers stay as they were."""

import datetime as dt
import io
import json

from click.testing import CliRunner
from pypdf import PdfReader
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.reports.test_queries import everyone
from tests.reports.test_routes import somebody
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.cli import main
from workshop_tracker.database import reading, writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.reports.freezing.actions import freeze_report
from workshop_tracker.reports.freezing.contents import Texts
from workshop_tracker.reports.freezing.differences import Difference
from workshop_tracker.reports.freezing.papers import check_url, frozen_document
from workshop_tracker.reports.freezing.queries import changes_since, frozen_reports_of, signed_by_code
from workshop_tracker.reports.models import FrozenReport
from workshop_tracker.reports.periods import Part, before, choice
from workshop_tracker.viewer import COMMAND, Role

SECOND, THIRD = choice(Part.QUARTER_2, 2025), choice(Part.QUARTER_3, 2025)
TEXTS = Texts(
    number="400.3/7/2025",
    addressee="Yth. Kepala Dinas Contoh",
    obstacles="Jadwal bertabrakan\nSinyal lemah",
    signer_name="PEJABAT CONTOH",
    signer_identity="NIP 000000000000000000",
)


def freeze(region, quarter, texts=TEXTS):
    with writing(region.engine, by=COMMAND) as session:
        office = session.get_one(Organization, region.office.id)
        frozen = freeze_report(session, office, quarter.period, texts, before=before(quarter).period)
        session.commit()
        return frozen.code


def test_a_frozen_report_stays_and_its_corrections_are_in_the_next_one(region):
    region.hold(everyone(region), on=dt.date(2025, 5, 2))
    code = freeze(region, SECOND)
    with reading(region.engine) as session:
        found = signed_by_code(session, code.lower())
        assert changes_since(session, found) == ()
        assert found.content.corrections is None
        first = frozen_document(found, "https://contoh.example")
    region.hold([(region.budi, region.a, region.office)], on=dt.date(2025, 5, 9))  # told late
    with reading(region.engine) as session:
        found = signed_by_code(session, code)
        assert found.is_unchanged
        assert found.content.report.workshops == 1
        assert changes_since(session, found) == (
            Difference("workshops", 1),
            Difference("teachers_reached", 1),
            Difference("certificates", 1),
            Difference("lesson_hours", 8),
            Difference("participations", 1),
            Difference("lesson_hours_attended", 8),
        )
        assert frozen_document(found, "https://contoh.example") == first
    with reading(region.engine) as session:
        following = signed_by_code(session, freeze(region, THIRD))
        document = frozen_document(following, "https://contoh.example")
        parts = {part.key: part for part in document.parts}
        assert parts["corrections"].finding.endswith(
            "+1 kegiatan, +1 guru, +1 sertifikat, +8 JP, +1 kehadiran peserta, dan +8 JP hadir."
        )
        assert parts["obstacles"].notes == ("Jadwal bertabrakan", "Sinyal lemah")
        assert "plans" not in parts
        assert [each.code for each in frozen_reports_of(session, region.office.id)] == [following.frozen.code, code]


def test_what_was_changed_from_outside_is_noticed_and_the_audit_keeps_no_copy(region):
    code = freeze(region, SECOND)
    with writing(region.engine, by=COMMAND) as session:
        frozen = session.scalar(select(FrozenReport))
        frozen.content = frozen.content.replace("400.3/7/2025", "400.3/8/2025")
        session.commit()
    with reading(region.engine) as session:
        assert not signed_by_code(session, code).is_unchanged
        assert not any("400.3/8" in f"{entry.old}{entry.new}" for entry in session.scalars(select(AuditEntry)))


def test_anybody_checks_it_and_its_readers_take_it_along(engine, region):
    region.hold(everyone(region))
    code = freeze(region, THIRD)
    client = make_app(engine).test_client()
    text = " ".join(client.get(f"/l/{code}").text.split())
    assert "Laporan ini asli." in text
    assert "1 dari 3 (33,3%)" in text
    assert "000000000000000000" not in text
    assert client.get(check_url("", code)).status_code == 200
    assert "Kode ini tidak dikenal." in client.get("/l/00000000000000000000000000").text
    sign_in(client, somebody(engine, region, Role.OFFICE))
    pages = PdfReader(io.BytesIO(client.get(f"/reports/contoh-x/frozen/{code}.pdf").data)).pages
    assert "400.3/7/2025" in pages[0].extract_text()
    assert all(code in page.extract_text() for page in pages)
    assert client.get(f"/reports/contoh-x/frozen/{'0' * 26}.pdf").status_code == 404
    sign_in(client, somebody(engine, region, Role.ADMIN))
    assert client.get(f"/reports/contoh-y/frozen/{code}.pdf").status_code == 404  # the other office's address


def test_commands_freeze_print_and_compare(region, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_TRACKER_INSTANCE", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("WORKSHOP_TRACKER_BASE_URL", "https://contoh.example")
    texts, file = tmp_path / "texts.json", tmp_path / "laporan.pdf"
    texts.write_text(json.dumps({"plans": "Dua kegiatan lagi"}), "utf-8")
    days = ["--from", "2025-07-01", "--to", "2025-09-30"]
    frozen = CliRunner().invoke(main, ["report", "freeze", "contoh-x", *days, "--texts", str(texts)])
    assert frozen.exit_code == 0, frozen.output
    code = frozen.stdout.strip()
    assert CliRunner().invoke(main, ["report", "frozen", code, "--output", str(file)]).exit_code == 0
    assert "Dua kegiatan lagi" in "".join(page.extract_text() for page in PdfReader(file).pages)
    region.hold(everyone(region))
    told = CliRunner().invoke(main, ["report", "changes", code]).stdout
    assert told.startswith("Koreksi Triwulan III (Juli–September 2025): +1 kegiatan, +1 guru")
    texts.write_text('{"plan": "salah"}', "utf-8")
    assert CliRunner().invoke(main, ["report", "freeze", "contoh-x", *days, "--texts", str(texts)]).exit_code == 1
