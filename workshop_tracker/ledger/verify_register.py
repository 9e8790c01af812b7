"""Check a register of certificates without trusting whoever keeps it: Python's standard library and openssl, offline.

    python3 verify_register.py register-2026.jsonl --checkpoint checkpoint-2026.txt --key keys.pem
        [--older FILE]... [--printed "1204 a94f 3c0e 7712 b6d8"]... [--paper paper.json] [--english]

The register is what the site publishes as "log"; checkpoint and key likewise. Keep checkpoints: an older one, or the
one that is printed on any paper, shows every later change of what stood before it. A paper is a JSON file with its
code, number, edition, name, role, title, dates and lesson_hours as printed. Exit codes: 0 all agrees, 1 something
contradicts, 2 called wrongly or a file cannot be read, 3 the register is sound, but the paper is not valid by it.
"""

import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAPER = ("code", "number", "edition", "name", "role", "title", "dates", "lesson_hours")
SOUND, CONTRADICTED, UNREADABLE, NOT_VALID = range(4)
SENTENCES = {
    "signed": ("Tanda tangan titik periksa {size} asli.", "The signature of checkpoint {size} is genuine."),
    "forged": ("Tanda tangan titik periksa {size} TIDAK asli.", "The signature of checkpoint {size} is NOT genuine."),
    "same": (
        "{size} entri pertama sesuai dengan titik periksa {size}.",
        "The first {size} entries match checkpoint {size}.",
    ),
    "changed": (
        "Isi register sebelum titik periksa {size} PERNAH DIUBAH.",
        "The register before checkpoint {size} WAS CHANGED.",
    ),
    "short": (
        "Register hanya memuat {lines} entri; titik periksa {size} lebih panjang: entri DIHAPUS.",
        "The register has only {lines} entries; checkpoint {size} is longer: entries were REMOVED.",
    ),
    "order": ("Entri {line} tidak berada di tempatnya.", "Entry {line} is not in its place."),
    "other": (
        "Titik periksa {size} milik register lain ({origin}).",
        "Checkpoint {size} is of another register ({origin}).",
    ),
    "absent": (
        "Kertas ini TIDAK ADA dalam register sampai titik periksa {size}.",
        "This paper is NOT in the register up to checkpoint {size}.",
    ),
    "paper": (
        "Kertas ini {state[0]} per titik periksa {size} ({on}).",
        "This paper is {state[1]} as of checkpoint {size} ({on}).",
    ),
    "news": (
        "Sesudah titik periksa itu ada entri baru tentang kertas ini; periksa lagi dengan yang lebih baru.",
        "There are newer entries about this paper; check again with a newer checkpoint.",
    ),
}
STATES = {
    "valid": ("sah", "valid"),
    "prepared": ("disiapkan, BELUM SAH", "prepared, NOT YET VALID"),
    "revoked": ("DICABUT", "REVOKED"),
    "replaced": ("SUDAH DIGANTI", "REPLACED"),
    "withdrawn": ("BATAL", "WITHDRAWN"),
}


class Unreadable(Exception):
    """A file that is not what it ought to be."""


@dataclass(frozen=True)
class Checkpoint:
    """A signed note: the name of the register, its size, its root, and the note itself."""

    origin: str
    size: int
    root: str
    note: str


def main(arguments: list[str] | None = None) -> int:
    """Check what the arguments name and say it; returns the exit code."""
    told = _parser().parse_args(arguments)
    language = 1 if told.english else 0
    try:
        findings = _findings(told)
    except (OSError, ValueError, Unreadable) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return UNREADABLE
    for _, sentence, values in findings:
        sys.stdout.write(SENTENCES[sentence][language].format(**values) + "\n")
    codes = [code for code, _, _ in findings]
    return CONTRADICTED if CONTRADICTED in codes else max(codes)


Finding = tuple[int, str, dict[str, Any]]


def _findings(told: argparse.Namespace) -> list[Finding]:
    lines = _lines(told.register)
    newest = _read_checkpoint(told.checkpoint)
    older = [_read_checkpoint(file) for file in told.older]
    keys = _read_keys(told.key)
    found = [_signature(checkpoint, keys) for checkpoint in (newest, *older)]
    found += [(CONTRADICTED, "other", vars(one)) for one in older if one.origin != newest.origin]
    wanted = [(one.size, one.root) for one in (newest, *older)] + [_printed(text) for text in told.printed]
    found += _compared(lines, wanted) + _misplaced(lines)
    is_sound = all(code == SOUND for code, _, _ in found)
    return found + (_paper(told.paper, lines, newest.size) if told.paper and is_sound else [])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", type=Path)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--key", type=Path, required=True)
    parser.add_argument("--older", type=Path, action="append", default=[])
    parser.add_argument("--printed", action="append", default=[])
    parser.add_argument("--paper", type=Path)
    parser.add_argument("--english", action="store_true")
    return parser


def _lines(file: Path) -> list[bytes]:
    content = file.read_bytes()
    if content and not content.endswith(b"\n"):
        raise Unreadable(f"{file}: the last line is not whole")
    return content.split(b"\n")[:-1]


def _read_checkpoint(file: Path) -> Checkpoint:
    note = file.read_text("utf-8")
    lines = note.split("\n\n")[0].split("\n")
    if len(lines) != 3 or not re.fullmatch("[0-9]{1,12}", lines[1]):
        raise Unreadable(f"{file}: not a checkpoint")
    return Checkpoint(lines[0], int(lines[1]), base64.b64decode(lines[2], validate=True).hex(), note)


def _read_keys(file: Path) -> list[bytes]:
    blocks = re.findall("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", file.read_text("ascii"), re.DOTALL)
    if not blocks:
        raise Unreadable(f"{file}: no public key")
    return [base64.b64decode("".join(block.split()), validate=True) for block in blocks]


def _printed(text: str) -> tuple[int, str]:
    """The size and the first digits of the root, as a paper bears them."""
    size, *root = re.sub("[^0-9a-fA-F ]", "", text).lower().split() or [""]
    if not re.fullmatch("[0-9]{1,12}", size) or not re.fullmatch("[0-9a-f]{16}", "".join(root)):
        raise Unreadable(f"{text!r}: not a size and 16 digits")
    return int(size), "".join(root)


def _signature(checkpoint: Checkpoint, keys: list[bytes]) -> Finding:
    """The note holds a line "— name base64" whose first four bytes tell which of the keys signed it."""
    body, _, signatures = checkpoint.note.partition("\n\n")
    for name, written in re.findall("^— ([^ \n]+) ([A-Za-z0-9+/=]+)$", signatures, re.MULTILINE):
        signature = base64.b64decode(written, validate=True)
        for key in keys:
            own_id = hashlib.sha256(name.encode() + b"\n\x01" + key[-32:]).digest()[:4]
            if own_id == signature[:4] and _is_signed(f"{body}\n".encode(), signature[4:], key):
                return SOUND, "signed", vars(checkpoint)
    return CONTRADICTED, "forged", vars(checkpoint)


def _is_signed(body: bytes, signature: bytes, key: bytes) -> bool:
    """Ask openssl, which reads files only."""
    with tempfile.TemporaryDirectory() as folder:
        files = {"-in": body, "-sigfile": signature, "-inkey": key}
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-rawin"]
        for option, content in files.items():
            file = Path(folder) / option
            file.write_bytes(content)
            command += [option, str(file)]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _compared(lines: list[bytes], wanted: list[tuple[int, str]]) -> list[Finding]:
    """Each size with its root, or the beginning of it, against the tree of so many lines."""
    roots = _roots(lines, {size for size, _ in wanted})
    found: list[Finding] = []
    for size, root in wanted:
        if size > len(lines):
            found.append((CONTRADICTED, "short", {"size": size, "lines": len(lines)}))
        else:
            is_same = roots[size].startswith(root)
            found.append((SOUND, "same", {"size": size}) if is_same else (CONTRADICTED, "changed", {"size": size}))
    return found


def _roots(lines: list[bytes], sizes: set[int]) -> dict[int, str]:
    """The roots of the trees of RFC 6962 over the first lines, for the sizes that are wanted."""
    peaks: list[bytes] = []
    roots = {0: hashlib.sha256(b"").hexdigest()}
    for count, line in enumerate(lines, 1):
        node = hashlib.sha256(b"\x00" + line).digest()
        full = count - 1
        while full & 1:
            node = _joined(peaks.pop(), node)
            full >>= 1
        peaks.append(node)
        if count in sizes:
            root = peaks[-1]
            for peak in reversed(peaks[:-1]):
                root = _joined(peak, root)
            roots[count] = root.hex()
    return roots


def _joined(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _misplaced(lines: list[bytes]) -> list[Finding]:
    """The first entry that does not stand where it says; one is enough."""
    for count, line in enumerate(lines, 1):
        if _seq_of(line) != count:
            return [(CONTRADICTED, "order", {"line": count})]
    return []


def _seq_of(line: bytes) -> object:
    try:
        return json.loads(line)["seq"]
    except (ValueError, TypeError, KeyError):
        return None


def _paper(file: Path, lines: list[bytes], size: int) -> list[Finding]:
    """What the entries up to the checkpoint say of the paper, and whether there are newer ones."""
    paper = json.loads(file.read_text("utf-8"))
    missing = [field for field in PAPER if field not in paper]
    if missing:
        raise Unreadable(f"{file}: {', '.join(missing)}")
    told = json.dumps([paper[field] for field in PAPER], ensure_ascii=False, separators=(",", ":"))
    about = hashlib.sha256(told.encode()).hexdigest()
    entries = [json.loads(line) for line in lines]
    mine = [entry["state"] for entry in entries[:size] if entry["about"] == about]
    if not mine:
        return [(CONTRADICTED, "absent", {"size": size})]
    state = mine[-1]
    values = {"size": size, "on": entries[size - 1]["at"][:10], "state": STATES.get(state, (state, state))}
    code = SOUND if state == "valid" else NOT_VALID
    is_news = any(entry.get("about") == about for entry in entries[size:])
    return [(code, "paper", values), *([(code, "news", {})] if is_news else [])]


if __name__ == "__main__":
    sys.exit(main())
