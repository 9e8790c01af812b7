"""A design on an own background, as an organizer makes one by typing."""

import zlib
from io import BytesIO

from tests.designs.editing.logos import png
from tests.workshops.pages import text_of, values_of
from workshop_tracker.database import reading
from workshop_tracker.designs.backgrounds.layers import page_of_lines
from workshop_tracker.designs.editing.packing import PackedDesign, packed, unpacked
from workshop_tracker.designs.own.queries import look_of, versions_of

A4 = (1754, 1240)
CODE = "mgmp-contoh.latar-contoh"
PAGE, SENT = "/designs/new?drawing=latar", "/designs/new"


def filled_in(page, **changes):
    return values_of(page.text) | {"name": "Latar Contoh", "details": ["identity", "district"]} | changes


def looks(engine):
    with reading(engine) as session:
        return [look_of(each) for each in reversed(versions_of(session, CODE))]


def test_a_background_is_sent_its_fields_moved_and_the_old_version_stays(engine, organizer):
    sent = filled_in(organizer.get(PAGE), background=(BytesIO(png((250, 240, 220), A4)), "latar.png"))
    assert organizer.post(SENT, data=sent | {"at_name-x": "60,5", "at_name-across": "180"}).status_code == 303

    page = organizer.get(f"/designs/{CODE}/edit")
    again = filled_in(page, **{"at_heading-y": "35", "at_number-align": "left"})
    del again["at_given-is_on"]
    assert organizer.post(f"/designs/{CODE}/edit", data=again).status_code == 303

    first, second = looks(engine)
    assert (first.drawing, first.placing.paper) == ("latar", "landscape")
    assert (first.placing.field("name").x, first.placing.field("name").across) == (60.5, 180)
    assert second.background == first.background is not None
    assert (second.placing.field("heading").y, second.placing.field("number").align) == (35, "left")
    assert first.placing.field("given").is_on
    assert not second.placing.field("given").is_on
    assert "1754 × 1240 titik" in text_of(organizer.get(f"/designs/{CODE}"))
    assert unpacked(packed(PackedDesign("Latar Contoh", second))).look == second
    file = organizer.get(f"/designs/{CODE}/2.zip").data
    taken = {"organization": again.get("organization", sent["organization"]), "file": (BytesIO(file), "desain.zip")}
    assert organizer.post("/designs/import", data=taken).location.startswith("/designs/mgmp-contoh.latar")


def test_the_back_has_a_background_of_its_own_that_stays_until_it_is_dropped(engine, organizer):
    sheet = page_of_lines(zlib.compress(b"0.2 0.4 0.6 RG 4 w 20 20 800 550 re S"), (841.89, 595.276))
    files = {"background": (BytesIO(sheet), "depan.pdf"), "back": (BytesIO(sheet), "belakang.pdf")}
    assert organizer.post(SENT, data=filled_in(organizer.get(PAGE)) | files).status_code == 303
    for changes in ({}, {"drops_back": "y"}):
        page = organizer.get(f"/designs/{CODE}/edit")
        assert organizer.post(f"/designs/{CODE}/edit", data=filled_in(page, **changes)).status_code == 303

    first, second, third = looks(engine)
    assert first.background == first.back == second.back
    assert (first.back.kind, third.back) == ("lines", None)
    assert third.background == first.background
    assert "garis tajam" in text_of(organizer.get(f"/designs/{CODE}"))
    assert unpacked(packed(PackedDesign("Latar Contoh", first))).look == first
    dark = {"back": (BytesIO(png((90, 90, 90), A4)), "gelap.png")}
    answer = organizer.post("/designs/preview", data=filled_in(organizer.get(PAGE)) | dark)
    assert "terlalu gelap" in answer.json["back"][0]


def test_what_cannot_be_printed_is_told_at_its_box(organizer):
    page = organizer.get(PAGE)
    wrong = {"at_name-x": "dua", "at_code-across": "30", "at_title-y": "60"}

    typed = organizer.post("/designs/preview", data=filled_in(page, **wrong))
    placed = organizer.post("/designs/preview", data=filled_in(page, **wrong) | {"at_name-x": "48,5"})
    small = organizer.post("/designs/preview", data=filled_in(page, **{"at_school-across": "20"}))
    other = organizer.post(
        "/designs/preview", data=filled_in(page, background=(BytesIO(png(size=(1240, 1754))), "tegak.png"))
    )

    assert [answer.status_code for answer in (typed, placed, small, other)] == [422] * 4
    assert typed.json.keys() == {"at_name-x"}
    assert {"at_title-x", "at_code-x", "at_name-x"} <= placed.json.keys()
    assert "Bertumpuk dengan isian lain: Nama." in placed.json["at_title-x"]
    assert small.json.keys() == {"at_school-x"}
    assert "searah" in other.json["background"][0]


def test_a_paper_without_background_is_for_blanks_and_shown_before_it_is_saved(organizer):
    page = organizer.get(f"{PAGE}&paper=portrait")
    values = filled_in(page)

    assert values["paper"] == "portrait"
    assert organizer.post("/designs/preview", data=values).mimetype == "image/png"
    shown = organizer.post(SENT, data=values | {"look": "1", "background": (BytesIO(png(size=(9, 9))), "x.png")})
    assert "pilih sekali lagi" in text_of(shown)


def test_who_was_overtaken_sees_where_the_other_put_a_field(organizer):
    organizer.post(SENT, data=filled_in(organizer.get(PAGE)))
    mine = filled_in(organizer.get(f"/designs/{CODE}/edit"))
    organizer.post(f"/designs/{CODE}/edit", data=mine | {"at_heading-y": "35"})

    answer = organizer.post(f"/designs/{CODE}/edit", data=mine | {"at_name-size": "26"})

    assert answer.status_code == 409
    assert "Judul, Dari atas (mm): 35" in text_of(answer)
    assert values_of(answer.text)["at_name-size"] == "26"
