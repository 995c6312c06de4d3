//! Whether a script speaks of something in the data: a bucket, a measurement, a tag or a field.
//!
//! By its texts, not by what it computes. What a script names by a variable or finds by a regular
//! expression cannot be told for certain: it counts where the name occurs in it at all, so that
//! whoever looks for the users of a name may be shown too many, but hardly misses one.

mod names;
mod said;
mod token;

use names::Names;
pub(super) use token::{Kind, Token, tokens};

pub use said::{Said, said, uses};

/// What is looked for, by the names on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sought<'a> {
    /// The name and the id of the bucket.
    pub bucket: [&'a str; 2],
    /// Nothing if the bucket itself is looked for.
    pub measurement: Option<&'a str>,
    /// A tag or a field, if not the measurement as a whole is looked for.
    pub member: Option<&'a str>,
}

/// What a script speaks of: read once, and asked for as many names as there are.
#[derive(Debug)]
pub struct Mentions(Names);

impl Mentions {
    pub fn of(script: &str) -> Self {
        Self(Names::of(script))
    }

    /// The first line, from 1, on which the script names what is looked for; nothing if it does not.
    ///
    /// A script that reads other buckets or other measurements by name is not about it, whatever other
    /// names it has. One that names no bucket, or takes it from a variable, may be.
    pub fn line_of(&self, sought: &Sought<'_>) -> Option<usize> {
        let names = &self.0;
        let Some(measurement) = sought.measurement else {
            return names.text(sought.bucket[0]).or_else(|| names.text(sought.bucket[1]));
        };
        if names.buckets.excludes(&sought.bucket) {
            return None;
        }
        let Some(member) = sought.member else { return names.text(measurement) };
        if names.measurements.excludes(&[measurement]) {
            return None;
        }
        names.text(member).into_iter().chain(names.key(member)).min()
    }
}

#[cfg(test)]
mod tests;
