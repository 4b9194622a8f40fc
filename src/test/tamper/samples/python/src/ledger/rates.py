"""Exchange rates of a server."""

import httpx


def fetch_rate(currency: str, client: httpx.Client) -> float:
    answer = client.get(f"/rates/{currency}")
    answer.raise_for_status()
    return float(answer.json()["rate"])


def convert(cents: int, currency: str, client: httpx.Client) -> int:
    return round(cents * fetch_rate(currency, client))
