"""Whatever the register: what the preview promises is what applying does, and the second time nothing is new."""

from hypothesis import given
from hypothesis import strategies as st

from tests.attendance.archives.registers import bring_in, plan, register
from tests.attendance.participants.conftest import fresh
from tests.attendance.participants.lists import FEW, count, went_in
from tests.attendance.participants.test_promises import HUMANS, made_people, outcomes
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.people.models import OutsideTraining, Person

__all__ = ["fresh"]
EVENTS = ("Workshop K13", "WORKSHOP K-13", "Bimtek Asesmen", "")
DAYS = ("11 s.d. 12 Juli 2017", "12-07-2017", "03/04/2018", "2018", "Juli 2018", "31-02-2018", "")
HOURS, ROLES = ("32", "8 JP", "x", ""), ("Peserta", "Narasumber", "")


@st.composite
def rows_of_registers(draw):
    names, nuptk, _, school, _ = draw(st.sampled_from(HUMANS))
    told = [draw(st.sampled_from((value, ""))) for value in (nuptk, school)]
    event, days, hours, role = (draw(st.sampled_from(values)) for values in (EVENTS, DAYS, HOURS, ROLES))
    return (draw(st.sampled_from(names)), *told, event, days, hours, "MGMP Contoh", "", role)


REGISTERS = st.lists(rows_of_registers(), max_size=8)


@FEW
@given(rows=REGISTERS)
def test_registers_are_recorded_as_promised(fresh, rows):
    engine, _ = fresh()
    lines = register(*rows)
    promised = plan(engine, lines)
    people = count(engine, Person)
    assert bring_in(engine, lines).proposals == promised.proposals
    assert count(engine, OutsideTraining) == outcomes(promised)[Outcome.NEW]
    assert count(engine, Person) == people + made_people(promised)
    again = {each.row_number for each in plan(engine, lines).proposals if each.outcome is Outcome.NEW}
    assert not went_in(promised) & again


@FEW
@given(rows=REGISTERS)
def test_an_accepted_register_changes_nothing_the_second_time(fresh, rows):
    engine, _ = fresh()
    lines = register(*rows)
    accepted = bring_in(engine, lines, accept=True)
    recorded = count(engine, OutsideTraining), count(engine, Person)
    again = bring_in(engine, lines, accept=True)
    assert not went_in(accepted) & {each.row_number for each in again.proposals if each.outcome is Outcome.NEW}
    if not any(each.stays_out for each in accepted.proposals if each.outcome is Outcome.QUESTION):
        assert (count(engine, OutsideTraining), count(engine, Person)) == recorded
