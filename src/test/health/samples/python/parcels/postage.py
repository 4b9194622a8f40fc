"""What a parcel costs."""


def postage(grams: int) -> int:
    """Postage in cents of a parcel of so many grams."""
    return 700 if grams <= 500 else 1100
