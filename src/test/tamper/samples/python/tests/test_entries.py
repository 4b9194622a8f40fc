import pytest

from ledger.entries import Entry, UnbalancedError, balance, check_balanced, share
from tests.support import assert_cents

ENTRIES = [Entry("cash", -500), Entry("food", 300), Entry("books", 200)]


def test_balance_of_one_account() -> None:
    assert_cents(balance(ENTRIES, "food"), 300)


def test_balance_of_unknown_account() -> None:
    assert balance(ENTRIES, "rent") == 0


def test_balanced() -> None:
    check_balanced(ENTRIES)


def test_unbalanced() -> None:
    with pytest.raises(UnbalancedError, match="off by 1 cents"):
        check_balanced([*ENTRIES, Entry("cash", 1)])


@pytest.mark.parametrize(
    ("cents", "parts", "expected"),
    [
        (100, 3, [34, 33, 33]),
        (5, 5, [1, 1, 1, 1, 1]),
        (-10, 4, [-2, -2, -3, -3]),
        (0, 2, [0, 0]),
    ],
)
def test_share(cents: int, parts: int, expected: list[int]) -> None:
    assert share(cents, parts) == expected


def test_share_needs_parts() -> None:
    with pytest.raises(ValueError):
        share(1, 0)
