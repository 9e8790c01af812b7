"""What Flask needs around the app, made once: the database session, forms' protection, languages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, get_args

from babel.support import Translations
from flask import Flask, current_app, g, request
from flask_babel import Babel, Domain, get_locale, get_translations, gettext
from flask_wtf import CSRFProtect, FlaskForm
from markupsafe import Markup
from sqlalchemy import Engine
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from workshop_tracker.config import Settings
from workshop_tracker.database import WritingSession, reading, writing
from workshop_tracker.presentation import Language, Sentence
from workshop_tracker.translations import FOLDER
from workshop_tracker.viewer import PUBLIC, Actor

LANGUAGES: tuple[str, ...] = get_args(Language)
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Database:
    """One session per app context: a reading one for a GET, a writing one for what changes something."""

    def init_app(self, app: Flask, engine: Engine) -> None:
        app.extensions["workshop_tracker_engine"] = engine
        app.teardown_appcontext(self._close)

    @property
    def engine(self) -> Engine:
        engine: Engine = current_app.extensions["workshop_tracker_engine"]
        return engine

    @property
    def session(self) -> Session:
        """The session of this request."""
        if "session" not in g:
            g.session = reading(self.engine) if request.method in SAFE_METHODS else self.begin_writing(_actor())
        session: Session = g.session
        return session

    @property
    def writing(self) -> WritingSession:
        """The same session where the request may write; anything else is a mistake of ours."""
        session = self.session
        if not isinstance(session, WritingSession):
            raise TypeError("a GET must not write")
        return session

    def begin_writing(self, by: Actor) -> WritingSession:
        """Open this request's writing session in a known actor's name (sign-in, public pages)."""
        self._close(None)
        session = g.session = writing(self.engine, by=by)
        return session

    def read_from(self, engine: Engine) -> None:
        """Go on with a reading session on that engine: of a replica, or back from it."""
        self._close(None)
        g.session = reading(engine)

    @contextmanager
    def looking(self) -> Iterator[Session]:
        """A reading session beside the request's own: a POST looks here before it takes the write lock."""
        with reading(self.engine) as session:
            yield session

    def _close(self, _error: BaseException | None) -> None:
        session: Session | None = g.pop("session", None)
        if session is not None:
            session.close()


def _actor() -> Actor:
    """Who writes in this request; accounts puts the viewer into g before any route runs."""
    viewer = g.get("viewer")
    return viewer.actor if viewer is not None else PUBLIC


def current_settings() -> Settings:
    """What this installation was told."""
    settings: Settings = current_app.extensions["workshop_tracker_settings"]
    return settings


def current_language() -> Language:
    """The language in which this request is answered."""
    return "en" if str(get_locale()) == "en" else "id"


def told(value: Any) -> Any:
    """A sentence in the language of this request; anything else as it is. Templates do this with all they write."""
    return value.told(gettext, current_language()) if isinstance(value, Sentence) else value


def worded(msgid: str, **values: Any) -> Markup:
    """`_()` of templates: `msgid` in the language of this request, with values in its `%(places)s`, escaped.

    The library's own asks anew for every text which language that is; a page has dozens.
    """
    if "catalogue" not in g:
        g.catalogue = get_translations()
    text = Markup(g.catalogue.gettext(msgid))  # noqa: S704 - the catalogue is ours
    return text % values if values or "%" in text else text


def _typed(sent: MultiDict[str, Any]) -> MultiDict[str, str]:
    texts = [(name, value) for name, value in sent.items(multi=True) if isinstance(value, str)]
    return MultiDict([(name, text if text.strip() else "") for name, text in texts])


FORM_SENTENCES = Domain(str(FOLDER), "wtforms")


class Form(FlaskForm):  # type: ignore[misc]  # the library has no types
    """A form whose library says in the reader's language what is wrong; it brings no Indonesian of its own."""

    class Meta(FlaskForm.Meta):  # type: ignore[misc]  # the library has no types
        def get_translations(self, form: FlaskForm) -> Translations:
            """The catalogue itself, not flask_babel's functions: they fill in numbers before the library does."""
            catalogue: Translations = FORM_SENTENCES.get_translations()
            return catalogue

        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            """Typed text only: the library also takes JSON and files in place of it. Blanks alone are nothing typed."""
            sent = request.form if request.is_json else super().wrap_formdata(form, formdata)
            return sent if sent is None else _typed(sent)


db = Database()
csrf = CSRFProtect()
babel = Babel()
