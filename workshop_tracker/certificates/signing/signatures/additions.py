"""What a signed file says beyond ours: a signature; every page and word stays as it is.

Programs that sign may note their name and the time in what the file says about itself, which no page shows.
"""

from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, Reference
from pyhanko.pdf_utils.reader import PdfFileReader

from workshop_tracker.certificates.signing.rules import NotAccepted
from workshop_tracker.presentation import Sentence

OF_SIGNATURES = frozenset({"/AcroForm", "/DSS", "/Extensions", "/Version"})  # of the catalogue
OF_FORMS = frozenset({"/Fields", "/SigFlags", "/DA", "/DR"})
OF_FACTS = frozenset({"/ModDate", "/Producer"})
ACTIONS = frozenset({"/A", "/AA"})
SIGNED_ALONE = 2  # revisions: ours, and the one that signs
CHANGED = Sentence("Isi berkas ini diubah, bukan hanya ditandatangani.")


def refuse_other_changes(reader: PdfFileReader, ours: bytes) -> None:
    """Raises NotAccepted where anything but a signature was added to our file, or an object of ours was changed."""
    if reader.xrefs.total_revisions != SIGNED_ALONE or reader.xrefs.get_startxref_for_revision(0) != _start_of(ours):
        raise NotAccepted(CHANGED)
    before: Callable[[Reference], PdfObject] = reader.get_historical_resolver(0).get_object
    after: Callable[[Reference], PdfObject] = reader.get_object
    known = {reference.idnum for reference in reader.xrefs.explicit_refs_in_revision(0)}
    for reference in reader.xrefs.explicit_refs_in_revision(1):
        if reference.idnum in known:
            _refuse_change(before(reference), after(reference))
    _refuse_form(reader)
    if set(reader.xrefs.refs_freed_in_revision(1)):
        raise NotAccepted(CHANGED)


def _start_of(ours: bytes) -> int:
    return int(ours.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])


def _refuse_change(before: PdfObject, after: PdfObject) -> None:
    """Of what is printed only the catalogue and the pages may be written anew, and only to name the signature."""
    if not isinstance(before, DictionaryObject) or not isinstance(after, DictionaryObject):
        raise NotAccepted(CHANGED)
    kind = before.get("/Type")
    if kind == "/Catalog":
        _refuse_unlike(before, after, OF_SIGNATURES)
    elif kind is None and "/Title" in before:
        _refuse_unlike(before, after, OF_FACTS)
    elif kind == "/Page":
        _refuse_unlike(before, after, frozenset({"/Annots"}))
        _refuse_other_notes(before, after)
    elif (kind, after.get("/Type")) != ("/Metadata", "/Metadata"):
        raise NotAccepted(CHANGED)


def _refuse_unlike(before: DictionaryObject, after: DictionaryObject, but: frozenset[str]) -> None:
    kept, now = ({key: _written(each, key) for key in each if key not in but} for each in (before, after))
    if kept != now:
        raise NotAccepted(CHANGED)


def _refuse_other_notes(before: DictionaryObject, after: DictionaryObject) -> None:
    """A page keeps its links in their places; behind them comes the signature's field."""
    kept, now = (_references(page) for page in (before, after))
    if now[: len(kept)] != kept or len(now) > len(kept) + 1:
        raise NotAccepted(CHANGED)
    for place in range(len(kept), len(now)):
        _refuse_no_signature(after["/Annots"][place])


def _refuse_form(reader: PdfFileReader) -> None:
    """The form holds one signature and nothing to compute or to fill in."""
    form = reader.root["/AcroForm"]
    if set(form) - OF_FORMS or len(form["/Fields"]) != 1:
        raise NotAccepted(CHANGED)
    _refuse_no_signature(form["/Fields"][0])


def _refuse_no_signature(field: DictionaryObject) -> None:
    if field.get("/FT") != "/Sig" or ACTIONS & set(field):
        raise NotAccepted(CHANGED)


def _references(page: DictionaryObject) -> list[int]:
    notes = page["/Annots"] if "/Annots" in page else ArrayObject()
    numbers = (notes.raw_get(place) for place in range(len(notes)))
    return [each.idnum if isinstance(each, IndirectObject) else 0 for each in numbers]


def _written(holder: DictionaryObject, key: str) -> bytes:
    """A value as a file has it, so that references are compared by their numbers."""
    out = BytesIO()
    holder.raw_get(key).write_to_stream(out, None)
    return out.getvalue()
