"""Every page of the demonstration in real Chromium, at the width of a phone and of a laptop."""

import datetime as dt
import io
import re
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select

from tests.browser.looks import Window
from tests.browser.pictures import PAGES, STORY_A, UNFINISHED
from tests.browser.server import PHONE, arrive
from tests.clients import sign_in
from tests.factories import make_person
from tests.files import staff_list_rows, staff_members, xlsx_bytes
from workshop_tracker.accounts.actions import make_one_time_link
from workshop_tracker.accounts.models import RoleGrant, User
from workshop_tracker.accounts.queries import sha256_of
from workshop_tracker.accounts.school_links.actions import make_school_links
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.attendance.models import Participation, ParticipationRole
from workshop_tracker.certificates.approvals.actions import ask_for_approval
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.database import now, writing
from workshop_tracker.designs.own.actions import add_design
from workshop_tracker.designs.own.looks import Look
from workshop_tracker.handout.actions import make_personal_links, put_to_sleep
from workshop_tracker.handout.group_links.actions import make_group_link
from workshop_tracker.handout.models import PersonalLink
from workshop_tracker.handout.outside.actions import tell_training
from workshop_tracker.handout.outside.told import ToldTraining
from workshop_tracker.organizations.models import Jurisdiction, Organization
from workshop_tracker.people.merging.actions import merge_people
from workshop_tracker.people.models import Person
from workshop_tracker.reports.freezing.actions import freeze_report
from workshop_tracker.reports.freezing.contents import Texts
from workshop_tracker.reports.periods import Part, before, choice
from workshop_tracker.schools.models import School
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop
from workshop_tracker.workshops.queries import issuer_of, signatories_of

BORN = dt.date(1980, 1, 2)
HERE, DONE = f"/workshops/{UNFINISHED}", f"/workshops/{STORY_A}"
# Name, who looks ("" for a stranger), address; words in braces stand for what `addresses` finds.
MORE_PAGES = (
    ("report-pictures", "dinas-x", "/reports/33-W10/pictures?year=2025&quarter=3"),
    ("verify-valid", "", "/v/{valid}"),
    ("verify-revoked", "", "/v/{revoked}"),
    ("verify-replaced", "", "/v/{replaced}"),
    ("copy", "", "/v/{valid}/copy"),
    ("check-file", "", "/check/file"),
    ("registers", "penyelenggara", "/registers"),
    ("renaming", "penyelenggara", f"{DONE}/certificates/names"),
    ("replacing", "penyelenggara", f"{DONE}/certificates/{{paper}}/replacement"),
    ("rewording", "penyelenggara", f"{DONE}/certificates/rewording"),
    ("register", "penyelenggara", "/registers/{series}"),
    ("log", "", "/log"),
    ("verify-unknown", "", "/v/00000000000000000000000000"),
    ("link", "", "/t/{token}"),
    ("record", "", "/t/{token}"),
    ("name", "", "/t/{token}/names/{named}"),
    ("my-name", "guru", "/my/names/{named}"),
    ("spellings", "penyelenggara", f"{DONE}/spellings"),
    ("school-link", "", "/s/{school_token}"),
    ("own-school-data", "sekolah", "/schools/{own_npsn}/data"),
    ("own-school-closed", "", "/schools/{own_npsn}/data"),
    ("own-list", "sekolah", "{own_list}"),
    ("school-data-offices", "admin", "/school-data"),
    ("report-unreached", "dinas-x", "/reports/33-W10?year=2025&quarter=3&part=unreached"),
    ("report-whole", "dinas-x", "/reports/33-W10?year=2025&quarter=3&rows=all"),
    ("report-schools", "dinas-x", "/reports/33-W10/rows/schools?year=2025&quarter=3&schools=reached"),
    ("report-teachers", "dinas-x", "/reports/33-W10/rows/teachers?year=2025&quarter=3"),
    ("report-participations", "dinas-x", "/reports/33-W10/rows/participations?year=2025&quarter=3&measure=everyone"),
    ("report-on-record", "dinas-x", "/reports/33-W10/rows/on-record?year=2025&quarter=3&standing=unreached"),
    ("report-invitations", "admin", "/reports/33-W10/invitations?year=2025&quarter=3&schools=unreached"),
    ("report-marks", "dinas-x", "{evidence}"),
    ("school-links", "dinas-x", "/school-data/33-W10?q=wijayakusuma"),
    ("set-password", "", "/set-password/{one_time}"),
    ("link-used-up", "", "/set-password/tidak-ada"),
    ("nowhere", "", "/tidak-ada"),
    ("not-allowed", "guru", "/admin/users"),
    ("home", "penyelenggara", "/"),
    ("account", "guru", "/account"),
    ("administration", "admin", "/admin"),
    ("user", "admin", "/admin/users/{user}"),
    ("headings", "admin", "/admin/headings"),
    ("new-bundle", "admin", "/people/import"),
    ("export-people", "admin", "/people/export"),
    ("bundle", "admin", "{bundle}"),
    ("one-time-link", "admin", "/admin/users/{user}"),
    ("organization", "admin", "/organizations/33-W10"),
    ("edit-organization", "admin", "/organizations/33-W10/edit"),
    ("new-organization", "admin", "/organizations/new"),
    ("designs", "penyelenggara", "/designs"),
    ("new-design", "penyelenggara", "/designs/new"),
    ("new-background", "penyelenggara", "/designs/new?drawing=latar"),
    ("design-file", "penyelenggara", "/designs/import"),
    ("design", "admin", "/designs/{design}"),
    ("edit-design", "admin", "/designs/{design}/edit"),
    ("edit-jurisdiction", "admin", "/jurisdictions/{jurisdiction}/edit"),
    ("new-jurisdiction", "admin", "/jurisdictions/new"),
    ("school", "admin", "/schools/20330471"),
    ("edit-school", "admin", "/schools/20330471/edit"),
    ("staff-changes", "sekolah", "/schools/{own_npsn}/staff-changes"),
    ("work-units", "admin", "/schools/work-units"),
    ("person", "penyelenggara", "/people/{person}"),
    ("person-history", "admin", "/people/{person}/history"),
    ("school-history", "admin", "/schools/20330471/history"),
    ("duplicates", "admin", "/people/duplicates"),
    ("duplicate-pair", "admin", "/people/duplicates/{pair}"),
    ("merges", "admin", "/people/merges"),
    ("merge", "admin", "/people/merges/{merge}"),
    ("people-imports", "admin", "/people/imports"),
    ("programme", "penyelenggara", "/programmes/pembelajaran-mendalam-kota-pekalongan"),
    ("basics", "penyelenggara", f"{HERE}/edit/basics"),
    ("place", "penyelenggara", f"{HERE}/edit/place"),
    ("numbers", "penyelenggara", f"{HERE}/edit/numbers"),
    ("details", "penyelenggara", f"{HERE}/edit/details"),
    ("from-news", "penyelenggara", "/workshops/new/article"),
    ("news", "penyelenggara", f"{DONE}/article"),
    ("session", "penyelenggara", f"{HERE}/edit/sessions/1"),
    ("new-session", "penyelenggara", f"{HERE}/edit/sessions/new"),
    ("organizers", "penyelenggara", f"{HERE}/edit/organizers?q=contoh"),
    ("approvals", "penyelenggara", f"{DONE}/certificates/approvals"),
    ("facsimiles", "penyelenggara", f"{DONE}/certificates/pictures"),
    ("approval-sent", "penyelenggara", f"{DONE}/certificates/approvals"),
    ("approval-link", "", "/approve/{approval_token}"),
    ("approval-gone", "", "/approve/tidak-ada"),
    ("approval-list", "", "/approve/{approval_token}"),
    ("sheets", "penyelenggara", f"{DONE}/certificates/sheets"),
    ("paper-numbers", "penyelenggara", f"{HERE}/certificates/numbers"),
    ("given-numbers", "penyelenggara", f"{HERE}/certificates/numbers/given"),
    ("signatures", "penyelenggara", f"{DONE}/certificates/signatures"),
    ("printing", "penyelenggara", f"{DONE}/certificates/print"),
    ("recipients", "penyelenggara", f"{HERE}/edit/recipients"),
    ("engagements", "penyelenggara", f"{HERE}/edit/engagements"),
    ("committee", "penyelenggara", f"{HERE}/edit/committee"),
    ("signatory", "penyelenggara", f"{HERE}/edit/signatories/right"),
    ("walk-in", "penyelenggara", f"{HERE}/attendance/1/walk-in"),
    ("school-of-participant", "penyelenggara", f"{HERE}/participants/{{participation}}/school"),
    ("substitute", "penyelenggara", f"{HERE}/participants/{{participation}}/substitute"),
    ("search-participants", "penyelenggara", f"{HERE}/participants/search?q=contoh"),
    ("preview-participants", "penyelenggara", "{preview}"),
    ("imports", "penyelenggara", f"{HERE}/participants/imports"),
    ("archive-new", "penyelenggara", "/people/archive"),
    ("archive", "penyelenggara", "{archive}"),
    ("marks-new", "penyelenggara", f"{HERE}/attendance/import"),
    ("marks", "penyelenggara", "{marks}"),
    ("certificate", "penyelenggara", f"{DONE}/certificates/{{paper}}"),
    ("links", "penyelenggara", f"{DONE}/share"),
    ("share", "penyelenggara", f"{DONE}/share"),
    ("mailing", "penyelenggara", f"{DONE}/share/email"),
    ("letter", "penyelenggara", f"{DONE}/share"),
    ("group", "", "/g/{group}"),
    ("fields", "", "/t/{token}/{token_paper}/fields"),
    ("own-fields", "guru", "/my/certificates/{own_paper}/fields"),
    ("outside", "", "/t/{token}/trainings"),
    ("own-outside", "guru", "/my/trainings"),
    ("outside-waiting", "admin", "/outside-trainings"),
    ("outside-show", "admin", "/outside-trainings/{training}"),
    ("transcript", "", "/r/00000000000000000000000000"),
    ("report-check", "", "/l/00000000000000000000000000"),
    ("quarters", "dinas-x", "/reports/33-W10/quarters"),
    ("frozen-reports", "dinas-x", "/reports/33-W10/frozen"),
    ("freeze-report", "dinas-x", "/reports/33-W10/frozen/new?year=2025&quarter=3"),
    ("frozen-report", "dinas-x", "/reports/33-W10/frozen/{frozen}"),
    ("asleep", "", "/t/{asleep}"),
)
EVERY_PAGE = {name: (login, path) for name, login, path in (*PAGES, *MORE_PAGES)}
STATUSES = {"nowhere": 404, "own-school-closed": 401, "link-used-up": 404, "not-allowed": 403}
# Public pages and the teacher's: what a phone far from a mast opens.
LIGHT = ("landing", "check", "sign-in", "help", "privacy", "verify-valid", "verify-revoked", "verify-replaced")
LIGHT += ("verify-unknown", "copy", "link", "record", "my-certificates", "nowhere")
LIGHT += ("approval-link", "approval-list")
LIGHT += ("group", "asleep", "fields", "own-fields", "transcript", "outside", "own-outside")
LIGHT += ("school-link", "own-school", "own-school-closed", "log")
LIGHT_B = 30_000
# where marks wait for a signal, where a text is copied, where numbers are added up
WITH_SCRIPT = {
    "new-design",
    "edit-design",
    "attendance",
    "walk-in",
    "news",
    "school-links",
    "own-school",
    "own-school-data",
}
WITH_SCRIPT |= {"add-participants", "approval-sent", "links", "numbers", "preview-participants"}
WITH_SCRIPT |= {"certificates", "certificates-done", "new-background", "share", "letter", "fields", "own-fields"}
IN_ENGLISH = ("landing", "verify-valid", "record", "workshop", "attendance", "report")
# Files, and what only leads elsewhere.
NO_PAGES = {"static", "accounts.choose_language", "attendance.sheets", "attendance.print_sheet"}
NO_PAGES |= {"approvals.picture", "batches.papers", "facsimiles.picture", "runs.show"}
NO_PAGES |= {"approvals.download", "paper_files.download", "numbering.foresee"}
NO_PAGES |= {"paper_files.download_all", "paper_files.sample", "handout.download", "handout.download_mine"}
NO_PAGES |= {"reports.document", "evidence.file", "frozen_reports.document", "reports.region_json", "proof.show"}
NO_PAGES |= {"report_pictures.slide"}
NO_PAGES |= {"copies.download", "outside.proof", "signing.take"}
NO_PAGES |= {"registers.printed"}
NO_PAGES |= {"printing.download", "designs.sample", "design_files.export"}
NO_PAGES |= {"badges.bare", "badges.key", "badges.revoked", "badges.show"}
NO_PAGES |= {"ledger.checkpoint", "ledger.keys", "ledger.program", "ledger.register", "sealing.show"}
PASTED = "Dra. Sri Contoh, M.Pd. – SMKN 1 Contoh\nBudi Contoh – SMK Wijayakusuma\nSiti Contoh"
# pages that only a button leads to, with its words in both languages
MAKE_LINK = re.compile("^Buat tautan$")
PRESSED = {"record": re.compile("Buka sertifikat|Open"), "one-time-link": MAKE_LINK, "links": MAKE_LINK}
OPEN_LIST = re.compile("^Buka daftar sertifikat")
PRESSED |= {"approval-sent": re.compile("^Minta persetujuan"), "approval-list": OPEN_LIST, "approval-gone": OPEN_LIST}
PRESSED["letter"] = re.compile("^Mulai dari ")
PRESSED["asleep"] = re.compile("Buka sertifikat")
PRESSED["school-links"] = re.compile("^Buat tautan untuk")


@pytest.fixture(scope="module")
def room(copied, tmp_path_factory):
    """The demonstration, served to this file only."""
    demonstration = copied(tmp_path_factory.mktemp("pages"))
    with demonstration.open() as (app, address):
        yield demonstration, app, address


@pytest.fixture(scope="module")
def addresses(room):
    """What the addresses need that every start makes anew."""
    demonstration, app, _ = room
    with writing(demonstration.engine, by=COMMAND) as session:
        user = session.scalars(select(User).where(User.login == "panitia")).one()
        found = {"one_time": make_one_time_link(session, user, at=now())}
        one, other, kept, gone = (make_person(session, "Guru Ganda Contoh", birth_date=BORN) for _ in range(4))
        found["pair"] = f"{one.id}-{other.id}"
        found["merge"] = merge_people(session, kept.id, gone.id, EVERY_MOVER, {}).id
        school = session.scalars(select(School.id).order_by(School.id)).first()
        found["school_token"] = make_school_links(session, [school], at=now())[school]
        story = session.scalars(select(Workshop).where(Workshop.slug == STORY_A)).one()
        *_, signatory = signatories_of(session, story.id)
        found["approval_token"] = ask_for_approval(session, story, signatory, aide="", at=now())[1]
        person = demonstration.first(select(Participation.person_id).order_by(Participation.id))
        found["asleep"] = make_personal_links(session, [person])[person]
        put_to_sleep(session, session.scalars(select(PersonalLink).order_by(PersonalLink.id.desc())).first(), at=now())
        teller = session.get_one(Person, person)
        elsewhere = {"title": "Diklat Contoh", "organizer": "Badan Contoh", "number": "", "role": ""}
        told = ToldTraining(**elsewhere, ended_on=dt.date(2025, 3, 1), lesson_hours=32)
        found["training"] = tell_training(session, teller, told, [], at=now()).id
        done = session.scalars(select(Workshop).where(Workshop.slug == STORY_A)).one()
        office = session.scalars(select(Organization).where(Organization.code == "33-W10")).one()
        quarter = choice(Part.QUARTER_3, 2025)
        frozen = freeze_report(
            session, office, quarter.period, Texts(number="400.3/7/2025"), before=before(quarter).period
        )
        found["frozen"] = frozen.code
        found["group"] = make_group_link(session, done).token
        body = issuer_of(session, done.id)
        found["design"] = add_design(session, body, "Desain Contoh", Look("klasik", 1, main="#1F3B70")).code
        session.commit()
    clerk = demonstration.user("sekolah").id
    own = select(School.npsn).join(RoleGrant, RoleGrant.school_id == School.id).where(RoleGrant.user_id == clerk)
    found["own_npsn"] = demonstration.first(own)
    office_x = select(Organization.id).where(Organization.code == "33-W10")
    own_people = select(Participation.id).where(Participation.office_id == office_x.scalar_subquery())
    first = demonstration.first(own_people.order_by(Participation.id))
    found["evidence"] = f"/reports/33-W10/marks?participation={first}&year=2025&quarter=3"
    found["user"] = demonstration.user("sekolah").id  # another one: a second link would use up the first
    for state in (PaperState.VALID, PaperState.REVOKED, PaperState.REPLACED):
        found[state.value] = demonstration.first(select(Certificate.code).where(Certificate.state == state))
    paper = (
        select(Certificate.id)
        .join(Participation, Participation.id == Certificate.participation_id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(Workshop.slug == STORY_A, Certificate.state == PaperState.VALID)
    )
    listed = (
        select(Participation.id)
        .join(Workshop, Workshop.id == Participation.workshop_id)
        .where(Workshop.slug == UNFINISHED, Participation.role == ParticipationRole.PARTICIPANT)
        .order_by(Participation.id)
    )
    teacher = demonstration.user("guru").person_id
    valid = select(Certificate.id).join(Participation, Participation.id == Certificate.participation_id)
    valid = valid.where(Certificate.state == PaperState.VALID)
    opened = select(PersonalLink.person_id).where(PersonalLink.token_sha256 == sha256_of(demonstration.token))
    found["token_paper"] = demonstration.first(valid.where(Participation.person_id.in_(opened)))
    own_papers = valid.where(Participation.person_id == demonstration.user("guru").person_id)
    found["own_paper"] = demonstration.first(own_papers)
    return found | {
        "series": demonstration.first(paper.with_only_columns(Certificate.series_id)),
        "named": demonstration.first(
            paper.with_only_columns(Participation.id).where(Participation.person_id == teacher)
        ),
        "own_list": own_list(app, demonstration.user("sekolah"), f"/schools/{found['own_npsn']}/data"),
        "token": demonstration.token,
        "jurisdiction": demonstration.first(select(Jurisdiction.id)),
        "participation": demonstration.first(listed),
        "person": demonstration.first(paper.with_only_columns(Participation.person_id)),
        "paper": demonstration.first(paper),
        "preview": staged_list(app, demonstration.user("penyelenggara")),
        "archive": staged_archive(app, demonstration.user("penyelenggara")),
        "marks": staged_marks(app, demonstration, listed.with_only_columns(Participation.name_as_registered)),
        "bundle": staged_bundle(app, demonstration.user("admin")),
    }


def staged_list(app, organizer):
    """The address of a pasted list that waits to be confirmed."""
    return sent(app, organizer, f"{HERE}/participants/add", pasted=PASTED)


def staged_archive(app, organizer):
    """The address of an old register in which somebody is asked about."""
    rows = "Nama;Kegiatan;Tanggal;JP\nSiti Contoh;Bimtek Contoh;03/04/2018;32\nSiti Contoh;;2018;"
    client = app.test_client()
    sign_in(client, organizer)
    page = client.get("/people/archive").text
    body = re.search(r'<option[^>]*value="([0-9]+)"', page)[1]
    return sent(app, organizer, "/people/archive", body=body, file=(io.BytesIO(rows.encode()), "arsip.csv"))


def staged_marks(app, demonstration, named):
    """The address of a grid of marks with a sign that has to be explained."""
    grid = f"Nama\tSesi 1\tSesi 2\n{demonstration.first(named)}\tH\tx\nBukan Peserta Contoh\tv\t"
    return sent(app, demonstration.user("penyelenggara"), f"{HERE}/attendance/import", pasted=grid)


def staged_bundle(app, admin):
    """The address of two files, of which one is no list, that wait to be confirmed."""
    listed = xlsx_bytes(staff_list_rows(staff_members(3), school="SMKS WIJAYAKUSUMA JATILAWANG"))
    files = [(io.BytesIO(listed), "wijayakusuma.xlsx"), (io.BytesIO(b"catatan"), "catatan.csv")]
    return sent(app, admin, "/people/import", files=files)


def own_list(app, clerk, page):
    """The address of a school's own list that waits to be confirmed."""
    listed = xlsx_bytes(staff_list_rows(staff_members(3), school="SMK Contoh Entah"))
    return sent(app, clerk, f"{page}/list", seen_on=page, file=(io.BytesIO(listed), "daftar.xlsx"))


def sent(app, user, path, *, seen_on="", **values):
    """Where the form at that path leads, filled with these values; its page may stand elsewhere."""
    client = app.test_client()
    sign_in(client, user)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(seen_on or path).text)[1]
    answer = client.post(path, data={"csrf_token": token, **values})
    assert answer.status_code == 303, answer.text
    return answer.location


@pytest.fixture(scope="module")
def look(browser, room, addresses):
    """Look at the page of that name, each user in a window; strangers share one, which forgets who was there before."""
    demonstration, app, address = room
    windows = {}

    def window_of(login):
        if not login:
            context = browser.new_context(viewport=PHONE, base_url=address, locale="id-ID")
        else:
            context = arrive(browser, app, address, demonstration.user(login), PHONE)
        return Window(context)

    def look_at_page(name, language="id"):
        login, path = EVERY_PAGE[name]
        if login not in windows:
            windows[login] = window_of(login)
        window = windows[login]
        if not login:
            window.page.context.clear_cookies()
        if name in LIGHT:
            window.forget()
        window.page.context.add_cookies([{"name": "language", "value": language, "url": address}])
        return window.look_at(path.format(**addresses), PRESSED.get(name))

    yield look_at_page
    for window in windows.values():
        window.page.context.close()


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_a_page_serves_everybody(look, name):
    """Accessible, never sideways, big enough for a finger, refused nothing, of the weight that its readers can bear."""
    seen = look(name)

    assert (seen.status, seen.language) == (STATUSES.get(name, 200), "id")
    assert (seen.violations, seen.sideways, seen.too_small, seen.complaints) == ([], [], [], [])
    assert bool(seen.scripts) == (name in WITH_SCRIPT)
    if name in LIGHT:
        assert seen.weight_b <= LIGHT_B


@pytest.mark.parametrize("name", IN_ENGLISH)
def test_a_page_serves_readers_of_english(look, name):
    seen = look(name, "en")

    assert (seen.status, seen.language) == (200, "en")
    assert (seen.violations, seen.sideways, seen.too_small, seen.complaints) == ([], [], [], [])


def test_no_page_is_left_out(room, addresses):
    """Every page with an address of its own is one of those above; what only a button shows is in PRESSED."""
    _, app, _ = room
    doors = app.url_map.bind("localhost")
    paths = [urlsplit(path.format(**addresses)).path for name, (_, path) in EVERY_PAGE.items() if name != "nowhere"]
    visited = {doors.match(path)[0] for path in paths}
    shown = [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods and "file_kind" not in rule.arguments]
    pages = {rule.endpoint for rule in shown}
    assert pages - visited == NO_PAGES
