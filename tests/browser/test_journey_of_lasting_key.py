"""Two years later: the paper's own QR code, one question, and the paper is on the phone."""

import datetime as dt
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import zxingcpp
from sqlalchemy import select

from tests.browser.server import PHONE
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.exports import paper_pdf
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import writing
from workshop_tracker.people.models import Person
from workshop_tracker.viewer import COMMAND


def test_a_teacher_scans_the_paper_answers_one_question_and_takes_a_copy_along(newcomer, site):
    demonstration, _, _ = site
    with writing(demonstration.engine, by=COMMAND) as session:
        paper = session.scalars(select(Certificate).where(Certificate.state == PaperState.VALID)).first()
        holder = select(Participation.person_id).where(Participation.id == paper.participation_id)
        session.scalars(select(Person).where(Person.id.in_(holder))).one().birth_date = dt.date(1986, 8, 17)
        session.commit()
    printed = pypdfium2.PdfDocument(paper_pdf(paper.snapshot))[0].render(scale=2).to_pil()
    [code] = zxingcpp.read_barcodes(printed)

    page = newcomer(PHONE)
    page.goto(urlsplit(code.text).path)
    page.get_by_role("link", name="Sertifikat saya: unduh salinan").click()
    assert paper.name not in page.inner_text("body")
    page.get_by_label("Empat angka").fill("18-08")
    page.get_by_role("button", name="Buka salinan").click()
    page.get_by_text("Tidak cocok dengan data kami.").first.wait_for()
    page.get_by_label("Empat angka").fill("17-08")
    page.get_by_role("button", name="Buka salinan").click()
    page.get_by_text(paper.name).wait_for()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Unduh PDF").click()

    assert Path(taken.value.path()).read_bytes() == paper_pdf(paper.snapshot)
