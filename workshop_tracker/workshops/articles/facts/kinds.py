"""What an article is: news of a workshop, a policy that becomes a programme, or something else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workshop_tracker.intake.dates import MONTH_WORDS
from workshop_tracker.workshops.articles.facts.evidence import Found
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.articles.texts.sentences import sentences_of

Kind = Literal["workshop", "programme", "other"]
EVENT = re.compile(
    r"\b(?:workshop|lokakarya|bimtek|bimbingan teknis|pelatihan|diklat|seminar|webinar|in[- ]house training|IHT"
    r"|pendampingan|sarasehan|diseminasi|kegiatan MGMP|pertemuan (?:MGMP|KKG|MKKS))\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:digelar|menggelar|dilaksanakan|melaksanakan|diselenggarakan|menyelenggarakan|diadakan|mengadakan|berlangsung"
    r"|diikuti|mengikuti|dibuka|membuka|menghadirkan|dihadiri|menghadiri|narasumber|pemateri|pembicara|peserta|sukses"
    r"|mengundang|undangan|terlaksana)\b",
    re.IGNORECASE,
)
ORGANIZED = re.compile(
    r"\b(?:digelar|menggelar|dilaksanakan|melaksanakan|diselenggarakan|menyelenggarakan|diadakan|mengadakan)\b",
    re.IGNORECASE,
)
DATED = re.compile(rf"\b[0-9]{{1,2}} (?:{'|'.join(MONTH_WORDS)}) [0-9]{{4}}\b", re.IGNORECASE)
POLICY = re.compile(
    r"\b(?:kebijakan|menerapkan|diterapkan|penerapan|mencanangkan|dicanangkan|meluncurkan|diluncurkan|mewajibkan|diwajibkan"
    r"|memberlakukan|diberlakukan|mengimplementasikan|diimplementasikan|implementasi"
    r"|mulai (?:semester|tahun (?:ajaran|pelajaran)))\b",
    re.IGNORECASE,
)
EVERY_SCHOOL = re.compile(
    r"\b(?:seluruh|semua|setiap|tiap)\s+(?:\w+\s+){0,2}?(?:sekolah|satuan pendidikan|jenjang|guru)\b"
    r"|\b(?:TK|PAUD|SD)\s+(?:hingga|sampai(?: dengan)?|s\.d\.|-|–)\s+\w+",
    re.IGNORECASE,
)
OFFICIAL_BODY = re.compile(
    r"\b(?:Dinas (?:Pendidikan|Dikbud)|Disdik\w*|Dindik\w*|Cabang Dinas|Kementerian|Kemenag"
    r"|Pemerintah (?:Kota|Kabupaten)|Pemkot|Pemkab|Bupati|Wali ?[Kk]ota|Kepala Dinas)"
)
MOURNING = re.compile(
    r"\b(?:meninggal dunia|tutup usia|berpulang|duka cita|berduka|almarhum|almarhumah|wafat)\b", re.IGNORECASE
)
OPINION = re.compile(
    r"\b(?:menurut (?:hemat )?saya|saya (?:kira|rasa|pikir|percaya|yakin|berpendapat)|opini"
    r"|penulis (?:adalah|merupakan)|kita (?:perlu|harus|sering|semua)|esai ini|tulisan ini)\b",
    re.IGNORECASE,
)
COMING = re.compile(
    r"\b(?:akan (?:di|meng|men|me|ber)\w+|mengundang|undangan|pendaftaran|daftarkan|segera daftar)\b", re.IGNORECASE
)
PAST = re.compile(r"\b(?:telah|sudah|usai|sukses|terlaksana|berjalan lancar|tuntas|digelar)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much speaks for each kind, and the sentence that says it first."""

    workshop: float = 0
    programme: float = 0
    other: float = 0


def kind_of(document: Document) -> Found[Kind]:
    """What the article is; its words are the sentence, or the title, that decided."""
    weighed = [
        (text, _weights(text) if not is_title else _weights_of_title(text)) for text, is_title in _texts(document)
    ]
    workshop = sum(weights.workshop for _, weights in weighed) + _labelled(document)
    programme = sum(weights.programme for _, weights in weighed)
    other = sum(weights.other for _, weights in weighed)
    if workshop >= 2 and workshop > other and workshop >= programme:
        return Found("workshop", _first(weighed, "workshop", document))
    if programme >= 2 and programme > max(other, workshop):
        return Found("programme", _first(weighed, "programme", document))
    return Found("other", _first(weighed, "other", document))


def announces(document: Document) -> bool:
    """Whether its words announce what has not taken place."""
    texts = [text for text, _ in _texts(document)]
    return any(COMING.search(text) for text in texts) and not any(
        PAST.search(text) for text in texts if EVENT.search(text)
    )


def _texts(document: Document) -> Iterator[tuple[str, bool]]:
    if document.title:
        yield document.title, True
    for block in document.blocks:
        if block.kind == "caption" or block.text == document.title:
            continue
        for sentence in sentences_of(block.text):
            yield sentence, block.kind == "title"


def _weights(sentence: str) -> Weights:
    is_event, is_held = EVENT.search(sentence) is not None, HELD.search(sentence) is not None
    signs = (POLICY.search(sentence), EVERY_SCHOOL.search(sentence), OFFICIAL_BODY.search(sentence))
    policies = sum(sign is not None for sign in signs)
    return Weights(
        workshop=_weight_of_event(sentence, is_held=is_held) if is_event else 0,
        programme=(1.0 if policies >= 2 else 0.25 if signs[0] else 0) * (0.25 if is_event and is_held else 1),
        other=3.0 if MOURNING.search(sentence) else 1.0 if OPINION.search(sentence) else 0,
    )


def _weight_of_event(sentence: str, *, is_held: bool) -> float:
    """A sentence that says who held it on which day is news enough by itself."""
    if ORGANIZED.search(sentence) and DATED.search(sentence):
        return 2.0
    return 1.0 if is_held else 0.25


def _weights_of_title(title: str) -> Weights:
    """A title has no room for two signs: one counts."""
    is_policy = POLICY.search(title) or EVERY_SCHOOL.search(title)
    return Weights(
        workshop=1.0 if EVENT.search(title) else 0,
        programme=1.0 if is_policy and not EVENT.search(title) else 0,
        other=4.0 if MOURNING.search(title) else 2.0 if OPINION.search(title) else 0,
    )


def _labelled(document: Document) -> float:
    """A report or an invitation by labels: day, place, speaker; one that names the event leaves little doubt."""
    labels = {block.label for block in document.blocks} & {"event", "days", "place", "speaker", "moderator", "opening"}
    if "event" in labels:
        return 3.0 + 2 * len(labels)
    return float(len(labels)) if len(labels) >= 2 else 0


def _first(weighed: list[tuple[str, Weights]], kind: Kind, document: Document) -> str:
    heaviest = max(weighed, key=lambda each: getattr(each[1], kind), default=None)
    return heaviest[0] if heaviest else document.words[:0]
