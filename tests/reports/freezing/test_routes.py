"""An office writes its texts, previews, freezes, and reads what became of the numbers since."""

import datetime as dt
import hashlib
import io

import pytest
from pypdf import PdfReader
from sqlalchemy import func, select

from tests.reports.test_queries import everyone
from tests.statements import selects_of
from tests.workshops.pages import text_of, values_of
from workshop_tracker.database import reading, writing
from workshop_tracker.reports.freezing.queries import changes_at_a_look, changes_since, signed_by_code
from workshop_tracker.reports.models import FrozenReport
from workshop_tracker.reports.summaries.freshness import bring_up_to_date
from workshop_tracker.viewer import COMMAND

HOME = "/reports/contoh-x/frozen"
NEW = f"{HOME}/new?year=2025&quarter=3"


def freeze(client, address=NEW, **texts):
    answer = client.post(address, data=values_of(client.get(address).text) | texts)
    assert answer.status_code == 303, answer.text
    return answer.location


def text_at(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return text_of(answer)


def pdf_text(data):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_a_report_is_frozen_changed_underneath_and_explained(engine, region, client):
    workshop = region.hold(everyone(region))
    place = freeze(client, number="400.3/7/2025", obstacles="Hujan\nSinyal lemah")
    assert "Data hari ini memberi angka yang sama:" in text_at(client, place)
    assert "Sama" in text_at(client, HOME)

    region.hold([(region.citra, region.b, region.office)], title="Kegiatan Menyusul Contoh")
    told = text_at(client, place)
    assert "+1 kegiatan, +1 guru, +1 sekolah, +1 sertifikat, +8 JP, +1 kehadiran peserta, dan +8 JP hadir." in told
    assert "Kegiatan Menyusul Contoh" in told
    assert "1 sertifikat disahkan." in told
    assert "Tanda hadir diubah atau ditambah." in told
    assert workshop.title not in told  # nothing happened to it since
    assert "+1 kegiatan" in text_at(client, HOME)
    assert "1 dari 3 (33,3%) guru hadir di 1 kegiatan" in told

    following = f"{HOME}/new?year=2025&quarter=4"
    expected = (
        "Koreksi Triwulan III (Juli–September 2025): +1 kegiatan, +1 guru, +1 sekolah, +1 sertifikat, +8 JP, "
        "+1 kehadiran peserta, dan +8 JP hadir."
    )
    assert expected in text_at(client, following)
    assert expected in text_at(client, freeze(client, following))


def test_a_look_by_the_summaries_tells_what_the_rows_tell(engine, region, client):
    region.hold(everyone(region))
    code = freeze(client).rpartition("/")[2]
    region.hold([(region.budi, region.a, region.office)], on=dt.date(2025, 8, 2), issue=False)
    bring_up_to_date(engine)
    with reading(engine) as session:
        found = signed_by_code(session, code)
        assert changes_at_a_look(session, found) == changes_since(session, found) != ()


def test_the_preview_is_the_paper_without_a_code_and_keeps_nothing(engine, region, client):
    values = values_of(client.get(NEW).text) | {"number": "400.3/7/2025", "plans": "Dua kegiatan lagi"}
    answer = client.post(NEW.replace("new", "preview"), data=values)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    text = pdf_text(answer.data)
    assert "Pratinjau, belum dibekukan." in text
    assert "Dua kegiatan lagi" in text
    assert "ketik kode ini" not in text
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(FrozenReport)) == 0


def test_what_is_empty_is_not_printed(region, client):
    place = freeze(client, **dict.fromkeys(values_of(client.get(NEW).text).keys() - {"csrf_token"}, ""))
    first = PdfReader(io.BytesIO(client.get(f"{place}.pdf").data)).pages[0].extract_text()
    assert "Nomor" not in first
    assert "Sifat" not in first
    assert "CABANG DINAS CONTOH\nCabang Dinas Contoh\nLaporan Triwulan III" in first  # no letter between
    place = freeze(client, addressee="Yth. Kepala Dinas Contoh", **dict.fromkeys(("number", "attachment"), ""))
    first = PdfReader(io.BytesIO(client.get(f"{place}.pdf").data)).pages[0].extract_text()
    assert "Yth. Kepala Dinas Contoh" in first
    assert "Sifat" in first
    assert "Nomor" not in first
    assert "Lampiran" not in first


def test_texts_that_stay_the_same_are_offered_again(region, client):
    freeze(
        client, number="1/2025", addressee="Yth. Kepala Dinas Contoh", signer_name="PEJABAT CONTOH", obstacles="Hujan"
    )
    offered = values_of(client.get(f"{HOME}/new?year=2025&quarter=4").text)
    assert offered["addressee"] == "Yth. Kepala Dinas Contoh"
    assert offered["signer_name"] == "PEJABAT CONTOH"
    assert (offered["number"], offered["obstacles"]) == ("", "")
    assert offered["subject"] == "Laporan Triwulan IV (Oktober–Desember 2025)"


def test_the_kept_text_has_the_fingerprint_that_is_told(region, client):
    place = freeze(client)
    told = text_at(client, place).replace(" ", "")
    kept = client.get(f"{place}.json")
    assert kept.mimetype == "application/json"
    assert hashlib.sha256(kept.data).hexdigest() in told


def test_what_was_changed_from_outside_is_told_on_both_pages(engine, region, client):
    place = freeze(client, number="400.3/7/2025")
    with writing(engine, by=COMMAND) as session:
        frozen = session.scalars(select(FrozenReport)).one()
        frozen.content = frozen.content.replace("400.3/7/2025", "400.3/8/2025")
        session.commit()
    assert "Laporan ini tidak dapat dipastikan." in text_at(client, place)
    assert "Isi diubah dari luar" in text_at(client, HOME)


@pytest.mark.parametrize(
    ("address", "status"), [("?from=x&to=y", 400), ("?basis=now", 400), ("?programme=entah", 404), ("", 200)]
)
def test_only_a_report_that_stays_can_be_signed(client, address, status):
    assert client.get(f"{HOME}/new{address}").status_code == status


def test_a_text_too_long_is_told_and_freezes_nothing(engine, client):
    answer = client.post(NEW, data=values_of(client.get(NEW).text) | {"number": "A" * 200})
    assert answer.status_code == 422, answer.text
    assert "Nomor" in text_of(answer)
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(FrozenReport)) == 0


def test_the_list_asks_little_for_each_report(engine, region, client):
    for quarter in (1, 2, 3):
        freeze(client, f"{HOME}/new?year=2025&quarter={quarter}")
    with selects_of(engine) as few:
        client.get(HOME)
    freeze(client, f"{HOME}/new?year=2024&quarter=3")
    with selects_of(engine) as more:
        client.get(HOME)
    assert len(more) - len(few) <= 3  # 1) offices below, 2) and 3) what the summaries tell
