"""A workshop's steps, its next thing, its attention and its history in words."""

import datetime as dt
from dataclasses import dataclass

from flask_babel import gettext, lazy_gettext, ngettext

from workshop_tracker.database import today
from workshop_tracker.desk.history import OFFICES_ZONE, Happening
from workshop_tracker.desk.overview import SheetCount
from workshop_tracker.desk.rules import Act, Concern, Facts, Standing, Step, has_begun, next_act
from workshop_tracker.extensions import current_language, told
from workshop_tracker.presentation import format_date, format_time
from workshop_tracker.viewer import ActorKind
from workshop_tracker.workshops.rules import sheet_words

STEP_TITLES = {
    Step.DATA: lazy_gettext("Data kegiatan"),
    Step.PARTICIPANTS: lazy_gettext("Peserta"),
    Step.ATTENDANCE: lazy_gettext("Daftar hadir"),
    Step.CERTIFICATES: lazy_gettext("Sertifikat"),
    Step.REPORT: lazy_gettext("Laporan"),
}
STANDINGS = {
    Standing.DRAFT: (lazy_gettext("Draf"), "wait"),
    Standing.UPCOMING: (lazy_gettext("Akan datang"), ""),
    Standing.RUNNING: (lazy_gettext("Berlangsung"), "info"),
    Standing.NEEDS_ACTION: (lazy_gettext("Perlu tindakan"), "wait"),
    Standing.DONE: (lazy_gettext("Selesai"), "ok"),
    Standing.CANCELLED: (lazy_gettext("Dibatalkan"), ""),
}
BUTTONS = {
    Act.COMPLETE_DATA: lazy_gettext("Lengkapi data kegiatan"),
    Act.OPEN: lazy_gettext("Periksa dan buka kegiatan"),
    Act.ADD_PARTICIPANTS: lazy_gettext("Tambah peserta"),
    Act.PRINT_SHEETS: lazy_gettext("Cetak daftar hadir"),
    Act.MARK: lazy_gettext("Lengkapi daftar hadir"),
    Act.PREPARE_AHEAD: lazy_gettext("Siapkan sertifikat"),
    Act.WAIT: lazy_gettext("Lihat daftar hadir"),
    Act.PREPARE: lazy_gettext("Siapkan sertifikat"),
    Act.VALIDATE: lazy_gettext("Periksa dan sahkan"),
    Act.EXPLAIN: lazy_gettext("Lihat alasannya"),
    Act.HAND_OUT: lazy_gettext("Unduh sertifikat"),
}
EXPLANATIONS = {
    Act.OPEN: lazy_gettext("Datanya lengkap. Setelah dibuka, sertifikat dapat disiapkan."),
    Act.ADD_PARTICIPANTS: lazy_gettext("Cari nama guru, atau unggah daftar yang sudah ada."),
    Act.PRINT_SHEETS: lazy_gettext("Lembar hadir untuk ditandatangani, dengan 10 baris kosong."),
    Act.MARK: lazy_gettext("Sertifikat disahkan setelah semua peserta ditandai."),
    Act.PREPARE_AHEAD: lazy_gettext("Sertifikat dapat disiapkan dan dicetak sebelum penutupan."),
    Act.WAIT: lazy_gettext("Lembar berikutnya dibuka pada harinya."),
    Act.PREPARE: lazy_gettext("Setiap sertifikat mendapat nomor dan dapat langsung dicetak."),
    Act.VALIDATE: lazy_gettext("Setelah disahkan, sertifikat berlaku dan dapat diperiksa siapa pun."),
    Act.EXPLAIN: lazy_gettext("Alasannya tertulis untuk setiap peserta."),
    Act.HAND_OUT: lazy_gettext("Bagikan kepada peserta, satu PDF atau ZIP per orang."),
    Act.REST: "",
}


BARE_LINES = {
    Act.OPEN: lazy_gettext("Buka kegiatan"),
    Act.ADD_PARTICIPANTS: lazy_gettext("Tambah peserta"),
    Act.PRINT_SHEETS: lazy_gettext("Cetak daftar hadir"),
    Act.PREPARE_AHEAD: lazy_gettext("Siapkan sertifikat lebih dahulu"),
    Act.WAIT: lazy_gettext("Menunggu hari berikutnya"),
    Act.EXPLAIN: lazy_gettext("Belum ada peserta yang tuntas"),
}
HAPPENINGS = {
    "create": lazy_gettext("%(who)s membuat kegiatan"),
    "register": lazy_gettext("%(who)s menambah %(number)s orang"),
    "mark": lazy_gettext("%(who)s mencatat %(number)s tanda hadir"),
    "prepare": lazy_gettext("%(who)s menyiapkan %(number)s sertifikat"),
    "validate": lazy_gettext("%(who)s mengesahkan %(number)s sertifikat"),
    "change_state": lazy_gettext("%(who)s mengubah keadaan kegiatan"),
    "edit": lazy_gettext("%(who)s mengubah data kegiatan"),
    "revoke": lazy_gettext("%(who)s mencabut %(number)s sertifikat"),
    "correct": lazy_gettext("%(who)s memperbaiki nama pada %(number)s sertifikat"),
    "decide": lazy_gettext("%(who)s memutuskan ketuntasan %(number)s orang"),
    "withdraw_decision": lazy_gettext("%(who)s menarik keputusan ketuntasan"),
    "take_off_list": lazy_gettext("%(who)s mengeluarkan %(number)s orang dari daftar"),
    "replace": lazy_gettext("%(who)s mengganti peserta: %(names)s"),
    "edit_participant": lazy_gettext("%(who)s mengubah data peserta"),
}


@dataclass(frozen=True, slots=True)
class NextWords:
    """The one next thing as the page says it; no label where there is nothing to press."""

    title: str
    explanation: str
    label: str


def next_words(facts: Facts, day: dt.date, sheet: SheetCount | None = None) -> NextWords:
    """The next thing in full; `sheet` is the one that lacks marks, and it is counted, not the whole workshop."""
    act = next_act(facts, day)
    title = next_line(facts, day)
    if act is Act.MARK and sheet:
        title = gettext("%(marks)s pada %(sheet)s", marks=_unmarked(sheet.unmarked), sheet=sheet_name(sheet))
    explanation = _sentences(facts) if act is Act.COMPLETE_DATA else str(EXPLANATIONS[act])
    return NextWords(title, explanation, str(BUTTONS.get(act, "")))


def sheet_name(sheet: SheetCount) -> str:
    """Its label, else its place among the sheets."""
    return str(told(sheet_words(sheet.label))) or str(gettext("Lembar %(number)s", number=sheet.position))


def _sentences(facts: Facts) -> str:
    """What the plan lacks, in the reader's language."""
    return " ".join(told(sentence) for sentence in facts.missing)


def next_line(facts: Facts, day: dt.date) -> str:
    """The next thing in a few words, for a row of a list."""
    match next_act(facts, day):
        case Act.REST:
            return _rest(facts)
        case Act.COMPLETE_DATA:
            return _gaps(len(facts.missing))
        case Act.MARK:
            return _incomplete(facts.unmarked)
        case (Act.PREPARE | Act.VALIDATE | Act.HAND_OUT) as act:
            return _papers(act, facts)
        case act:
            return str(BARE_LINES[act])


def _papers(act: Act, facts: Facts) -> str:
    if act is Act.PREPARE:
        return str(ngettext("Siapkan %(num)d sertifikat", "Siapkan %(num)d sertifikat", facts.ready))
    if act is Act.VALIDATE:
        return str(ngettext("Sahkan %(num)d sertifikat", "Sahkan %(num)d sertifikat", facts.to_validate))
    return str(ngettext("%(num)d sertifikat sah", "%(num)d sertifikat sah", facts.valid))


def _rest(facts: Facts) -> str:
    if facts.state == "cancelled":
        return str(gettext("Kegiatan dibatalkan"))
    return str(gettext("Dicatat dari arsip") if facts.is_recorded_only else gettext("Ditutup tanpa sertifikat"))


def _gaps(number: int) -> str:
    return str(ngettext("%(num)d data belum diisi", "%(num)d data belum diisi", number))


def _incomplete(number: int) -> str:
    """Of the whole workshop: whom any sheet lacks a mark for."""
    return str(ngettext("Tanda hadir %(num)d orang belum lengkap", "Tanda hadir %(num)d orang belum lengkap", number))


def _unmarked(number: int) -> str:
    """Of one sheet."""
    return str(ngettext("%(num)d orang belum ditandai", "%(num)d orang belum ditandai", number))


def step_words(step: Step, facts: Facts, day: dt.date) -> str:
    """How far a step is, in words."""
    match step:
        case Step.DATA:
            return _data(facts)
        case Step.PARTICIPANTS:
            return _participants(facts)
        case Step.ATTENDANCE:
            return _attendance(facts, day)
        case Step.CERTIFICATES:
            return _certificates(facts)
        case Step.REPORT:
            return str(gettext("Terhitung di laporan") if facts.valid else gettext("Menunggu sertifikat"))


def _data(facts: Facts) -> str:
    if facts.missing:
        return _gaps(len(facts.missing))
    return str(gettext("Lengkap, masih draf") if facts.state == "draft" else gettext("Lengkap"))


def _participants(facts: Facts) -> str:
    if not facts.participants:
        return str(gettext("Belum ada peserta"))
    return str(ngettext("%(num)d orang", "%(num)d orang", facts.participants))


def _attendance(facts: Facts, day: dt.date) -> str:
    if facts.unmarked:
        return _incomplete(facts.unmarked)
    if not facts.participants:
        return str(gettext("Menunggu peserta"))
    if facts.starts_on and not has_begun(facts, day):
        return str(gettext("Dimulai %(day)s", day=_date(facts.starts_on)))
    return str(gettext("Menunggu hari berikutnya") if facts.sessions_to_come else gettext("Semua ditandai"))


def _certificates(facts: Facts) -> str:
    if facts.is_recorded_only:
        return str(gettext("Tidak diterbitkan di sini"))
    if facts.to_validate:
        return str(ngettext("%(num)d menunggu disahkan", "%(num)d menunggu disahkan", facts.to_validate))
    if facts.valid and facts.ready:
        return str(gettext("%(valid)s sah, %(ready)s belum disiapkan", valid=facts.valid, ready=facts.ready))
    if facts.valid:
        return str(ngettext("%(num)d sah", "%(num)d sah", facts.valid))
    if facts.prepared:
        return str(ngettext("%(num)d disiapkan", "%(num)d disiapkan", facts.prepared))
    return str(gettext("Belum disiapkan"))


def concern_words(concern: Concern, number: int, facts: Facts) -> tuple[str, str]:
    """What somebody should look at, and why it matters."""
    match concern:
        case Concern.MISSING:
            return _gaps(number), _sentences(facts)
        case Concern.SUPPOSED_DAYS:
            return gettext("Tanggalnya baru diperkirakan"), gettext("Ubah bila tanggal yang pasti sudah diketahui.")
        case Concern.WITHOUT_SCHOOL:
            title = ngettext("%(num)d peserta tanpa sekolah", "%(num)d peserta tanpa sekolah", number)
            return title, gettext("Tidak terhitung pada laporan sekolah mana pun.")
        case Concern.CANNOT_COMPLETE:
            title = ngettext("%(num)d peserta tidak memenuhi", "%(num)d peserta tidak memenuhi", number)
            return title, gettext("Kehadirannya di bawah batas kegiatan.")


def happening_words(happening: Happening) -> tuple[str, str]:
    """Who did what, and when: the time of today, the date of any other day."""
    is_command = happening.actor_kind is ActorKind.COMMAND
    who = gettext("Perintah pengelola") if is_command else happening.actor_name
    local = happening.at.astimezone(OFFICES_ZONE)
    time = format_time(local, "WIB", language=current_language()) if local.date() == today() else _date(local.date())
    return str(HAPPENINGS[happening.act]) % {"who": who, "number": happening.number, "names": happening.names}, time


def _date(day: dt.date) -> str:
    return format_date(day, language=current_language())
