import pytest

from parcels.postage import postage


@pytest.mark.parametrize("grams", [0, 500])
def test_low_up_to_half_a_kilogram(grams: int) -> None:
    assert postage(grams) == 700


def test_higher_above() -> None:
    assert postage(501) == 1100
