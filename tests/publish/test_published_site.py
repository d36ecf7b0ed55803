"""What is published is asked of the published site itself."""

import datetime as dt
import socket

import pytest
from pytest_httpserver import HTTPServer

from lawplain import publish
from lawplain.errors import Exit, SourceError
from lawplain.site.files import published
from lawplain.site.files.published import Facts, Held

FACTS = Facts({"kites": Held(dt.date(2026, 1, 1), 7)})


def test_at_its_address(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/sub/published.json").respond_with_data(published.as_json(FACTS))
    assert publish.published(httpserver.url_for("/sub/"), "us@example.org") == FACTS


def test_a_site_without_facts(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/published.json").respond_with_data("", 404)
    assert publish.published(httpserver.url_for("/"), "us@example.org") is None


@pytest.mark.parametrize("status", [202, 301, 403, 500])
def test_a_site_that_does_not_answer_is_not_an_empty_one(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/published.json").respond_with_data("", status)
    with pytest.raises(SourceError) as caught:
        publish.published(httpserver.url_for("/"), "us@example.org")
    assert caught.value.exit_code == Exit.SOURCE


def test_a_site_that_cannot_be_reached() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(SourceError, match="can't be reached"):
        publish.published(f"http://127.0.0.1:{port}/", "us@example.org")
