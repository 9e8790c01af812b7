"""What people see of the demonstration: every page and every paper says that it is a sample."""

import re
from html import unescape
from urllib.parse import urlsplit

import pypdfium2 as pdfium
import pytest
from sqlalchemy import select

from tests.clients import make_app, sign_in
from tests.demo.contents import BASE_URL
from workshop_tracker.accounts.models import User
from workshop_tracker.accounts.passwords import is_right
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.exports import papers_pdf
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import reading
from workshop_tracker.designs.rules import NO_LOOKS
from workshop_tracker.workshops.models import Workshop

BAND = "CONTOH – data rekaan"


@pytest.fixture(scope="module")
def app(demo):
    return make_app(demo.engine, is_demo=True, base_url=BASE_URL)


def signed_in(app, demo, login):
    with reading(demo.engine) as session:
        user = session.scalars(select(User).where(User.login == login)).one()
    client = app.test_client()
    sign_in(client, user)
    return client


def test_each_role_has_a_user_whose_password_was_told(demo, session):
    users = {user.login: user for user in session.scalars(select(User))}
    assert set(users) == set(demo.passwords)
    for login in ("admin", "guru"):
        assert is_right(users[login].password_hash, demo.passwords[login])
    assert len(set(demo.passwords.values())) == len(users) == 9


@pytest.mark.parametrize("address", ["/", "/help", "/check", "/sign-in", "/nowhere"])
def test_pages_for_anybody_carry_the_band(app, address):
    assert BAND in app.test_client().get(address).text


@pytest.mark.parametrize(
    ("login", "address", "words"),
    [
        ("admin", "/workshops", "Literasi dan Numerasi"),
        ("penyelenggara", "/workshops", "Guru Wali"),
        ("panitia", "/workshops", "SMP, SMA, SMK, dan Sederajat"),
        ("dinas-x", "/reports/33-W10?year=2025&quarter=3&part=activities", "Deep Learning dan Growth Mindset"),
        ("dinas-pekalongan", "/reports/33.75?year=2025&quarter=4&part=activities", "TK dan Kelas Awal SD"),
        ("guru", "/my/certificates", "Deep Learning dan Growth Mindset"),
    ],
)
def test_each_role_finds_what_is_its_own(app, demo, login, address, words):
    page = signed_in(app, demo, login).get(address)
    assert page.status_code == 200
    assert BAND in page.text
    assert words in page.text


@pytest.mark.parametrize("login", ["admin", "penyelenggara", "panitia", "sekolah", "pengawas", "dinas-x", "guru"])
def test_wherever_a_role_can_click_it_reads_contoh(app, demo, login):
    client = signed_in(app, demo, login)
    seen = dict(visited(app, client))
    assert len(seen) > 5
    assert [address for address, answer in seen.items() if "CONTOH" not in read(answer)] == []


def visited(app, client):
    """One page of each endpoint that links lead to, from the home page on; files that are no pages are left out."""
    routes, known, waiting = app.url_map.bind("localhost"), set(), ["/"]
    while waiting:
        address = waiting.pop(0)
        endpoint = routes.match(urlsplit(address).path)[0]
        if endpoint in known:
            continue
        known.add(endpoint)
        answer = client.get(address, follow_redirects=True)
        if answer.mimetype not in {"text/html", "application/pdf"}:
            continue
        yield address, answer
        assert answer.status_code == 200, address
        links = re.findall(r'href="(/[^"#]*)"', answer.text if answer.mimetype == "text/html" else "")
        waiting += [unescape(link) for link in links if not link.startswith(("/static/", "/language/"))]


def read(answer) -> str:
    return answer.text if answer.mimetype == "text/html" else pdf_text(answer.data)


def pdf_text(file: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(file))


def test_the_committee_sees_its_one_workshop(app, demo):
    page = signed_in(app, demo, "panitia").get("/workshops").text
    assert "Deep Learning dan Growth Mindset" not in page


def test_the_teachers_link_opens_her_papers_of_three_workshops(app, demo):
    client = app.test_client()
    page = client.post(f"/t/{demo.token}").text
    assert BAND in page
    assert "CONTOH, tidak berlaku" in page
    assert "40" in re.findall(r"\b[0-9]+\b", page)  # 16 + 8 + 16 JP in 2025


def test_the_page_of_a_paper_says_that_it_does_not_hold(app, session):
    for state in (PaperState.VALID, PaperState.REPLACED, PaperState.REVOKED):
        paper = session.scalars(select(Certificate).where(Certificate.state == state).limit(1)).one()
        page = app.test_client().get(f"/v/{paper.code}").text
        assert "CONTOH, tidak berlaku" in page
        assert "<b>sah</b>" not in page


def test_a_paper_of_each_workshop_says_that_it_is_a_sample(session):
    papers = [
        session.scalars(
            select(Certificate.snapshot)
            .join(Participation)
            .where(Participation.workshop_id == workshop_id, Certificate.state == PaperState.VALID)
            .limit(1)
        ).first()
        for workshop_id in session.scalars(select(Workshop.id))
    ]
    document = pdfium.PdfDocument(b"".join(papers_pdf((paper for paper in papers if paper), NO_LOOKS)))
    texts = [page.get_textpage().get_text_bounded() for page in document]
    assert len(texts) >= 7
    assert [text for text in texts if "CONTOH" not in text] == []


def test_what_is_planned_in_a_demonstration_is_a_sample_too(app, demo):
    client = signed_in(app, demo, "admin")
    page = client.get("/workshops/new").text
    issuer = re.search(r'<option value="([0-9]+)">MGMP Contoh SMK', page)[1]
    client.post("/workshops/new", data={"title": "Baru Contoh", "kind": "Workshop", "organizer": issuer})
    with reading(demo.engine) as session:
        (made,) = session.scalars(select(Workshop).where(Workshop.title == "Baru Contoh"))
    assert made.is_sample
