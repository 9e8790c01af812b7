"""Files made to hurt whoever opens them, and files that are not what they are called; made here, never kept."""

import gzip
import io
import struct
import zipfile
from collections.abc import Callable
from itertools import pairwise

from tests.files import csv_bytes, workbook_bytes

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def workbook_with(parts: dict[str, bytes | list[bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A small true workbook in which some parts are replaced or added, some of them without compression."""
    with zipfile.ZipFile(io.BytesIO(workbook_bytes({"Daftar": [["Nama"], ["Guru Contoh"]]}))) as original:
        contents = {entry.filename: original.read(entry) for entry in original.infolist()}
    return plain_zip({**contents, **parts}, stored=stored)


def plain_zip(parts: dict[str, bytes | list[bytes]], *, stored: frozenset[str] = frozenset()) -> bytes:
    """A zip of anything; a list of bytes is written one after the other."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compresslevel=1) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            with archive.open(entry, "w") as part:
                part.writelines(content if isinstance(content, list) else [content])
    return written.getvalue()


def sheet_xml(rows: str, *, prologue: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prologue}<worksheet {NAMESPACE}><sheetData>{rows}</sheetData></worksheet>'.encode()


def strings_xml(items: str, *, prologue: str = "") -> bytes:
    return f'<?xml version="1.0"?>{prologue}<sst {NAMESPACE}>{items}</sst>'.encode()


def with_lying_sizes(data: bytes, name: str, size: int) -> bytes:
    """The zip with another unpacked size for one entry, in its directory and before the entry itself."""
    changed = bytearray(data)
    for signature, size_at, name_at in ((b"PK\x01\x02", 24, 46), (b"PK\x03\x04", 22, 30)):
        place = data.find(signature)
        while place >= 0:
            if data[place + name_at :].startswith(name.encode()):
                changed[place + size_at : place + size_at + 4] = struct.pack("<I", size)
            place = data.find(signature, place + 1)
    return bytes(changed)


def with_encrypted_flag(data: bytes) -> bytes:
    """The zip with every entry marked as encrypted in the directory."""
    changed = bytearray(data)
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 1)
    return bytes(changed)


def old_office_holding(stream: str) -> bytes:
    """The start of an old office container with the name of one stream."""
    return OLD_OFFICE + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 1_024


def doubled_entries() -> bytes:
    written = io.BytesIO(workbook_with({}))
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr(SHEET.upper(), sheet_xml(""))
    return written.getvalue()


def cell_xml(text: str, *, place: str = "A1", row: int = 1) -> str:
    return f'<row r="{row}"><c r="{place}" t="inlineStr"><is><t>{text}</t></is></c></row>'


def sheet_with(text: str, **place) -> bytes:
    return workbook_with({SHEET: sheet_xml(cell_xml(text, **place))})


def sheet_with_long_text(megabytes: int) -> bytes:
    start, end = sheet_xml(cell_xml("|")).split(b"|")
    return workbook_with({SHEET: [start, *[b"x" * 1_000_000] * megabytes, end]})


def one_string_everywhere() -> bytes:
    """A text of 30,000 letters, stored once and shown in 350,000 cells: small to read, 10 GB to hold."""
    cells = '<c t="s"><v>0</v></c>' * 70
    parts = {SHEET: sheet_xml(f"<row>{cells}</row>" * 5_000), STRINGS: strings_xml(f"<si><t>{'x' * 30_000}</t></si>")}
    return workbook_with(parts, stored=frozenset(parts))


def unending_markup(markup: str, times: int) -> bytes:
    """A sheet of one piece of markup over and over, not compressed, so that its ratio tells nothing."""
    return workbook_with({SHEET: sheet_xml(markup * times)}, stored=frozenset({SHEET}))


ENTITY = "<!DOCTYPE x [{}]>"
TEN_OF_THE_LAST = [f'<!ENTITY {name} "{10 * ("&" + last + ";")}">' for last, name in pairwise("abcdefghi")]
LAUGHS = ENTITY.format('<!ENTITY a "ha">' + "".join(TEN_OF_THE_LAST))
QUADRATIC = ENTITY.format(f'<!ENTITY a "{"x" * 40_000}">')
OUTSIDE = ENTITY.format('<!ENTITY a SYSTEM "file:///etc/passwd">')
DENIED = 900_000  # bytes that the directory admits to
HEADING = "Nama,Sekolah\n"

BOMBS: dict[str, Callable[[], bytes]] = {
    "string of 400 MB": lambda: sheet_with_long_text(400),
    "string of 400 MB, size denied": lambda: with_lying_sizes(sheet_with_long_text(400), SHEET, DENIED),
    "rows without end, size denied": lambda: with_lying_sizes(
        workbook_with({SHEET: sheet_xml(cell_xml("x") * 1_000_000)}), SHEET, DENIED
    ),
    "shared strings of 57 seconds": lambda: workbook_with({STRINGS: strings_xml("<si><r><t/></r></si>" * 2_000_000)}),
    "shared strings, size denied": lambda: with_lying_sizes(
        workbook_with({STRINGS: strings_xml("<si><r><t/></r></si>" * 2_000_000)}), STRINGS, DENIED
    ),
    "one string in every cell": one_string_everywhere,
    "cell in the last corner": lambda: sheet_with("x", place="XFD1048576", row=1_048_576),
    "cells in two corners": lambda: workbook_with(
        {SHEET: sheet_xml(cell_xml("x") + cell_xml("x", place="XFD1048576", row=1_048_576))}
    ),
    "a million rows": lambda: unending_markup("<row><c><v>1</v></c></row>", 1_000_000),
    "a million columns": lambda: unending_markup("<row>" + "<c><v>1</v></c>" * 1_000 + "</row>", 1),
    "markup nested a million deep": lambda: unending_markup("<row><c><is>", 1_000_000),
    "a million merged ranges": lambda: unending_markup('</sheetData><mergeCell ref="A1:XFD9"/><sheetData>', 1_000_000),
    "cell of 40,000 characters": lambda: sheet_with("x" * 40_000),
    "20,000 entries": lambda: workbook_with({f"xl/media/{number}.xml": b"<x/>" for number in range(20_000)}),
    "billion laughs in the strings": lambda: workbook_with(
        {STRINGS: strings_xml("<si><t>&i;</t></si>", prologue=LAUGHS)}
    ),
    "billion laughs in the sheet": lambda: workbook_with({SHEET: sheet_xml(cell_xml("&i;"), prologue=LAUGHS)}),
    "billion laughs behind a long comment": lambda: workbook_with(
        {SHEET: sheet_xml(cell_xml("&i;"), prologue=f"<!--{'x' * 10_000}-->{LAUGHS}")}
    ),
    "quadratic entities": lambda: workbook_with({SHEET: sheet_xml(cell_xml("&a;" * 10_000), prologue=QUADRATIC)}),
    "entity from outside": lambda: workbook_with({SHEET: sheet_xml(cell_xml("&a;"), prologue=OUTSIDE)}),
    "entity in the styles": lambda: workbook_with({"xl/styles.xml": OUTSIDE.encode() + b"<styleSheet/>"}),
    "zip in the zip": lambda: workbook_with({"xl/media/image1.png": plain_zip({"a": b"a"})}),
    "workbook in the workbook": lambda: workbook_with({"xl/embeddings/Buku.xlsx": workbook_with({})}),
    "zip of a list": lambda: plain_zip({"daftar.csv": HEADING.encode()}),
    "entry twice": doubled_entries,
    "encrypted entries": lambda: with_encrypted_flag(workbook_with({})),
    "encrypted workbook": lambda: old_office_holding("EncryptedPackage"),
    "macros": lambda: workbook_with({"xl/vbaProject.bin": b"macro"}),
    "macros in an old workbook": lambda: old_office_holding("_VBA_PROJECT_CUR"),
    "old office without a workbook": lambda: old_office_holding("WordDocument"),
    "links to other files": lambda: workbook_with({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
    "binary workbook": lambda: workbook_with({"xl/workbook.bin": b"\0"}),
    "web page called .xlsx": lambda: b"<html><table><tr><td>Nama</td></tr></table></html>",
    "web page with a mark": lambda: b"\xef\xbb\xbf\r\n <!DOCTYPE html><html></html>",
    "workbook as XML of 2003": lambda: b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
    "PDF called .xlsx": lambda: b"%PDF-1.7\n",
    "picture called .csv": lambda: b"\x89PNG\r\n\x1a\n\0\0\0",
    "half a workbook": lambda: workbook_with({})[:-300],
    "only the start of a zip": lambda: b"PK\x03\x04" + b"\0" * 100,
    "empty zip": lambda: plain_zip({}),
    "nothing": lambda: b"",
    "only blanks": lambda: b"\xef\xbb\xbf \r\n \t\n",
    "packed text of 1 GB": lambda: gzip.compress(b"a," * 5_000_000) * 100,
    "packed workbook": lambda: gzip.compress(workbook_with({})),
    "packed text, packed again": lambda: gzip.compress(gzip.compress(HEADING.encode())),
    "half a packed text": lambda: gzip.compress(HEADING.encode() * 100)[:-20],
    "text with NUL": lambda: b"Nama\0,Sekolah\n",
    "letters of no encoding": lambda: b"Nama\n\x81\x8d\n",
    "cut UTF-16": lambda: b"\xff\xfeN\0a\0m",
    "quote never closed": lambda: f'{HEADING}"Guru Contoh,SMK\n'.encode() + b"x,y\n" * 5_000,
    "one line of 20 MB": lambda: b"x" * 20_000_000,
    "separators without end": lambda: HEADING.encode() + b"," * 5_000_000 + b"x",
    "a million lines": lambda: csv_bytes([["Nama", "Sekolah"]]) + b"x,y\n" * 1_000_000,
}
