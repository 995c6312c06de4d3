//! What the JSON of a field looks like, in the words of no language: what templates get.
//!
//! Places that one type can say are told apart by `kind`; what bounds their values further stands
//! beside it. Names are fit to be those of types and differ within a module.

use serde::Serialize;

/// The JSON of a field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Json {
    /// The value itself.
    pub root: Shape,
    /// What references lead to, by name.
    pub definitions: Vec<Definition>,
}

/// A shape that has a name, and is referred to. It is never nullable: the references to it are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Definition {
    pub name: String,
    pub shape: Shape,
}

/// The values that one place in JSON may have.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Shape {
    /// What the schema says of the place; where it says nothing, what is said of the place around it.
    pub doc: String,
    /// Whether `null` is a value besides.
    pub nullable: bool,
    #[serde(flatten)]
    pub kind: Kind,
}

/// The kinds of values.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Kind {
    /// Any JSON, null too.
    Any,
    /// `null` and nothing else.
    Null,
    Boolean,
    Integer(Integer),
    Number(Number),
    Text(Text),
    Listed(Listed),
    List(List),
    Map(Map),
    Record(Record),
    Reference(Reference),
}

/// A whole number. Exclusive bounds of the schema are given as the numbers next to them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Integer {
    pub minimum: Option<i128>,
    pub maximum: Option<i128>,
    pub multiple_of: Option<u64>,
}

/// A number. Of two bounds on one side only the narrower one is there.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Number {
    pub minimum: Option<f64>,
    pub exclusive_minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub exclusive_maximum: Option<f64>,
}

/// A text. Lengths are in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    /// A regular expression that is found somewhere in the text.
    pub pattern: Option<String>,
    /// The keys from the schema to where this is said.
    #[serde(skip)]
    pub keys: Vec<String>,
}

/// One of some texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Listed {
    pub name: String,
    /// The texts, each once.
    pub values: Vec<String>,
}

/// An array.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    pub items: Box<Shape>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    /// How many items there always are, if both bounds are the same.
    pub length: Option<u64>,
    pub unique: bool,
}

/// An object whose keys are data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Map {
    pub values: Box<Shape>,
    /// What the keys are bounded by.
    pub names: Text,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
    /// The keys that are always there.
    pub required: Vec<String>,
}

/// An object whose keys are known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    pub name: String,
    /// The members, by key.
    pub members: Vec<Member>,
    /// The values under other keys; none if there are no other keys.
    pub additional: Option<Box<Shape>>,
    /// The keys that are always there and are none of the members'.
    pub required: Vec<String>,
}

/// A member of a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    pub key: String,
    pub required: bool,
    pub shape: Shape,
}

/// The shape of a definition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The name of the definition.
    pub name: String,
    /// The keys from the schema to where the reference stands.
    #[serde(skip)]
    pub keys: Vec<String>,
}

impl Shape {
    /// Visits the shape and all in it, what holds others before these; definitions are not entered.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        match &self.kind {
            Kind::List(list) => list.items.walk(visit),
            Kind::Map(map) => map.values.walk(visit),
            Kind::Record(record) => {
                record.members.iter().for_each(|member| member.shape.walk(visit));
                record.additional.iter().for_each(|additional| additional.walk(visit));
            }
            _ => {}
        }
    }

    /// The same, to change them.
    pub fn walk_mut(&mut self, visit: &mut impl FnMut(&mut Self)) {
        visit(self);
        match &mut self.kind {
            Kind::List(list) => list.items.walk_mut(visit),
            Kind::Map(map) => map.values.walk_mut(visit),
            Kind::Record(record) => {
                record.members.iter_mut().for_each(|member| member.shape.walk_mut(visit));
                record.additional.iter_mut().for_each(|additional| additional.walk_mut(visit));
            }
            _ => {}
        }
    }

    /// Whether `null` is one of the values.
    pub fn takes_null(&self) -> bool {
        self.nullable || matches!(self.kind, Kind::Any | Kind::Null)
    }
}
