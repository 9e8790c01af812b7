"""What the demonstration says: the address first, passwords once."""

from workshop_tracker.demo.accounts import SignIn
from workshop_tracker.demo.greeting import ROLE_NAMES, greeting
from workshop_tracker.viewer import Role

ADDRESS = "http://127.0.0.1:8000"


def test_the_first_start_tells_address_passwords_and_link():
    lines = list(greeting(ADDRESS, "https://contoh.example", [SignIn("admin", "admin", "k7mf-29xa", "")], "abc"))
    assert ADDRESS in lines[0]
    assert lines[2].split() == ["Admin", "admin", "k7mf-29xa"]
    assert lines[-1].endswith("https://contoh.example/t/abc")


def test_a_later_start_names_the_logins_and_the_ways_to_a_new_password():
    lines = list(greeting(ADDRESS, ADDRESS, [], ""))
    assert ADDRESS in lines[0]
    assert [line.split()[-1] for line in lines[2:4]] == ["admin", "penyelenggara"]
    assert "users link" in lines[-1]
    assert "--fresh" in lines[-1]
    assert "/t/" not in "".join(lines)


def test_every_role_has_its_name():
    assert set(ROLE_NAMES) == {role.value for role in Role}
