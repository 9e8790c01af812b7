"""Where the printed sheets are: printed, sent to be signed, signed, handed out, fetched one by one."""

import pypdfium2
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.actions import correct_certificate, withdraw_certificate
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.batches.queries import heaps_of
from workshop_tracker.handout.models import PrintBatchState
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role


def prepared_hall(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh", "Citra Contoh"))
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        user = make_user(session, "panitia", Role.ORGANIZER, organization=session.get_one(Organization, hall.issuer_id))
        session.commit()
    client = make_app(engine, base_url="http://localhost").test_client()
    sign_in(client, user)
    return hall, client, f"/workshops/{hall.slug}/certificates/sheets"


def heaps(hall):
    with reading(hall.engine) as session:
        return heaps_of(session, hall.workshop_id)


def test_a_heap_goes_its_way_and_its_sheets_are_fetched(engine):
    hall, client, address = prepared_hall(engine)
    assert "Sudah dicetak: 3 lembar" in client.get(address).text

    assert [client.post(address).status_code for _ in range(2)] == [303, 303]

    (heap,) = heaps(hall)
    assert [sheet.name for sheet in heap.sheets] == ["Ayu Contoh", "Budi Contoh", "Citra Contoh"]
    assert heap.batch.state is PrintBatchState.PRINTED
    door = f"{address}/{heap.batch.id}"
    for state in ("sent_for_signature", "signed", "handed_out", "nowhere"):
        assert client.post(f"{door}/state", data={"state": state}).status_code == 303
    ayu, budi, citra = (sheet.certificate_id for sheet in heap.sheets)
    client.post(f"{door}/fetched", data={"fetched": [ayu, budi]})
    client.post(f"{door}/fetched", data={"fetched": [ayu, "x", 10**8]})

    (heap,) = heaps(hall)
    assert [step.state for step in heap.steps] == ["handed_out", "signed", "sent_for_signature"]
    assert {step.by for step in heap.steps} == {"panitia Contoh"}
    assert [sheet.certificate_id for sheet in heap.waiting] == [budi, citra]
    page = client.get(address).text
    assert "1 sudah diambil, 2 belum diambil" in page
    assert "Sudah dicetak:" not in page
    assert "2 sertifikat tercetak belum diambil" in client.get(f"/workshops/{hall.slug}").text


def test_a_withdrawn_paper_lies_on_the_heap_as_one_that_must_not_be_handed_out(engine):
    hall, client, address = prepared_hall(engine)
    client.post(address)
    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate).where(Certificate.name == "Budi Contoh")).one()
        withdraw_certificate(session, paper, reason="Tidak hadir", at=now())
        session.commit()

    (heap,) = heaps(hall)
    assert (heap.void, len(heap.waiting)) == (1, 2)
    assert "1 lembar tidak boleh diserahkan" in client.get(address).text


def test_a_sheet_whose_paper_was_corrected_is_stale_until_it_is_printed_again(engine):
    hall, client, address = prepared_hall(engine)
    printing = client.get(f"/workshops/{hall.slug}/certificates/print").text
    assert "Hanya yang belum dicetak" in printing
    assert len(pages_of(client.get(f"{address}/unprinted.pdf?sides=fronts"))) == 3
    client.post(address)
    assert client.get(f"{address}/unprinted.pdf").status_code == client.get(f"{address}/stale.pdf").status_code == 303
    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate).where(Certificate.name == "Budi Contoh")).one()
        correct_certificate(session, paper, name="Budi Contoh, S.Pd.", reason="Gelar")
        session.commit()

    (heap,) = heaps(hall)
    assert [(sheet.name, sheet.is_stale) for sheet in heap.sheets][1] == ("Budi Contoh, S.Pd.", True)
    assert heap.stale == 1
    page = client.get(address).text
    assert "1 lembar sudah usang: cetak ulang" in page
    (sheet,) = pages_of(client.get(f"{address}/stale.pdf?sides=fronts"))
    assert "Budi Contoh, S.Pd." in sheet
    assert client.get(f"{address}/stale.pdf?right=99").status_code == 303

    assert client.post(f"{address}/{heap.batch.id}/reprinted").status_code == 303

    (heap,) = heaps(hall)
    assert heap.stale == 0
    assert "usang" not in client.get(address).text


def pages_of(answer):
    """The words on each page of a file."""
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(answer.data)]


def test_a_heap_of_another_workshop_is_not_found_through_this_one(engine):
    hall, client, address = prepared_hall(engine)
    client.post(address)
    other = Hall(engine, present=("Dewi Contoh",), issuer_of=hall)
    elsewhere = f"/workshops/{other.slug}/certificates/sheets/{heaps(hall)[0].batch.id}"

    assert client.post(f"{elsewhere}/state", data={"state": "signed"}).status_code == 404
    assert client.post(f"{elsewhere}/fetched").status_code == 404
