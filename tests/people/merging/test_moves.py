"""Every foreign key to people is moved by somebody, or stays for a reason that is written here."""

from tests.factories import make_person
from tests.people.merging.doubles import belonging_to, make_double, make_place, merge, sign
from workshop_tracker.app import EVERY_MOVER
from workshop_tracker.database import writing
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import COMMAND

STAYING = {
    "people.merged_into_id": "who was merged earlier leads to the one who went, and from there on to the one who stays",
    "person_distinctions.first_id": "what was said of a row was said of that row",
    "person_distinctions.second_id": "the same",
    "person_merges.gone_id": "the record of a merge is history",
    "person_merges.kept_id": "the same",
}


def keys_to_people():
    return {
        f"{table.name}.{key.parent.name}"
        for table in METADATA.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "people"
    }


def test_every_key_to_people_has_one_mover_or_a_reason_to_stay():
    moved = [f"{table}.person_id" for mover in EVERY_MOVER for table in sorted(mover.tables)]

    assert sorted([*moved, *STAYING]) == sorted(keys_to_people())


def test_nothing_stays_behind_where_only_one_of_two_had_anything(engine):
    with writing(engine, by=COMMAND) as session:
        place = make_place(session)
        gone, kept = make_double(session, place, nip="198001022005011001"), make_person(session, "Siti Contoh")
        sign(session, place.workshops[0], gone)
        before = belonging_to(session, gone.id)
        merge(session, kept, gone)

        after = belonging_to(session, kept.id)
        assert {key: number for key, number in before.items() if key not in STAYING} == {
            key: number for key, number in after.items() if key not in STAYING
        }
        assert all(before[key] for key in before if key not in STAYING), "each kind of row was there to be moved"
        assert not any(belonging_to(session, gone.id).values())
