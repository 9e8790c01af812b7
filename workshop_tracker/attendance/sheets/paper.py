"""What the printed sheets say: the participants' list of each sheet, and speakers and committee on one of their own."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.attendance.queries import SheetToMark, participants_of
from workshop_tracker.attendance.sheets.printed import ListedPerson, SheetSigner, SheetText
from workshop_tracker.database import batched
from workshop_tracker.people.identifiers import CIVIL_SERVANT_KINDS, IdentifierKind, identity_line
from workshop_tracker.people.models import Identifier
from workshop_tracker.presentation import format_long_date, format_time
from workshop_tracker.workshops.engagements import Engagement, EngagementRole
from workshop_tracker.workshops.models import Sheet, Workshop, WorkshopSession
from workshop_tracker.workshops.queries import (
    engagements_of,
    sessions_of,
    signatories_of,
    speakers_of_sessions,
    written_name,
    zone_of_workshop,
)
from workshop_tracker.workshops.rules import local_time, without_acknowledgement

IDS_AT_ONCE = 500
REPEATED = 2  # the event and its day stand on every page
# who opens the event is a guest; the others sign
AS_WHAT = {
    EngagementRole.SPEAKER: "Narasumber",
    EngagementRole.MODERATOR: "Moderator",
    EngagementRole.FACILITATOR: "Fasilitator",
    EngagementRole.COMMITTEE: "Panitia",
}
Fields = tuple[tuple[str, tuple[str, ...]], ...]
Speakers = dict[int, list[Engagement]]


def printed_sheets(session: Session, workshop: Workshop, sheets: Sequence[SheetToMark]) -> list[SheetText]:
    """For each sheet the list of participants, then that of speakers and committee."""
    participants = participants_of(session, workshop.id)
    engaged = engagements_of(session, workshop.id)
    numbers = printed_numbers(session, [*(p.person_id for p in participants), *(e.person_id for e in engaged)])
    listed = tuple(ListedPerson(p.name, numbers.get(p.person_id, ""), p.school) for p in participants)
    programme = sessions_of(session, workshop.id)
    speakers = speakers_of_sessions(session, workshop.id)
    zone, signer = zone_of_workshop(session, workshop), _signer(session, workshop)
    found = []
    for sheet in sheets:
        parts = [part for part in programme if part.id in sheet.session_ids]
        fields = _fields(workshop, sheet.sheet, parts, speakers, zone)
        there = _there(engaged, speakers, sheet.session_ids, numbers)
        for title, belonging, people in (
            ("DAFTAR HADIR PESERTA", "UNIT KERJA", listed),
            ("DAFTAR HADIR NARASUMBER DAN PANITIA", "SEBAGAI", there),
        ):
            found.append(SheetText(title, fields, REPEATED, belonging, people, signer, workshop.is_sample))
    return found


def printed_numbers(session: Session, person_ids: Sequence[int]) -> dict[int, str]:
    """NIP or NI PPPK of those who have one, in the groups in which it is written; the NIP where somebody has both."""
    wanted = select(Identifier.person_id, Identifier.kind, Identifier.value)
    found = [
        row
        for part in batched(sorted(set(person_ids)), IDS_AT_ONCE)
        for row in session.execute(
            wanted.where(Identifier.person_id.in_(part), Identifier.kind.in_(CIVIL_SERVANT_KINDS))
        )
    ]
    found.sort(key=lambda row: row.kind is IdentifierKind.NIP)
    return {person_id: identity_line(kind, value).partition(". ")[2] for person_id, kind, value in found}


def _fields(
    workshop: Workshop, sheet: Sheet, parts: Sequence[WorkshopSession], speakers: Speakers, zone: str
) -> Fields:
    place = ", ".join(filter(None, (workshop.place, workshop.district.name if workshop.district else "")))
    return (
        ("Kegiatan", (workshop.title,)),
        ("Hari/tanggal", _day(sheet)),
        ("Waktu", _time(parts, zone)),
        ("Tempat", (place,) if place else ()),
        ("Materi/narasumber", tuple(_topics(parts, speakers))),
    )


def _day(sheet: Sheet) -> tuple[str, ...]:
    """`Jumat, 11 Juli 2025 (Hari 1 – pagi)`: two sheets of one day are told apart."""
    if sheet.held_on is None:
        return ()
    return (f"{format_long_date(sheet.held_on)} ({sheet.label})" if sheet.label else format_long_date(sheet.held_on),)


def _time(parts: Sequence[WorkshopSession], zone: str) -> tuple[str, ...]:
    """`08.00 – 15.30 WIB`, from the first beginning to the last end; nothing where either is unknown."""
    starts = [local_time(part.starts_at, zone) for part in parts if part.starts_at]
    ends = [local_time(part.ends_at, zone) for part in parts if part.ends_at]
    if not starts or not ends:
        return ()
    return (f"{format_time(min(starts), '').strip()} – {format_time(max(ends), zone)}",)


def _topics(parts: Sequence[WorkshopSession], speakers: Speakers) -> Iterable[str]:
    """The sessions that teach, each with who speaks; where none has lesson hours, all of them."""
    for part in [part for part in parts if part.lesson_hours] or parts:
        names = ", ".join(written_name(engagement.person) for engagement in speakers.get(part.id, ()))
        yield f"{part.topic} – {names}" if names else part.topic


def _there(
    engaged: Sequence[Engagement], speakers: Speakers, session_ids: Iterable[int], numbers: dict[int, str]
) -> tuple[ListedPerson, ...]:
    """Who works on that sheet: everybody, except speakers who speak in other sessions only. Once each."""
    speaking = {engagement.id for number in session_ids for engagement in speakers.get(number, ())}
    elsewhere = {engagement.id for found in speakers.values() for engagement in found} - speaking
    people: dict[int, ListedPerson] = {}
    for each in engaged:
        if each.role in AS_WHAT and each.id not in elsewhere:
            before = people.get(each.person_id)
            role = f"{before.belonging}, {AS_WHAT[each.role]}" if before else AS_WHAT[each.role]
            people[each.person_id] = ListedPerson(written_name(each.person), numbers.get(each.person_id, ""), role)
    return tuple(people.values())


def _signer(session: Session, workshop: Workshop) -> SheetSigner:
    """Whoever signs at the right of the papers; an empty line where nobody is named yet."""
    signatories = signatories_of(session, workshop.id)
    if not signatories:
        return SheetSigner(("Mengetahui,",), "", ())
    last = signatories[-1]
    below = (last.rank if last.prints_rank else "", last.identity if last.prints_identity else "")
    above = ("Mengetahui,", *without_acknowledgement(last.title_lines.splitlines()))
    return SheetSigner(above, last.name, tuple(filter(None, below)))
