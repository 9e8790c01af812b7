"""The programme as a table: numbered sessions under their groups, with heads, rules and the total."""

from dataclasses import dataclass, replace

from workshop_tracker.designs.ornaments import box, filled, segment, stroked
from workshop_tracker.designs.phrases import Entry, Phrases
from workshop_tracker.designs.sheet import Align, Sheet
from workshop_tracker.designs.table_pages import Cells, CellStyles, Column, Page, SetRow, cells
from workshop_tracker.designs.typesetting import LEAST_SIZE, Run, Style, sized

ASCENT = 0.74  # of the leading, from a row's padding to its baseline
HEAD_SIZE, TRACKING = 0.82, 0.08  # of the size; em
THICK, MIDDLE, THIN = 0.9, 0.45, 0.25  # pt
NUMBER_GAP = 0.42  # mm for each pt of size
HOURS_INSET = 1.0
HALF_CAPITAL = 0.118  # mm for each pt of size


@dataclass(frozen=True, slots=True)
class TableStyles:
    """Styles and colours of the table; the sizes come from the setting."""

    head: Style
    topic: Style
    quiet: Style
    heading: Style
    hair: str
    band: str

    @property
    def cells(self) -> CellStyles:
        """Those that the breaking of lines needs."""
        return CellStyles(self.topic, self.quiet, self.heading)


@dataclass(frozen=True, slots=True)
class TablePrinter:
    """Draws pages of a table on a sheet."""

    sheet: Sheet
    styles: TableStyles
    phrases: Phrases
    has_speakers: bool

    def draw(self, page: Page, top: float, total: int | None) -> None:
        """A page from `top` mm downwards; columns end level; `total` stands under the last one if given."""
        level = max(column.height for column in page)
        for column in page:
            self._draw_column(column, top, level)
        if total is not None:
            self._draw_total(page[-1], top + page[-1].setting.single + level, total)

    def _draw_column(self, column: Column, top: float, level: float) -> None:
        y = head_end = self._draw_head(column, top)
        spread = (level - column.height) / len(column.rows)
        for row in column.rows:
            self._draw_row(column, row, y, spread)
            y += row.height + spread
        for end in (head_end, y):  # last, so that no group's band covers it
            self._rule(column, end, self.styles.heading.colour, MIDDLE)

    def _draw_head(self, column: Column, y: float) -> float:
        setting, widths = column.setting, self._cells(column)
        style = sized(self.styles.head, max(setting.size * HEAD_SIZE, LEAST_SIZE))
        baseline = y + setting.padding + setting.leading * ASCENT
        self._cell(column.x + widths.number - NUMBER_GAP * setting.size, baseline, "NO", style, Align.RIGHT)
        self._cell(column.x + widths.number, baseline, self.phrases.topic, style)
        if self.has_speakers:
            self._cell(column.x + widths.number + widths.topic, baseline, self.phrases.speaker, style)
        self._cell(column.x + column.across - HOURS_INSET, baseline, self.phrases.hours, style, Align.RIGHT)
        self._rule(column, y, self.styles.heading.colour, THICK)
        return y + setting.single

    def _draw_row(self, column: Column, row: SetRow, y: float, spread: float) -> None:
        if row.entry.is_heading:
            self.sheet.draw(filled(box(column.x, y, column.across, row.height + spread), self.styles.band))
        baseline = y + spread / 2 + column.setting.padding + column.setting.leading * ASCENT
        self._draw_words(column, row, baseline)
        self._draw_figures(column, row.entry, baseline)
        self._rule(column, y + row.height + spread, self.styles.hair, THIN)

    def _draw_words(self, column: Column, row: SetRow, baseline: float) -> None:
        widths = self._cells(column)
        left = column.x + widths.number
        for x, lines in ((left, row.topic), (left + widths.topic, row.speakers)):
            for index, line in enumerate(lines):
                self.sheet.line(x, baseline + index * column.setting.leading, line)

    def _draw_figures(self, column: Column, entry: Entry, baseline: float) -> None:
        size = column.setting.size
        number = self.styles.heading if entry.is_heading else self.styles.quiet
        hours = self.styles.heading if entry.is_heading else self.styles.topic
        number_end = column.x + self._cells(column).number - NUMBER_GAP * size
        self._cell(number_end, baseline, entry.number, sized(number, size), Align.RIGHT)
        hours_end = column.x + column.across - HOURS_INSET
        self._cell(hours_end, baseline, str(entry.lesson_hours), sized(hours, size), Align.RIGHT)

    def _draw_total(self, column: Column, y: float, total: int) -> None:
        height = column.setting.total
        style = sized(self.styles.heading, column.setting.size)
        tracked = replace(style, tracking=TRACKING)
        baseline = y + height / 2 + column.setting.size * HALF_CAPITAL
        self._cell(column.x + self._cells(column).number, baseline, self.phrases.total, tracked)
        self._cell(column.x + column.across - HOURS_INSET, baseline, str(total), style, Align.RIGHT)
        self._rule(column, y + height, self.styles.heading.colour, THICK)

    def _cells(self, column: Column) -> Cells:
        return cells(column.across, column.setting.size, has_speakers=self.has_speakers)

    def _cell(self, x: float, baseline: float, text: str, style: Style, align: Align = Align.LEFT) -> None:
        if text:
            self.sheet.line(x, baseline, (Run(text, style),), align)

    def _rule(self, column: Column, y: float, colour: str, thickness: float) -> None:
        self.sheet.draw(stroked(segment(column.x, y, column.x + column.across, y), colour, thickness))
