"""Who spoke, opened, moderated or stands for a policy: each once, however often named, with the fullest titles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from workshop_tracker.people.names import NameParts, split_name
from workshop_tracker.people.rules import name_key
from workshop_tracker.workshops.articles.facts.names import Mention, mentions_in
from workshop_tracker.workshops.articles.facts.posts import Holding, holding_of, posts_in
from workshop_tracker.workshops.articles.facts.roles import ROLES, Role, is_called_for, is_listed, role_of
from workshop_tracker.workshops.articles.registers import Registers
from workshop_tracker.workshops.articles.texts.document import Document
from workshop_tracker.workshops.articles.texts.lines import Block
from workshop_tracker.workshops.articles.texts.sentences import sentences_of

# behind `Narasumber: …` the name stands alone
IN_BRACKETS = re.compile(r"^(?P<name>.*?)\s*\((?P<more>[^()]*)\)$")
REPRESENTING = re.compile(r"^(?:mewakili|a\.\s?n\.?|atas nama)\s+(?P<post>.+)$", re.IGNORECASE)
SEPARATED = re.compile(r"\s*;\s*|\s+(?:dan|serta|&)\s+(?=[^\W\d_a-z])")
NAME_ALONE = re.compile(r"[^\W\d_][^\d;:()]{1,80}")

SAID = re.compile(
    r"\b(?:me(?:nyampaikan|njelaskan|negaskan|nekankan|nuturkan|ngatakan|mbahas|nyebut|mandang|nilai|ngajak|ngingatkan"
    r"|maparkan|ngungkapkan|nambahkan|ngapresiasi)|ber(?:harap|pesan)|ujar|ungkap|jelas|tutur|kata|tegas|papar)(?:nya)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """Somebody with a role; `represents` is the post that is held by an official or stood in for.

    `source` are the words of the name with those of the role, `said` the sentences that tell what was said.
    """

    parts: NameParts
    role: Role
    represents: str
    stands_in: bool
    source: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where somebody is named: the role there, if any, and the words.

    Unless it `is_somebody`, capitals alone say that it is a name: it tells no more than another spelling.
    """

    parts: NameParts
    role: Role | None
    post: str
    stands_in: bool
    source: str
    is_somebody: bool


def people_in(document: Document, registers: Registers) -> tuple[FoundPerson, ...]:
    """Everybody with a role in the order in which they are first named; a role behind labels is sought nowhere else."""
    namings = [naming for block in document.blocks for naming in _labelled(block, registers)]
    settled = {naming.role for naming in namings}
    mentioned: list[Naming] = []
    for sentence in _sentences(document):
        for naming in _namings(sentence, registers):
            (namings if naming.is_somebody else mentioned).append(
                replace(naming, role=None) if naming.role in settled else naming
            )
    known = {name_key(naming.parts.name) for naming in namings}
    namings += [naming for naming in mentioned if name_key(naming.parts.name) in known]
    people = [_person(group) for group in _grouped(namings)]
    return tuple(_with_words(person, document) for person in people if person is not None)


def _sentences(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if block.kind != "caption" and block.label not in ROLES and block.text != document.title:
            yield from sentences_of(block.text)


def _labelled(block: Block, registers: Registers) -> Iterator[Naming]:
    """`Pembuka: Agus Contoh, S.Pd. (mewakili Kepala Dinas Contoh)`; several are parted by `;` or stand on lines."""
    role: Role | None = next((role for role in ROLES if role == block.label), None)
    if role is None:
        return
    for written in re.split(r"\s*;\s*", block.text):
        brackets = IN_BRACKETS.match(written)
        name = brackets["name"] if brackets else written
        standing = REPRESENTING.match(brackets["more"].strip()) if brackets else None
        post = standing["post"].strip() if standing else ""
        mentions = _alone(name, registers)
        for mention in mentions:
            yield Naming(
                mention.parts,
                role,
                post,
                bool(post),
                written if len(mentions) == 1 else mention.written,
                is_somebody=True,
            )


def _alone(written: str, registers: Registers) -> list[Mention]:
    """The names of a value: the whole where it splits as one name, else those that titles show, else each part."""
    split = split_name(written)
    if split.certainty == "certain" and not SEPARATED.search(written):
        return [Mention(0, len(written), written, split.parts, is_sure=True)]
    sure = [mention for mention in mentions_in(written, registers) if mention.is_sure]
    if sure or not NAME_ALONE.fullmatch(written):
        return sure
    return [mention for part in SEPARATED.split(written) for mention in mentions_in(part, registers)[:1]]


def _namings(sentence: str, registers: Registers) -> Iterator[Naming]:
    mentions = mentions_in(sentence, registers)
    posts = posts_in(sentence, mentions, registers)
    before: tuple[Mention, Role | None] | None = None
    for place, mention in enumerate(mentions):
        holding = holding_of(sentence, mention, posts)
        if not mention.is_sure and holding is None and not is_called_for(sentence, mention):
            yield Naming(mention.parts, None, "", stands_in=False, source=mention.written, is_somebody=False)
            continue
        until = next((other.start for other in mentions[place + 1 :] if other.is_sure), len(sentence))
        role, begins = role_of(sentence, mention, (before[0].end if before else 0, until))
        if role is None and before is not None and is_listed(sentence[before[0].end : mention.start]):
            role, begins = before[1], mention.start
        role = role or ("official" if holding else None)
        yield _naming(sentence, mention, role, begins, holding)
        before = (mention, role)


def _naming(sentence: str, mention: Mention, role: Role | None, begins: int, holding: Holding | None) -> Naming:
    post = holding.post if holding else None
    start = min(begins, mention.start, post.start if post else mention.start)
    end = max(mention.end, post.end if post else mention.end)
    return Naming(
        parts=mention.parts,
        role=role,
        post=post.written if post else "",
        stands_in=holding is not None and holding.stands_in,
        source=sentence[start:end],
        is_somebody=True,
    )


def _grouped(namings: Iterable[Naming]) -> list[list[Naming]]:
    """Namings of one person together: all words of the shorter name stand in the longer one, and in only one."""
    in_order = list(namings)
    words = [name_key(naming.parts.name).split() for naming in in_order]
    heads = [
        place
        for place, own in enumerate(words)
        if not any(
            _is_part(own, other) and (len(own) < len(other) or at < place)
            for at, other in enumerate(words)
            if at != place
        )
    ]
    groups: dict[int, list[Naming]] = {head: [] for head in heads}
    for own, naming in zip(words, in_order, strict=True):
        whose = [head for head in heads if _is_part(own, words[head])]
        if len(whose) == 1:
            groups[whose[0]].append(naming)
    return [
        groups[head] for head in sorted(heads, key=lambda head: min(map(in_order.index, groups[head]), default=head))
    ]


def _is_part(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    return set(shorter) <= set(longer)


def _person(namings: Sequence[Naming]) -> FoundPerson | None:
    """The person of these namings; none without a role."""
    with_role = sorted((each for each in namings if each.role), key=lambda each: ROLES.index(each.role or "official"))
    if not with_role or not with_role[0].role:
        return None
    fullest = max(namings, key=_fullness)
    chosen = next(
        (each for each in with_role if each.role == with_role[0].role and _fullness(each) == _fullness(fullest)), None
    )
    standing = next((each for each in [*with_role, *namings] if each.post), None)
    return FoundPerson(
        parts=NameParts(
            _longest(namings, "title_before"), _best_spelt(namings, fullest), _longest(namings, "title_after")
        ),
        role=with_role[0].role,
        represents=standing.post if standing and (standing.stands_in or with_role[0].role == "official") else "",
        stands_in=standing is not None and standing.stands_in,
        source=(chosen or fullest).source,
    )


def _fullness(naming: Naming) -> tuple[int, int, int]:
    """More words of the name, then more titles, then more capitals."""
    name = naming.parts.name
    titles = len(naming.parts.title_before) + len(naming.parts.title_after)
    return len(name.split()), titles, sum(word[:1].isupper() for word in name.split())


def _best_spelt(namings: Sequence[Naming], fullest: Naming) -> str:
    """Of the same name written several ways, the way with most capitals at the beginning of words."""
    key = name_key(fullest.parts.name)
    ways = [naming.parts.name for naming in namings if name_key(naming.parts.name) == key]
    return max(ways, key=lambda name: sum(word[:1].isupper() and not word.isupper() for word in name.split()))


def _longest(namings: Sequence[Naming], part: str) -> str:
    return max((str(getattr(naming.parts, part)) for naming in namings), key=len)


def _with_words(person: FoundPerson, document: Document) -> FoundPerson:
    """With the sentences in which this person says something."""
    last = person.parts.name.split()[0]
    said = [
        sentence
        for block in document.blocks
        if not block.label and block.kind == "prose"
        for sentence in sentences_of(block.text)
        if SAID.search(sentence) and re.search(rf"\b{re.escape(last)}\b", sentence)
    ]
    return replace(person, said=" ".join(dict.fromkeys(said)))
