//! Where each field goes: the changes of a transform, followed for each field.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{layout::Step, string},
    NoBridge,
    cast::Cast,
    filter, is_field,
};
use crate::model::{FieldType, ObservedField, OnConvertError, PointChange, Transform};

/// The fields that stay as they are, and those that do not.
#[derive(Debug)]
pub(super) struct Routes {
    /// Fields that stay as they are although the transform names them.
    same: BTreeSet<String>,
    /// Fields that the transform names and that do not stay.
    changed: BTreeSet<String>,
    /// Whether fields stay that the transform does not name.
    unnamed: bool,
    /// Whether fields that stay as they are also stay where they are.
    stays: bool,
    pub others: Vec<Route>,
}

/// A field on its way from the old shape to the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Route {
    pub from: String,
    pub to: String,
    /// Fields of the old shape that go to the same field and win over this one within a point.
    pub unless: Vec<String>,
    pub casts: Vec<Cast>,
}

/// A field of the old shape, and the types that it passes through.
#[derive(Debug, Clone)]
struct Source {
    field: String,
    casts: Vec<Cast>,
    is: Known,
}

/// The type of a field in the old shape.
#[derive(Debug, Clone, Copy)]
enum Known {
    Type(FieldType),
    /// Different ones.
    Several,
    /// No point of the old shape has the field. If it gets one that has to be cast, it stays behind.
    Absent,
    LeftBehind,
}

/// By the name that a field has so far, what comes there: the first one wins.
type Names = BTreeMap<String, Vec<Source>>;

impl Routes {
    /// `stays`: whether the copies go among the very points that they are made of. A value that is there
    /// then wins over a copy.
    pub fn of(
        transform: &Transform,
        seen: &BTreeMap<String, ObservedField>,
        stays: bool,
    ) -> Result<Self, NoBridge> {
        let mentioned: BTreeSet<String> = transform.changes.iter().flat_map(fields).cloned().collect();
        let source = |field: &String| {
            vec![Source { field: field.clone(), casts: Vec::new(), is: Known::of(seen.get(field)) }]
        };
        let mut names: Names = mentioned.iter().map(|field| (field.clone(), source(field))).collect();
        let mut unnamed = true;
        for change in &transform.changes {
            follow(change, &mut names)?;
            unnamed &= !matches!(change, PointChange::KeepFields { .. });
        }
        let mut routes: Vec<Route> =
            names.into_iter().flat_map(|(to, sources)| routes(&to, &sources)).collect();
        if stays {
            routes.iter_mut().for_each(Route::gives_way);
        }
        let (same, others): (Vec<Route>, Vec<Route>) = routes.into_iter().partition(Route::changes_nothing);
        let same = same.into_iter().map(|route| route.from).collect();
        let changed = mentioned.difference(&same).cloned().collect();
        Ok(Self { same, changed, unnamed, stays, others })
    }

    /// The points of the fields that stay as they are; nothing if there are none, or if they are where
    /// they go already.
    pub fn same(&self) -> Option<Vec<Step>> {
        if self.stays || (!self.unnamed && self.same.is_empty()) {
            return None;
        }
        if !self.unnamed {
            return Some(vec![Step::AnyOf(self.same.iter().map(|field| is_field(field)).collect())]);
        }
        let other = |field: &String| filter(format!("r._field != {}", string(field)));
        Some(self.changed.iter().map(other).collect())
    }

    /// Whether a function of the package `math` is needed.
    pub fn rounds(&self) -> bool {
        self.others.iter().flat_map(|route| &route.casts).any(Cast::rounds)
    }
}

impl Route {
    fn changes_nothing(&self) -> bool {
        self.from == self.to && self.casts.is_empty() && self.unless.is_empty()
    }

    /// Lets the field win that has the new name already.
    fn gives_way(&mut self) {
        if self.from != self.to && !self.unless.contains(&self.to) {
            self.unless.push(self.to.clone());
        }
    }
}

/// The fields that a change names.
fn fields(change: &PointChange) -> Vec<&String> {
    match change {
        PointChange::RenameField { from, to } => vec![from, to],
        PointChange::KeepFields { fields } => fields.iter().collect(),
        PointChange::CastField { field, .. } | PointChange::DropField { field } => vec![field],
        _ => Vec::new(),
    }
}

fn follow(change: &PointChange, names: &mut Names) -> Result<(), NoBridge> {
    match change {
        PointChange::RenameField { from, to } if from != to => {
            let sources = names.remove(from).unwrap_or_default();
            names.entry(to.clone()).or_default().extend(sources);
        }
        PointChange::KeepFields { fields } => names.retain(|name, _| fields.contains(name)),
        PointChange::DropField { field } => drop(names.remove(field)),
        PointChange::CastField { field, to, on_error, .. } => {
            let sources = names.get_mut(field).map(Vec::as_mut_slice).unwrap_or_default();
            for source in &mut *sources {
                source.cast(*to, on_error)?;
            }
            if !sources.is_empty() && sources.iter().all(|source| matches!(source.is, Known::LeftBehind)) {
                return Err(NoBridge::UnknownType(field.clone()));
            }
        }
        _ => {}
    }
    Ok(())
}

impl Source {
    fn cast(&mut self, to: FieldType, on_error: &OnConvertError) -> Result<(), NoBridge> {
        match self.is {
            Known::Several => return Err(NoBridge::UnknownType(self.field.clone())),
            Known::Absent | Known::LeftBehind => self.is = Known::LeftBehind,
            Known::Type(from) if from != to => {
                self.casts.push(Cast { from, to, on_error: on_error.clone() });
                self.is = Known::Type(to);
            }
            Known::Type(_) => {}
        }
        Ok(())
    }
}

impl Known {
    fn of(seen: Option<&ObservedField>) -> Self {
        match seen {
            None => Self::Absent,
            Some(seen) => seen.only_type().map_or(Self::Several, Self::Type),
        }
    }
}

fn routes(to: &str, sources: &[Source]) -> Vec<Route> {
    let route = |(number, source): (usize, &Source)| Route {
        from: source.field.clone(),
        to: to.to_owned(),
        unless: sources[..number].iter().map(|other| other.field.clone()).collect(),
        casts: source.casts.clone(),
    };
    let goes = |source: &Source| !matches!(source.is, Known::LeftBehind);
    sources.iter().enumerate().filter(|(_, source)| goes(source)).map(route).collect()
}

/// The points that have `field` and none of `others`. The fields of a point are put side by side in
/// columns whose names no tag has.
pub(super) fn without(field: &str, others: &[String]) -> Vec<Step> {
    let fields = [field].into_iter().chain(others.iter().map(String::as_str));
    let value = format!("if {} then \"_from\" else \"_into\"", is_field(field));
    vec![
        Step::AnyOf(fields.map(is_field).collect()),
        Step::Map { key: "_field".to_owned(), value },
        Step::Call("pivot(rowKey: [\"_time\"], columnKey: [\"_field\"], valueColumn: \"_value\")".to_owned()),
        filter("exists r._from and not exists r._into".to_owned()),
        Step::Call("drop(columns: [\"_into\"])".to_owned()),
        Step::Call("rename(columns: {_from: \"_value\"})".to_owned()),
    ]
}
