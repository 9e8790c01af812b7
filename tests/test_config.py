"""Settings of e-mail: a wrong one stops the start with one sentence, which never repeats a password."""

import pytest

from workshop_tracker.config import Smtp, WrongSetting, read_settings


def settings(tmp_path, **values):
    told = {f"WORKSHOP_TRACKER_{name}": value for name, value in values.items()}
    return read_settings({"WORKSHOP_TRACKER_INSTANCE": str(tmp_path)} | told)


def test_without_a_server_no_email_is_sent(tmp_path):
    assert settings(tmp_path).smtp is None


def test_a_server_outside_is_spoken_to_in_secret(tmp_path):
    found = settings(tmp_path, SMTP_URL="smtps://guru%40contoh:a%3Ab@post.example.id", MAIL_FROM="a@example.id").smtp

    assert found == Smtp("post.example.id", 465, True, False, "guru@contoh", "a:b", "a@example.id", 30)
    assert "a:b" not in repr(found)
    outside = settings(tmp_path, SMTP_URL="smtp://post.example.id", MAIL_FROM="a@example.id").smtp
    own = settings(tmp_path, SMTP_URL="smtp://127.0.0.1:2525", MAIL_FROM="a@example.id", MAIL_PER_MINUTE="5").smtp
    assert (outside.port, outside.needs_starttls) == (587, True)
    assert (own.port, own.needs_starttls, own.per_minute) == (2525, False, 5)


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"SMTP_URL": "post.example.id"}, "SMTP_URL"),
        ({"SMTP_URL": "http://user:rahasia@post.example.id"}, "SMTP_URL"),
        ({"SMTP_URL": "smtp://user:rahasia@post.example.id:abc"}, "SMTP_URL"),
        ({"SMTP_URL": "smtp://post.example.id"}, "MAIL_FROM"),
        ({"SMTP_URL": "smtp://post.example.id", "MAIL_FROM": "Panitia <a@b>, c@d"}, "MAIL_FROM"),
        ({"SMTP_URL": "smtp://post.example.id", "MAIL_FROM": "a@b.id", "MAIL_PER_MINUTE": "0"}, "MAIL_PER_MINUTE"),
        ({"SMTP_URL": "smtp://post.example.id", "MAIL_FROM": "a@b.id", "MAIL_PER_MINUTE": "٣"}, "MAIL_PER_MINUTE"),
    ],
)
def test_a_wrong_setting_is_named_and_its_password_is_not(tmp_path, values, named):
    with pytest.raises(WrongSetting) as wrong:
        settings(tmp_path, **values)

    assert named in str(wrong.value)
    assert "rahasia" not in str(wrong.value)


PRIMARY, REPLICA = "postgresql://siti@satu/data", "postgresql://siti:rahasia@dua/data"


def test_reports_are_read_from_the_main_database_unless_a_replica_is_named(tmp_path):
    assert settings(tmp_path, DATABASE_URL=PRIMARY).report_database_url == ""
    found = settings(tmp_path, DATABASE_URL=PRIMARY, REPORT_DATABASE_URL=REPLICA)
    assert found.report_database_url == REPLICA
    assert "rahasia" not in repr(found)


@pytest.mark.parametrize(
    "values",
    [
        {"REPORT_DATABASE_URL": REPLICA},  # of a file there is no replica
        {"DATABASE_URL": PRIMARY, "REPORT_DATABASE_URL": "sqlite:////salinan.db"},
        {"DATABASE_URL": PRIMARY, "REPORT_DATABASE_URL": "mysql://siti:rahasia@dua/data"},
        {"DATABASE_URL": PRIMARY, "REPORT_DATABASE_URL": "dua:rahasia"},
    ],
)
def test_what_cannot_be_a_replica_stops_the_start_with_one_sentence(tmp_path, values):
    with pytest.raises(WrongSetting) as wrong:
        settings(tmp_path, **values)

    assert str(wrong.value).startswith("WORKSHOP_TRACKER_REPORT_DATABASE_URL adalah alamat salinan PostgreSQL")
    assert "rahasia" not in str(wrong.value)
