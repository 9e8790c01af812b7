"""The list of workshops as a part of the report's document, and its words on the page."""

from collections import Counter

from workshop_tracker.presentation import Sentence, format_days, together
from workshop_tracker.reports.activities.activity import Activity, Progress
from workshop_tracker.reports.documents.parts import Cell, Column, Kind, Part, Table
from workshop_tracker.reports.region import RegionReport

WORDS = {
    Progress.ATTENDANCE_INCOMPLETE: Sentence("daftar hadir belum lengkap"),
    Progress.PAPERS_MISSING: Sentence("sertifikat belum lengkap"),
    Progress.COMPLETE: Sentence("lengkap"),
    Progress.CLOSED: Sentence("ditutup"),
}
NOT_TOLD = Sentence("tidak dicatat")
COLUMNS = (
    Column("number", Sentence("No"), Kind.INTEGER),
    Column("title", Sentence("Nama kegiatan")),
    Column("days", Sentence("Tanggal"), missing=NOT_TOLD),
    Column("place", Sentence("Tempat"), missing=NOT_TOLD),
    Column("organizers", Sentence("Penyelenggara"), missing=NOT_TOLD),
    Column("funding_source", Sentence("Sumber dana"), missing=NOT_TOLD),
    Column("speakers", Sentence("Narasumber"), missing=NOT_TOLD),
    Column("male", Sentence("L"), Kind.INTEGER),
    Column("female", Sentence("P"), Kind.INTEGER),
    Column("sex_unknown", Sentence("L/P tidak tercatat"), Kind.INTEGER),
    Column("participants", Sentence("Jumlah peserta"), Kind.INTEGER),
    Column("from_state_schools", Sentence("Negeri"), Kind.INTEGER),
    Column("from_private_schools", Sentence("Swasta"), Kind.INTEGER),
    Column("lesson_hours", Sentence("JP"), Kind.HOURS),
    Column("note", Sentence("Keterangan"), missing=""),
)


def activities_part(report: RegionReport) -> Part:
    """Every workshop as a row, with the participants of this office."""
    rows = tuple(_row(number, activity) for number, activity in enumerate(report.activities, 1))
    table = Table("activities", Sentence("Kegiatan yang diikuti guru wilayah ini"), COLUMNS, rows)
    return Part("activities", Sentence("Daftar kegiatan"), finding(report.activities), (table,))


def finding(held: tuple[Activity, ...]) -> Sentence:
    """How many workshops there were, and how many still lack something."""
    if not held:
        return Sentence("Belum ada kegiatan yang diikuti pada periode ini.")
    states = Counter(activity.progress for activity in held)
    incomplete = states[Progress.ATTENDANCE_INCOMPLETE] + states[Progress.PAPERS_MISSING]
    counted = Sentence("%(count)s kegiatan diikuti guru wilayah ini.", count=len(held))
    lacking = Sentence("Belum lengkap: %(count)s kegiatan.", count=incomplete) if incomplete else ""
    return together(counted, lacking)


def note(activity: Activity) -> str:
    """Batch, origin and what is missing, in a few words."""
    lacks = {
        Progress.ATTENDANCE_INCOMPLETE: Sentence("%(count)s tanda hadir belum diisi", count=activity.unmarked),
        Progress.PAPERS_MISSING: Sentence("%(count)s peserta tuntas belum bersertifikat", count=activity.without_paper),
    }
    archived = Sentence("dicatat dari arsip") if activity.is_recorded_only else ""
    said = tuple(text for text in (activity.batch, archived, lacks.get(activity.progress, "")) if text)
    return Sentence("%(words)s", words=said) if said else ""


def _row(number: int, activity: Activity) -> tuple[Cell, ...]:
    came = activity.participants
    return (
        number,
        activity.title,
        format_days(activity.days) if activity.days else None,
        activity.place or None,
        ", ".join(activity.organizers) or None,
        activity.funding_source or None,
        ", ".join(activity.speakers) or None,
        came.male,
        came.female,
        came.unknown,
        came.total,
        activity.from_state_schools,
        activity.from_private_schools,
        activity.lesson_hours,
        note(activity) or None,
    )
