"""What a reader is told of where the numbers were read. Real replicas: tests/campaigns/test_replicas.py."""

import re

import pytest
from sqlalchemy.engine import make_url

from tests.clients import new_app, sign_in
from tests.reports.test_queries import everyone
from tests.reports.test_routes import QUARTER, page, somebody
from workshop_tracker.operations.health import State, examine
from workshop_tracker.reports.replicas import replica as replicas
from workshop_tracker.reports.replicas.switching import EXTENSION
from workshop_tracker.viewer import Role

AS_OF = re.compile("Data per [^<]* WIB, (baru saja|[0-9]+ detik lalu)[.]")
NOBODY = "postgresql://127.0.0.1:1/nowhere"
CANNOT_BE_READ = "Salinan basis data untuk laporan sedang tidak dapat dibaca; angka ini dibaca langsung"


@pytest.fixture
def browser(engine, region, request):
    """Of somebody at the office contoh-x, where reports are read from the address of the mark."""
    app = new_app(engine, report_database_url=request.getfixturevalue("address"))
    client = app.test_client()
    sign_in(client, somebody(engine, region, Role.OFFICE))
    yield client
    app.extensions[EXTENSION].engine.dispose()


class TestTheSameServer:
    """As after a promotion: both settings lead to the one that is left."""

    @pytest.fixture
    def address(self, database_url):
        return database_url

    def test_the_page_says_how_old_its_data_are(self, region, browser):
        region.hold(everyone(region))
        assert AS_OF.search(page(browser))
        assert browser.get(f"/reports/contoh-x/region.json{QUARTER}").json["workshops"] == 1

    def test_who_has_written_reads_the_primary_for_five_seconds(self, browser):
        answer = browser.post("/account/sign-out-elsewhere")
        (cookie,) = (told for told in answer.headers.getlist("Set-Cookie") if told.startswith("wrote="))
        assert "Max-Age=5;" in cookie
        assert not AS_OF.search(page(browser))

    def test_who_was_refused_has_not_written(self, browser):
        assert browser.post("/workshops/new-nowhere").status_code in {404, 405}
        assert AS_OF.search(page(browser))

    def test_an_administrator_finds_it_well(self, engine, browser):
        settings = browser.application.extensions["workshop_tracker_settings"]
        (found,) = (each for each in examine(settings, engine) if each.subject == "Salinan")
        assert (found.state, found.sentence) == (
            State.WELL,
            "Laporan dibaca dari salinan; datanya 0 detik yang lalu.",
        )


class TestNobodyAnswers:
    @pytest.fixture
    def address(self):
        return NOBODY

    def test_the_primary_is_read_and_the_page_says_so(self, region, browser):
        region.hold(everyone(region))
        assert CANNOT_BE_READ in page(browser)
        assert "1 dari 3 guru" in page(browser)

    def test_it_is_left_alone_for_a_while(self, browser, monkeypatch):
        page(browser)
        monkeypatch.setattr(replicas.Replica, "compare", None)  # asking again would fail
        assert CANNOT_BE_READ in page(browser)

    def test_an_administrator_is_told(self, engine, browser):
        settings = browser.application.extensions["workshop_tracker_settings"]
        (found,) = (each for each in examine(settings, engine) if each.subject == "Salinan")
        assert (found.state, "salinan tidak menjawab" in found.sentence) == (State.ATTENTION, True)


class TestAnotherDatabase:
    @pytest.fixture
    def address(self, database_url):
        return make_url(database_url).set(database="postgres").render_as_string(hide_password=False)

    def test_it_is_not_read(self, browser):
        assert CANNOT_BE_READ in page(browser)


class TestLostHalfWay:
    @pytest.fixture
    def address(self, database_url):
        return database_url

    def test_the_page_is_made_anew_from_the_primary(self, engine, region, browser, monkeypatch):
        """The replica answers when it is asked how it is, and never again."""
        region.hold(everyone(region))
        look = replicas.Replica.look

        def look_and_lose(replica, primary):
            found = look(replica, primary)
            replica.engine.dispose()
            replica.engine = browser.gone
            return found

        browser.gone = replicas.Replica(NOBODY).engine
        monkeypatch.setattr(replicas.Replica, "look", look_and_lose)
        text = page(browser)
        assert CANNOT_BE_READ in text
        assert "1 dari 3 guru" in text
