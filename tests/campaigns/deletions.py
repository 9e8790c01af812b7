"""Acts that delete, among the others of a workshop's life: what a paper rests on stays, all else goes whole."""

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from tests.campaigns.stories import ANY, BREAKS_OFF, NothingThere, Story
from tests.factories import make_participation, make_workshop
from workshop_tracker.certificates.models import Certificate, NumberReservation, NumberSeries
from workshop_tracker.certificates.register_book.actions import ReservationRefused, release_numbers, reserve_numbers
from workshop_tracker.database import now, reading
from workshop_tracker.organizations.models import Organization
from workshop_tracker.people.models import Person
from workshop_tracker.workshops.actions import ReasonMissing, SomethingRestsOnIt, StateDoesNotFollow, delete_draft
from workshop_tracker.workshops.models import Workshop, WorkshopSession, WorkshopState
from workshop_tracker.workshops.queries import sessions_of
from workshop_tracker.workshops.sessions import remove_session

REFUSALS = (ReasonMissing, ReservationRefused, SomethingRestsOnIt, StateDoesNotFollow)


class StoryWithDeletions(Story):
    """Drafts come and go, sessions leave the programme, numbers are reserved and released."""

    def refusable(self, word, do, *, breaks_off):
        """An act that may be refused for what rests on the row."""

        def act(session):
            try:
                do(session)
            except REFUSALS as refusal:
                raise NothingThere from refusal

        self.act(word, act, breaks_off=breaks_off)

    @rule(which=ANY, is_filled=st.booleans(), breaks_off=BREAKS_OFF)
    def draft(self, which, is_filled, breaks_off):
        def do(session):
            issuer = self.one_of(session, Organization, 0)
            made = make_workshop(session, f"Rancangan {which} Contoh", issuer=issuer, state=WorkshopState.DRAFT)
            if is_filled:
                make_participation(session, made, self.one_of(session, Person, which))

        self.act("draft", do, breaks_off=breaks_off)

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def delete_workshop(self, which, breaks_off):
        self.refusable(
            "delete",
            lambda session: delete_draft(session, self.one_of(session, Workshop, which)),
            breaks_off=breaks_off,
        )

    @rule(which=ANY, reason=st.sampled_from(["", "Contoh"]), breaks_off=BREAKS_OFF)
    def remove_one_session(self, which, reason, breaks_off):
        def do(session):
            part = self.one_of(session, WorkshopSession, which)
            if len(sessions_of(session, part.workshop_id)) == 1:
                raise NothingThere  # the last one stays: somebody shall be marked in it
            remove_session(session, session.get_one(Workshop, part.workshop_id), part, reason=reason)

        self.refusable("remove session", do, breaks_off=breaks_off)

    @rule(ahead=st.integers(0, 3), many=st.integers(0, 2), breaks_off=BREAKS_OFF)
    def reserve(self, ahead, many, breaks_off):
        def do(session):
            series = self.one_of(session, NumberSeries, 0)
            first = series.last_number + ahead
            reserve_numbers(
                session, series.id, first=first, last=first + many, reserved_for="Contoh", reason="Contoh", at=now()
            )

        self.refusable("reserve", do, breaks_off=breaks_off)

    @rule(which=ANY, breaks_off=BREAKS_OFF)
    def release(self, which, breaks_off):
        def do(session):
            release_numbers(session, self.one_of(session, NumberReservation, which), at=now())

        self.refusable("release", do, breaks_off=breaks_off)

    @invariant()
    def each_book_counts_from_one_without_a_gap(self):
        """But for what is reserved, or was while the counter passed it."""
        with reading(self.engine) as session:
            taken = select(Certificate.series_id, Certificate.sequence).where(Certificate.version == 1)
            numbers = [tuple(row) for row in session.execute(taken)]
            kept = {
                (row.series_id, number)
                for row in session.scalars(select(NumberReservation))
                for number in range(row.first, row.last + 1)
            }
            counted = {
                (series.id, number)
                for series in session.scalars(select(NumberSeries))
                for number in range(1, series.last_number + 1)
            }
        assert len(numbers) == len(set(numbers))
        assert counted - set(numbers) <= kept
        assert set(numbers) <= counted

    @invariant()
    def nothing_that_was_told_of_is_lost(self):
        """A paper, once there, is there: nothing that goes takes one along."""
        with reading(self.engine) as session:
            assert set(session.scalars(select(Certificate.id))) >= set(self.said)
