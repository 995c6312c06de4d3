//! What buckets are called before the operations begin that rename them.

use std::collections::BTreeMap;

use crate::plan::Operation;

/// The present names of buckets, by those that they will have. An operation names its bucket as it is
/// called when the operation begins; the server knows it by the name before all renames.
#[derive(Debug, Default)]
pub(super) struct Present<'o>(BTreeMap<&'o str, &'o str>);

impl<'o> Present<'o> {
    /// By the renames among some operations.
    pub fn of(operations: impl IntoIterator<Item = &'o Operation>) -> Self {
        let mut present = Self::default();
        for operation in operations {
            if let Operation::RenameBucket(rename) = operation {
                let before = present.0.get(rename.from.as_str()).copied().unwrap_or(&rename.from);
                present.0.insert(&rename.to, before);
            }
        }
        present
    }

    pub fn name<'n>(&self, bucket: &'n str) -> &'n str
    where
        'o: 'n,
    {
        self.0.get(bucket).copied().unwrap_or(bucket)
    }
}
