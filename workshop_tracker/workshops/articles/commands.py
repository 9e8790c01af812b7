"""`import article`: what a piece of news says, and the draft that it makes."""

from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from workshop_tracker.console import AS_JSON, Installation, pass_installation, print_json, refuse
from workshop_tracker.intake.commands import file_argument
from workshop_tracker.intake.proposals import Outcome
from workshop_tracker.workshops.articles.drafts import Drafted, Drafting, NothingToDraft, Reading, draft
from workshop_tracker.workshops.articles.facts.article import as_document, read_article
from workshop_tracker.workshops.articles.queries import registers_of
from workshop_tracker.workshops.articles.texts.document import ArticleRefused, Document, read_document
from workshop_tracker.workshops.models import Workshop

KIND_WORDS = {
    "workshop": "berita kegiatan",
    "programme": "pengumuman program",
    "other": "bukan kegiatan, bukan program",
}


@click.command(name="article")
@file_argument
@click.option("--apply", is_flag=True, help="Buat drafnya; tanpa ini hanya pratinjau.")
@AS_JSON
@pass_installation
def import_article(installation: Installation, *, file: Path, apply: bool, as_json: bool) -> None:
    """Baca berita (.md, .html, .txt): berita kegiatan menjadi draf, pengumuman kebijakan menjadi usulan program.

    Berita yang sama dua kali tidak mengubah apa pun. Yang tidak tertulis di berita tetap kosong.
    """
    try:
        document = read_document(file.read_bytes())
    except ArticleRefused as refused:
        refuse(str(refused))
    if apply:
        reading, said = _apply(installation, document)
    else:
        with installation.reading() as session:
            reading, said = (
                _read(session, document),
                "Belum ada yang ditulis. Ulangi dengan --apply untuk membuat draf.",
            )
    answer = as_document(reading.article)
    if as_json:
        print_json(answer)
    else:
        _tell(answer)
    click.echo(said, err=True)


def _read(session: Session, document: Document) -> Reading:
    return Reading(document, read_article(document, registers_of(session)))


def _apply(installation: Installation, document: Document) -> tuple[Reading, str]:
    """The draft in one transaction, and what became of it in words."""
    with installation.writing() as session:
        reading = _read(session, document)
        drafting = Drafting(among=select(Workshop), is_sample=installation.settings.is_demo)
        try:
            drafted = draft(session, reading, drafting)
        except NothingToDraft as nothing:
            return reading, str(nothing)
        session.commit()
        return reading, _said(drafted)


def _said(drafted: Drafted) -> str:
    made = drafted.workshop or drafted.programme
    slug = made.slug if made else ""
    if drafted.outcome is Outcome.SAME:
        return f"Berita ini sudah pernah diambil, tidak ada yang berubah: {slug}"
    return f"{'Draf kegiatan dibuat' if drafted.workshop else 'Program diusulkan'}: {slug}"


def _tell(answer: dict[str, Any]) -> None:
    click.echo(f"Jenis: {KIND_WORDS[answer['kind']]}")
    for label, key in (
        ("Judul", "title"),
        ("Diterbitkan", "published_on"),
        ("Dilaksanakan", "held_on"),
        ("Tempat", "place"),
        ("Kabupaten/kota", "district"),
        ("Kantor", "office"),
        ("Program", "programme"),
        ("Gambar", "image"),
    ):
        if answer[key]:
            click.echo(f"{label}: {answer[key]}")
    for person in answer["people"]:
        click.echo(f"- {person['name']} ({person['role']}): “{person['source']}”")
    for school in answer["schools"]:
        click.echo(f"- {school['written']}: {school['npsn'] or '?'} ({school['certainty']})")
    if answer["missing"]:
        click.echo(f"Tidak tertulis: {', '.join(answer['missing'])}")
