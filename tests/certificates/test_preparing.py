"""Making papers: everyone who has completed, once, with numbers that have no gap."""

import datetime as dt
import threading

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall
from tests.factories import make_person, make_speaker, make_workshop
from workshop_tracker.certificates.models import Certificate, NumberSeries, PaperState
from workshop_tracker.certificates.preparing import CannotPrepare, prepare_certificates
from workshop_tracker.database import reading, writing
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.people.models import Sex
from workshop_tracker.viewer import COMMAND
from workshop_tracker.workshops.models import Workshop, WorkshopState


def prepare(hall, on=DAY):
    with writing(hall.engine, by=COMMAND) as session:
        prepared = prepare_certificates(session, session.get_one(Workshop, hall.workshop_id), on=on, base_url=BASE_URL)
        session.commit()
    return prepared


def papers(engine):
    with reading(engine) as session:
        return session.scalars(select(Certificate).order_by(Certificate.sequence)).all()


def test_who_has_completed_gets_a_paper_in_the_order_of_the_list_who_has_not_gets_the_reason(engine):
    hall = Hall(engine, present=("Citra Contoh", "Ayu Contoh"), absent=("Budi Contoh",))

    prepared = prepare(hall)

    assert prepared.made == 2
    (left,) = prepared.left_out
    assert (left.name, left.reason) == ("Budi Contoh", "Hadir 0 dari 8 JP (0%), batas 80%.")
    made = papers(engine)
    assert [(paper.name, paper.number) for paper in made] == [
        ("Ayu Contoh", "001/CONTOH/VII/2025"),
        ("Citra Contoh", "002/CONTOH/VII/2025"),
    ]
    assert {paper.state for paper in made} == {PaperState.PREPARED}


def test_before_the_end_papers_are_made_for_all_who_can_still_complete(engine):
    hall = Hall(engine, present=("Ayu Contoh",), absent=("Budi Contoh",), unmarked=("Citra Contoh",))

    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, hall.workshop_id)
        prepared = prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()

    assert prepared.made == 2
    assert [paper.name for paper in papers(engine)] == ["Ayu Contoh", "Citra Contoh"]
    assert [left.name for left in prepared.left_out] == ["Budi Contoh"]


def test_preparing_again_makes_nothing_and_takes_no_number(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    prepare(hall)

    assert prepare(hall).made == 0
    with reading(engine) as session:
        assert session.scalars(select(NumberSeries.last_number)).all() == [1]


def test_who_completes_later_gets_the_next_number(engine):
    hall = Hall(engine, present=("Ayu Contoh",), absent=("Budi Contoh",))
    prepare(hall)
    hall.mark_present("Budi Contoh")

    assert prepare(hall).made == 1
    assert [paper.number for paper in papers(engine)][-1] == "002/CONTOH/VII/2025"


def test_the_frozen_text_says_what_the_workshop_says(engine):
    hall = Hall(engine, present=("Ayu Contoh",), nip="198001012005012001", sex=Sex.FEMALE)

    prepare(hall)

    (paper,) = papers(engine)
    text = certificate_text_from_json(paper.snapshot)
    assert (text.kind, text.role, text.lesson_hours) == ("sertifikat", "PESERTA", 8)
    assert text.identity_line == "NIP. 19800101 200501 2 001"
    assert text.school == "SMK Contoh Jatilawang, Kabupaten Banyumas"
    assert text.dates == "11 Juli 2025"
    assert [row.lesson_hours for row in text.programme] == [4, 4]
    assert text.signatories[0].opening == "Purwokerto, 12 Juli 2025"
    assert text.verification_url == f"HTTPS://CONTOH.EXAMPLE/V/{paper.code}"


def test_a_speakers_paper_carries_the_own_sessions_or_no_hours(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, hall.workshop_id)
        make_speaker(session, workshop, make_person(session, "Erni Contoh"))
        hall.let_speak(session, make_speaker(session, workshop, make_person(session, "Dwi Contoh")), session_number=2)
        session.commit()

    assert prepare(hall).made == 3

    by_name = {paper.name: certificate_text_from_json(paper.snapshot) for paper in papers(engine)}
    assert by_name["Ayu Contoh"].lesson_hours == 8
    assert [(row.topic, row.speakers) for row in by_name["Ayu Contoh"].programme][1] == (
        "Materi Contoh 2",
        "Dwi Contoh",
    )
    assert (by_name["Dwi Contoh"].role, by_name["Dwi Contoh"].lesson_hours) == ("NARASUMBER", 4)
    assert [row.topic for row in by_name["Dwi Contoh"].programme] == ["Materi Contoh 2"]
    assert (by_name["Erni Contoh"].lesson_hours, by_name["Erni Contoh"].programme) == (None, ())


def test_two_workshops_of_one_issuer_share_the_years_counter_and_the_next_year_starts_anew(engine):
    first = Hall(engine, present=("Ayu Contoh",))
    prepare(first)
    second = Hall(engine, present=("Budi Contoh",), issuer_of=first)
    prepare(second)
    third = Hall(engine, present=("Citra Contoh",), issuer_of=first)
    prepare(third, on=dt.date(2026, 1, 5))

    assert [(paper.number, paper.name) for paper in sorted(papers(engine), key=lambda paper: paper.id)] == [
        ("001/CONTOH/VII/2025", "Ayu Contoh"),
        ("002/CONTOH/VII/2025", "Budi Contoh"),
        ("001/CONTOH/I/2026", "Citra Contoh"),
    ]


def test_titles_can_be_left_off(engine):
    hall = Hall(engine, present=("Ayu Contoh, S.Pd., M.Pd.",), prints_titles=False)

    prepare(hall)

    assert [paper.name for paper in papers(engine)] == ["Ayu Contoh"]


def test_a_draft_makes_no_paper_and_says_all_that_is_missing(engine):
    with writing(engine, by=COMMAND) as session:
        workshop = make_workshop(session, state=WorkshopState.DRAFT, place="", number_pattern="")
        with pytest.raises(CannotPrepare) as cannot:
            prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL)

    assert len(cannot.value.reasons) == 3


def test_letters_outside_the_fonts_are_named_before_anything_is_printed(engine):
    hall = Hall(engine, present=("Ayu 漢 Contoh", "Budi Contoh"))

    prepared = prepare(hall)

    assert prepared.made == 1
    assert [left.reason for left in prepared.left_out] == ["Huruf 漢 tidak dapat dicetak."]


def test_a_workshop_that_cannot_be_printed_is_refused_before_a_number_is_taken(engine):
    hall = Hall(engine, present=("Ayu Contoh",), title="Judul 漢字")

    with pytest.raises(CannotPrepare):
        prepare(hall)
    assert papers(engine) == []
    with reading(engine) as session:
        assert session.scalars(select(NumberSeries)).all() == []


def test_two_who_prepare_at_once_make_one_paper_each(engine):
    hall = Hall(engine, present=tuple(f"Guru Contoh {number:02}" for number in range(20)))
    barrier = threading.Barrier(2)
    made = []

    def press_the_button():
        barrier.wait()
        made.append(prepare(hall).made)

    threads = [threading.Thread(target=press_the_button) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made) == [0, 20]
    assert [paper.sequence for paper in papers(engine)] == list(range(1, 21))


def test_a_failed_preparation_leaves_no_gap(engine):
    hall = Hall(engine, present=("Ayu Contoh",))
    with writing(engine, by=COMMAND) as session:
        prepare_certificates(session, session.get_one(Workshop, hall.workshop_id), on=DAY, base_url=BASE_URL)
        session.rollback()

    prepare(hall)

    assert [paper.number for paper in papers(engine)] == ["001/CONTOH/VII/2025"]


def test_a_paper_keeps_the_design_with_which_it_was_prepared(engine):
    hall = Hall(engine, present=("Ayu Contoh",), unmarked=("Budi Contoh",))
    prepare(hall)
    with writing(engine, by=COMMAND) as session:
        workshop = session.get_one(Workshop, hall.workshop_id)
        workshop.design_code = "modern"
        prepare_certificates(session, workshop, on=DAY, base_url=BASE_URL, before_the_end=True)
        session.commit()
    texts = [certificate_text_from_json(paper.snapshot) for paper in papers(engine)]
    assert [(text.name, text.design, text.design_version) for text in texts] == [
        ("Ayu Contoh", "klasik", 1),
        ("Budi Contoh", "modern", 1),
    ]
