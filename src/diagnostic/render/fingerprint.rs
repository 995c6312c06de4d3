//! What tells a finding from all others and stays with it when its lines move.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::{diagnostic::Finding, words::hex};

/// How much of a hash is shown, in bytes: enough that two never meet.
const LENGTH: usize = 16;

/// What makes a finding what it is: code, thing and message. The file counts only where no thing is known,
/// as definitions move between files.
#[derive(PartialEq, Eq, Hash, Clone, Copy)]
struct Identity<'a> {
    code: &'a str,
    place: &'a str,
    message: &'a str,
}

/// A fingerprint for each finding, in hex. Equal findings are told apart by counting them.
pub(super) fn fingerprints(findings: &[Finding]) -> Vec<String> {
    let mut seen: HashMap<Identity<'_>, u64> = HashMap::new();
    let number = |finding| {
        let identity = Identity::of(finding);
        let earlier = seen.entry(identity).or_default();
        *earlier += 1;
        identity.hash(*earlier)
    };
    findings.iter().map(number).collect()
}

impl<'a> Identity<'a> {
    fn of(finding: &'a Finding) -> Self {
        let file = finding.location.as_ref().map(|location| location.file.as_str());
        let place = finding.path.as_deref().or(file).unwrap_or_default();
        Self { code: finding.code.as_str(), place, message: &finding.message }
    }

    /// The hash of the finding that is the `number`th of its kind. Lengths stand between the parts, so that
    /// no two ways to cut a text give the same.
    fn hash(self, number: u64) -> String {
        let mut hasher = Sha256::new();
        for part in [self.code, self.place, self.message] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        hasher.update(number.to_le_bytes());
        hex(&hasher.finalize()[..LENGTH])
    }
}
