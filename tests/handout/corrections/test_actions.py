"""A proposed spelling, from the teacher to the paper."""

import pytest
from sqlalchemy import select

from tests.certificates.halls import BASE_URL, DAY, Hall, workshop_of
from workshop_tracker.attendance.models import Participation
from workshop_tracker.certificates.actions import WrongName, issue_certificates
from workshop_tracker.certificates.models import Certificate, PaperState
from workshop_tracker.certificates.preparing import prepare_certificates
from workshop_tracker.certificates.proposals.models import CorrectionRequest, RequestState
from workshop_tracker.certificates.proposals.queries import open_proposals
from workshop_tracker.database import now, reading, writing
from workshop_tracker.handout.corrections.actions import (
    AlreadyAnswered,
    AlreadyAsked,
    AnswerMissing,
    Renaming,
    SameName,
    accept_proposal,
    confirm_name,
    propose_name,
    refuse_proposal,
)
from workshop_tracker.handout.corrections.queries import (
    Stage,
    name_of,
    names_of_person,
    names_of_workshop,
)
from workshop_tracker.viewer import COMMAND

WRITTEN, MEANT = "Ayu Conto, S.Pd.", "Ayu Contoh, S.Pd."


@pytest.fixture
def hall(engine):
    return Hall(engine, present=(WRITTEN,), unmarked=("Budi Contoh",))


def write(hall, action, *args, **values):
    with writing(hall.engine, by=COMMAND) as session:
        done = action(session, *args, **values)
        session.commit()
        return done


def her_id(hall):
    with reading(hall.engine) as session:
        return session.scalars(select(Participation.id).where(Participation.name_as_registered == WRITTEN)).one()


def propose(hall, name=MEANT):
    return write(hall, propose_name, her_id(hall), name=name, note="Sesuai ijazah", at=now()).id


def answer(hall, request_id, action, *args, **values):
    with writing(hall.engine, by=COMMAND) as session:
        done = action(session, session.get_one(CorrectionRequest, request_id), *args, **values, at=now())
        session.commit()
        return done


def issue(hall, *, valid=True):
    action = issue_certificates if valid else prepare_certificates
    with writing(hall.engine, by=COMMAND) as session:
        action(session, workshop_of(session, hall), on=DAY, base_url=BASE_URL)
        session.commit()


def papers(hall):
    with reading(hall.engine) as session:
        rows = session.scalars(select(Certificate).order_by(Certificate.id)).all()
        return [(row.number, row.version, row.name, row.state) for row in rows]


def test_before_a_paper_is_there_the_accepted_spelling_is_printed(hall):
    number = her_id(hall)
    answer(hall, propose(hall), accept_proposal, Renaming.PAPER)
    issue(hall)

    assert [row[1:] for row in papers(hall)] == [(1, MEANT, PaperState.VALID)]
    with reading(hall.engine) as session:
        participation = session.get_one(Participation, number)
        assert participation.name_confirmed_at is not None
        assert participation.person.name == WRITTEN


def test_a_prepared_paper_is_corrected_in_place(hall):
    issue(hall, valid=False)

    answer(hall, propose(hall), accept_proposal, Renaming.PAPER)

    assert [row[1:] for row in papers(hall)] == [(1, MEANT, PaperState.PREPARED)]


def test_a_valid_paper_gets_its_second_edition_and_only_that_one(hall):
    hall.mark_present("Budi Contoh")
    issue(hall)
    request = propose(hall)

    first = answer(hall, request, accept_proposal, Renaming.PAPER)
    again = answer(hall, request, accept_proposal, Renaming.PAPER)

    assert first.id == again.id
    (number, *_), (other, *_) = [row for row in papers(hall) if row[1] == 1]
    assert papers(hall) == [
        (number, 1, WRITTEN, PaperState.REPLACED),
        (other, 1, "Budi Contoh", PaperState.VALID),
        (number, 2, MEANT, PaperState.VALID),
    ]


def test_the_persons_own_data_follow_where_the_organizer_says_so(hall):
    number = her_id(hall)
    answer(hall, propose(hall), accept_proposal, Renaming.PAPER_AND_PERSON)

    with reading(hall.engine) as session:
        person = session.get_one(Participation, number).person
        assert (person.name, person.title_after, person.printed_name) == ("Ayu Contoh", "S.Pd.", "")
        assert person.name_key == "ayu contoh"


def test_what_cannot_be_cut_into_titles_and_name_becomes_the_printed_name(hall):
    number = her_id(hall)
    answer(hall, propose(hall, "DR. Ayu Contoh"), accept_proposal, Renaming.PAPER_AND_PERSON)

    with reading(hall.engine) as session:
        person = session.get_one(Participation, number).person
        assert (person.name, person.printed_name) == (WRITTEN, "DR. Ayu Contoh")


def test_titles_that_are_not_printed_stay_on_the_list(engine):
    hall = Hall(engine, present=(WRITTEN,), prints_titles=False)
    number = her_id(hall)
    with reading(engine) as session:
        assert name_of(session, number).name == "Ayu Conto"

    answer(hall, propose(hall, "Ayu Contoh"), accept_proposal, Renaming.PAPER)

    with reading(engine) as session:
        assert session.get_one(Participation, number).name_as_registered == MEANT
        assert name_of(session, number).name == "Ayu Contoh"


def test_a_refusal_says_why_and_changes_nothing_else(hall):
    issue(hall)
    request = propose(hall)
    with pytest.raises(AnswerMissing):
        answer(hall, request, refuse_proposal, answer=" ")

    answer(hall, request, refuse_proposal, answer="Sesuai ijazah")

    assert [row[2:] for row in papers(hall)] == [(WRITTEN, PaperState.VALID)]
    with reading(hall.engine) as session:
        told = name_of(session, her_id(hall)).proposal
        assert (told.state, told.answer) == (RequestState.REFUSED, "Sesuai ijazah")
    with pytest.raises(AlreadyAnswered):
        answer(hall, request, accept_proposal, Renaming.PAPER)


def test_the_same_proposal_twice_is_one_another_waits_for_the_answer(hall):
    assert propose(hall) == propose(hall)

    with pytest.raises(AlreadyAsked):
        propose(hall, "Ayu Contoh, M.Pd.")
    with pytest.raises(AlreadyAsked):
        write(hall, confirm_name, her_id(hall), at=now())
    with reading(hall.engine) as session:
        assert len(open_proposals(session, hall.workshop_id)) == 1


@pytest.mark.parametrize(("name", "refusal"), [(WRITTEN, SameName), ("", WrongName), ("李", WrongName)])
def test_what_is_the_same_or_cannot_be_printed_is_not_proposed(hall, name, refusal):
    with pytest.raises(refusal):
        propose(hall, name)


def test_confirming_is_remembered_and_taken_back_by_a_proposal(hall):
    number = her_id(hall)
    write(hall, confirm_name, number, at=now())
    with reading(hall.engine) as session:
        first = name_of(session, number).confirmed_at
    write(hall, confirm_name, number, at=now())
    with reading(hall.engine) as session:
        assert name_of(session, number).confirmed_at == first is not None

    propose(hall)

    with reading(hall.engine) as session:
        assert name_of(session, number).confirmed_at is None


def test_names_tell_how_far_they_are_from_the_paper(hall):
    with reading(hall.engine) as session:
        assert [each.stage for each in names_of_workshop(session, hall.workshop_id)] == [Stage.PLANNED] * 2
    issue(hall)

    with reading(hall.engine) as session:
        person = session.get_one(Participation, her_id(hall)).person_id
        assert [(n.stage, n.edition) for n in names_of_person(session, person).values()] == [(Stage.VALID, 1)]
        found = [(each.name, each.stage) for each in names_of_workshop(session, hall.workshop_id)]
        assert found == [(WRITTEN, Stage.VALID), ("Budi Contoh", Stage.PLANNED)]


def test_a_workshop_that_is_planned_still_has_no_names(engine):
    hall = Hall(engine, unmarked=(WRITTEN,), state="draft")

    with reading(engine) as session:
        assert names_of_workshop(session, hall.workshop_id) == []
