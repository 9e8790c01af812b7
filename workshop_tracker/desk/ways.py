"""Where each step of a workshop, its next thing and its attention lead; without a page of its own, nowhere."""

import datetime as dt
from dataclasses import dataclass

from flask_babel import gettext, ngettext

from workshop_tracker.desk.menus import link
from workshop_tracker.desk.overview import Glance
from workshop_tracker.desk.rules import Act, Concern, Facts, Step, concerns, next_act, stands
from workshop_tracker.desk.wording import STEP_TITLES, NextWords, concern_words, next_words, step_words

PAGE_OF_STEP = {
    Step.DATA: "workshops.edit",
    Step.PARTICIPANTS: "attendance.participants",
    Step.ATTENDANCE: "attendance.sheets",
    Step.CERTIFICATES: "certificates.overview",
    Step.REPORT: "reports.index",
}
PAGE_OF_ACT = {
    Act.COMPLETE_DATA: "workshops.edit",
    Act.OPEN: "workshops.edit",
    Act.ADD_PARTICIPANTS: "attendance.add_participants",
    Act.PRINT_SHEETS: "attendance.print_sheet",
    Act.MARK: "attendance.sheets",
    Act.PREPARE_AHEAD: "certificates.overview",
    Act.WAIT: "attendance.sheets",
    Act.PREPARE: "certificates.overview",
    Act.VALIDATE: "certificates.overview",
    Act.EXPLAIN: "certificates.overview",
    Act.HAND_OUT: "certificates.overview",
}
PAGE_OF_CONCERN = {
    Concern.MISSING: "workshops.edit",
    Concern.SUPPOSED_DAYS: "workshops.edit",
    Concern.WITHOUT_SCHOOL: "attendance.participants",
    Concern.CANNOT_COMPLETE: "certificates.overview",
}
# pages that ask for more than a look at the workshop
OF_EDITORS = frozenset({"workshops.edit", "corrections.index", "sharing.show"})
OF_REPORTS = frozenset({"reports.index"})


@dataclass(frozen=True, slots=True)
class Reach:
    """Which doors of a workshop are open to its reader."""

    slug: str
    may_edit: bool
    may_report: bool

    def to(self, endpoint: str) -> str | None:
        """The address of a page about this workshop; None where it is closed or not built."""
        if (endpoint in OF_EDITORS and not self.may_edit) or (endpoint in OF_REPORTS and not self.may_report):
            return None
        return link(endpoint) if endpoint in OF_REPORTS else link(endpoint, slug=self.slug)


def steps(facts: Facts, day: dt.date, reach: Reach) -> list[tuple[str, str, str | None, str]]:
    """Title, words, address and state of the five steps."""
    return [
        (str(STEP_TITLES[step]), step_words(step, facts, day), reach.to(PAGE_OF_STEP[step]), stand.value)
        for step, stand in stands(facts, day).items()
    ]


def next_thing(glance: Glance, day: dt.date, reach: Reach) -> tuple[NextWords, str | None]:
    """The next thing in words, and where to do it."""
    act, current = next_act(glance.facts, day), glance.current
    words = next_words(glance.facts, day, current)
    return words, reach.to(PAGE_OF_ACT[act]) if act in PAGE_OF_ACT else None


def attention(facts: Facts, day: dt.date, reach: Reach) -> list[tuple[str, str, str | None]]:
    """What else to look at: words, why, where."""
    return [
        (*concern_words(concern, number, facts), reach.to(PAGE_OF_CONCERN[concern]))
        for concern, number in concerns(facts, day).items()
    ]


def unfinished_list(token: str, reach: Reach) -> tuple[str, str, str | None]:
    """A list of participants that its reader has not saved whole."""
    href = link("attendance.preview_participants", slug=reach.slug, token=token)
    return gettext("Ada baris peserta yang menunggu"), gettext("Terhapus 24 jam setelah terakhir diubah."), href


def proposed_spellings(number: int, reach: Reach) -> list[tuple[str, str, str | None]]:
    """Names that teachers say are wrong, as long as nobody has answered."""
    if not number:
        return []
    words = ngettext("%(num)d usulan ejaan menunggu jawaban", "%(num)d usulan ejaan menunggu jawaban", number)
    return [(words, gettext("Guru membaca jawabannya pada halamannya."), reach.to("corrections.index"))]


def renewals(number: int, reach: Reach) -> list[tuple[str, str, str | None]]:
    """People whose link sleeps and who asked for another one."""
    if not number:
        return []
    words = ngettext("%(num)d orang meminta tautan baru.", "%(num)d orang meminta tautan baru.", number)
    return [(words, gettext("Tautan lama mereka tidur; kirim yang baru."), reach.to("sharing.show"))]


def unfetched(sheets: int, reach: Reach) -> list[tuple[str, str, str | None]]:
    """Printed papers that lie there, as long as somebody has still to fetch one."""
    if not sheets:
        return []
    words = ngettext("%(num)d sertifikat tercetak belum diambil", "%(num)d sertifikat tercetak belum diambil", sheets)
    return [(words, gettext("Lihat nama mereka di status lembar."), reach.to("batches.index"))]


def small_actions(facts: Facts, reach: Reach) -> list[tuple[str, str, str]]:
    """What is wanted again and again, as far as there is something to do it with: words, address, icon."""
    offered = [(gettext("Tambah peserta"), reach.to("attendance.add_participants"), "plus")]
    if facts.sessions_due or facts.sessions_to_come:
        offered.insert(0, (gettext("Cetak daftar hadir"), reach.to("attendance.print_sheet"), "printer"))
    if facts.valid or facts.prepared:
        papers = link("paper_files.download_all", slug=reach.slug, form="pdf")
        offered.append((gettext("Unduh sertifikat"), papers, "download"))
    if facts.valid:
        offered.append((gettext("Bagikan tautan"), reach.to("sharing.show"), "link"))
    if facts.state in {"held", "closed"} or facts.valid:
        offered.append((gettext("Berita"), reach.to("news.show"), "file"))
    return [(words, href, symbol) for words, href, symbol in offered if href]
