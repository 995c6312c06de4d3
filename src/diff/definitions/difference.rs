//! What can differ between two sets of definitions: a closed list.

use crate::model::{FieldKind, Retention, Span};

use super::Subject;

/// A difference, in the direction from the first definitions to the second.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference<'a> {
    pub subject: Subject<'a>,
    pub changed: Changed<'a>,
}

/// Two values of one attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FromTo<T> {
    pub from: T,
    pub to: T,
}

/// What became of a thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed<'a> {
    Added(New),
    Removed(Gone),
    /// One was removed and one like it added, and nothing says that they are the same; the name on the server
    /// of the one that was removed.
    LooksRenamed {
        from: &'a str,
    },
    /// The name on the server: stated by `renamed_from`, or not.
    Renamed {
        names: FromTo<&'a str>,
        stated: bool,
    },
    /// The key in the definitions alone.
    KeyChanged {
        from: &'a str,
    },
    /// Into another bucket: stated by `moved_from`, or not.
    Moved {
        buckets: FromTo<&'a str>,
        stated: bool,
    },
    /// A retired name that stood in the definitions is used again.
    UsedAgain {
        was: Option<FieldKind>,
        now: Option<FieldKind>,
    },
    /// A retired name is no longer kept from being used again.
    NoLongerRetired,
    /// A retired name's data shall now be removed, too.
    DataToBeRemoved,
    /// Of a field or column, by the words of the definitions.
    Type {
        types: FromTo<&'static str>,
        same_stored: bool,
        converts: bool,
    },
    TagBecameField {
        to: FieldKind,
    },
    FieldBecameTag {
        from: FieldKind,
    },
    Retention(FromTo<Retention>),
    ShardGroups(FromTo<Span>),
    Budget(FromTo<Option<u64>>),
    /// Values that are gone and new ones; `from` or `to` had none, which allows any.
    Values {
        gone: Vec<&'a str>,
        new: Vec<&'a str>,
        bounded: FromTo<bool>,
    },
    Pattern(FromTo<Option<&'a str>>),
    Derive(FromTo<Option<&'a str>>),
    DependsOn {
        gone: Vec<&'a str>,
        new: Vec<&'a str>,
    },
    /// Smallest and largest value of a field.
    Bounds {
        min: FromTo<Option<f64>>,
        max: FromTo<Option<f64>>,
    },
    TextLimit(FromTo<Option<u64>>),
    Unit(FromTo<Option<&'a str>>),
    /// Whether a point may lack it, now.
    Optional(bool),
    JsonSchema(Box<JsonSchemas>),
    /// What a query or a rollup computes: the keys that differ.
    Computes(Vec<&'static str>),
    /// How the points or rows come to what is declared: `convert`, `fill` and the like.
    Conversion(&'static str),
    /// Of a column: the primary key, or whether it may be null.
    Constraint(FromTo<String>),
    /// Something that only the documentation and the estimates say.
    Documentation {
        key: &'static str,
        from: Option<String>,
        to: Option<String>,
    },
}

/// How a JSON Schema differs, in phrases.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JsonSchemas {
    /// What may no longer be valid.
    pub narrowed: Vec<String>,
    /// What may be valid now.
    pub widened: Vec<String>,
    /// What cannot be judged: it counts as both.
    pub unclear: Vec<String>,
}

/// A thing that is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum New {
    /// Nobody has to do anything about it.
    Plain,
    /// A part of something that was there, which whoever writes that has to give.
    Required,
}

/// How a thing went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// Its lines are missing, and nothing says why.
    Unstated,
    /// By `retired`.
    Retired { delete: bool },
}

impl Gone {
    /// Of something for which a `retired`, where it has one, says whether its data shall be removed.
    pub(super) fn of(delete: Option<bool>) -> Self {
        delete.map_or(Self::Unstated, |delete| Self::Retired { delete })
    }
}

impl<T: PartialEq> FromTo<T> {
    /// Both, if they differ.
    pub(super) fn differing(from: T, to: T) -> Option<Self> {
        (from != to).then_some(Self { from, to })
    }
}
