def assert_cents(actual: int, expected: int) -> None:
    assert isinstance(actual, int)
    assert actual == expected
