"""The frozen text of a transcript: a name, its trainings by year, and the hours that they come to."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from workshop_tracker.handout.outside.told import OutsideLine, ProofState, verified_hours
from workshop_tracker.handout.record import hours_by_year
from workshop_tracker.handout.records.trainings import RecordedTraining
from workshop_tracker.presentation import format_date


@dataclass(frozen=True, slots=True)
class TrainingText:
    """One training as printed, wherever it was."""

    year: int
    title: str
    organizer: str
    days: str
    number: str
    role: str
    lesson_hours: int | None


@dataclass(frozen=True, slots=True)
class TranscriptLine(TrainingText):
    """A training with a paper of this installation; `code` is of that paper."""

    code: str


@dataclass(frozen=True, slots=True)
class OutsideText(TrainingText):
    """A training of another body; `state` says whether somebody has seen its proof."""

    state: str


@dataclass(frozen=True, slots=True)
class TranscriptText:
    """Lines newest first; `hours` are JP on papers by year, the newest first, `outside_hours` those verified elsewhere.

    `counts_outside` is what the site's setting said on the day.
    """

    name: str
    lines: tuple[TranscriptLine, ...]
    hours: tuple[tuple[int, int], ...]
    is_sample: bool
    outside: tuple[OutsideText, ...] = ()
    outside_hours: tuple[tuple[int, int], ...] = ()
    counts_outside: bool = False

    @property
    def outside_years(self) -> list[int]:
        """The years with trainings elsewhere, the newest first."""
        return sorted({line.year for line in self.outside}, reverse=True)

    def outside_of_year(self, year: int) -> tuple[OutsideText, ...]:
        return tuple(line for line in self.outside if line.year == year)

    def hours_elsewhere(self, year: int) -> int:
        """Verified JP of a year."""
        return dict(self.outside_hours).get(year, 0)

    def hours_together(self, year: int) -> int:
        """JP on papers and verified elsewhere."""
        return dict(self.hours).get(year, 0) + self.hours_elsewhere(year)

    def of_year(self, year: int) -> tuple[TranscriptLine, ...]:
        return tuple(line for line in self.lines if line.year == year)

    def to_json(self) -> str:
        """Equal texts are equal letters."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def transcript_text(
    name: str,
    trainings: Sequence[RecordedTraining],
    outside: Sequence[OutsideLine] = (),
    *,
    counts_outside: bool = False,
) -> TranscriptText:
    """The text of what somebody holds today; a training elsewhere that was refused is left out."""
    hours = hours_by_year((each.ended_on, each.lesson_hours or 0) for each in trainings)
    return TranscriptText(
        name,
        tuple(map(_line, trainings)),
        tuple(hours.items()),
        any(each.is_sample for each in trainings),
        outside=tuple(_outside(each) for each in outside if each.state is not ProofState.REFUSED),
        outside_hours=tuple(verified_hours(outside).items()),
        counts_outside=counts_outside,
    )


def check_url(base_url: str, code: str) -> str:
    """The address in the QR code; in capitals, which makes the smallest code, unless its path would change."""
    url = f"{base_url}/r/{code}"
    return url if urlsplit(base_url).path.strip("/") else url.upper()


def transcript_from_json(snapshot: str) -> TranscriptText:
    """The exact inverse of `to_json`."""
    told = json.loads(snapshot)
    lines = tuple(TranscriptLine(**line) for line in told["lines"])
    hours = tuple((year, sum_) for year, sum_ in told["hours"])
    outside = tuple(OutsideText(**line) for line in told["outside"])
    outside_hours = tuple((year, sum_) for year, sum_ in told["outside_hours"])
    return TranscriptText(told["name"], lines, hours, told["is_sample"], outside, outside_hours, told["counts_outside"])


def _line(each: RecordedTraining) -> TranscriptLine:
    return TranscriptLine(
        each.ended_on.year, each.title, each.organizer, each.days, each.number, each.role, each.lesson_hours, each.code
    )


def _outside(each: OutsideLine) -> OutsideText:
    days = each.days or format_date(each.ended_on)
    role = each.role or "Peserta"
    about = (each.ended_on.year, each.title, each.organizer, days, each.number, role, each.lesson_hours)
    return OutsideText(*about, each.state.value)
