//! Intervals of whole numbers, half open.

pub mod merge;

/// From `start` up to, and without, `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Interval {
    pub start: i64,
    pub end: i64,
}

impl Interval {
    /// `None` where the end lies before the start.
    pub fn new(start: i64, end: i64) -> Option<Self> {
        (start <= end).then_some(Self { start, end })
    }

    pub fn len(&self) -> i64 {
        self.end - self.start
    }

    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_refuses_reversed() {
        assert_eq!(Interval::new(3, 2), None);
        assert!(Interval::new(2, 2).is_some());
    }

    #[test]
    fn overlaps_is_symmetric() {
        let a = Interval { start: 0, end: 5 };
        let b = Interval { start: 4, end: 8 };
        assert!(a.overlaps(&b));
        assert!(b.overlaps(&a));
    }

    #[test]
    fn touching_does_not_overlap() {
        let a = Interval { start: 0, end: 5 };
        let b = Interval { start: 5, end: 8 };
        assert!(!a.overlaps(&b));
    }

    #[test]
    #[should_panic(expected = "overflow")]
    fn len_of_everything_overflows() {
        let _ = Interval { start: i64::MIN, end: i64::MAX }.len();
    }
}
