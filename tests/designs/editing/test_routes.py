"""The pages of own designs, as an organizer meets them."""

from io import BytesIO

from sqlalchemy import select

from tests.designs.editing.logos import png
from tests.workshops.pages import text_of, values_of
from workshop_tracker.database import reading
from workshop_tracker.designs.models import Design
from workshop_tracker.designs.own.queries import look_of, versions_of

CODE = "mgmp-contoh.biru-contoh"
NEW = {"name": "Biru Contoh", "drawing": "klasik", "main": "#1f3b70", "details": ["identity", "rank"]}


def stored(engine):
    with reading(engine) as session:
        return [(each.version, each.name, look_of(each)) for each in reversed(versions_of(session, CODE))]


def test_a_design_is_made_seen_changed_and_taken_along(engine, organizer):
    sent = NEW | {"organization": organizer.body, "left": (BytesIO(png()), "logo.png")}
    answer = organizer.post("/designs/new", data=sent)
    assert (answer.status_code, answer.location) == (303, f"/designs/{CODE}")
    assert "Biru Contoh" in organizer.get("/designs").text

    page = organizer.get(f"/designs/{CODE}/edit").text
    form = values_of(page) | {"name": "Biru Tua Contoh", "details": ["identity"], "id_given": "Untuk {nama}"}
    assert organizer.post(f"/designs/{CODE}/edit", data=form).status_code == 303
    (_, _, first), (number, name, second) = stored(engine)
    assert (number, name, first.main, first.details) == (2, "Biru Tua Contoh", "#1F3B70", ("identity", "rank"))
    assert second.left == first.left is not None
    assert second.sentence("id", "given") == "Untuk {nama}"

    assert organizer.get(f"/designs/{CODE}/1.png").data.startswith(b"\x89PNG")
    assert organizer.get(f"/designs/{CODE}/2.pdf").data.startswith(b"%PDF")
    file = organizer.get(f"/designs/{CODE}/2.zip").data
    taken = {"organization": organizer.body, "file": (BytesIO(file), "desain.zip")}
    assert organizer.post("/designs/import", data=taken).location.startswith("/designs/mgmp-contoh.biru-tua")
    with reading(engine) as session:
        assert len({str(design.settings) for design in session.scalars(select(Design).where(Design.version == 1))}) == 3


def test_what_cannot_be_printed_is_told_beside_its_field_and_nothing_is_kept(engine, organizer):
    wrong = {"main": "#FFEEAA", "accent": "biru", "id_closing": "oleh {siapa}", "left": (BytesIO(b"GIF89a"), "x.gif")}
    answer = organizer.post("/designs/new", data=NEW | wrong | {"organization": organizer.body})

    said = text_of(answer)
    assert answer.status_code == 422
    assert "bukan gambar PNG atau JPEG" in said
    answer = organizer.post("/designs/preview", data=NEW | wrong | {"left": (BytesIO(png()), "x.png")})
    assert answer.status_code == 422
    assert answer.json.keys() == {"main", "accent", "id_closing"}
    assert "{penyelenggara}" in answer.json["id_closing"][0]
    assert stored(engine) == []


def test_the_hardest_paper_is_shown_while_typing_and_by_a_button(organizer):
    picture = organizer.post("/designs/preview", data=NEW | {"name": ""})
    page = organizer.post("/designs/new", data=NEW | {"organization": organizer.body, "look": "1"})

    assert (picture.status_code, picture.mimetype) == (200, "image/png")
    assert 'src="data:image/png;base64,' in page.text
    assert "Biru Contoh" in page.text


def test_who_was_overtaken_sees_what_the_other_saved_and_loses_nothing(engine, organizer):
    organizer.post("/designs/new", data=NEW | {"organization": organizer.body})
    form = values_of(organizer.get(f"/designs/{CODE}/edit").text) | {"details": ["rank"]}
    organizer.post(f"/designs/{CODE}/edit", data=form | {"name": "Nama Lain Contoh"})

    answer = organizer.post(f"/designs/{CODE}/edit", data=form | {"name": "Nama Saya Contoh"})

    assert answer.status_code == 409
    assert "Nama Lain Contoh" in text_of(answer)
    assert values_of(answer.text)["name"] == "Nama Saya Contoh"
    again = organizer.post(f"/designs/{CODE}/edit", data=values_of(answer.text) | {"details": ["rank"]})
    assert again.status_code == 303
    assert [name for _, name, _ in stored(engine)] == ["Biru Contoh", "Nama Lain Contoh", "Nama Saya Contoh"]


def test_a_file_that_is_no_design_is_refused_in_words(organizer):
    for file in (b"", b"%PDF-1.7 /JavaScript", bytes(9_000)):
        sent = {"organization": organizer.body, "file": (BytesIO(file), "desain.zip")}
        answer = organizer.post("/designs/import", data=sent)
        assert answer.status_code == 422
        assert "desain" in text_of(answer)
    assert organizer.post("/designs/import", data={"organization": organizer.body}).status_code == 422
