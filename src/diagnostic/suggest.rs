//! "Did you mean": the known name that is closest to an unknown one.

/// The candidate closest to `name`, if it is close enough to be what was meant.
///
/// Close is a Jaro-Winkler similarity of 0.8 or one edit; of equals the first in order wins, so
/// that the answer does not depend on the order of the candidates.
pub fn closest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = candidates.into_iter().filter_map(|candidate| Some((score(name, candidate)?, candidate)));
    scored
        .max_by(|(a, left), (b, right)| a.total_cmp(b).then_with(|| right.cmp(left)))
        .map(|(_, candidate)| candidate)
}

fn score(name: &str, candidate: &str) -> Option<f64> {
    let (name, folded) = (name.to_lowercase(), candidate.to_lowercase());
    let similarity = strsim::jaro_winkler(&name, &folded);
    (similarity >= 0.8 || strsim::osa_distance(&name, &folded) == 1).then_some(similarity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_likely_and_stays_silent_otherwise() {
        let keys = ["description", "retention", "rationale"];
        assert_eq!(closest("retentoin", keys), Some("retention"));
        assert_eq!(closest("Description", keys), Some("description"));
        assert_eq!(closest("colour", keys), None);
    }
}
