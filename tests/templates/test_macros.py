"""The macros: labels tied to fields, errors that are read out, escaped values, figures that are right."""

import re
from collections.abc import Iterator

import pytest
from flask import Flask, render_template_string
from flask_wtf import FlaskForm
from wtforms import BooleanField, FieldList, FormField, RadioField, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from tests.templates.pattern_app import pattern_app

HOSTILE = "<b onclick=x>'\"&"
ESCAPED = "&lt;b onclick=x&gt;&#39;&#34;&amp;"


class SessionForm(FlaskForm):
    class Meta:
        csrf = False

    speaker = StringField("Narasumber", [DataRequired("Isi nama narasumber.")])


class WorkshopForm(FlaskForm):
    title = StringField("Judul", [DataRequired("Isi judul kegiatan.")])
    theme = StringField("Tema", [Optional()])
    mode = RadioField("Cara", [DataRequired("Pilih caranya.")], choices={"onsite": "Luring", "online": "Daring"})
    days = SelectMultipleField(
        "Hari", choices={"1": "Satu"}, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )
    is_public = BooleanField("Tampilkan")
    sessions = FieldList(FormField(SessionForm), min_entries=2)


@pytest.fixture
def app() -> Iterator[Flask]:
    app = pattern_app()
    with app.test_request_context("/", method="POST"):
        yield app


def show(source: str, **values: object) -> str:
    """One macro's HTML, with single spaces."""
    head = "".join(
        f'{{% import "macros/{name}.html" as {name} %}}'
        for name in ("figures", "forms", "marks", "menus", "notes", "progress", "tables")
    )
    return re.sub(r"\s+", " ", render_template_string(head + source, **values)).strip()


@pytest.mark.usefixtures("app")
class TestForms:
    def test_label_hint_and_example_belong_to_the_field(self) -> None:
        form = WorkshopForm(title="Workshop Contoh")
        html = show('{{ forms.form_field(form.title, hint="Seperti undangan.", example="Workshop A") }}', form=form)
        assert '<label for="title">Judul</label>' in html
        assert '<p class="hint" id="title-hint">Seperti undangan. Contoh: Workshop A</p>' in html
        assert 'aria-describedby="title-hint "' in html
        assert 'value="Workshop Contoh"' in html
        assert "aria-invalid" not in html

    def test_error_is_said_marked_and_the_value_kept(self) -> None:
        form = WorkshopForm(title=HOSTILE)
        form.title.errors = ["Judul terlalu pendek."]
        html = show("{{ forms.form_field(form.title) }}", form=form)
        assert 'class="field wrong"' in html
        assert '<p class="error" id="title-error">Judul terlalu pendek.</p>' in html
        assert 'aria-describedby="title-error"' in html
        assert 'aria-invalid="true"' in html
        assert f'value="{ESCAPED}"' in html

    def test_field_without_hint_describes_nothing(self) -> None:
        assert "aria-describedby" not in show("{{ forms.form_field(form.title) }}", form=WorkshopForm())

    def test_field_that_may_be_empty_says_so(self) -> None:
        assert "(boleh kosong)" in show("{{ forms.form_field(form.theme) }}", form=WorkshopForm())
        assert "(boleh kosong)" not in show("{{ forms.form_field(form.title) }}", form=WorkshopForm())

    def test_more_attributes_reach_the_field(self) -> None:
        html = show('{{ forms.form_field(form.title, is_short=true, inputmode="numeric") }}', form=WorkshopForm())
        assert 'inputmode="numeric"' in html
        assert 'class="short"' in html

    def test_options_are_one_group_with_nothing_chosen(self) -> None:
        html = show(
            '{{ forms.form_field(form.mode) }}{{ forms.options(form.days, details={"1": "Jumat"}) }}',
            form=WorkshopForm(),
        )
        assert html.count("<fieldset") == 2
        assert "<legend>Cara</legend>" in html
        assert html.count('type="radio"') == 2
        assert "checked" not in html
        assert "Satu<small>Jumat</small>" in html

    def test_checkbox_stands_inside_its_label(self) -> None:
        html = show('{{ forms.form_field(form.is_public, hint="Bagi siapa pun.") }}', form=WorkshopForm())
        assert re.search(r'<label class="opt"><input[^>]* type="checkbox"[^>]*> <span>Tampilkan<small>Bagi', html)

    def test_summary_leads_to_each_field(self) -> None:
        form = WorkshopForm()
        assert not form.validate()
        html = show("{{ forms.error_summary(form) }}", form=form)
        assert 'role="alert"' in html
        assert "Ada 4 isian yang perlu diperbaiki" in html
        assert 'href="#title">Judul: Isi judul kegiatan.</a>' in html
        assert 'href="#mode-0">Cara: Pilih caranya.</a>' in html
        assert 'href="#sessions-1-speaker">Narasumber: Isi nama narasumber.</a>' in html
        assert "csrf" not in html.lower()

    def test_form_without_errors_has_no_summary(self) -> None:
        assert show("{{ forms.error_summary(form) }}", form=WorkshopForm()) == ""

    def test_token_comes_from_the_form_or_the_app(self) -> None:
        assert 'name="csrf_token"' in show("{{ forms.csrf(form) }}", form=WorkshopForm())
        assert re.search(r'name="csrf_token" value="[^"]{40,}"', show("{{ forms.csrf() }}"))

    def test_button_that_destroys_says_its_effect_and_posts(self) -> None:
        html = show('{{ forms.confirm_button("Hapus 3 tanda hadir", "/hapus") }}')
        assert '<form method="post" action="/hapus">' in html
        assert '<button class="btn bad">Hapus 3 tanda hadir</button>' in html
        assert "<details" not in html

    def test_button_with_an_explanation_asks_first(self) -> None:
        html = show('{{ forms.confirm_button("Cabut 1 sertifikat", "/cabut", "Kertasnya tidak lagi sah.") }}')
        assert html.index("<summary") < html.index("Kertasnya tidak lagi sah.") < html.index("<button")

    def test_step_says_where_one_is(self) -> None:
        assert "Langkah 2 dari 4" in show("{{ forms.step_of(2, 4) }}")


@pytest.mark.usefixtures("app")
class TestFigures:
    @pytest.mark.parametrize(
        ("part", "whole", "axis", "width"),
        [(37, 40, 100, "92.5"), (164, 1020, 40, "40.2"), (9, 10, 40, "100"), (0, 40, 100, "0.0")],
    )
    def test_bar_is_as_long_as_its_share(self, part: int, whole: int, axis: int, width: str) -> None:
        html = show("{{ figures.bar(part, whole, axis) }}", part=part, whole=whole, axis=axis)
        assert f'<rect width="{width}' in html
        assert "style=" not in html

    @pytest.mark.parametrize("whole", [None, 0])
    def test_unknown_whole_is_a_dashed_outline(self, whole: int | None) -> None:
        html = show("{{ figures.bar(3, whole) }}", whole=whole)
        assert 'class="unknown"' in html
        assert "ground" not in html

    def test_tiles_filter_only_where_they_lead_somewhere(self) -> None:
        html = show(
            '{{ figures.tiles(items, label="Saring", current=1) }}',
            items=[("412", "guru", "", None), ("2", "perlu jawaban", "", "/2")],
        )
        assert '<p class="tile"> <b>412</b>guru </p>' in html
        assert '<a class="tile" href="/2" aria-current="true">' in html

    def test_values_are_escaped(self) -> None:
        assert ESCAPED in show("{{ figures.key_values([('Nama', name)]) }}", name=HOSTILE)


@pytest.mark.usefixtures("app")
class TestProgress:
    def test_only_the_step_of_now_is_current(self) -> None:
        steps = [
            ("Peserta", "40 orang", "/1", "done"),
            ("Daftar hadir", "3 belum", "/2", "now"),
            ("Laporan", "", "/3", "todo"),
        ]
        html = show("{{ progress.stepper(steps) }}", steps=steps)
        assert html.count("aria-current") == 1
        assert '<a href="/2" aria-current="step">' in html
        assert "<small>3 belum</small>" in html

    def test_nothing_to_attend_to_shows_nothing(self) -> None:
        assert show("{{ progress.attention([]) }}") == ""

    def test_attention_counts(self) -> None:
        assert "Perlu diperhatikan (1)" in show('{{ progress.attention([("2 nama belum dipastikan", "", "/n")]) }}')


@pytest.mark.usefixtures("app")
class TestMenusNotesTablesMarks:
    def test_pager_offers_only_pages_that_exist(self) -> None:
        page = {"first": 1, "last": 50, "total": 54, "previous_href": None, "next_href": "?after=50"}
        html = show("{{ tables.pager(page) }}", page=page)
        assert "1–50 dari 54" in html
        assert 'rel="next" href="?after=50"' in html
        assert "Sebelumnya" not in html

    def test_table_keeps_its_meaning_when_rows_become_cards(self) -> None:
        html = show("""
            {% call tables.table("Daftar", ["Judul", ("Peserta", "num")], kind="list") %}
            <tr role="row">{{ tables.title("A", "/a") }}{{ tables.cell(40, "Peserta", "num") }}</tr>
            {% endcall %}""")
        assert '<table class="list" role="table">' in html
        assert '<th scope="col" role="columnheader" class="num">Peserta</th>' in html
        assert '<th scope="row" role="rowheader"><a class="tap" href="/a">A</a></th>' in html
        assert '<td role="cell" class="num" data-l="Peserta">40</td>' in html

    def test_mark_is_chosen_by_its_letter(self) -> None:
        html = show('{{ marks.hisa(person, "S", field="mark-12") }}', person=HOSTILE)
        assert html.count("checked") == 1
        assert re.search(r'name="mark-12" value="S" aria-label="Sakit" checked', html)
        assert f"Tanda untuk {ESCAPED}" in html

    def test_nobody_is_marked_beforehand(self) -> None:
        assert "checked" not in show('{{ marks.hisa("Eko Contoh") }}')

    def test_saved_is_said_only_when_nothing_waits(self) -> None:
        assert "Tersimpan di server 09.12" in show('{{ notes.saved_pill(saved_at="09.12") }}')
        waiting = show('{{ notes.saved_pill(saved_at="09.12", waiting=5) }}')
        assert "Menunggu sinyal: 5 tanda belum terkirim" in waiting
        assert "Tersimpan" not in waiting

    def test_filters_keep_what_was_asked(self) -> None:
        html = show(
            '{{ menus.filters("Cari judul", "q", query, [("Waktu", "quarter", [(1, "I"), (2, "II")], "2")]) }}',
            query=HOSTILE,
        )
        assert f'value="{ESCAPED}"' in html
        assert '<option value="2" selected>II</option>' in html
        assert html.count("selected") == 1

    def test_chip_of_now_is_current(self) -> None:
        html = show('{{ menus.chips([("Pagi", "/1", false), ("Siang", "/2", true)], "Lembar") }}')
        assert '<a href="/2" aria-current="true">Siang</a>' in html
        assert html.count("aria-current") == 1
