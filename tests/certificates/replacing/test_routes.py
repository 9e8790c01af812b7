"""From a certificate's page to the letter, and what a stranger reads of both; the same by command."""

import json
from io import BytesIO

from click.testing import CliRunner

from tests.certificates.halls import BASE_URL, DAY, Hall, papers, workshop_of
from tests.clients import make_app, sign_in
from tests.factories import make_user
from workshop_tracker.certificates.actions import issue_certificates
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.cli import main
from workshop_tracker.database import writing
from workshop_tracker.organizations.models import Organization
from workshop_tracker.viewer import COMMAND, Role

FORM = {"name": "Ayu Contoh, S.Pd.", "fault": "wrong", "signer_title": "Kepala Dinas Contoh\nu.b."}


def issued(engine, *names):
    hall = Hall(engine, present=names)
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        user = make_user(session, "panitia", Role.ORGANIZER, organization=session.get_one(Organization, hall.issuer_id))
        session.commit()
    return hall, user


def test_a_letter_is_written_on_a_page_and_the_old_paper_says_so_to_anyone(engine):
    hall, user = issued(engine, "Ayu Contoh")
    client = make_app(engine).test_client()
    sign_in(client, user)
    [old] = papers(engine)
    place = f"/workshops/{hall.slug}/certificates/{old.id}"
    assert f'href="{place}/replacement"' in client.get(place).text
    assert "Kepala Contoh" in client.get(f"{place}/replacement").text  # who signs for the workshop

    assert "Isi nama penanda tangan." in client.post(f"{place}/replacement", data=FORM).text
    same = client.post(f"{place}/replacement", data=FORM | {"name": old.name, "signer_name": "Hendra Contoh"})
    assert (same.status_code, "Belum ada yang berbeda" in same.text) == (422, True)
    made = client.post(
        f"{place}/replacement", data=FORM | {"signer_name": "Dr. Hendra Contoh, M.Pd."}, follow_redirects=True
    )
    _, letter = papers(engine)
    assert f"Surat keterangan {letter.number} sah dan menggantikan sertifikatnya." in made.text
    assert "Cabut surat keterangan" in made.text
    assert "Cabut sertifikat" not in made.text
    shown = client.get(f"{place}/replacement", follow_redirects=True).text  # it is replaced: back to its page
    assert f"Diganti surat keterangan nomor {letter.number}." in shown

    old_page, letter_page = client.get(f"/v/{old.code}").text, client.get(f"/v/{letter.code}").text
    assert f"Sertifikat ini diganti surat keterangan nomor {letter.number}." in old_page
    assert letter.code in old_page
    assert "Surat keterangan ini sah." in letter_page
    assert "Sertifikat ini" not in letter_page
    assert client.get(f"/v/{letter.code}/proof.pdf").status_code == 200
    dropped = {"file": (BytesIO(paper_pdf(old.snapshot)), "sertifikat.pdf")}
    told = client.post("/check/file", data=dropped).text
    assert f"Sertifikat ini diganti surat keterangan nomor {letter.number}." in told
    assert "Terbitan yang berlaku" in told
    assert letter.name in told
    assert client.post(f"{place}/replacement", data=FORM | {"signer_name": "Hendra Contoh"}).status_code == 303


def test_both_letters_are_written_by_command(engine, tmp_path, database_url, monkeypatch):
    hall, _ = issued(engine, "Ayu Contoh", "Budi Contoh")
    for name, value in (("INSTANCE", tmp_path / "instance"), ("DATABASE_URL", database_url), ("BASE_URL", BASE_URL)):
        monkeypatch.setenv(f"WORKSHOP_TRACKER_{name}", str(value))

    def run(*words):
        return CliRunner().invoke(main, ["certificates", "letter", *words])

    ayu, _ = papers(engine)
    signer = ("--signer", "Dr. Hendra Contoh, M.Pd.", "--signer-title", "Kepala Dinas Contoh")
    refused = run("replacing", ayu.number, "--because", "wrong", *signer)
    assert (refused.exit_code, "Belum ada yang berbeda" in refused.stderr) == (1, True)
    made = run("replacing", ayu.number, "--because", "lost", *signer, "--json")
    assert json.loads(made.stdout)[0]["name"] == "Ayu Contoh"
    assert "yang sah" in run("replacing", ayu.code, "--because", "lost", *signer).stderr

    assert json.loads(run("attended", hall.slug, "--json").stdout) == []
    hall.mark_absent("Budi Contoh", reason="Salah tanda")
    assert run("attended", hall.slug, "--name", "Budi Contoh").exit_code == 1
