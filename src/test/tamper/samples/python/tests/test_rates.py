import unittest

import httpx
import pytest

from ledger.rates import convert, fetch_rate


def test_fetch_rate(client: httpx.Client) -> None:
    assert fetch_rate("CHF", client) == pytest.approx(1.25, abs=1e-9)


def test_convert(client: httpx.Client) -> None:
    assert convert(1000, "CHF", client) == 1250


class FailingServer(unittest.TestCase):
    def test_error(self) -> None:
        transport = httpx.MockTransport(lambda request: httpx.Response(500))
        with httpx.Client(transport=transport, base_url="https://rates.invalid") as client:
            with self.assertRaises(httpx.HTTPStatusError):
                fetch_rate("CHF", client)
