"""What a report is narrowed to, in words: choices of a form, and one sentence for whoever reads the report."""

from workshop_tracker.organizations.levels import LevelGroup
from workshop_tracker.people.denominator.rules import EMPLOYMENTS
from workshop_tracker.presentation import Sentence, format_date, together
from workshop_tracker.reports.asked.filters import EVERYBODY, PARTICIPANT
from workshop_tracker.reports.region import RegionReport

Choices = list[tuple[str, str]]
STATUSES = {"negeri": Sentence("Negeri"), "swasta": Sentence("Swasta")}
SEXES = {"L": Sentence("Laki-laki"), "P": Sentence("Perempuan")}
ROLES = {
    PARTICIPANT: Sentence("Peserta"),
    "speaker": Sentence("Narasumber"),
    "moderator": Sentence("Moderator"),
    "facilitator": Sentence("Fasilitator"),
    "committee": Sentence("Panitia"),
}
# the others are names of the field, the same in every language
EMPLOYMENT_WORDS = {"Lainnya": Sentence("Lainnya")}


def filter_choices() -> list[tuple[str, str, Choices]]:
    """Fields of the form: name, label, values with their words; the empty value narrows nothing."""
    return [
        ("level", Sentence("Jenjang"), [("", Sentence("Semua jenjang")), *((each, each) for each in LevelGroup)]),
        ("status", Sentence("Status sekolah"), [("", Sentence("Negeri dan swasta")), *STATUSES.items()]),
        (
            "employment",
            Sentence("Status kepegawaian"),
            [("", Sentence("Semua")), *((each, EMPLOYMENT_WORDS.get(each, each)) for each in EMPLOYMENTS)],
        ),
        ("sex", Sentence("Jenis kelamin"), [("", Sentence("Laki-laki dan perempuan")), *SEXES.items()]),
        ("role", Sentence("Peran"), list(ROLES.items())),
    ]


def how_it_counts(report: RegionReport) -> Sentence:
    """To what the numbers are narrowed, and on which day people and offices are looked at."""
    day = report.as_it_is_on
    basis = (
        Sentence("Guru dan sekolah dihitung menurut keadaan %(day)s.", day=format_date(day))
        if day
        else Sentence("Guru dan sekolah dihitung menurut keadaan pada hari kegiatan.")
    )
    return together(narrowed_to(report), basis)


def narrowed_to(report: RegionReport) -> str:
    """`Disaring: SMK dan Negeri.`; empty where nothing is."""
    asked = report.filters
    role = "" if asked.role == EVERYBODY.role else ROLES[asked.role]
    words = (asked.level, STATUSES.get(asked.status, ""), asked.employment, SEXES.get(asked.sex, ""), role)
    told = tuple(word for word in words if word)
    return Sentence("Disaring: %(words)s.", words=told) if told else ""
