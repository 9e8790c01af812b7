"""The log: one JSON line per request and per failure, without names, identifiers, codes, tokens or query strings."""

import sys
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

import structlog
from flask import Flask, Response, g, request

from workshop_tracker.answers import request_id


class ErrorOutput:
    """Writes lines to whatever standard error is at that moment."""

    def msg(self, line: str) -> None:
        sys.stderr.write(f"{line}\n")

    info = warning = error = msg


def make_logger() -> Any:
    """A structlog logger of our own; nothing global is configured."""
    return structlog.wrap_logger(
        ErrorOutput(),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
    )


def log_requests(app: Flask) -> None:
    """Log each answer by its route, never by its address: addresses hold codes and tokens."""
    logger = make_logger()

    @app.before_request
    def start_the_clock() -> None:
        g.started = time.perf_counter()

    @app.after_request
    def write_line(response: Response) -> Response:
        if request.endpoint != "static":
            logger.info("request", **_facts(), status=response.status_code, ms=_elapsed_ms())
        return response


def log_failure(kind: type[BaseException] | None, trace: TracebackType | None) -> None:
    """Log where it failed and what kind of error it was; its message may quote what people typed."""
    frames = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    make_logger().error("failure", **_facts(), error=kind.__name__ if kind else "", trace=frames)


def _facts() -> dict[str, object]:
    viewer = g.get("viewer")
    return {
        "request_id": request_id(),
        "method": request.method,
        "endpoint": request.endpoint or "",
        "user_id": viewer.user_id if viewer else None,
    }


def _elapsed_ms() -> int:
    started: float = g.get("started", time.perf_counter())
    return round((time.perf_counter() - started) * 1000)
