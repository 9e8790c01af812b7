"""A picture as inline SVG: attributes only, neither style nor script, so that the strictest policy lets it stand."""

from html import escape

from workshop_tracker.reports.charts.shapes import Box, Drawn, Shape, Stroke, Tone, Words

DASHED = f'fill="none" stroke="{Tone.QUIET.value}" stroke-dasharray="4 3"'


def svg_of(picture: Drawn) -> str:
    """The element; its title is the finding, which a screen reader says in place of the picture."""
    size = f"{_number(picture.width)} {_number(picture.height)}"
    shapes = "".join(map(_element, picture.shapes))
    # the breadth keeps words at the size of the text around; narrower screens make all of it smaller
    return (
        f'<svg class="chart" xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {size}"'
        f' aria-label="{escape(picture.title)}">{shapes}</svg>'
    )


def _element(shape: Shape) -> str:
    match shape:
        case Box():
            paint = f'fill="{shape.fill.value}"' if shape.fill else DASHED
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
            size = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
            return f"<rect {place} {size} {paint}/>"
        case Stroke():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            dashes = f' stroke-dasharray="{" ".join(map(_number, shape.dashes))}"' if shape.dashes else ""
            paint = f'fill="none" stroke="{shape.tone.value}" stroke-width="{_number(shape.breadth)}"'
            return f'<polyline points="{points}" {paint}{dashes}/>'
        case Words():
            weight = ' font-weight="600"' if shape.is_strong else ""
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}" font-size="{_number(shape.size)}"'
            looks = f'text-anchor="{shape.anchor.value}" fill="{shape.tone.value}"{weight}'
            return f"<text {place} {looks}>{escape(shape.text)}</text>"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
