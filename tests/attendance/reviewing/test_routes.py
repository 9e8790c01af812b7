"""Rows of a list put right on its page, by the way of every list; nothing that was typed is lost."""

import html
import re

import pytest
from sqlalchemy import select

from tests.attendance.participants.lists import participations
from tests.attendance.participants.test_routes import MISSPELT, NUPTK, SCHOOL, Place
from tests.people.rosters.lists import identifiers
from workshop_tracker.database import reading
from workshop_tracker.intake.models import ImportBatch
from workshop_tracker.intake.queries import staged_plan

FREE_NUPTK = "9999999999999999"
FIELDS = ("title_before", "name", "title_after", "school", "number")


class Page(Place):
    """The place with the page of a staged list: its cells as a browser would send them."""

    def form(self, address):
        """Every cell of the page with its mark, by field."""
        text = self.browser.get(address).text
        inputs = re.findall(r'<input[^>]*name="(cell-[^"]*)"[^>]*value="([^"]*)"', text)
        return {name: html.unescape(value) for name, value in inputs}

    def typed(self, address, row, form=None, **cells):
        """Send the whole page with some cells of a row typed anew."""
        data = {**(form or self.form(address)), **{f"cell-{row}-{name}": value for name, value in cells.items()}}
        return self.browser.post(address, data={"act": "save", **data})

    def act(self, address, act):
        return self.browser.post(address, data={**self.form(address), "act": act})

    def cells(self, address, row):
        form = self.form(address)
        return tuple(form[f"cell-{row}-{name}"] for name in FIELDS)

    def plan(self, address):
        with reading(self.engine) as session:
            [staged] = self.staged()
            return staged_plan(session, staged.token, "participants", user_id=staged.created_by_id)


@pytest.fixture
def page(engine):
    return Page(engine)


def test_a_row_is_put_right_in_its_cells_and_the_others_stay(page):
    preview = page.paste(f"Pak Agus Contoh ST – {SCHOOL}\nDewi Contoh – {MISSPELT}\nSri Ma\nEko Contoh")
    page.browser.post(preview, data={"act": "answer", "answer-2-0": "0"})
    before = page.plan(preview)
    answer = page.typed(preview, 1, name="Agus Contoh", title_after="ST", number=FREE_NUPTK)
    assert (answer.status_code, answer.location) == (303, preview)
    assert page.cells(preview, 1) == ("", "Agus Contoh", "S.T.", "SMKS CONTOH JATILAWANG", "••••9999")
    after = page.plan(preview)
    assert after.proposals[1:] == before.proposals[1:]
    assert "Diubah" in page.page(preview)
    page.browser.post(f"{preview}/confirm", data={})
    assert page.registered() == ["Agus Contoh, S.T.", "Dewi Contoh", "Eko Contoh"]
    assert ("Agus Contoh", "nuptk", FREE_NUPTK) in identifiers(page.engine)


def test_what_is_typed_goes_the_way_of_every_list(page):
    """The row of the known woman, typed by hand, is recognised, asked and refused as if it had been pasted so."""
    preview = page.paste(f"Eko Contoh – {SCHOOL}")
    page.typed(preview, 1, name="Siti Contoh")
    assert "Yang mana?" in page.page(preview)
    page.typed(preview, 1, number=NUPTK)
    assert "Yang mana?" not in page.page(preview)
    page.browser.post(f"{preview}/confirm")
    assert [each.person_id for each in participations(page.engine, page.workshop)] == [page.known.id]


def test_an_answer_stays_while_other_cells_of_its_row_and_rows_of_its_spelling_change(page):
    preview = page.paste(f"Dewi Contoh – {MISSPELT}\nEko Contoh")
    page.browser.post(preview, data={"act": "answer", "answer-1-0": "0"})
    page.typed(preview, 1, name="Dewi Contoh Lestari")
    page.typed(preview, 2, school=MISSPELT)
    assert "Simpan 2" in page.page(preview)
    assert page.cells(preview, 2)[3] == "SMKS CONTOH JATILAWANG"


def test_one_answer_of_a_row_that_waits_for_another_stays_chosen(page):
    preview = page.paste(f"Sri Ma – {MISSPELT}\nEko Contoh")
    page.browser.post(preview, data={"act": "answer", "answer-1-1": "0"})
    chosen = 'name="answer-1-1" value="0" checked'
    assert chosen in page.browser.get(preview).text
    page.typed(preview, 2, name="Eko Contoh Jaya")
    assert chosen in page.browser.get(preview).text
    page.browser.post(f"{preview}/confirm", data=page.form(preview))
    [rest] = page.staged()
    address = f"{page.list_address}/add/{rest.token}"
    assert chosen in page.browser.get(address).text
    page.browser.post(f"{address}/confirm", data={"answer-1-0": "0"})
    assert page.registered() == ["Eko Contoh Jaya", "Sri Ma"]
    assert participations(page.engine, page.workshop)[1].school_id == page.school.id


def test_what_cannot_be_taken_is_told_beside_what_was_typed_and_the_rest_is_saved(page):
    preview = page.paste("Dewi Contoh\nEko Contoh")
    form = page.form(preview) | {"cell-2-name": "Eko Contoh Jaya"}
    answer = page.typed(preview, 1, form, number="123")
    assert answer.status_code == 422
    assert "3 angka: NIP dan NI PPPK 18 angka, NUPTK 16 angka." in answer.text
    assert 'value="123"' in answer.text
    assert (page.cells(preview, 1)[4], page.cells(preview, 2)[1]) == ("", "Eko Contoh Jaya")


def test_a_row_that_was_changed_meanwhile_shows_both_and_the_second_word_counts(page):
    preview = page.paste("Dewi Contoh\nEko Contoh")
    old = page.form(preview)
    page.typed(preview, 1, old, name="Dewi Contoh Lestari")
    page.typed(preview, 2, old, name="Eko Contoh Jaya")
    answer = page.typed(preview, 1, old, name="Dewi Contoh Ayu")
    assert answer.status_code == 409
    assert "sudah diubah di tempat lain menjadi: Dewi Contoh Lestari." in answer.text
    assert 'value="Dewi Contoh Ayu"' in answer.text
    assert (page.cells(preview, 1)[1], page.cells(preview, 2)[1]) == ("Dewi Contoh Lestari", "Eko Contoh Jaya")
    page.typed(preview, 1, name="Dewi Contoh Ayu")
    assert page.cells(preview, 1)[1] == "Dewi Contoh Ayu"


def test_cells_that_were_typed_but_not_saved_are_looked_at_before_they_go_in(page):
    preview = page.paste("Dewi Contoh\nEko Contoh")
    form = page.form(preview) | {"cell-1-name": "Dewi Contoh Lestari"}
    answer = page.browser.post(f"{preview}/confirm", data=form)
    assert answer.location == preview
    assert page.registered() == []
    assert "Isian yang Anda ubah sudah dibaca." in page.page(preview)
    assert page.browser.post(f"{preview}/confirm", data=form | {"cell-2-number": "1"}).status_code == 422
    page.browser.post(f"{preview}/confirm", data=page.form(preview))
    assert page.registered() == ["Dewi Contoh Lestari", "Eko Contoh"]


def test_capitals_are_offered_by_row_and_for_all_and_never_taken_by_themselves(page):
    preview = page.paste("DEWI CONTOH\neko contoh\nRani Contoh\nBUDI CONTOH")
    told = page.page(preview)
    assert "3 nama ditulis dengan huruf besar atau kecil semua." in told
    assert "Tulis “Dewi Contoh”" in told
    assert page.act(preview, "respell-1").location == f"{preview}#baris-1"
    assert [page.cells(preview, row)[1] for row in (1, 2)] == ["Dewi Contoh", "eko contoh"]
    page.act(preview, "respell")
    page.browser.post(f"{preview}/confirm")
    assert page.registered() == ["Dewi Contoh", "Eko Contoh", "Rani Contoh", "Budi Contoh"]


def test_lines_that_are_no_people_are_shown_with_their_reason_and_read_when_somebody_says_so(page):
    preview = page.paste("Assalamu'alaikum Bapak/Ibu\nDewi Contoh\n\nHari Senin\n4.\nTotal 3 orang 0812 3456 7890")
    told = page.page(preview)
    assert "4 baris tidak dibaca sebagai peserta" in told
    assert "Hari Senin Baris 4: Judul, sapaan, atau keterangan." in told
    assert "3456" not in told
    assert page.act(preview, "read-4").location == f"{preview}#baris-4"
    told = page.page(preview)
    assert ("3 baris tidak dibaca" in told, "Simpan 2" in told) == (True, True)
    page.act(preview, "leave-out-2")
    assert "Dewi Contoh Baris 2: Anda menandainya bukan peserta." in page.page(preview)
    page.browser.post(f"{preview}/confirm")
    assert page.registered() == ["Hari Senin"]


def test_a_text_in_which_nobody_was_found_is_kept_and_its_lines_can_be_read(page):
    preview = page.paste("Peserta:\nTotal 3 orang")
    told = page.page(preview)
    assert "Tidak ada baris yang dibaca sebagai peserta. Pilih barisnya di bawah" in told
    assert ("2 baris tidak dibaca sebagai peserta" in told, "Buang teks ini" in told) == (True, True)
    assert "Ada baris yang menunggu" in page.page(page.list_address)
    assert "Peserta:\nTotal 3 orang" in html.unescape(
        page.browser.get(f"{page.list_address}/add?from={preview.rsplit('/')[-1]}").text
    )
    page.act(preview, "read-1")
    assert page.cells(preview, 1)[1] == "Peserta"


def test_an_edited_row_goes_back_to_what_was_pasted(page):
    preview = page.paste(f"{SCHOOL}\n1. Dewi Contoh")
    page.typed(preview, 2, name="Rani Contoh", school="")
    assert page.cells(preview, 2)[1:4:2] == ("Rani Contoh", "")
    page.act(preview, "read-2")
    assert page.cells(preview, 2)[1:4:2] == ("Dewi Contoh", "SMKS CONTOH JATILAWANG")
    assert "Kembalikan" not in page.page(preview)


def test_the_filter_and_the_page_stay_while_rows_are_put_right(page):
    preview = page.paste("\n".join(f"Guru {a}{b}o Contoh" for a in "BDGKLM" for b in "abcdefghij"))
    address = f"{preview}?show=new&page=2"
    answer = page.typed(address, 51, name="Dewi Contoh")
    assert answer.location == address
    assert page.cells(address, 51)[1] == "Dewi Contoh"
    assert len(page.form(address)) == 6 * 10


@pytest.mark.parametrize("act", ["read-999999", "leave-out-7", "respell-x", "read-٣", "'; DROP", "read-1"])
def test_an_act_on_what_is_not_there_changes_nothing(page, act):
    preview = page.paste("Dewi Contoh")
    before = page.plan(preview)
    page.act(preview, act)
    assert page.plan(preview) == before


def test_a_text_that_is_changed_takes_the_place_of_the_first_and_nothing_is_asked_twice(page):
    preview = page.paste(f"Peserta:\nDewi Contoh – {MISSPELT}\nSri Ma\nEko Contoh\nHari Senin")
    page.browser.post(preview, data={"act": "answer", "answer-2-0": "0", "answer-3-0": "0"})
    page.typed(preview, 4, name="Eko Contoh Jaya")
    page.act(preview, "read-5")
    before = preview.rsplit("/", 1)[-1]
    add = f"{page.list_address}/add"
    text = page.browser.get(f"{add}?from={before}").text
    assert f'name="before" type="hidden" value="{before}"' in text
    changed = f"Peserta:\nRani Contoh\nDewi Contoh – {MISSPELT}\nSri Ma\nEko Contoh\nHari Senin"
    answer = page.browser.post(add, data={"pasted": changed, "before": before})
    told = page.page(answer.location)
    assert len(page.staged()) == 1
    assert ("Yang mana?" in told, "Simpan 5" in told) == (False, True)
    page.browser.post(f"{answer.location}/confirm")
    assert page.registered() == ["Rani Contoh", "Dewi Contoh", "Sri Ma", "Eko Contoh Jaya", "Hari Senin"]


def test_a_list_that_waits_is_found_again_from_the_page_of_the_workshop(page):
    preview = page.paste("Dewi Contoh\nSri Ma")
    page.browser.post(f"{preview}/confirm")
    assert "Ada baris peserta yang menunggu" in page.page(f"/workshops/{page.workshop.slug}")
    [waiting] = page.staged()
    assert waiting.token in page.browser.get(f"/workshops/{page.workshop.slug}").text
    assert "Ada baris peserta" not in page.helper.get(f"/workshops/{page.workshop.slug}").text


def test_people_of_a_school_are_taken_on_the_same_page_and_nearly_right_names_are_offered(page):
    add = f"{page.list_address}/add"
    assert f"npsn={page.school.npsn}#known" in page.browser.get(f"{add}?q=contoh jatilawang").text
    told = page.page(f"{add}?npsn={page.school.npsn}")
    assert "SMKS CONTOH JATILAWANG Siti Contoh" in told
    assert "Tambahkan yang dipilih" in told
    for address in (add, f"{page.list_address}/search"):
        assert "Mungkin maksud Anda: 1 orang ditemukan Siti Contoh" in page.page(f"{address}?q=Sirti Contoh")
    assert "Tidak ada yang cocok" in page.page(f"{add}?q=Zulkarnaen")
    page.browser.post(page.list_address, data={"person": [str(page.known.id)]})
    assert "Siti Contoh SMKS CONTOH JATILAWANG · sudah terdaftar" in page.page(f"{add}?q=siti")
    assert "Mungkin maksud Anda: Daftar peserta" in page.page(f"{page.list_address}?q=Sirti Contoh")
    assert "Tidak ada peserta “Zulkarnaen”" in page.page(f"{page.list_address}?q=Zulkarnaen")


def test_who_was_said_to_be_nobody_is_so_when_the_text_is_pasted_anew_and_nothing_of_it_is_kept(page, engine):
    text = "Dewi Contoh\nPanitia Contoh\nEko Contoh"
    page.act(page.paste(text), "leave-out-2")
    told = "Panitia Contoh Baris 2: Anda menandainya bukan peserta."
    preview = page.paste(text)
    assert told in page.page(preview)
    longer = page.browser.post(
        f"{page.list_address}/add", data={"pasted": f"Peserta:\n{text}", "before": preview.rsplit("/", 1)[-1]}
    ).location
    assert "Panitia Contoh Baris 3: Anda menandainya bukan peserta." in page.page(longer)
    page.browser.post(f"{longer}/confirm")
    assert (page.registered(), page.staged()) == (["Dewi Contoh", "Eko Contoh"], [])
    with reading(engine) as session:
        batch = session.scalars(select(ImportBatch)).one()
        kept = repr([getattr(batch, column.key) for column in ImportBatch.__table__.columns])
    assert (batch.set_aside, "Panitia" in kept) == ([3], False)
    again = page.paste(f"Peserta:\n{text}")
    assert "Panitia Contoh Baris 3: Anda menandainya bukan peserta." in page.page(again)
    page.act(again, "read-3")
    assert "Simpan 1" in page.page(page.paste(f"Peserta:\n{text}"))
