"""ZIP files on their way to officials who sign, and back: unsigned papers with a list of them, then signed ones."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from workshop_tracker.certificates.exports import numbered_file_name, paper_pdf
from workshop_tracker.certificates.numbering.codes import read_code
from workshop_tracker.certificates.signing.queries import ValidPaper
from workshop_tracker.certificates.signing.rules import code_in
from workshop_tracker.designs.rules import certificate_text_from_json
from workshop_tracker.presentation import Sentence

MANIFEST = "manifest.json"
MOST_FILES = 1_000
LARGEST_FILE = 2_000_000  # bytes: a paper and what signing adds
PAPER = ".pdf"


class NotAPackage(Exception):
    """The file is no ZIP of signed papers; the message says why, in Indonesian."""


def write_package(file: BinaryIO, slug: str, papers: Sequence[ValidPaper]) -> None:
    """The papers as unsigned files, and `manifest.json`: of each its file, number, code, edition and SHA-256."""
    listed = []
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for place, paper in enumerate(papers, 1):
            text, content = certificate_text_from_json(paper.snapshot), paper_pdf(paper.snapshot, paper.looks)
            name = f"{place:04}-{numbered_file_name(text)}"
            package.writestr(_entry(name), content)
            digest = hashlib.sha256(content).hexdigest()
            row = {"file": name, "number": text.number, "code": text.code, "edition": text.edition, "sha256": digest}
            listed.append(row)
        told = json.dumps({"workshop": slug, "papers": listed}, ensure_ascii=False, indent=1)
        package.writestr(_entry(MANIFEST), told)


def returned_files(file: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    """The PDF files of a ZIP that came back, whatever they are called now. Raises NotAPackage."""
    try:
        with ZipFile(file) as package:
            entries = [each for each in package.infolist() if each.filename.lower().endswith(PAPER)]
            if not entries or len(entries) > MOST_FILES:
                raise NotAPackage(Sentence("ZIP ini harus memuat 1 sampai %(most)s berkas PDF.", most=MOST_FILES))
            for entry in entries:
                yield entry.filename, _content(package, entry)
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise NotAPackage(Sentence("Berkas ini bukan ZIP yang dapat dibaca.")) from error


def codes_of(files: Iterable[tuple[str, bytes]]) -> set[str]:
    """The codes of the papers that these files say they are."""
    return {code for _, content in files if (code := read_code(code_in(content)))}


def _content(package: ZipFile, entry: ZipInfo) -> bytes:
    """Never more than a signed paper may have, whatever the directory says; more is no paper and is refused later."""
    with package.open(entry) as source:
        return source.read(LARGEST_FILE)


def _entry(name: str) -> ZipInfo:
    """Without a clock: the same papers make the same ZIP."""
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry
