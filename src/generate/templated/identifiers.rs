//! Identifiers of named things for a language that is known by its reserved words only.

use serde::Serialize;

use super::{
    super::names::{Case, aside, distinct},
    manifest::{Kind, Manifest},
};

/// A name as an identifier, in each way in which languages write them. None is a reserved word, and in
/// each way no two of the things that stand together are alike.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Identifiers {
    /// `two_words`.
    snake: String,
    /// `twoWords`.
    camel: String,
    /// `TwoWords`.
    pascal: String,
    /// `TWO_WORDS`.
    upper: String,
}

impl Identifiers {
    /// The name of a type.
    pub(super) fn pascal(&self) -> &str {
        &self.pascal
    }
}

/// The identifiers of things of a kind that stand together, in the order of their names.
pub(super) fn identifiers(manifest: &Manifest, kind: Kind, names: &[&str]) -> Vec<Identifiers> {
    let made = |case: Case| {
        let make = |name: &str| aside(case.of(name), |word| manifest.takes(kind, word));
        distinct(names.iter().copied(), make, &[]).into_iter().map(|(_, identifier)| identifier)
    };
    let make_upper =
        |name: &str| aside(Case::Snake.of(name), |word| manifest.takes(kind, &word.to_ascii_uppercase()));
    let upper = distinct(names.iter().copied(), make_upper, &[]).into_iter();
    let upper = upper.map(|(_, identifier)| identifier.to_ascii_uppercase());
    made(Case::Snake)
        .zip(made(Case::Camel))
        .zip(made(Case::Pascal))
        .zip(upper)
        .map(|(((snake, camel), pascal), upper)| Identifiers { snake, camel, pascal, upper })
        .collect()
}
