"""The web application: settings in, features registered, headers on everything, mistakes told plainly."""

from flask import Blueprint, Flask
from sqlalchemy import Engine

from workshop_tracker.access import refuse_open_routes
from workshop_tracker.config import PROJECT, Settings
from workshop_tracker.database import make_engine
from workshop_tracker.extensions import babel, csrf, db

BLUEPRINTS: tuple[Blueprint, ...] = ()


def create_app(settings: Settings, engine: Engine | None = None) -> Flask:
    """The app of one installation. Raises RouteWithoutAccess when somebody forgot to decide about a route."""
    app = Flask(__name__, template_folder=str(PROJECT / "templates"))
    app.config["SECRET_KEY"] = settings.secret_key
    app.extensions["workshop_tracker_settings"] = settings
    db.init_app(app, engine or make_engine(settings.database_url))
    csrf.init_app(app)
    babel.init_app(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    refuse_open_routes(app)
    return app
