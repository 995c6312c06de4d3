//! What failures of moving points mean for people.

use super::{Failure, settings::server_failure};
use crate::transfer::{Error, JournalError};

/// What a failure of a transfer means for people.
pub fn failure(error: &Error) -> Failure {
    let failure = match error {
        Error::Server(error) => return server_failure(error),
        Error::File { source, .. } => Failure::new(error.to_string()).detail(source.to_string()),
        Error::Manifest { source, .. } => Failure::new(error.to_string()).detail(source.to_string()),
        Error::Journal(JournalError(source)) => Failure::new(error.to_string()).detail(source.to_string()),
        Error::NotTaken { source, .. } => {
            let said = source.of_points().unwrap_or_default();
            Failure::new(error.to_string()).detail(format!("it says: {said}"))
        }
        Error::Differs { points, .. } => points
            .iter()
            .fold(Failure::new(error.to_string()), |failure, point| failure.detail(point.to_string())),
        _ => Failure::new(error.to_string()),
    };
    advice(error).iter().fold(failure, |failure, line| failure.detail(*line))
}

fn advice(error: &Error) -> &'static [&'static str] {
    match error {
        Error::NotEmpty(_) => &["an archive begins in a folder of its own: name another one with --into"],
        Error::NoManifest(_) => {
            &["`fluxform archive list` shows what there is; `archive prune` removes unfinished ones"]
        }
        Error::Damaged(_) => &[
            "nothing of this file can be relied on; the other files may be whole: `fluxform archive verify`",
        ],
        Error::NoSource { .. } => &[
            "a DBRP mapping leads its name elsewhere, or the token works on several organizations",
            "`influx v1 dbrp list` shows the mappings; a token of this organization alone is certain",
        ],
        Error::Unreadable { .. } => {
            &["its name has a backslash before a comma: no request reads it; leave it out with --measurement"]
        }
        Error::Differs { .. } => &[
            "other points of the same time are there, or somebody writes meanwhile; nothing was removed",
            "into an empty bucket it can be compared: --bucket NAME",
        ],
        Error::Stopped => &["the windows that were being worked on are done; it goes on where it stopped"],
        Error::NotTaken { .. } => &[
            "points of the same request may have been written; what was archived is still in its files",
            "if somebody still writes the old type, stop that, then go on",
        ],
        Error::Fails(_) => &[
            "nothing of its stretch of time was changed; `convert: { on_error: … }` on the field says what becomes of such values",
        ],
        Error::Collides { .. } => &[
            "nothing of their stretch of time was changed; `on_collision:` says which of them stays, or that they are moved apart",
        ],
        Error::TwoTypes { .. } => &["nothing of this field was written; a conversion makes it one type"],
        Error::NewField { .. } => &["run it again: the field is known by then"],
        Error::OpenGroup { .. } => &[
            "stop what writes to it and say so with --writers-stopped, or from when on the new shape is written: --cut-over TIME",
        ],
        Error::Restless { .. } => {
            &["somebody writes to it all the time: stop that, then go on; what is gone is archived"]
        }
        Error::Server(_) | Error::File { .. } | Error::Manifest { .. } | Error::Journal(_) => &[],
    }
}
