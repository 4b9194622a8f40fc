"""Entries of a ledger, in whole cents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable


class UnbalancedError(ValueError):
    """Debits and credits differ."""


@dataclass(frozen=True)
class Entry:
    account: str
    cents: int
    note: str = ""


def balance(entries: Iterable[Entry], account: str) -> int:
    return sum(entry.cents for entry in entries if entry.account == account)


def check_balanced(entries: Iterable[Entry]) -> None:
    difference = sum(entry.cents for entry in entries)
    if difference != 0:
        raise UnbalancedError(f"off by {difference} cents")


def share(cents: int, parts: int) -> list[int]:
    """Splits an amount so that the parts differ by a cent at most and add up."""
    if parts < 1:
        raise ValueError("parts must be at least 1")
    whole, rest = divmod(cents, parts)
    return [whole + 1] * rest + [whole] * (parts - rest)
