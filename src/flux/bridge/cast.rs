//! Values of another type: only those that become the same value whoever converts them.
//!
//! The others are left out, whatever shall become of them: the copy decides about them.

use super::{super::layout::Step, NoBridge, filter};
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

    /// The steps for the values of `field`, which is named where there is no way.
    pub fn steps(&self, field: &str) -> Result<Vec<Step>, NoBridge> {
        let (from, to) = (self.from, self.to);
        let none = || NoBridge::Cast { field: field.to_owned(), from, to };
        let mut steps = Vec::new();
        if let Some(function) = self.function().filter(|_| self.is_to_integer()) {
            let value = format!("math.{function}(x: r._value)");
            steps.push(Step::Map { key: "_value".to_owned(), value });
        }
        steps.extend(self.conditions().ok_or_else(none)?.into_iter().map(filter));
        let function = match to {
            FieldType::Float => "toFloat()",
            FieldType::Integer => "toInt()",
            FieldType::Unsigned => "toUInt()",
            FieldType::String => "toString()",
            FieldType::Boolean => "toBool()",
        };
        steps.push(Step::Call(function.to_owned()));
        Ok(steps)
    }

    /// What holds of a value that can be converted; nothing if the types have no conversion that all
    /// agree about: how a float is written as text, what number a boolean is.
    fn conditions(&self) -> Option<Vec<String>> {
        use FieldType::{Boolean, Float, Integer, String, Unsigned};
        let all = |conditions: &[&str]| Some(conditions.iter().map(|text| (*text).to_owned()).collect());
        match (self.from, self.to) {
            (Integer | Unsigned | Boolean, String) => all(&[]),
            (Integer, Float) => all(&[&format!("r._value >= -{EXACT}"), &format!("r._value <= {EXACT}")]),
            (Unsigned, Float) => all(&[&format!("r._value <= uint(v: {EXACT})")]),
            (Float, Integer) => {
                let whole = "float(v: int(v: r._value)) == r._value";
                all(&[&format!("r._value >= -{ABOVE}"), &format!("r._value < {ABOVE}"), whole])
            }
            (Float, Unsigned) => {
                let whole = "float(v: uint(v: r._value)) == r._value";
                all(&["r._value >= 0.0", &format!("r._value < {ABOVE}"), whole])
            }
            (Integer, Unsigned) => all(&["r._value >= 0"]),
            (Unsigned, Integer) => all(&[&format!("r._value <= uint(v: {})", i64::MAX)]),
            (String, Float) => all(&[r"r._value =~ /^-?[0-9]{1,15}(\.[0-9]{1,15})?$/"]),
            (String, Integer) => all(&["r._value =~ /^-?[0-9]{1,18}$/"]),
            (String, Unsigned) => all(&["r._value =~ /^[0-9]{1,18}$/"]),
            (String, Boolean) => all(&["r._value =~ /^(true|false)$/"]),
            _ => None,
        }
    }
}
