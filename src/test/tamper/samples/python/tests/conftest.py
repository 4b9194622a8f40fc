import httpx
import pytest


@pytest.fixture
def client() -> httpx.Client:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"rate": 1.25})

    return httpx.Client(transport=httpx.MockTransport(answer), base_url="https://rates.invalid")
