"""What the rows of each number are called, and what is said above them."""

from workshop_tracker.attendance.models import Mark, ParticipationRole
from workshop_tracker.certificates.models import PaperState
from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.evidence.measure import Measure, RowsOf
from workshop_tracker.reports.evidence.within import NOBODY_TOLD, Within
from workshop_tracker.viewer import ActorKind

TEACHERS = {
    Measure.REGISTERED: Sentence("Guru terdaftar"),
    Measure.PRESENT: Sentence("Guru terjangkau"),
    Measure.COMPLETED: Sentence("Guru tuntas"),
    Measure.CERTIFIED: Sentence("Guru bersertifikat"),
}
PARTICIPATIONS = {
    Measure.REGISTERED: Sentence("Kepesertaan guru terdaftar"),
    Measure.PRESENT: Sentence("Kehadiran guru wilayah ini"),
    Measure.COMPLETED: Sentence("Kepesertaan guru yang tuntas"),
    Measure.CERTIFIED: Sentence("Kepesertaan guru bersertifikat"),
    Measure.ATTENDING: Sentence("Kehadiran wilayah ini"),
    Measure.PAPERS: Sentence("Sertifikat sah"),
    Measure.HOURS: Sentence("Sertifikat yang JP-nya diakui"),
    Measure.EVERYONE: Sentence("Semua yang hadir"),
    Measure.OTHER_STAFF: Sentence("Kehadiran tenaga lain wilayah ini"),
    Measure.OTHER_OFFICES: Sentence("Kehadiran dari wilayah lain"),
    Measure.MADRASAH: Sentence("Kehadiran dari madrasah"),
    Measure.WITHOUT_OFFICE: Sentence("Kehadiran dari sekolah tanpa kantor pembina"),
    Measure.WITHOUT_SCHOOL: Sentence("Kehadiran tanpa sekolah"),
    Measure.LEFT_OUT: Sentence("Kehadiran wilayah ini di luar saringan"),
    Measure.WITHOUT_PAPER: Sentence("Tuntas tanpa sertifikat"),
    Measure.UNMARKED: Sentence("Tanda hadir yang belum diisi"),
    Measure.UNKNOWN_SCHOOL: Sentence("Peserta yang sekolahnya belum dikenali"),
    Measure.BELOW_THE_RULE: Sentence("Sertifikat sah yang kehadirannya di bawah batas kegiatan"),
}
SCHOOLS = {
    "": Sentence("Sekolah binaan dan yang dijangkau"),
    "overseen": Sentence("Sekolah binaan"),
    "reached": Sentence("Sekolah terjangkau"),
    "unreached": Sentence("Sekolah belum terjangkau"),
    "invited": Sentence("Sekolah yang diundang"),
    "known": Sentence("Sekolah dengan data guru"),
    "complete": Sentence("Sekolah dengan data guru lengkap"),
    "old": Sentence("Sekolah dengan data guru lebih dari 6 bulan"),
    "none": Sentence("Sekolah tanpa data guru"),
}
ON_RECORD = {
    "": Sentence("Guru tercatat"),
    "reached": Sentence("Guru tercatat yang mencapai target"),
    "with_outside": Sentence("Guru tercatat yang mencapai target dengan pelatihan luar"),
    "nothing": Sentence("Guru tercatat dengan 0 JP"),
    "below_half": Sentence("Guru tercatat di bawah separuh target"),
    "half_or_more": Sentence("Guru tercatat dengan separuh target atau lebih"),
    "short": Sentence("Guru tercatat yang belum mencapai target"),
    "unreached": Sentence("Guru belum terjangkau"),
    "without_number": Sentence("Guru tercatat tanpa NUPTK atau NIP"),
}
SEXES = {"L": Sentence("laki-laki"), "P": Sentence("perempuan"), NOBODY_TOLD: Sentence("L/P tidak tercatat")}
ROLE_WORDS = {
    ParticipationRole.PARTICIPANT: Sentence("Peserta"),
    ParticipationRole.SPEAKER: Sentence("Narasumber"),
    ParticipationRole.MODERATOR: Sentence("Moderator"),
    ParticipationRole.FACILITATOR: Sentence("Fasilitator"),
    ParticipationRole.COMMITTEE: Sentence("Panitia"),
}
MARK_WORDS = {
    Mark.PRESENT: Sentence("Hadir"),
    Mark.EXCUSED: Sentence("Izin"),
    Mark.SICK: Sentence("Sakit"),
    Mark.ABSENT: Sentence("Alpa"),
}
PAPER_WORDS = {
    PaperState.PREPARED: Sentence("disiapkan"),
    PaperState.VALID: Sentence("sah"),
    PaperState.REPLACED: Sentence("diganti"),
    PaperState.REVOKED: Sentence("dicabut"),
    PaperState.WITHDRAWN: Sentence("batal"),
}
ACTORS = {
    ActorKind.USER: Sentence("pengguna yang akunnya sudah tidak ada"),
    ActorKind.COMMAND: Sentence("perintah pengelola"),
    ActorKind.PUBLIC: Sentence("tautan tanpa akun"),
    ActorKind.WORKER: Sentence("sistem"),
}


def title_of(of: RowsOf, within: Within) -> str:
    """What the rows are; a narrower part is told beside it."""
    match of:
        case RowsOf.SCHOOLS:
            return SCHOOLS.get(within.schools, SCHOOLS[""])
        case RowsOf.ON_RECORD:
            return ON_RECORD.get(within.standing, ON_RECORD[""])
        case RowsOf.TEACHERS:
            return TEACHERS.get(within.counted) or PARTICIPATIONS[within.counted]
        case RowsOf.PARTICIPATIONS:
            return PARTICIPATIONS[within.counted]
