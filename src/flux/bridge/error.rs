//! Why there is no bridge.

/// What Flux cannot carry out exactly; to be read after "no bridge is possible: ".
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoBridge {
    #[error("Flux makes no field of the tag `{0}`")]
    TagToField(String),
    #[error("Flux makes no tag of the field `{0}`")]
    FieldToTag(String),
    /// Which of several points stays is decided where points are moved, and not by Flux.
    #[error("points that become equal without the tag `{0}` are more than Flux tells apart")]
    Collisions(String),
    #[error("no point says which type the field `{0}` has, or they disagree")]
    UnknownType(String),
    /// Flux has columns of its own by these names.
    #[error("Flux cannot read a tag called `{0}`")]
    Reserved(String),
    #[error("no field is left to be copied")]
    Nothing,
}
