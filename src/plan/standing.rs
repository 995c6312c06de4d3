//! Where a server stands with respect to an operation.

/// Whether an operation has happened: how an interrupted step is settled by looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has not: it can be done.
    Before,
    /// It has: its effect is there.
    After,
    /// Something else is there than before or after it: somebody changed it.
    Elsewhere,
}
