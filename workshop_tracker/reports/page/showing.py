"""The report of the section that a page shows, out of the summaries where they know it, else counted live."""

from dataclasses import replace
from typing import Any

from flask import request, url_for

from workshop_tracker.extensions import db
from workshop_tracker.paging import Page, page_of_values
from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.asked.sections import EVERY_SECTION, Section
from workshop_tracker.reports.counting import last_trained_at
from workshop_tracker.reports.documents.cells import in_words, share_in_words
from workshop_tracker.reports.kept.queries import kept_report
from workshop_tracker.reports.page.ground import Ground
from workshop_tracker.reports.programmes.wording import programme_part
from workshop_tracker.reports.quality.wording import quality_part
from workshop_tracker.reports.queries import region_report_of
from workshop_tracker.reports.region import NeverReached, OfficeName, RegionReport
from workshop_tracker.reports.targets.wording import targets_part

SCHOOLS_OF_A_PAGE = 20
LONGEST_LIST = 100_000  # more than any office oversees: what is printed leaves out nothing
# what a section shows, by the numbers of its headings
NAMES = {
    Section.SUMMARY: Sentence("1–3 Ringkasan dan cakupan"),
    Section.ACTIVITIES: Sentence("4 Daftar kegiatan"),
    Section.UNREACHED: Sentence("5 Sekolah belum terjangkau"),
    Section.TARGETS: Sentence("6 Target JP"),
    Section.PROGRAMME: Sentence("7 Program"),
    Section.QUALITY: Sentence("8 Mutu data"),
    Section.RECONCILIATION: Sentence("9 Definisi dan rekonsiliasi"),
}
# what the summaries tell of an office
KEPT = frozenset({Section.SUMMARY, Section.UNREACHED})


def asked_sections() -> frozenset[Section]:
    """The one of the address, all for printing; what is no section is the summary."""
    if request.args.get("rows") == "all":
        return EVERY_SECTION
    word = request.args.get("part", "")
    return frozenset({Section(word) if word in list(Section) else Section.SUMMARY})


def is_from_summaries(ground: Ground, shown: frozenset[Section]) -> bool:
    return ground.is_kept and shown <= KEPT


def report_of(ground: Ground, shown: frozenset[Section]) -> RegionReport:
    """What these sections show; what they do not show is empty."""
    asked, office = ground.asked, ground.asked.office
    if is_from_summaries(ground, shown):
        name = OfficeName(office.code, office.name)
        kept = kept_report(db.session, name, office.id, ground.below, asked.choice.period)
        if kept is not None:
            return kept
    return region_report_of(
        db.session,
        office,
        asked.choice.period,
        asked.programme,
        filters=asked.filters,
        as_it_is_on=asked.as_it_is_on,
        sections=shown | {Section.SUMMARY} if Section.UNREACHED in shown else shown,
    )


def silent_schools(report: RegionReport, shown: frozenset[Section]) -> Page:
    """Those of a page, with the last day on which somebody of each came: of these few only it is asked for."""
    page = page_of_values(report.never_reached, size=LONGEST_LIST if shown == EVERY_SECTION else SCHOOLS_OF_A_PAGE)
    if shown != {Section.UNREACHED} or any(row.last_trained_on for row in report.never_reached):
        return page
    rows: list[NeverReached] = list(page.rows)
    last = last_trained_at(db.session, report.period, [row.npsn for row in rows])
    return replace(page, rows=[replace(row, last_trained_on=last.get(row.npsn)) for row in rows])


def shown_parts(report: RegionReport) -> dict[str, Any]:
    """The parts that page and papers show alike, and how their cells are written."""
    parts = {part.key: part for part in (targets_part(report), programme_part(report), quality_part(report))}
    return {"parts_by_key": parts, "in_words": in_words, "share_in_words": share_in_words}


def links(ground: Ground, shown: frozenset[Section]) -> list[tuple[str, str, bool]]:
    """Name, address and whether it is shown, of each section."""
    code = ground.asked.office.code
    return [
        (
            name,
            url_for("reports.region", office_code=code, **(ground.asked.address | _part(section))),
            shown == {section},
        )
        for section, name in NAMES.items()
    ]


def _part(section: Section) -> dict[str, Any]:
    return {} if section is Section.SUMMARY else {"part": section.value}
