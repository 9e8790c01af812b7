"""The verification address as a QR code: a few shapes of it are asked for, all others follow by exclusive or.

For one version, level and mask each module is a sum over GF(2) of data bits and a constant. So the modules of an
address are those of a known one, turned over where the units that differ turn them.
"""

from functools import cached_property, lru_cache
from typing import Any, Literal

import segno

from workshop_tracker.designs.ornaments import colour_values, point
from workshop_tracker.designs.press.recorder import OwnCode
from workshop_tracker.designs.typesetting import POINTS_PER_MM

MASK = 3  # the least penalty for most of our addresses; weighing all eight each time would take as long as the rest
CAPITALS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"  # the signs that a code packs two to eleven bits
AMONG_CAPITALS = frozenset(CAPITALS)
Mode = Literal["alphanumeric", "byte"]


def code_content(code: OwnCode) -> str:
    """Page content: the dark modules as a mask of one bit each."""
    return code_content_of(code.address, code)


def code_content_of(address: str, code: OwnCode) -> str:
    """The same of another address in the place of a code."""
    count, modules = modules_of(address)
    digits = 2 * count * row_bytes(count)
    light = (1 << 4 * digits) - 1 ^ modules  # a mask paints where it is 0
    return f"{_place(count, code.x, code.y, code.side, code.colour)}{light:0{digits}x}>EI Q"


@lru_cache(maxsize=16)
def _place(count: int, x: float, y: float, side: float, colour: str) -> str:
    """All before the modules."""
    span = side * POINTS_PER_MM
    place = f"{span:.2f} 0 0 {span:.2f} {point(x, y + side)} cm"
    return f"q {colour_values(colour)} rg {place} BI/W {count}/H {count}/IM true/F/AHx ID "


def row_bytes(count: int) -> int:
    """Bytes of one row of modules; each begins a new one."""
    return (count + 7) // 8


def modules_of(address: str) -> tuple[int, int]:
    """Modules a side, and all of them as one number, dark ones as 1: the rows from the top, each in whole bytes.

    Level M. Up to 61 capitals, digits and $%*+-./: take version 3 (29 modules); any other address takes what it needs.
    """
    if not address.isascii():
        return _number(_symbol(address))
    mode: Mode = "alphanumeric" if AMONG_CAPITALS.issuperset(address) else "byte"
    key = (len(address), mode)
    table = _tables.get(key) or _tables.setdefault(key, _Table(address, mode))
    return table.count, table.modules_of(address)


class _Table:
    """The codes of all addresses of one length; what a bit turns over is asked for when it first comes up."""

    def __init__(self, known: str, mode: Mode) -> None:
        """`known` is any address of that length; the codes of all others are told from its own."""
        self._known, self._mode = known, mode
        self._length = self._alike = len(known)
        self._step = 2 if mode == "alphanumeric" else 1
        self.count, self._modules = _number(_symbol(known, mode=mode))
        units = [known[start : start + self._step] for start in range(0, self._length, self._step)]
        self._turns = [_Turns(self, place, unit) for place, unit in enumerate(units)]
        self._bits: dict[tuple[int, int], int] = {}

    def modules_of(self, address: str) -> int:
        """The modules of an address of this length and mode."""
        modules, step, alike = self._modules, self._step, self._alike
        if not address.startswith(self._known[:alike]):
            alike = self._alike = letters_alike(address, self._known) // step * step
        for place in range(alike // step, len(self._turns)):
            modules ^= self._turns[place][address[place * step : place * step + step]]
        return modules

    def turned(self, place: int, unit: str, known: str) -> int:
        """What a unit turns over that stands in the place of a known one."""
        differing, result = self._value(unit) ^ self._value(known), 0
        for bit in range(differing.bit_length()):
            if differing >> bit & 1:
                result ^= self._bit(place, bit)
        return result

    def _bit(self, place: int, bit: int) -> int:
        if (place, bit) not in self._bits:
            self._bits[place, bit] = self._asked({place: 1 << bit}) ^ self._of_zeros
        return self._bits[place, bit]

    @cached_property
    def _of_zeros(self) -> int:
        return self._asked({})

    def _asked(self, values: dict[int, int]) -> int:
        """The modules where the units have these values and all others 0."""
        units = [self._unit(place, values.get(place, 0)) for place in range(-(-self._length // self._step))]
        return _number(_symbol("".join(units), mode=self._mode))[1]

    def _value(self, unit: str) -> int:
        if self._mode == "byte":
            return ord(unit)
        value = 0
        for sign in unit:
            value = value * len(CAPITALS) + CAPITALS.index(sign)
        return value

    def _unit(self, place: int, value: int) -> str:
        if self._mode == "byte":
            return chr(value)
        high, low = divmod(value, len(CAPITALS))
        return CAPITALS[high] + CAPITALS[low] if place * 2 + 1 < self._length else CAPITALS[low]


_tables: dict[tuple[int, Mode], _Table] = {}


def letters_alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


class _Turns(dict[str, int]):
    """What each unit turns over that stands in one place instead of the known one."""

    def __init__(self, table: _Table, place: int, known: str) -> None:
        super().__init__()
        self._table, self._place, self._known = table, place, known

    def __missing__(self, unit: str) -> int:
        self[unit] = self._table.turned(self._place, unit, self._known)
        return self[unit]


def _symbol(text: str, **fixed: Any) -> Any:
    return segno.make(text, error="m", micro=False, boost_error=False, mask=MASK, **fixed)


def _number(symbol: Any) -> tuple[int, int]:
    count = len(symbol.matrix)
    shift = -count % 8
    rows = (int("".join("1" if module else "0" for module in row), 2) << shift for row in symbol.matrix)
    packed = b"".join(row.to_bytes(row_bytes(count), "big") for row in rows)
    return count, int.from_bytes(packed, "big")
