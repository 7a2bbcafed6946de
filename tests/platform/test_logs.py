"""Logs tell an operator what failed and where, and nobody anything about a person."""

from __future__ import annotations

import json
import logging
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from pythonjsonlogger.json import JsonFormatter

from goldenthread.platform.access.requests import NUMBER, RequestLog, WithoutPersonalData


@pytest.fixture
def lines():
    out = StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonFormatter("%(levelname)s %(name)s %(message)s"))
    handler.addFilter(WithoutPersonalData())
    loggers = [logging.getLogger("goldenthread.requests"), logging.getLogger("django.request")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in out.getvalue().splitlines()]
    for logger, level in zip(loggers, before, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


def test_a_request_is_logged_by_its_route_and_never_by_its_address(client, lines):
    page = client.get("/health/?child=Sam+Okoro")

    (line,) = lines()
    assert (line["route"], line["status"], line["method"]) == ("health/", 200, "GET")
    assert line["request"] == page["X-Request-Id"]
    assert "Okoro" not in json.dumps(line)


def test_an_error_is_logged_by_its_kind_and_place_without_its_words(lines):
    request = RequestFactory().get("/areas/eastmarch/plan/?q=Sam+Okoro")
    request.META[NUMBER] = "abc"
    request.resolver_match = None
    try:
        raise ValueError("Sam Okoro was born on 3 May")
    except ValueError:
        logging.getLogger("django.request").exception(
            "Internal Server Error: %s", request.get_full_path(), extra={"request": request}
        )

    (line,) = lines()
    assert (line["error"], line["request"], line["message"]) == (
        "ValueError",
        "abc",
        "request failed",
    )
    assert "test_logs.py" in line["steps"][0]
    assert "Okoro" not in json.dumps(line)


def test_the_answer_carries_the_number_that_the_log_has():
    log = RequestLog(lambda _: HttpResponse("ok"))
    request = RequestFactory().get("/")
    request.resolver_match = None

    assert log(request)["X-Request-Id"] == request.META[NUMBER]
