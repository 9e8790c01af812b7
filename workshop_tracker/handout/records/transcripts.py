"""The frozen text of a transcript: a name, its trainings by year, and the hours that they come to."""

import json
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from workshop_tracker.handout.record import hours_by_year
from workshop_tracker.handout.records.trainings import RecordedTraining


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One training as printed; `code` is of its paper."""

    year: int
    title: str
    organizer: str
    days: str
    number: str
    role: str
    lesson_hours: int | None
    code: str


@dataclass(frozen=True, slots=True)
class TranscriptText:
    """Lines newest first; `hours` are recognised JP by year, the newest first."""

    name: str
    lines: tuple[TranscriptLine, ...]
    hours: tuple[tuple[int, int], ...]
    is_sample: bool

    def of_year(self, year: int) -> tuple[TranscriptLine, ...]:
        return tuple(line for line in self.lines if line.year == year)

    def to_json(self) -> str:
        """Equal texts are equal letters."""
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))


def transcript_text(name: str, trainings: list[RecordedTraining]) -> TranscriptText:
    """The text of what somebody holds today."""
    hours = hours_by_year((each.ended_on, each.lesson_hours or 0) for each in trainings)
    return TranscriptText(name, tuple(map(_line, trainings)), tuple(hours.items()), any(t.is_sample for t in trainings))


def check_url(base_url: str, code: str) -> str:
    """The address in the QR code; in capitals, which makes the smallest code, unless its path would change."""
    url = f"{base_url}/r/{code}"
    return url if urlsplit(base_url).path.strip("/") else url.upper()


def transcript_from_json(snapshot: str) -> TranscriptText:
    """The exact inverse of `to_json`."""
    told = json.loads(snapshot)
    lines = tuple(TranscriptLine(**line) for line in told["lines"])
    hours = tuple((year, sum_) for year, sum_ in told["hours"])
    return TranscriptText(told["name"], lines, hours, told["is_sample"])


def _line(each: RecordedTraining) -> TranscriptLine:
    return TranscriptLine(
        each.ended_on.year, each.title, each.organizer, each.days, each.number, each.role, each.lesson_hours, each.code
    )
