"""Posts in a sentence: who holds one, and who stands in for whoever holds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workshop_tracker.presentation import parse_roman
from workshop_tracker.workshops.articles.facts.names import BODIES, Mention
from workshop_tracker.workshops.articles.registers import Registers

POST = re.compile(
    r"\b(?:(?:Plt|Plh|Pjs|Pj|PLT|PLH)\b\.?\s+)?(?:[Ww]akil\s+)?(?:[Kk]epala|[Kk]etua|[Ss]ekretaris|[Kk]oordinator|[Pp]engawas"
    r"|Kabid|Kasi|Kasubag|Bupati|[Ww]ali\s?[Kk]ota|Gubernur|[Dd]irektur|[Rr]ektor|[Dd]ekan|Camat)\b"
    r"(?:\s+(?:dan\s+)?(?:[^\W\d_a-z][\w'’.-]*|[0-9]{1,3}\b|sekolah|dinas|cabang|bidang|pendidikan|wilayah|seksi))*"
)
WORD = re.compile(r"\S+")
SCHOOL_LEVEL = re.compile(r"\b(?:SD|SMP|SMA|SMK|SLB|TK|MI|MTs|MA|MAN)N?\b(?:\s+(?:Negeri|Swasta))?(?:\s+[0-9]+)?$")
HELD_BY = re.compile(
    r"\s*[,:(]?\s*(?:(?:yaitu|yakni|oleh|saat ini|dijabat(?: oleh)?)\s+)?(?:(?:ibu|bapak|bu|pak)\s+)?", re.IGNORECASE
)
STOOD_IN_FOR = re.compile(
    r"[^.;]{0,60}?\b(?:diwakili|diwakilkan|mewakilkan)(?:\s+(?:oleh|kepada|pada))?\s*:?\s*(?:(?:ibu|bapak|bu|pak|sdr\.?|saudara)\s+)?",
    re.IGNORECASE,
)
HOLDS = re.compile(r"\s*[,(]?\s*(?:(?:selaku|sebagai|yang menjabat)\s+)?", re.IGNORECASE)
STANDS_FOR = re.compile(
    r"\s*[,(]?\s*(?:(?:yang|hadir|untuk|datang)\s+)*(?:mewakili|atas nama|a\.\s?n\.?)\s+", re.IGNORECASE
)
STOOD_IN = re.compile(r"\s*,?\s*(?:yang\s+)?(?:diwakil|dalam hal ini)", re.IGNORECASE)
ON_BEHALF = re.compile(r"(?:atas nama|a\.\s?n\.?|mewakili)\s+$", re.IGNORECASE)
# what may follow a name that nothing but the post before it shows to be one
AFTER_A_NAME = re.compile(
    r"\s*(?:[,.)“\"]|$|(?:dan|serta|saat|dalam|usai|ketika|selaku|yang|hadir|juga)\b|(?:me|ber|di)\w+)"
)


@dataclass(frozen=True, slots=True)
class Post:
    """A post from `start` to `end`, as written."""

    start: int
    end: int
    written: str


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody holds this post, or stands in for its holder."""

    post: Post
    stands_in: bool


def posts_in(sentence: str, mentions: Sequence[Mention], registers: Registers) -> list[Post]:
    """The posts of a sentence; one ends where a name begins."""
    posts = []
    for match in POST.finditer(sentence):
        inside = [mention for mention in mentions if match.start() < mention.start < match.end()]
        names = [mention for mention in inside if mention.is_sure]
        if (
            not names
            and not _is_of_another(sentence, match, mentions)
            and not _goes_on_as_a_school(match[0], registers)
        ):
            names = inside
        end = min((mention.start for mention in names), default=match.end())
        written = sentence[match.start() : end].rstrip(" ,.")
        posts.append(Post(match.start(), match.start() + len(written), written))
    return posts


def _is_of_another(sentence: str, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """Whether somebody else is named with this post, so that its last words are no name."""
    follows = any(mention.is_sure and 0 <= mention.start - match.end() <= 2 for mention in mentions)
    return follows or bool(ON_BEHALF.search(sentence[: match.start()])) or bool(STOOD_IN.match(sentence, match.end()))


def _goes_on_as_a_school(post: str, registers: Registers) -> bool:
    """`Kepala SMK Contoh`: behind a level stands the school's name, unless more than that follows a place."""
    known = 0
    for word in WORD.finditer(post):
        text = word[0].strip(".,").casefold()
        if text in BODIES or text in registers.place_words or parse_roman(text) or text.isdecimal():
            known = word.end()
    return SCHOOL_LEVEL.search(post[:known]) is not None


def holding_of(sentence: str, mention: Mention, posts: Sequence[Post]) -> Holding | None:
    """The post that somebody holds or stands in for, by the words between the two."""
    for post in posts:
        if post.end <= mention.start:
            between = sentence[post.end : mention.start]
            if STOOD_IN_FOR.fullmatch(between) or (
                ON_BEHALF.search(sentence[: post.start]) and HELD_BY.fullmatch(between)
            ):
                return Holding(post, stands_in=True)
            if HELD_BY.fullmatch(between) and _is_shown(sentence, mention):
                return Holding(post, stands_in=False)
        elif mention.end <= post.start:
            between = sentence[mention.end : post.start]
            if STANDS_FOR.fullmatch(between):
                return Holding(post, stands_in=True)
            if HOLDS.fullmatch(between) and between.strip():
                return Holding(post, stands_in=False)
    return None


def _is_shown(sentence: str, mention: Mention) -> bool:
    return mention.is_sure or AFTER_A_NAME.match(sentence, mention.end) is not None
