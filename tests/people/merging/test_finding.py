"""The likely pairs of those whom a viewer sees: few statements, nobody who is told apart by a number."""

from tests.factories import make_person, make_school
from tests.people.merging.doubles import BORN, merge
from tests.statements import selects_of
from workshop_tracker.database import reading, writing
from workshop_tracker.people.merging.finding import pairs_among
from workshop_tracker.people.models import Person
from workshop_tracker.people.queries import is_living
from workshop_tracker.viewer import COMMAND


def test_pairs_are_found_among_those_who_are_seen(engine):
    with writing(engine, by=COMMAND) as session:
        school = make_school(session)
        twins = [make_person(session, "Siti Contoh", school=school).id for _ in range(2)]
        born = [make_person(session, name, birth_date=BORN).id for name in ("Moch Ali Contoh", "Muhammad Ali Contoh")]
        for digit in "12":  # two people whatever their names
            make_person(session, "Budi Contoh", birth_date=BORN, nuptk=digit * 16)
        make_person(session, "Citra Contoh", birth_date=BORN, nip="198001022005011001")
        also_citra = make_person(session, "Citra Contoh", birth_date=BORN, nuptk="3" * 16).id
        merge(session, *(make_person(session, "Dewi Contoh", birth_date=BORN) for _ in range(2)))
        make_person(session, "Siti Contoh")
        session.commit()

    with reading(engine) as session, selects_of(engine) as statements:
        pairs = pairs_among(session, is_living())
    # 1) people 2) running posts 3) numbers of the pairs 4) pairs that were told apart
    assert len(statements) == 4
    assert [(pair.first_id, pair.second_id) for pair in pairs] == [
        (also_citra - 1, also_citra),
        tuple(born),
        tuple(twins),
    ]
    with reading(engine) as session:
        assert pairs_among(session, is_living() & (Person.id != twins[0]) & (Person.id.not_in(born[:1]))) == pairs[:1]
