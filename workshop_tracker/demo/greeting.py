"""What the demonstration says when it is there: where it is, and who may sign in. Pure."""

from collections.abc import Iterator, Sequence

from workshop_tracker.demo.accounts import SignIn, logins

START_OVER = "Mulai dari awal dengan: python3 -m workshop_tracker demo --fresh"
ROLE_NAMES = {
    "admin": "Admin",
    "organizer": "Penyelenggara",
    "committee": "Panitia",
    "school": "Operator sekolah",
    "supervisor": "Pengawas",
    "signatory": "Penanda tangan",
    "office": "Dinas",
    "teacher": "Guru",
}


def greeting(address: str, base_url: str, sign_ins: Sequence[SignIn], token: str) -> Iterator[str]:
    """The lines for stdout, the address first. Passwords and the link are known at the first start only."""
    yield f"Catatan Workshop, peragaan: {address} (berhenti dengan Ctrl+C)"
    if sign_ins:
        yield f"Masuk di {base_url}/sign-in dengan salah satu akun ini; kata sandinya hanya dicetak sekarang:"
        yield from (_line(each.role, each.login, each.password) for each in sign_ins)
        yield f"Halaman seorang guru tanpa akun: {base_url}/t/{token}"
    else:
        yield f"Masuk di {base_url}/sign-in dengan kata sandi yang dicetak pada start pertama, sebagai:"
        yield from (_line(role, login, "") for role, login in logins())
        yield f"Kata sandi hilang? python3 -m workshop_tracker users link NAMA_MASUK. {START_OVER}"


def _line(role: str, login: str, password: str) -> str:
    return f"  {ROLE_NAMES[role]:<17} {login:<17} {password}".rstrip()
