"""A whole report for Word: what a superior changes before signing can be changed."""

import datetime as dt
from io import BytesIO
from typing import Any, BinaryIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from workshop_tracker.reports.charts.drawing import drawn
from workshop_tracker.reports.charts.ink import png_of
from workshop_tracker.reports.documents.letters import Frame, Letter, Picture, Signature
from workshop_tracker.reports.documents.parts import Part, ReportDocument
from workshop_tracker.reports.documents.word.tables import CELL_STYLE, HEAD_STYLE, add_table

FACE = "Arial"  # is on every office's computer
INK = RGBColor(0x1B, 0x1F, 0x29)
SIGNER_FROM = Mm(90)
WRITTEN_AT = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a file tells no time
BREADTH_OF_CHARTS = 400.0  # units of the picture, 140 mm on the page
LINE_TO_WRITE_ON = "." * 40


def write_report(document: ReportDocument, out: BinaryIO) -> None:
    """Write one .docx to `out`."""
    word = _empty_page(document)
    _letterhead(word, document.frame.letterhead)
    if document.frame.letter:
        _covering_letter(word, document.frame.letter, document.frame.signature)
    word.add_paragraph(document.office)
    word.add_heading(document.title, 0)
    word.add_paragraph().add_run(document.lead).bold = True
    if document.frame.state:
        word.add_paragraph(document.frame.state)
    for part in document.parts:
        _part(word, part)
    _definitions(word, document.definitions)
    _pictures(word, document.frame.pictures)
    _end(word, document.frame)
    word.save(out)


def _empty_page(document: ReportDocument) -> WordDocument:
    word = Document()
    word.core_properties.title = f"{document.title} – {document.office}"
    word.core_properties.author, word.core_properties.comments = document.office, ""
    word.core_properties.created = word.core_properties.modified = WRITTEN_AT
    word.core_properties.language = "id"
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
    _styles(word.styles)
    _foot(section.footer.paragraphs[0], document)
    return word


def _styles(styles: Any) -> None:
    """One face for all, headings in the colour of the text, and the small text of cells."""
    styles["Normal"].font.name, styles["Normal"].font.size = FACE, Pt(10)
    for name in ("Title", "Heading 1"):
        styles[name].font.name, styles[name].font.color.rgb = FACE, INK
        fonts = styles[name].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    styles["Title"].font.size, styles["Heading 1"].font.size = Pt(18), Pt(13)
    for name in (CELL_STYLE, HEAD_STYLE):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.font.size, style.font.bold = styles["Normal"], Pt(8), name == HEAD_STYLE
        style.paragraph_format.space_after = Pt(0)


def _foot(paragraph: Any, document: ReportDocument) -> None:
    paragraph.add_run(f"{document.foot} · halaman ").font.size = Pt(8)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _letterhead(word: WordDocument, lines: tuple[str, ...]) -> None:
    for line in lines:
        paragraph = word.add_paragraph()
        paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
        paragraph.add_run(line).bold = True
    if lines:
        word.add_paragraph()


def _covering_letter(word: WordDocument, letter: Letter, signer: Signature | None) -> None:
    if letter.placed:
        word.add_paragraph(letter.placed).paragraph_format.left_indent = SIGNER_FROM
    for label, value in letter.fields:
        paragraph = word.add_paragraph(f"{label}\t: {value}")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(25))
        paragraph.paragraph_format.space_after = Pt(0)
    word.add_paragraph()
    for line in letter.addressee:
        word.add_paragraph(line).paragraph_format.space_after = Pt(0)
    word.add_paragraph()
    for text in letter.paragraphs:
        word.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if signer:
        _signature(word, signer)
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _signature(word: WordDocument, signer: Signature) -> None:
    """Title, room for ink and stamp, then name, rank and identity; kept on one page."""
    name = signer.name or LINE_TO_WRITE_ON
    lines = [*signer.title_lines, "", "", "", name, *filter(None, (signer.rank, signer.identity))]
    for line in lines:
        paragraph = word.add_paragraph()
        paragraph.add_run(line).bold = line == name
        looks = paragraph.paragraph_format
        looks.left_indent, looks.space_after, looks.keep_with_next = SIGNER_FROM, Pt(0), line is not lines[-1]


def _part(word: WordDocument, part: Part) -> None:
    word.add_heading(part.heading, 1)
    if part.finding:
        word.add_paragraph().add_run(part.finding).bold = True
    for chart in part.charts:
        word.add_picture(BytesIO(png_of(drawn(chart, BREADTH_OF_CHARTS))), width=Mm(140))
    for table in part.tables:
        word.add_paragraph(table.caption, style="Caption").paragraph_format.keep_with_next = True
        add_table(word, table)
        word.add_paragraph()
    for note in part.notes:
        word.add_paragraph(note)


def _definitions(word: WordDocument, definitions: tuple[str, ...]) -> None:
    if definitions:
        word.add_heading("Definisi", 1)
    for definition in definitions:
        word.add_paragraph(definition)


def _pictures(word: WordDocument, pictures: tuple[Picture, ...]) -> None:
    if pictures:
        word.add_heading("Dokumentasi", 1)
    for picture in pictures:
        word.add_picture(BytesIO(picture.content), height=Mm(80))
        word.add_paragraph(picture.caption, style="Caption")


def _end(word: WordDocument, frame: Frame) -> None:
    if frame.signature:
        if frame.letter and frame.letter.placed:
            word.add_paragraph(frame.letter.placed).paragraph_format.left_indent = SIGNER_FROM
        _signature(word, frame.signature)
    if frame.proof:
        word.add_paragraph(f"Periksa keaslian laporan ini: {frame.proof.address} (kode {frame.proof.code})")
