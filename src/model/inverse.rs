//! The way back of a transform, and how far it leads.
//!
//! A point has *the old shape* if it has none of the names that the transform makes (a tag that is
//! added may be there with another value) and the fields have the types that casts name as former.

use std::collections::BTreeSet;

use super::{FieldType, OnCollision, OnConvertError, PointChange, Transform};

/// A name within a point: tags and fields are apart.
type Member<'a> = (Kind, &'a str);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Tag,
    Field,
}

impl Transform {
    /// What takes points of the new shape back as well as it can be: names become the former ones,
    /// types as well where they are known, and what was left out stays so. `measurement` is what the
    /// points were called. Values that do not fit the former type fail.
    #[must_use]
    pub fn inverse(&self, measurement: &str) -> Self {
        let changes = self.changes.iter().rev();
        Self { changes: changes.flat_map(|change| change.inverse(measurement)).collect() }
    }

    /// The same, but values that do not convert are left out instead of failing: for points that are in
    /// an archive by then.
    #[must_use]
    pub fn lenient(mut self) -> Self {
        for change in &mut self.changes {
            if let PointChange::CastField { on_error, .. } | PointChange::TagToField { on_error, .. } = change
                && *on_error == OnConvertError::Fail
            {
                *on_error = OnConvertError::DropField;
            }
        }
        self
    }

    /// Whether [`Self::inverse`] makes of what became of points of the old shape those very points,
    /// wherever nothing fails and no points become equal.
    pub fn is_lossless(&self) -> bool {
        self.changes.iter().all(PointChange::is_lossless) && self.makes_each_name_once()
    }

    /// Whether it leaves points as they are that it was carried out on already: no change makes what
    /// one before it takes, or takes what one before it fills in.
    pub fn is_repeatable(&self) -> bool {
        let changes = self.changes.iter().enumerate();
        let mut pairs =
            changes.flat_map(|(at, later)| self.changes[..at].iter().map(move |one| (one, later)));
        pairs.all(|(earlier, later)| {
            !later.makes().iter().any(|made| earlier.takes(*made))
                && !earlier.fills().is_some_and(|filled| later.takes(filled))
        })
    }

    /// Whether no change makes what one before it made, and which is still there.
    fn makes_each_name_once(&self) -> bool {
        let mut made = BTreeSet::new();
        self.changes.iter().all(|change| {
            made.retain(|name| !change.takes(*name));
            change.makes().into_iter().all(|name| made.insert(name))
        })
    }
}

impl PointChange {
    fn inverse(&self, measurement: &str) -> Vec<Self> {
        match self {
            Self::RenameMeasurement { .. } => vec![Self::RenameMeasurement { to: measurement.to_owned() }],
            Self::RenameTag { from, to } => vec![Self::RenameTag { from: to.clone(), to: from.clone() }],
            Self::RenameField { from, to } => vec![rename_field(to, from)],
            Self::CastField { field, from, to, on_error } => {
                let back = from.map(|from| Self::CastField {
                    field: field.clone(),
                    from: Some(*to),
                    to: from,
                    on_error: OnConvertError::Fail,
                });
                back.into_iter().chain(kept(on_error, field)).collect()
            }
            Self::TagToField { tag, to, on_error, .. } => {
                let back = Self::FieldToTag { field: tag.clone(), from: Some(*to) };
                kept(on_error, tag).into_iter().chain([back]).collect()
            }
            Self::FieldToTag { field, from } => vec![Self::TagToField {
                tag: field.clone(),
                to: from.unwrap_or(FieldType::String),
                on_error: OnConvertError::Fail,
                on_collision: OnCollision::Fail,
            }],
            Self::AddTag { tag, value } => {
                vec![Self::DropTagValue { tag: tag.clone(), value: value.clone() }]
            }
            Self::DropTagValue { tag, value } => {
                vec![Self::AddTag { tag: tag.clone(), value: value.clone() }]
            }
            Self::KeepFields { .. }
            | Self::DropTag { .. }
            | Self::DropSeries { .. }
            | Self::DropField { .. } => Vec::new(),
        }
    }

    fn is_lossless(&self) -> bool {
        match self {
            Self::RenameMeasurement { .. }
            | Self::RenameTag { .. }
            | Self::RenameField { .. }
            | Self::AddTag { .. } => true,
            Self::CastField { from, to, on_error, .. } => {
                from.is_some_and(|from| is_exact(from, *to, on_error))
            }
            Self::TagToField { to, on_collision, .. } => {
                *to == FieldType::String && *on_collision == OnCollision::Fail
            }
            Self::FieldToTag { from, .. } => from.is_some(),
            Self::KeepFields { .. }
            | Self::DropTag { .. }
            | Self::DropTagValue { .. }
            | Self::DropSeries { .. }
            | Self::DropField { .. } => false,
        }
    }

    /// The names that a point may have after it and not before.
    fn makes(&self) -> Vec<Member<'_>> {
        match self {
            Self::RenameTag { to, .. } => vec![(Kind::Tag, to)],
            Self::AddTag { tag, .. } => vec![(Kind::Tag, tag)],
            Self::FieldToTag { field, .. } => vec![(Kind::Tag, field)],
            Self::RenameField { to, .. } => vec![(Kind::Field, to)],
            Self::TagToField { tag, on_error, .. } => {
                std::iter::once((Kind::Field, tag.as_str())).chain(keeps(on_error)).collect()
            }
            // As another thing than it was.
            Self::CastField { field, on_error, .. } => {
                std::iter::once((Kind::Field, field.as_str())).chain(keeps(on_error)).collect()
            }
            Self::RenameMeasurement { .. }
            | Self::KeepFields { .. }
            | Self::DropTag { .. }
            | Self::DropTagValue { .. }
            | Self::DropSeries { .. }
            | Self::DropField { .. } => Vec::new(),
        }
    }

    /// Whether it takes the name from a point, or changes what it stands for.
    fn takes(&self, (kind, name): Member<'_>) -> bool {
        match self {
            Self::RenameTag { from: tag, .. }
            | Self::TagToField { tag, .. }
            | Self::DropTag { tag, .. }
            | Self::DropTagValue { tag, .. } => kind == Kind::Tag && tag == name,
            Self::RenameField { from: field, .. }
            | Self::CastField { field, .. }
            | Self::FieldToTag { field, .. }
            | Self::DropField { field } => kind == Kind::Field && field == name,
            Self::KeepFields { fields } => kind == Kind::Field && !fields.iter().any(|kept| kept == name),
            Self::DropSeries { tags } => kind == Kind::Tag && tags.contains_key(name),
            Self::RenameMeasurement { .. } | Self::AddTag { .. } => false,
        }
    }

    /// The name that it makes wherever it is not.
    fn fills(&self) -> Option<Member<'_>> {
        match self {
            Self::AddTag { tag, .. } => Some((Kind::Tag, tag)),
            _ => None,
        }
    }
}

fn rename_field(from: &str, to: &str) -> PointChange {
    PointChange::RenameField { from: from.to_owned(), to: to.to_owned() }
}

/// What brings values back that were kept in another field.
fn kept(on_error: &OnConvertError, field: &str) -> Option<PointChange> {
    match on_error {
        OnConvertError::KeepIn(other) => Some(rename_field(other, field)),
        _ => None,
    }
}

fn keeps(on_error: &OnConvertError) -> Option<Member<'_>> {
    match on_error {
        OnConvertError::KeepIn(other) => Some((Kind::Field, other)),
        _ => None,
    }
}

/// Whether every value that converts is told from every other afterwards. Of a text, many forms make
/// one number.
fn is_exact(from: FieldType, to: FieldType, on_error: &OnConvertError) -> bool {
    match (from, to) {
        _ if from == to => true,
        (_, FieldType::String) | (FieldType::Boolean, _) => true,
        (FieldType::String, _) => false,
        _ => *on_error == OnConvertError::Fail,
    }
}
