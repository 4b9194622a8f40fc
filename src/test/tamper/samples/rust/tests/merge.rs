use intervals::merge::merge;
use intervals::Interval;
use proptest::prelude::*;

fn at(start: i64, end: i64) -> Interval {
    Interval { start, end }
}

#[test]
fn joins_what_overlaps() {
    assert_eq!(merge(&[at(3, 6), at(0, 4)]), vec![at(0, 6)]);
}

#[test]
fn joins_what_touches() {
    assert_eq!(merge(&[at(0, 2), at(2, 4)]), vec![at(0, 4)]);
}

#[test]
fn keeps_gaps() {
    assert_eq!(merge(&[at(0, 1), at(2, 3)]), vec![at(0, 1), at(2, 3)]);
}

proptest! {
    #[test]
    fn merged_never_touch(pairs in prop::collection::vec((0i64..50, 0i64..20), 0..20)) {
        let merged = merge(&pairs.iter().map(|(start, length)| at(*start, start + length)).collect::<Vec<_>>());
        for pair in merged.windows(2) {
            prop_assert!(pair[0].end < pair[1].start);
        }
    }
}
