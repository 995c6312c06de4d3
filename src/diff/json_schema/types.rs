//! `type`: which of JSON's types a value may have.

use serde_json::Value;

use super::{
    found::Verdict,
    node::{Node, Nodes},
    numbers,
    place::Place,
    values,
    walk::Walk,
};

/// A set of types, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Types(u8);

impl Types {
    const ALL: Self = Self(0b111_1111);
    pub const OBJECT: Self = Self(0b100);

    /// Numbers are whole or not, so that `integer` is a part of `number`.
    fn named(name: &str) -> Self {
        Self(match name {
            "null" => 0b1,
            "boolean" => 0b10,
            "object" => Self::OBJECT.0,
            "array" => 0b1000,
            "string" => 0b1_0000,
            "integer" => 0b10_0000,
            "number" => 0b110_0000,
            _ => 0,
        })
    }

    fn of_value(value: &Value) -> Self {
        Self::named(match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(number) if numbers::is_whole(number) => "integer",
            Value::Number(_) => "number",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        })
    }

    /// Those that `type` names.
    fn declared(node: Node<'_>) -> Self {
        match node.get("type") {
            Some(Value::String(name)) => Self::named(name),
            Some(Value::Array(names)) => {
                Self(names.iter().filter_map(Value::as_str).fold(0, |set, name| set | Self::named(name).0))
            }
            _ => Self::ALL,
        }
    }

    /// Those that a valid value can have: `enum` and `const` say it, too.
    pub fn possible(node: Node<'_>) -> Self {
        let declared = Self::declared(node);
        let Some(values) = values::allowed(node) else { return declared };
        Self(declared.0 & values.iter().fold(0, |set, value| set | Self::of_value(value).0))
    }

    pub fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }
}

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let verdict = Verdict {
        narrower: !Types::possible(nodes.before).within(Types::declared(nodes.after)),
        wider: !Types::possible(nodes.after).within(Types::declared(nodes.before)),
    };
    let what = match nodes.get("type") {
        (Some(before), Some(after)) => format!("`type` {} → {}", names(before), names(after)),
        (None, Some(after)) => format!("`type` {} added", names(after)),
        (Some(before), None) => format!("`type` {} removed", names(before)),
        (None, None) => return,
    };
    walk.found.judge(place, verdict, &what);
}

/// `string`, or `string or null`.
fn names(kind: &Value) -> String {
    let names: Vec<&str> = match kind {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        name => name.as_str().into_iter().collect(),
    };
    names.join(" or ")
}
