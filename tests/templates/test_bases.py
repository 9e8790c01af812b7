"""The bases: who reads where, one heading, the band of a demo, what is flashed; and error pages that need nothing."""

import re

import pytest
from flask import Flask, flash, render_template_string

from tests.templates.pattern_app import ERRORS, PAGES, pattern_app


def test_work_page_says_who_as_what_and_where() -> None:
    html = pattern_app().test_client().get("/01-overview").text
    assert "<b>Siti Contoh</b><span>Panitia – MGMP Matematika Contoh</span>" in html
    assert 'href="/09-list" aria-current="page">Kegiatan' in html
    assert 'action="/keluar"' in html


@pytest.mark.parametrize("page", ["04-teacher", "06-verification", "12-open"])
def test_page_for_anyone_has_no_menu_and_no_word_of_accounts(page: str) -> None:
    html = pattern_app().test_client().get(f"/{page}").text
    assert 'class="strip"' in html
    assert not re.search(r"Siti Contoh|Keluar|Masuk|Akun|class=\"menu\"", html)


@pytest.mark.parametrize("page", PAGES)
def test_page_has_one_main_heading_and_a_way_past_the_menu(page: str) -> None:
    html = pattern_app().test_client().get(f"/{page}").text
    assert html.count("<h1") == 1
    assert html.index('class="skip" href="#isi"') < html.index("<header")
    assert '<main id="isi"' in html
    assert '<html lang="id">' in html


@pytest.mark.parametrize("page", ["01-overview", "04-teacher", "errors/500"])
def test_band_of_a_demo_stands_on_every_page_of_a_demo_only(page: str) -> None:
    assert "CONTOH – data rekaan" in pattern_app(demo="demo").test_client().get(f"/{page}").text
    assert "CONTOH – data rekaan" not in pattern_app().test_client().get(f"/{page}").text


def test_flashed_words_become_notes_in_their_tone() -> None:
    app = pattern_app()
    with app.test_request_context("/"):
        flash("37 peserta tersimpan, 3 ditunda.", "ok")
        flash("<i>Berkas ditolak.</i>", "bad")
        flash("Tanpa nada.")
        html = render_template_string('{% import "macros/notes.html" as notes %}{{ notes.flashes() }}')
    assert 'class="note ok flash" role="status"' in html
    assert 'class="note bad flash" role="alert"' in html
    assert "&lt;i&gt;Berkas ditolak.&lt;/i&gt;" in html
    assert 'class="note info flash" role="status"' in html


@pytest.fixture
def broken_app() -> Flask:
    """Neither a session nor a viewer can be had, and no context processor answers."""
    app = pattern_app()
    app.secret_key = None
    app.template_context_processors.clear()
    return app


@pytest.mark.parametrize("code", ERRORS)
def test_error_page_needs_neither_session_nor_database(broken_app: Flask, code: int) -> None:
    with broken_app.test_request_context("/"):
        html = broken_app.jinja_env.get_template(f"errors/{code}.html").render(request_id="7f3a-19c2")
    assert html.count("<h1") == 1
    assert "7f3a-19c2" in html
    assert len(re.findall(r"<p>[^<]{20,}", html)) >= 1
    assert 'class="btn' in html


@pytest.mark.parametrize("code", ERRORS)
def test_error_page_without_a_number_names_none(broken_app: Flask, code: int) -> None:
    with broken_app.test_request_context("/"):
        assert "sebutkan kode" not in broken_app.jinja_env.get_template(f"errors/{code}.html").render()


def test_conflict_offers_both_values_and_keeps_the_rest() -> None:
    html = pattern_app().test_client().get("/errors/409").text
    assert html.count('type="radio" name="place"') == 2
    assert 'value="SMKN 2 Contoh"' in html
    assert 'value="SMAN 3 Contoh"' in html
    assert "checked" not in html
    assert '<input type="hidden" name="row_version" value="4">' in html
    assert 'method="post" action="/409"' in html


def test_conflict_that_cannot_be_sent_again_is_shown_only(broken_app: Flask) -> None:
    with broken_app.test_request_context("/"):
        page = broken_app.jinja_env.get_template("errors/409.html")
        html = page.render(conflicts=[("Tempat", "SMKN 2 Contoh", "SMAN 3 Contoh")], saved_href="/w/1")
    assert "SMKN 2 Contoh" in html
    assert "SMAN 3 Contoh" in html
    assert "<form" not in html
    assert 'href="/w/1"' in html
