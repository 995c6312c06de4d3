//! What is checked of a value beside its type, as calls of the crate's module `check`.

use super::super::{
    super::{
        escape::rust_string,
        json::{Integer, Kind, List, Map, Number, Shape, Text},
    },
    layout,
};

/// The longest array for which serde has implementations.
const LONGEST_ARRAY: u64 = 32;

/// How many items an array of Rust has, where the list is one.
pub(super) fn array_length(list: &List) -> Option<u64> {
    list.length.filter(|length| *length <= LONGEST_ARRAY)
}

/// Whether values are unsigned: no valid one is below zero.
pub(super) fn is_unsigned(integer: &Integer) -> bool {
    integer.minimum.is_some_and(|minimum| minimum >= 0)
}

/// A call of a function that checks.
#[derive(Debug, Clone)]
pub(super) struct Call {
    function: String,
    arguments: Vec<String>,
}

impl Call {
    /// A call of `function` with these arguments.
    pub(super) fn new(function: &str, arguments: &[&str]) -> Self {
        let arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        Self { function: function.to_owned(), arguments }
    }

    /// As a statement of a function.
    pub(super) fn statement(&self) -> String {
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        layout::call("    ", &self.function, &arguments)
    }

    /// The function, where it can stand for a check of its own: it takes the value alone, and as it is
    /// held. What takes a slice or a part of a text does not.
    pub(super) fn alone(&self) -> Option<&str> {
        let as_held = self.function == FINITE || !self.function.starts_with(MODULE);
        (as_held && self.arguments == ["value"]).then_some(&*self.function)
    }
}

/// Where the functions of the crate are; those of a module have no path.
const MODULE: &str = "check::";

const FINITE: &str = "check::finite";

/// A call with the value that is looked at.
fn of_value(function: &str, argument: Option<&str>) -> Call {
    let arguments: Vec<&str> = ["value"].into_iter().chain(argument).collect();
    Call::new(&format!("{MODULE}{function}"), &arguments)
}

/// A call with a bound, if there is one.
fn bounded(function: &str, bound: Option<impl ToString>) -> Option<Call> {
    bound.map(|bound| of_value(function, Some(&bound.to_string())))
}

pub(super) fn of_integer(integer: &Integer) -> Vec<Call> {
    let (least, most) = if is_unsigned(integer) {
        (i128::from(u64::MIN), i128::from(u64::MAX))
    } else {
        (i128::from(i64::MIN), i128::from(i64::MAX))
    };
    // What the type cannot go below or above anyway needs no look.
    let minimum = bounded("minimum", integer.minimum.filter(|minimum| *minimum > least));
    let maximum = bounded("maximum", integer.maximum.filter(|maximum| *maximum < most));
    let multiple = bounded("multiple", integer.multiple_of.filter(|step| *step > 1));
    minimum.into_iter().chain(maximum).chain(multiple).collect()
}

pub(super) fn of_number(number: &Number) -> Vec<Call> {
    let literal = |bound: Option<f64>| bound.map(|bound| format!("{bound:?}"));
    let bounds = [
        bounded("minimum", literal(number.minimum)),
        bounded("more_than", literal(number.exclusive_minimum)),
        bounded("maximum", literal(number.maximum)),
        bounded("less_than", literal(number.exclusive_maximum)),
    ];
    [of_value("finite", None)].into_iter().chain(bounds.into_iter().flatten()).collect()
}

pub(super) fn of_text(text: &Text) -> Vec<Call> {
    let bounds = [bounded("min_length", text.min_length), bounded("max_length", text.max_length)];
    bounds.into_iter().flatten().collect()
}

/// What is checked of a list besides its items.
pub(super) fn of_list(list: &List) -> Vec<Call> {
    let bounds = match array_length(list) {
        Some(_) => [None, None],
        None => [bounded("min_items", list.min_items), bounded("max_items", list.max_items)],
    };
    let unique = if is_ordered(&list.items) { "unique" } else { "distinct" };
    let unique = list.unique.then(|| of_value(unique, None));
    bounds.into_iter().flatten().chain(unique).collect()
}

/// What is checked of a map besides what it holds.
pub(super) fn of_map(map: &Map) -> Vec<Call> {
    let bounds =
        [bounded("min_properties", map.min_properties), bounded("max_properties", map.max_properties)];
    let required = map.required.iter().map(|key| of_value("required", Some(&rust_string(key))));
    bounds.into_iter().flatten().chain(required).collect()
}

/// A call for all items, keys or values of what is looked at.
pub(super) fn all(function: &str, check: &str) -> Call {
    of_value(function, Some(check))
}

/// Whether the type of the values is `Ord`.
fn is_ordered(shape: &Shape) -> bool {
    match &shape.kind {
        Kind::Null | Kind::Boolean | Kind::Integer(_) | Kind::Text(_) | Kind::Listed(_) => true,
        Kind::List(list) => is_ordered(&list.items),
        Kind::Map(map) => is_ordered(&map.values),
        Kind::Any | Kind::Number(_) | Kind::Record(_) | Kind::Reference(_) => false,
    }
}
