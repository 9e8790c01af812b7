"""A picture with its table, and how both are told in the language of a reader."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from workshop_tracker.reports.charts.descriptions import Chart
from workshop_tracker.reports.charts.drawing import drawn
from workshop_tracker.reports.charts.shapes import Drawn, Words
from workshop_tracker.reports.documents.parts import Table

Value = TypeVar("Value")
NUMBER = re.compile(r"[0-9.,]*[0-9]%?")
ENGLISH_MARKS = str.maketrans(",.", ".,")
ON_A_PAGE, ON_A_SLIDE = 360, 560  # units of width: the first has the size of the text around on a phone


@dataclass(frozen=True, slots=True)
class Picture:
    """`name` stands in its address; the title of the chart is the finding, the table holds every number of it."""

    name: str
    chart: Chart
    table: Table


def charts_of(*pictures: Picture | None) -> tuple[Chart, ...]:
    """For a part of a document that has the table already."""
    return tuple(picture.chart for picture in pictures if picture)


def in_the_words_of(value: Value, tell: Callable[[Any], Any]) -> Value:
    """The description with each of its texts told by `tell`."""
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: in_the_words_of(getattr(value, field.name), tell) for field in fields(value)}
        return replace(value, **told)
    if isinstance(value, tuple):
        return tuple(in_the_words_of(each, tell) for each in value)  # type: ignore[return-value]  # as it came
    told_value: Value = tell(value)
    return told_value


def drawn_for(chart: Chart, width: float, *, language: str) -> Drawn:
    """The picture; its numbers have the marks of the language."""
    picture = drawn(chart, width)
    if language == "id":
        return picture
    shapes = tuple(
        replace(shape, text=shape.text.translate(ENGLISH_MARKS))
        if isinstance(shape, Words) and NUMBER.fullmatch(shape.text)
        else shape
        for shape in picture.shapes
    )
    return replace(picture, shapes=shapes)
