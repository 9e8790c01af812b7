"""The fixed wording of papers, once per language."""

from dataclasses import dataclass

from workshop_tracker.designs.rules import CertificateText, Language


@dataclass(frozen=True, slots=True)
class Phrases:
    """Fixed words of a paper; the braces name what is put in."""

    number: str
    edition: str
    given_to: str
    took_part_as: str
    contributed_as: str
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


PHRASES: dict[Language, Phrases] = {
    "id": Phrases(
        number="Nomor: {number}",
        edition="Terbitan ke-{edition}",
        given_to="Diberikan kepada",
        took_part_as="atas partisipasinya sebagai",
        contributed_as="atas kontribusinya sebagai",
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
    ),
    "en": Phrases(
        number="Number: {number}",
        edition="Edition {edition}",
        given_to="Awarded to",
        took_part_as="who took part as",
        contributed_as="who served as",
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
    ),
}
PARTICIPANT_ROLES = frozenset({"PESERTA", "PARTICIPANT"})
SAMPLE_WORD = "CONTOH"  # in both languages: offices read Indonesian


def is_participant(text: CertificateText) -> bool:
    """Whether the paper is for having taken part; every other role is a contribution."""
    return text.role.upper() in PARTICIPANT_ROLES
