"""Pictures of what a report holds already, for page, paper and slide alike."""

from workshop_tracker.presentation import Sentence
from workshop_tracker.reports.charts.descriptions import Place, Share, Stack, StackedBars, TileMap
from workshop_tracker.reports.charts.tiles import tiles_of
from workshop_tracker.reports.documents.cells import share_in_words
from workshop_tracker.reports.documents.parts import Cell, Column, Kind, Table
from workshop_tracker.reports.pictures.picture import Picture
from workshop_tracker.reports.region import DistrictReach, RegionReport

FEWEST_PLACES = 2  # one square is no map
BASE = Sentence("guru yang terdata pada hari terakhir periode")
SEXES = (Sentence("Laki-laki"), Sentence("Perempuan"), Sentence("Tidak tercatat"))


def pictures_of_report(report: RegionReport) -> tuple[Picture, ...]:
    """Those that have something to show."""
    return tuple(filter(None, (map_of_districts(report), steps_by_sex(report))))


def map_of_districts(report: RegionReport) -> Picture | None:
    """The share of teachers reached in each district; None where nobody placed two of them on a map."""
    placed = [row for row in report.districts if row.code in tiles_of(row.code[:2])]
    if len(placed) < FEWEST_PLACES:
        return None
    chart = TileMap(_most_covered(placed), tuple(Place(row.code, _share(row)) for row in placed), BASE)
    columns = (
        Column("name", Sentence("Kabupaten/kota")),
        Column("teachers", Sentence("Guru terjangkau"), Kind.SHARE),
    )
    rows = tuple((row.name, _share(row)) for row in report.districts)
    return Picture("map", chart, Table("map", Sentence("Cakupan guru per kabupaten dan kota"), columns, rows))


def _most_covered(rows: list[DistrictReach]) -> str:
    known = [row for row in rows if _share(row).is_known]
    if not known:
        return Sentence("Persentase belum dapat dihitung: jumlah guru tidak diketahui.")
    most = max(known, key=lambda row: _share(row).part / (_share(row).whole or 1))
    none = sum(not row.reach.teachers_reached for row in rows)
    if not none or not most.reach.teachers_reached:
        return Sentence(
            "Cakupan guru tertinggi: %(name)s, %(share)s.", name=most.name, share=share_in_words(_share(most))
        )
    return Sentence(
        "Cakupan guru tertinggi: %(name)s, %(share)s; di %(none)s kabupaten/kota belum ada guru terjangkau.",
        name=most.name,
        share=share_in_words(_share(most)),
        none=none,
    )


def _share(row: DistrictReach) -> Share:
    return Share(row.reach.teachers_reached, row.reach.teachers_known)


def steps_by_sex(report: RegionReport) -> Picture | None:
    """From registered to certified, women and men; None where nobody was registered."""
    funnel = report.funnel
    steps = (
        (Sentence("Terdaftar"), funnel.registered),
        (Sentence("Hadir"), funnel.present),
        (Sentence("Tuntas"), funnel.completed),
        (Sentence("Bersertifikat"), funnel.certified),
    )
    if not funnel.registered.total:
        return None
    has_unknown = any(people.unknown for _, people in steps)
    names = SEXES if has_unknown else SEXES[:2]
    stacks = tuple(Stack(name, (people.male, people.female, people.unknown)[: len(names)]) for name, people in steps)
    finding = Sentence(
        "%(certified)s dari %(registered)s guru yang terdaftar memperoleh sertifikat.",
        certified=funnel.certified.total,
        registered=funnel.registered.total,
    )
    numbers = (*(Column(f"n{place}", name, Kind.INTEGER) for place, name in enumerate(names)),)
    columns = (Column("step", Sentence("Langkah")), *numbers, Column("total", Sentence("Jumlah"), Kind.INTEGER))
    rows: tuple[tuple[Cell, ...], ...] = tuple((stack.label, *stack.numbers, sum(stack.numbers)) for stack in stacks)
    table = Table("steps", Sentence("Guru menurut langkah dan jenis kelamin"), columns, rows)
    return Picture("steps", StackedBars(finding, names, stacks), table)
