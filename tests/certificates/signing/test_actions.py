"""Signed files are kept once, of papers that hold, and served wherever the paper is asked for."""

import io
import json
import zipfile

import pytest
from sqlalchemy import func, select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from tests.certificates.signing.keys import PASSWORD, make_holder
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.certificates.actions import issue_certificates, revoke_certificate
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.models import Certificate
from workshop_tracker.certificates.signing.actions import Refused, Signed, examined, keep_signed, signed_with
from workshop_tracker.certificates.signing.models import SignedFile
from workshop_tracker.certificates.signing.packages import NotAPackage, codes_of, returned_files, write_package
from workshop_tracker.certificates.signing.queries import (
    signature_of,
    signed_papers,
    valid_papers,
    valid_papers_with_codes,
)
from workshop_tracker.certificates.signing.serving import paper_file
from workshop_tracker.certificates.signing.signatures.pades import OwnSigner
from workshop_tracker.database import now, reading, writing
from workshop_tracker.viewer import COMMAND

AUTHORITY = make_holder("Otoritas Contoh", is_authority=True)
HEAD = OwnSigner(make_holder("Kepala Contoh", AUTHORITY).p12(AUTHORITY), PASSWORD, at=now())
OWN = OwnSigner(make_holder("MGMP Contoh").p12(), PASSWORD, at=now())


@pytest.fixture
def hall(engine):
    hall = Hall(engine, present=("Ayu Contoh", "Budi Contoh", "Citra Contoh"))
    with writing(engine, by=COMMAND) as session:
        issue_certificates(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()
    return hall


def papers_of(engine, hall):
    with reading(engine) as session:
        return valid_papers(session, hall.workshop_id)


def keep(engine, files):
    with writing(engine, by=COMMAND) as session:
        kept = keep_signed(session, files)
        session.commit()
    return kept


def signed_by_head(papers):
    """What comes back: each file under whatever name the officials' program gave it."""
    return [(f"signed_{place}.pdf", HEAD.signed(paper_pdf(paper.snapshot))) for place, paper in enumerate(papers)]


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files:
            package.writestr(name, content)
    return io.BytesIO(out.getvalue())


def test_what_goes_out_comes_back_signed_and_is_the_paper_from_then_on(engine, hall):
    papers, out = papers_of(engine, hall), io.BytesIO()
    write_package(out, hall.slug, papers)
    with zipfile.ZipFile(out) as package:
        told = json.loads(package.read("manifest.json"))
        unsigned = [(row["file"], package.read(row["file"])) for row in told["papers"]]
    assert [row["number"] for row in told["papers"]] == [paper.number for paper in papers]

    back = zipped([(f"TTE-{name}", HEAD.signed(content)) for name, content in unsigned])
    with reading(engine) as session:
        by_code = valid_papers_with_codes(session, codes_of(returned_files(back)))
    found = list(examined(returned_files(back), by_code, [AUTHORITY.der]))

    assert keep(engine, found) == 3
    with reading(engine) as session:
        paper = session.get_one(Certificate, papers[0].certificate_id)
        assert paper_file(session, paper) == file_among(found, paper)
        signature = signature_of(session, paper.id)
        assert (signature.is_official, signature.signer, signature.issuer) == (True, "Kepala Contoh", "Otoritas Contoh")
        assert set(signed_papers(session, hall.workshop_id)) == {each.code for each in papers}
        [told] = session.scalars(select(AuditEntry.new).where(AuditEntry.action == "sign"))
        assert told.startswith("3 berkas")


def file_among(found, paper):
    return next(each.content for each in found if each.paper.certificate_id == paper.id)


def test_a_file_that_is_not_accepted_says_why_and_nothing_is_kept(engine, hall):
    papers = papers_of(engine, hall)
    by_code = {paper.code: paper for paper in papers[:2]}
    [first, _, third] = signed_by_head(papers)
    own = OWN.signed(paper_pdf(papers[1].snapshot))
    files = [
        ("diubah.pdf", first[1] + b"\n"),
        ("lain.pdf", b"%PDF-1.7"),
        third,
        ("sendiri.pdf", own),
    ]

    found = list(examined(files, by_code, [AUTHORITY.der]))

    assert [(each.name, type(each)) for each in found] == [(name, Refused) for name, _ in files]
    assert all(each.reason.endswith(".") for each in found)
    with reading(engine) as session:
        assert session.scalar(select(func.count()).select_from(SignedFile)) == 0


def test_each_kind_is_kept_once_and_the_official_file_is_served(engine, hall):
    paper = papers_of(engine, hall)[0]
    own = list(signed_with(OWN, [paper]))
    assert (keep(engine, own), keep(engine, own)) == (1, 0)
    [official] = examined(signed_by_head([paper]), {paper.code: paper}, [AUTHORITY.der])
    assert keep(engine, [official]) == 1
    [again] = papers_of(engine, hall)[:1]
    [refused] = examined(signed_by_head([again]), {again.code: again}, [AUTHORITY.der])
    assert "sudah bertanda tangan" in refused.reason
    with reading(engine) as session:
        stored = session.get_one(Certificate, paper.certificate_id)
        assert paper_file(session, stored) == official.content
        assert signature_of(session, stored.id).is_official


def test_a_paper_that_was_revoked_meanwhile_is_not_signed(engine, hall):
    papers = papers_of(engine, hall)
    signed = list(signed_with(OWN, papers))
    with writing(engine, by=COMMAND) as session:
        revoked = session.get_one(Certificate, papers[1].certificate_id)
        revoke_certificate(session, revoked, reason="Contoh", at=now())
        session.commit()
    assert keep(engine, signed) == 2
    with reading(engine) as session:
        stored = session.get_one(Certificate, papers[1].certificate_id)
        assert paper_file(session, stored, OWN.signed) == paper_pdf(stored.snapshot)
        assert signature_of(session, stored.id) is None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"bukan ZIP"])
def test_what_is_no_zip_is_told(content):
    with pytest.raises(NotAPackage):
        list(returned_files(io.BytesIO(content)))


def test_a_zip_without_papers_is_told():
    with pytest.raises(NotAPackage, match="1 sampai"):
        list(returned_files(zipped([("manifest.json", b"{}")])))


def test_a_signature_belongs_to_its_paper(engine, hall):
    """A file signed for one paper is never another's."""
    first, second, _ = papers_of(engine, hall)
    mixed = HEAD.signed(paper_pdf(first.snapshot).replace(first.code.encode(), second.code.encode()))
    [refused] = examined([("x.pdf", mixed)], {second.code: second}, [AUTHORITY.der])
    assert isinstance(refused, Refused)
    assert not isinstance(refused, Signed)
