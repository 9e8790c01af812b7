"""A table in Word: its rows are made of elements, since the library looks at the whole table for each cell."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from workshop_tracker.reports.documents.cells import in_words
from workshop_tracker.reports.documents.parts import Cell, Kind, Table

LEFT = frozenset({Kind.TEXT, Kind.DAY})
CELL_STYLE, HEAD_STYLE = "Cell", "Cell Strong"


def add_table(document: Document, table: Table) -> None:
    """The table at the end of the document, its total in bold."""
    made = document.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    element: Any = made._tbl
    head = _row(table, [column.heading for column in table.columns], HEAD_STYLE)
    head.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    element.append(head)
    for cells in table.rows:
        element.append(_row(table, _texts(table, cells), CELL_STYLE))
    if table.total:
        element.append(_row(table, _texts(table, table.total), HEAD_STYLE))


def _texts(table: Table, cells: tuple[Cell, ...]) -> list[str]:
    return [in_words(column, cell) for column, cell in zip(table.columns, cells, strict=True)]


def _row(table: Table, texts: list[str], style: str) -> Any:
    """A row that is never parted over two pages."""
    row: Any = OxmlElement("w:tr")
    row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, text in zip(table.columns, texts, strict=True):
        row.append(_cell(text, style, "left" if column.kind in LEFT else "right"))
    return row


def _cell(text: str, style: str, side: str) -> Any:
    cell, paragraph, run, written = (OxmlElement(f"w:{name}") for name in ("tc", "p", "r", "t"))
    looks = OxmlElement("w:pPr")
    looks.append(_valued("w:pStyle", style.replace(" ", "")))
    looks.append(_valued("w:jc", side))
    written.text = text
    written.set(qn("xml:space"), "preserve")
    run.append(written)
    paragraph.extend((looks, run))
    cell.append(paragraph)
    return cell


def _valued(name: str, value: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element
