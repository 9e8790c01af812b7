"""What the audit writes down of every column there is: secrets not at all, personal values by their end."""

import datetime as dt

import pytest
from sqlalchemy import select

from tests.factories import make_person, make_workshop
from workshop_tracker.audit.actions import HIDDEN, NOT_AUDITED, record, shown
from workshop_tracker.audit.models import AuditEntry
from workshop_tracker.database import reading, writing
from workshop_tracker.tables import METADATA
from workshop_tracker.viewer import Actor, ActorKind

NUMBERS = ("198001012005011001", "19800101 200501 1 001", "1234567890123456", "081200001234", "+6281200001234")
COLUMNS = {
    f"{table.name}.{column.name}": column
    for table in METADATA.sorted_tables
    if table.name not in NOT_AUDITED
    for column in table.columns
}
# by which names columns are known to hold what must not be repeated
SECRETS = ("token", "password", "snapshot")
PERSONAL = ("birth", "phone", "identity")


@pytest.mark.parametrize("number", NUMBERS)
def test_no_column_repeats_a_number_of_a_person(number):
    written = f"Nomor {number}, salah ketik"

    assert [name for name, column in COLUMNS.items() if number in shown(column, written)] == []


def test_columns_with_secrets_and_personal_values_say_so():
    secrets = {name: column.info for name, column in COLUMNS.items() if any(word in name for word in SECRETS)}
    personal = {
        name: column.info
        for name, column in COLUMNS.items()
        if any(word in column.name for word in PERSONAL) and not column.name.startswith("prints_")
    }

    assert {name for name, info in secrets.items() if not info.get("secret")} == set()
    assert {name for name, info in personal.items() if not info.get("personal")} == set()
    assert shown(COLUMNS["users.password_hash"], "$argon2id$") == HIDDEN
    assert "1980" not in shown(COLUMNS["people.birth_date"], dt.date(1980, 1, 31))


def test_neither_a_reason_nor_the_actors_name_repeats_a_number(engine):
    """Who has told no name is called by the login, which may be a number."""
    with writing(engine, by=Actor(ActorKind.USER, 1, NUMBERS[0])) as session:
        person = make_person(session, nip=NUMBERS[0], phone=NUMBERS[3], birth_date=dt.date(1980, 1, 31))
        workshop = make_workshop(session)
        record(session, "explain", "workshops", workshop.id, old=NUMBERS[1], new=NUMBERS[2], reason=NUMBERS[3])
        session.flush()
        person.phone = NUMBERS[4]
        session.commit()
    with reading(engine) as session:
        rows = session.execute(select(AuditEntry.__table__)).mappings().all()
        told = [row for row in rows if row["action"] == "explain"]

    assert [(row["old"], row["new"], row["reason"]) for row in told] == [("…1001", "…3456", "…1234")]
    written = repr([dict(row) for row in rows])
    assert not [number for number in (*NUMBERS, "1980-01-31") if number in written]
