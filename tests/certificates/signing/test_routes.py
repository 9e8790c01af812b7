"""The page of electronic signatures: out, back in, and what is served from then on."""

import io

import pytest

from tests.certificates.signing.test_actions import AUTHORITY, hall, papers_of, signed_by_head, zipped
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.signing.signatures.pades import OwnSigner  # noqa: F401 - loaded before the clock is looked at
from workshop_tracker.database import writing
from workshop_tracker.viewer import COMMAND, Role

__all__ = ["hall"]


@pytest.fixture
def browser(engine, hall):
    with writing(engine, by=COMMAND) as session:
        admin = make_user(session, "admin@contoh.id", Role.ADMIN)
        session.commit()
    client = make_app(engine).test_client()
    sign_in(client, admin)
    return client


def send(browser, address, file):
    return browser.post(address, data={"file": (file, "kembali.zip")}, follow_redirects=True)


def test_signed_papers_come_back_and_are_handed_out(engine, hall, browser):
    address = f"/workshops/{hall.slug}/certificates/signatures"
    trust = browser.application.extensions["workshop_tracker_settings"].instance / "trust"
    papers = papers_of(engine, hall)
    files = signed_by_head(papers[:2])

    assert "perlu memasang sertifikat induk" in browser.get(address).text
    assert "Belum ada sertifikat induk" in send(browser, address, zipped(files)).text
    trust.mkdir()
    (trust / "otoritas.pem").write_bytes(AUTHORITY.pem)

    package = browser.get(f"/workshops/{hall.slug}/certificates/to-sign.zip", buffered=True)
    assert package.data.startswith(b"PK")
    page = send(browser, address, zipped([*files, ("lain.pdf", b"%PDF-1.7")])).text
    assert "2 berkas disimpan." in page
    assert "Ditolak: lain.pdf. Bukan sertifikat yang sah dari daftar ini." in page
    assert "bukan ZIP" in send(browser, address, io.BytesIO(b"apa pun")).text

    paper = f"/workshops/{hall.slug}/certificates/{papers[0].certificate_id}"
    assert browser.get(f"{paper}.pdf", buffered=True).data == files[0][1]
    official = "Menggunakan sertifikat elektronik yang diterbitkan oleh Otoritas Contoh"
    assert official in browser.get(paper).text
    assert official in browser.get(f"/v/{papers[0].code}").text
    assert official not in browser.get(f"/v/{papers[2].code}").text
    packed = browser.get(f"/workshops/{hall.slug}/certificates/all.zip", buffered=True).data
    assert [content in packed for _, content in files] == [True, True]
