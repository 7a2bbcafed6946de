"""One log line for each request, and nothing personal in any log line."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUMBER = "goldenthread.request_number"
log = logging.getLogger("goldenthread.requests")


class RequestLog:
    """Writes what was asked for by its route, never by its address, and how long it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request and log it; the answer carries the request's number."""
        number = uuid.uuid4().hex[:12]
        request.META[NUMBER] = number
        began = time.monotonic()
        response = self.get_response(request)
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "request": number,
                "method": request.method,
                "route": match.route if match else "unknown",
                "status": response.status_code,
                "ms": round((time.monotonic() - began) * 1000),
            },
        )
        response["X-Request-Id"] = number
        return response


class WithoutPersonalData(logging.Filter):
    """Takes out of a record what could hold a person's data: the request and an error's words."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record and let it pass.

        Of an error the kind and the lines of code stay, not its message, which may quote a row.
        """
        request = record.__dict__.get("request")
        if isinstance(request, HttpRequest):
            match = request.resolver_match
            record.__dict__["request"] = request.META.get(NUMBER)
            record.__dict__["route"] = match.route if match else "unknown"
        if record.name == "django.request":  # its own words hold the whole address
            record.msg, record.args = "request failed", ()
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            steps = []
            while trace is not None:
                code = trace.tb_frame.f_code
                steps.append(f"{code.co_filename.rsplit('goldenthread', 1)[-1]}:{trace.tb_lineno}")
                trace = trace.tb_next
            record.__dict__["error"] = kind.__name__
            record.__dict__["steps"] = steps[-12:]
            record.exc_info = record.exc_text = None
        return True
