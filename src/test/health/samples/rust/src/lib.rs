//! What parcels cost.

/// Postage in cents of a parcel of so many grams.
#[must_use]
pub fn postage(grams: u32) -> u32 {
    if grams <= 500 {
        700
    } else {
        1100
    }
}

#[cfg(test)]
mod tests {
    use super::postage;

    #[test]
    fn low_up_to_half_a_kilogram() {
        assert_eq!(postage(500), 700);
    }

    #[test]
    fn higher_above() {
        assert_eq!(postage(501), 1100);
    }
}
