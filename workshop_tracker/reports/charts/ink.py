"""The same picture by ReportLab: a drawing for paper, and a PNG for slides. Loaded with the first paper (0012)."""

from io import BytesIO
from typing import Any

import pypdfium2
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing, PolyLine, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from workshop_tracker.designs.canvas import register_faces
from workshop_tracker.designs.faces import Face
from workshop_tracker.reports.charts.shapes import Box, Drawn, Shape, Stroke, Tone, Words

STATE_DEFAULTS["fontName"] = Face.SANS.value  # otherwise a face would be named without being embedded
SHARPNESS = 3  # pixels for each unit
TITLE, LEADING, EDGE, FOOT = 13, 18, 8, 9  # units: of the finding above a slide's picture, around it, and below


def drawing_of(picture: Drawn) -> Drawing:
    """A drawing of as many points as the picture has units."""
    register_faces()
    drawing = Drawing(picture.width, picture.height)
    for shape in picture.shapes:
        drawing.add(_inked(shape, picture.height))
    return drawing


def png_of(picture: Drawn, foot: str = "") -> bytes:
    """The picture on white under its finding, three pixels for each unit; `foot` says whose it is, and of when."""
    drawing, file = drawing_of(picture), BytesIO()
    title = simpleSplit(picture.title, Face.SANS_STRONG.value, TITLE, picture.width)
    made: Any = Canvas  # its stubs take lengths for whole points
    below = EDGE + (LEADING if foot else 0)
    page_size = (picture.width + 2 * EDGE, picture.height + below + EDGE + LEADING * len(title))
    canvas = made(file, pagesize=page_size, invariant=1, initialFontName=Face.SANS.value)
    canvas.setFont(Face.SANS_STRONG.value, TITLE)
    for place, line in enumerate(title, 1):
        canvas.drawString(EDGE, page_size[1] - LEADING * place, line)
    renderPDF.draw(drawing, canvas, EDGE, below)
    canvas.setFont(Face.SANS.value, FOOT)
    canvas.drawString(EDGE, EDGE, foot)
    canvas.save()
    page = pypdfium2.PdfDocument(file.getvalue())[0]
    written = BytesIO()
    page.render(scale=SHARPNESS).to_pil().save(written, "PNG")
    return written.getvalue()


def _inked(shape: Shape, height: float) -> Any:
    """ReportLab counts upwards from the foot."""
    match shape:
        case Box():
            fill = HexColor(shape.fill.value) if shape.fill else None
            edge = {} if shape.fill else {"strokeColor": HexColor(Tone.QUIET.value), "strokeDashArray": [4, 3]}
            looks: dict[str, Any] = {"fillColor": fill, "strokeColor": None, "strokeWidth": 0.7} | edge
            return Rect(shape.x, height - shape.y - shape.height, shape.width, shape.height, **looks)
        case Stroke():
            points = [value for x, y in shape.points for value in (x, height - y)]
            looks = {"strokeColor": HexColor(shape.tone.value), "strokeWidth": shape.breadth}
            return PolyLine(points, **looks | ({"strokeDashArray": list(shape.dashes)} if shape.dashes else {}))
        case Words():
            face = Face.SANS_STRONG if shape.is_strong else Face.SANS
            looks = {"fontName": face.value, "fontSize": shape.size, "textAnchor": shape.anchor.value}
            return String(shape.x, height - shape.y, shape.text, fillColor=HexColor(shape.tone.value), **looks)
