"""`certificates print`: one run through a printer, written to a file."""

from pathlib import Path
from typing import Any

import click

from workshop_tracker.certificates.models import PaperState
from workshop_tracker.certificates.printing.queries import PRINTABLE, papers_to_print
from workshop_tracker.certificates.printing.rules import MOST_SHIFT, Document, Order
from workshop_tracker.certificates.printing.runs import CannotPrint, Job, run_of
from workshop_tracker.console import Installation, one_of, pass_installation, refuse, write_whole
from workshop_tracker.designs.imposition.rules import Imposition, Shift, Sides
from workshop_tracker.designs.sheet import PageSize, Preprinted
from workshop_tracker.workshops.commands import named_workshop

SIZES = {"a4": PageSize.PORTRAIT, "f4": PageSize.FOLIO}
SIDES = (Sides.DUPLEX, Sides.FRONTS, Sides.BACKS)
MILLIMETRES = click.FloatRange(-MOST_SHIFT, MOST_SHIFT)


@click.command(name="print")
@click.argument("slug", metavar="WORKSHOP")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="Berkas PDF hasil.")
@click.option("--document", type=one_of(Document), default="papers", help="Apa yang dicetak.")
@click.option(
    "--sides",
    type=one_of(SIDES),
    default="duplex",
    help="Bolak-balik, depan saja, atau belakang saja.",
)
@click.option("--order", type=one_of(Order), default="number", help="Nomor, sekolah, atau dengan sampul.")
@click.option("--preprinted", type=one_of(Preprinted), default="nothing", help="Yang sudah ada di kertasnya.")
@click.option("--right", type=MILLIMETRES, default=0.0, help="Geser ke kanan, mm; negatif ke kiri.")
@click.option("--down", type=MILLIMETRES, default=0.0, help="Geser ke bawah, mm; negatif ke atas.")
@click.option("--state", type=one_of(PRINTABLE), help="Hanya yang sah atau yang menunggu pengesahan.")
@click.option("--only", "numbers", multiple=True, metavar="NUMBER", help="Hanya nomor ini; boleh diulang.")
@click.option("--paper", type=click.Choice(list(SIZES)), default="a4", help="Kertas daftar tanda terima.")
@pass_installation
def print_papers(installation: Installation, /, slug: str, output: Path, **chosen: Any) -> None:
    """Tulis PDF untuk printer: sertifikat, sampul tiap sekolah, daftar tanda terima, atau lembar uji."""
    with installation.reading() as session:
        workshop = named_workshop(session, slug)
        job = _job(chosen, {paper.number: paper.certificate_id for paper in papers_to_print(session, workshop.id)})
        try:
            parts = run_of(session, workshop, job)
        except CannotPrint as refused:
            refuse(str(refused))
    write_whole(output, lambda file: file.writelines(parts))
    click.echo(f"Ditulis ke {output}.", err=True)


def _job(chosen: dict[str, Any], known: dict[str, int]) -> Job:
    """The options as a job; `known` are the numbers that can be printed, with the papers' ids."""
    if unknown := [number for number in chosen["numbers"] if number not in known]:
        refuse(f"Tidak dapat dicetak pada kegiatan ini: {', '.join(unknown)}")
    shift = Shift(chosen["right"], chosen["down"])
    return Job(
        document=Document(chosen["document"]),
        order=Order(chosen["order"]),
        imposition=Imposition(Sides(chosen["sides"]), Preprinted(chosen["preprinted"]), shift),
        size=SIZES[chosen["paper"]],
        states=(PaperState(chosen["state"]),) if chosen["state"] else PRINTABLE,
        only=frozenset(known[number] for number in chosen["numbers"]),
    )
