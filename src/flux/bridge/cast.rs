//! Values of another type: only those that become the same value whoever converts them.
//!
//! The others are left out, whatever shall become of them: the copy decides about them.

use super::{super::layout::Step, filter};
use crate::model::{FieldType, OnConvertError};

/// A change of type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cast {
    pub from: FieldType,
    pub to: FieldType,
    pub on_error: OnConvertError,
}

/// Integers that a float holds one by one.
const EXACT: &str = "9007199254740992";

/// The first float above all integers.
const ABOVE: &str = "9223372036854775808.0";

/// It is equal to the other one, but not written so.
const NOT_NEGATIVE_ZERO: &str = "string(v: r._value) != \"-0\"";

impl Cast {
    /// Whether a function of the package `math` is needed.
    pub fn rounds(&self) -> bool {
        self.is_to_integer() && self.function().is_some()
    }

    fn is_to_integer(&self) -> bool {
        self.from == FieldType::Float && matches!(self.to, FieldType::Integer | FieldType::Unsigned)
    }

    fn function(&self) -> Option<&'static str> {
        match self.on_error {
            OnConvertError::Round => Some("round"),
            OnConvertError::Truncate => Some("trunc"),
            OnConvertError::Fail | OnConvertError::DropField | OnConvertError::KeepIn(_) => None,
        }
    }

    /// The steps for the values of a field.
    pub fn steps(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(function) = self.function().filter(|_| self.is_to_integer()) {
            let value = format!("math.{function}(x: r._value)");
            steps.push(Step::Map { key: "_value".to_owned(), value });
        }
        steps.extend(self.conditions().into_iter().map(filter));
        let function = match self.to {
            FieldType::Float => "toFloat()",
            FieldType::Integer => "toInt()",
            FieldType::Unsigned => "toUInt()",
            FieldType::String => "toString()",
            FieldType::Boolean => "toBool()",
        };
        steps.push(Step::Call(function.to_owned()));
        steps
    }

    /// What holds of a value that can be converted: of all that the copy converts, or of fewer.
    fn conditions(&self) -> Vec<String> {
        let mut conditions = conditions(self.from, self.to);
        let is_strict = self.from == FieldType::Float && self.function().is_none();
        if is_strict && self.to != FieldType::String {
            conditions.push(NOT_NEGATIVE_ZERO.to_owned());
        }
        conditions
    }
}

/// Without regard to what shall become of the others.
fn conditions(from: FieldType, to: FieldType) -> Vec<String> {
    use FieldType::{Boolean, Float, Integer, String, Unsigned};
    let text = |pattern: &str| vec![format!("r._value =~ /^{pattern}$/")];
    let either = |zero: &str, one: &str| vec![format!("r._value == {zero} or r._value == {one}")];
    let between = |least: &str, most: &str| vec![format!("r._value >= {least}"), format!("r._value {most}")];
    let whole = |function: &str| format!("float(v: {function}(v: r._value)) == r._value");
    match (from, to) {
        (Integer, Float) => between(&format!("-{EXACT}"), &format!("<= {EXACT}")),
        (Unsigned, Float) => vec![format!("r._value <= uint(v: {EXACT})")],
        (Float, Integer) => {
            [between(&format!("-{ABOVE}"), &format!("< {ABOVE}")), vec![whole("int")]].concat()
        }
        (Float, Unsigned) => [between("0.0", &format!("< {ABOVE}")), vec![whole("uint")]].concat(),
        // Flux writes no exponent, where all others do.
        (Float, String) => vec![
            "r._value > -1000000000000000.0 and r._value < 1000000000000000.0".to_owned(),
            "r._value >= 0.001 or r._value <= -0.001 or r._value == 0.0".to_owned(),
        ],
        (Integer, Unsigned) => vec!["r._value >= 0".to_owned()],
        (Unsigned, Integer) => vec![format!("r._value <= uint(v: {})", i64::MAX)],
        (Float, Boolean) => either("0.0", "1.0"),
        (Integer, Boolean) => either("0", "1"),
        (Unsigned, Boolean) => either("uint(v: 0)", "uint(v: 1)"),
        (String, Float) => text(r"-?[0-9]{1,15}(\.[0-9]{1,15})?"),
        (String, Integer) => text("-?[0-9]{1,18}"),
        (String, Unsigned) => text("[0-9]{1,18}"),
        (String, Boolean) => text("(true|false)"),
        // All values, or a type that is the same.
        _ => Vec::new(),
    }
}
