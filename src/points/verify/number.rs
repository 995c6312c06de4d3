//! Numbers compared exactly: bounds are floats, values may be 64-bit integers, which a float cannot
//! tell apart beyond 2^53.

use std::cmp::Ordering;

use influxdb_line_protocol::FieldValue;

/// How a number compares with a bound; `None` of what is no number.
pub(super) fn compare(value: &FieldValue<'_>, bound: f64) -> Option<Ordering> {
    match value {
        FieldValue::F64(number) => number.partial_cmp(&bound),
        FieldValue::I64(number) => whole(i128::from(*number), bound),
        FieldValue::U64(number) => whole(i128::from(*number), bound),
        FieldValue::String(_) | FieldValue::Boolean(_) => None,
    }
}

/// Any 64-bit number is well within 2^100, and a float up to there converts without loss.
fn whole(number: i128, bound: f64) -> Option<Ordering> {
    const BEYOND: f64 = 1.267_650_600_228_229_4e30;
    if bound.is_nan() {
        return None;
    }
    if bound.abs() >= BEYOND {
        return Some(if bound > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    #[allow(clippy::cast_possible_truncation)]
    let floor = bound.floor() as i128;
    let has_fraction = bound.floor() < bound;
    Some(match number.cmp(&floor) {
        Ordering::Equal if has_fraction => Ordering::Less,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::cast_precision_loss)]
    fn integers_compare_with_floats_exactly() {
        use Ordering::{Equal, Greater, Less};
        let two_63 = i64::MAX as f64;
        let two_64 = u64::MAX as f64;
        for (value, bound, expected) in [
            (FieldValue::I64(i64::MAX), two_63, Some(Less)),
            (FieldValue::I64(i64::MIN), -two_63, Some(Equal)),
            (FieldValue::U64(u64::MAX), two_64, Some(Less)),
            (FieldValue::I64(9_007_199_254_740_993), 9_007_199_254_740_992.0, Some(Greater)),
            (FieldValue::I64(-9_007_199_254_740_993), -9_007_199_254_740_992.0, Some(Less)),
            (FieldValue::I64(0), 0.5, Some(Less)),
            (FieldValue::I64(0), -0.5, Some(Greater)),
            (FieldValue::I64(-1), -0.5, Some(Less)),
            (FieldValue::I64(0), -0.0, Some(Equal)),
            (FieldValue::F64(-0.0), 0.0, Some(Equal)),
            (FieldValue::U64(u64::MAX), f64::INFINITY, Some(Less)),
            (FieldValue::U64(0), f64::NEG_INFINITY, Some(Greater)),
            (FieldValue::I64(0), f64::NAN, None),
            (FieldValue::F64(f64::MAX), f64::MAX, Some(Equal)),
            (FieldValue::F64(5e-324), 0.0, Some(Greater)),
        ] {
            assert_eq!(compare(&value, bound), expected, "{value:?} and {bound}");
        }
    }
}
