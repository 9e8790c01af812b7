"""`certificates register`: the register books, and one of them as a file."""

from pathlib import Path

import click
from sqlalchemy import select

from workshop_tracker.certificates.models import NumberSeries
from workshop_tracker.certificates.register_book.exports import book_sheet
from workshop_tracker.certificates.register_book.press import print_book
from workshop_tracker.certificates.register_book.queries import cover_of, covers, entries_of, soundness_of
from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse, write_whole
from workshop_tracker.spreadsheets.writer import write_list

EVERY_BOOK = select(NumberSeries)


@click.command(name="register")
@click.argument("series", type=int, required=False)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Tulis bukunya: .xlsx, .csv atau .pdf.")
@AS_JSON
@pass_installation
def show_register(installation: Installation, series: int | None, output: Path | None, *, as_json: bool) -> None:
    """Buku register setiap seri: nomor pertama dan terakhir, nomor yang terlewat atau ganda."""
    if output and series is None:
        refuse("Sebutkan serinya: certificates register SERIES --output BERKAS.")
    if output and series is not None:
        _write(installation, series, output)
        return
    with installation.reading() as session:
        chosen = EVERY_BOOK if series is None else EVERY_BOOK.where(NumberSeries.id == series)
        books = [(cover, soundness_of(session, cover.series_id)) for cover in covers(session, chosen)]
    if as_json:
        print_json(
            [
                {
                    "series": cover.series_id,
                    "issuer": cover.issuer,
                    "first": cover.first,
                    "last": cover.last,
                    "papers": cover.papers,
                    "missing": list(sound.missing),
                    "doubled": list(sound.doubled),
                    "reserved": sound.reserved,
                }
                for cover, sound in books
            ]
        )
        return
    for cover, sound in books:
        click.echo(f"{cover.series_id}\t{cover.issuer}\t{cover.first} s.d. {cover.last}\t{' '.join(sound.sentences)}")


def _write(installation: Installation, series: int, output: Path) -> None:
    kind = output.suffix.removeprefix(".").lower()
    with installation.reading() as session:
        cover = cover_of(session, EVERY_BOOK, series)
        if cover is None:
            refuse(f"Seri {series} tidak ada atau belum berisi sertifikat. Lihat: certificates register")
        sound, entries = soundness_of(session, series), entries_of(session, series)
        if kind == "pdf":
            write_whole(output, lambda file: print_book(cover, entries, sound, file))
        elif kind == "xlsx":
            write_whole(output, lambda file: write_list(book_sheet(cover, entries, sound), "xlsx", file))
        elif kind == "csv":
            write_whole(output, lambda file: write_list(book_sheet(cover, entries, sound), "csv", file))
        else:
            refuse("Nama berkas berakhir dengan .xlsx, .csv atau .pdf.")
    click.echo(f"Buku register {cover.issuer} ditulis ke {output}.", err=True)
