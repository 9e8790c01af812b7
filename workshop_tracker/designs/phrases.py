"""The fixed wording of papers, once per language, and the programme worded as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, groupby

from workshop_tracker.designs.rules import CertificateText, Language, ProgrammeRow


@dataclass(frozen=True, slots=True)
class Phrases:
    """Fixed words of a paper; the braces name what is put in."""

    number: str
    edition: str
    given_to: str
    took_part_as: str
    contributed_as: str
    honoured_as: str
    completed: str
    contributed_to: str
    organized_by: str
    on_dates: str
    at_place: str
    worth: str
    lesson_hours: str
    after_lesson_hours: str
    check: str
    programme: str
    continued: str
    topic: str
    speaker: str
    hours: str
    total: str
    groups: dict[str, str]
    sample_notice: str
    states: str
    holder_name: str
    holder_identity: str
    holder_school: str
    holder_role: str
    has_completed: str
    has_contributed: str
    letter_ends: str


PHRASES: dict[Language, Phrases] = {
    "id": Phrases(
        number="Nomor: {number}",
        edition="Terbitan ke-{edition}",
        given_to="Diberikan kepada",
        took_part_as="atas partisipasinya sebagai",
        contributed_as="atas kontribusinya sebagai",
        honoured_as="sebagai penghargaan atas pengabdiannya sebagai",
        completed="telah mengikuti {event_kind}",
        contributed_to="pada kegiatan {event_kind}",
        organized_by="yang diselenggarakan oleh {organizer}",
        on_dates="pada tanggal {dates}",
        at_place="di {place}",
        worth="setara",
        lesson_hours="{lesson_hours}\u00a0JP",
        after_lesson_hours="",
        check="Periksa keaslian",
        programme="STRUKTUR PROGRAM",
        continued="Lanjutan",
        topic="MATERI",
        speaker="NARASUMBER",
        hours="JP",
        total="JUMLAH",
        groups={"A": "Umum", "B": "Pokok", "C": "Penunjang"},
        sample_notice="CONTOH, bukan {kind} sah",
        states="Yang bertanda tangan di bawah ini menerangkan bahwa:",
        holder_name="Nama",
        holder_identity="Identitas",
        holder_school="Unit kerja",
        holder_role="Sebagai",
        has_completed="telah mengikuti {event_kind}",
        has_contributed="telah bertugas pada kegiatan {event_kind}",
        letter_ends="{kind} ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.",
    ),
    "en": Phrases(
        number="Number: {number}",
        edition="Edition {edition}",
        given_to="Awarded to",
        took_part_as="who took part as",
        contributed_as="who served as",
        honoured_as="in recognition of dedicated service as",
        completed="and completed the {event_kind}",
        contributed_to="in the {event_kind}",
        organized_by="organised by {organizer}",
        on_dates="held on {dates}",
        at_place="at {place}",
        worth="equivalent to",
        lesson_hours="{lesson_hours}\u00a0JP",
        after_lesson_hours=" (lesson hours)",
        check="Check authenticity",
        programme="PROGRAMME",
        continued="Continued",
        topic="TOPIC",
        speaker="SPEAKER",
        hours="JP",
        total="TOTAL",
        groups={"A": "General", "B": "Core", "C": "Supporting"},
        sample_notice="CONTOH (sample), not a valid {kind}",
        states="The undersigned hereby states that:",
        holder_name="Name",
        holder_identity="Identity",
        holder_school="School or office",
        holder_role="Took part as",
        has_completed="has completed the {event_kind}",
        has_contributed="has served in the {event_kind}",
        letter_ends="This {kind} is issued truthfully, to be used wherever it is required.",
    ),
}
PARTICIPANT_ROLES = frozenset({"PESERTA", "PARTICIPANT"})
SAMPLE_WORD = "CONTOH"  # in both languages: offices read Indonesian


def is_participant(text: CertificateText) -> bool:
    """Whether the paper is for having taken part; every other role is a contribution."""
    return text.role.upper() in PARTICIPANT_ROLES


@dataclass(frozen=True, slots=True)
class Entry:
    """One row before it is set; a group's heading runs over both cells."""

    number: str
    topic: str
    speakers: str
    lesson_hours: int
    is_heading: bool


def entries_of(programme: Sequence[ProgrammeRow], phrases: Phrases) -> list[Entry]:
    """Sessions numbered through, gathered under their groups A, B, C; those without a group come first."""
    entries: list[Entry] = []
    numbers = count(1)
    for group, sessions in groupby(sorted(programme, key=lambda row: row.group), key=lambda row: row.group):
        rows = list(sessions)
        if group:
            entries.append(_heading(group, sum(row.lesson_hours for row in rows), phrases))
        for row in rows:
            entries.append(Entry(str(next(numbers)), row.topic, row.speakers, row.lesson_hours, is_heading=False))
    return entries


def _heading(group: str, lesson_hours: int, phrases: Phrases) -> Entry:
    letter = group if group in phrases.groups else ""
    return Entry(letter, phrases.groups.get(group, group), "", lesson_hours, is_heading=True)
