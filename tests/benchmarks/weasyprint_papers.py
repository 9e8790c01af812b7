"""Papers through WeasyPrint, where it is installed: pages of HTML over our art as a picture; no library of ours."""

from __future__ import annotations

import importlib.util
from html import escape
from importlib import import_module
from pathlib import Path

import segno

from workshop_tracker.designs.rules import CertificateText

PAGE = """<style>@page {{ size: A4 landscape; margin: 0; background: url({art}) 0 0 / 297mm 210mm }}
body {{ margin: 0; font: 10.5pt "Source Serif Pro", serif; text-align: center }}
section {{ page-break-after: always; height: 210mm; padding-top: 24mm; box-sizing: border-box }}
table {{ margin: 8mm auto; width: 210mm }}
img {{ width: 21mm; position: absolute; left: 28mm; bottom: 34mm }}</style>"""


def is_installed() -> bool:
    return importlib.util.find_spec("weasyprint") is not None


def weasyprint(art: str, texts: list[CertificateText]) -> None:
    html = PAGE.format(art=Path(art).as_uri()) + "".join(f"{front(text)}{back(text)}" for text in texts)
    import_module("weasyprint").HTML(string=html).write_pdf()


def front(text: CertificateText) -> str:
    code = segno.make(text.verification_url, error="m").png_data_uri(scale=4)
    lines = [*text.letterhead, text.kind.upper(), f"Nomor: {text.number}", "Diberikan kepada", text.name]
    lines += [f"{text.identity_line} · {text.school}", "atas partisipasinya sebagai", text.role, text.title]
    lines += [
        text.organizer,
        f"{text.dates}, {text.place}, {text.lesson_hours} JP",
        text.signatories[0].name,
        text.code,
    ]
    return f"<section>{''.join(f'<p>{escape(line)}</p>' for line in lines)}<img src='{code}'></section>"


def back(text: CertificateText) -> str:
    cells = ((row.topic, row.speakers, str(row.lesson_hours)) for row in text.programme)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in cells)
    foot = escape(f"{text.number} · {text.name} · {text.code}")
    return f"<section><h1>STRUKTUR PROGRAM</h1><table>{rows}</table><p>{foot}</p></section>"
