"""A file beside the record: ours to the last byte, stored anew, forged, photographed, damaged."""

import dataclasses
import io

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import select, text

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.certificates.texts import make_text
from tests.ledger.logs import without_triggers
from workshop_tracker.certificates.actions import correct_certificate, issue_certificates, revoke_certificate
from workshop_tracker.certificates.comparing.findings import Finding, compare
from workshop_tracker.certificates.comparing.reader import LIMITS, Unreadable, read_file
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.verification.answers import VerifiedState
from workshop_tracker.database import now, reading, writing
from workshop_tracker.designs.pdf import single_pdf
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.viewer import COMMAND

NIP = "198001012005012001"


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=("Ayu Contoh",), nip=NIP)
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return hall


def snapshot_of(engine, version=1):
    with reading(engine) as session:
        return session.scalars(select(Certificate.snapshot).where(Certificate.version == version)).one()


def text_of(engine):
    return certificate_text_from_json(snapshot_of(engine))


def held_against(engine, file):
    with reading(engine) as session:
        return compare(session, file)


def edited(file, edit):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as document:
        edit(document)
        document.save(out)
    return out.getvalue()


def test_our_own_file_is_known_to_the_last_byte_and_its_state_is_told(hall, engine):
    file = paper_pdf(snapshot_of(engine))
    found = held_against(engine, file)
    assert (found.finding, found.paper.state) == (Finding.EXACT, VerifiedState.VALID)

    copy = single_pdf(dataclasses.replace(text_of(engine), identity_line=""))
    assert held_against(engine, copy).finding is Finding.EXACT

    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate)).one()
        revoke_certificate(session, paper, reason="Salah orang", at=now())
        session.commit()
    assert held_against(engine, file).paper.state is VerifiedState.REVOKED


def test_stored_anew_it_is_the_same_and_painted_over_it_is_not(hall, engine):
    file = paper_pdf(snapshot_of(engine))
    assert held_against(engine, edited(file, lambda document: None)).finding is Finding.SAME

    def paint(document):
        page = document.pages[0]
        white = b"q 1 1 1 rg 150 250 550 120 re f Q"
        page.contents_add(document.make_stream(white))

    assert held_against(engine, edited(file, paint)).finding is Finding.OTHER_LOOK


def test_one_forged_name_is_seen_in_the_difference(hall, engine):
    forged = single_pdf(dataclasses.replace(text_of(engine), name="Badu Contoh"))

    found = held_against(engine, forged)

    assert found.finding is Finding.DIFFERENT
    assert [(each.field, each.ours, each.theirs) for each in found.differences] == [
        ("Nama", "Ayu Contoh", "Badu Contoh")
    ]
    assert found.paper.state is VerifiedState.VALID  # of the record; the page says first that the file is another


def test_an_older_edition_says_what_the_one_in_force_says_otherwise(hall, engine):
    old = paper_pdf(snapshot_of(engine))
    with writing(engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate)).one()
        correct_certificate(session, paper, name="Ayu Contoh, S.Pd.", reason="Gelar kurang")
        session.commit()

    found = held_against(engine, old)

    assert (found.finding, found.paper.state) == (Finding.EXACT, VerifiedState.REPLACED)
    assert [(each.ours, each.theirs) for each in found.changed_since] == [("Ayu Contoh", "Ayu Contoh, S.Pd.")]


def test_of_a_photograph_the_code_alone_is_read(hall, engine):
    page = pypdfium2.PdfDocument(paper_pdf(snapshot_of(engine)))[0].render(scale=2).to_pil()
    photograph = io.BytesIO()
    page.convert("RGB").rotate(4, expand=True).save(photograph, "JPEG", quality=70)

    found = held_against(engine, photograph.getvalue())

    assert (found.finding, found.paper.text.name) == (Finding.CODE_ALONE, "Ayu Contoh")


def test_a_code_of_nobody_two_codes_and_none_are_told_apart(hall, engine):
    foreign = make_text(name="Budi Contoh")
    assert held_against(engine, single_pdf(foreign)).finding is Finding.NOT_OURS
    mixed = dataclasses.replace(text_of(engine), verification_url=foreign.verification_url)
    assert held_against(engine, single_pdf(mixed)).finding is Finding.MANY_CODES
    bare = dataclasses.replace(foreign, code="", verification_url="")
    assert held_against(engine, single_pdf(bare)).finding is Finding.NO_CODE


def test_a_record_that_contradicts_the_log_is_no_measure(hall, engine):
    file = paper_pdf(snapshot_of(engine))
    with writing(engine, by=COMMAND) as session:
        without_triggers(session, "certificates")
        session.execute(text("UPDATE certificates SET state = 'withdrawn'"))
        session.commit()

    assert held_against(engine, file).finding is Finding.NOT_OURS


@pytest.mark.parametrize(
    "file", [b"", b"GIF89a", b"%PDF-1.7 rusak", b"\x89PNG rusak", b"\0" * (LIMITS.unpacked_bytes + 1)]
)
def test_what_cannot_be_read_is_refused_in_words(file):
    with pytest.raises(Unreadable) as refusal:
        read_file(file)

    assert str(refusal.value).endswith(".")


def test_a_locked_file_and_one_of_many_pages_are_refused():
    file = single_pdf(make_text())
    locked, long = io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="rahasia", user="rahasia"))
        for _ in range(20):
            document.pages.append(document.pages[0])
        document.save(long)

    for refused, word in ((locked, "kata sandi"), (long, "halaman")):
        with pytest.raises(Unreadable, match=word):
            read_file(refused.getvalue())
