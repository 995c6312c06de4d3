//! What differs from run to run, written the same: folders, addresses, ids, times, durations.

use regex::Regex;

use super::story::Story;

/// What is replaced in a transcript, and with what.
pub struct Normal {
    organization: String,
    literal: Vec<(String, &'static str)>,
    /// What a year looks like whose times are replaced; nothing if all times stay.
    year: Option<&'static str>,
}

const TIMES: [(&str, &str); 3] = [
    (r"YEAR-\d\d-\d\dT[0-9:.]+Z", "TIME"),
    (r"YEAR-\d\d-\d\d \d\d:\d\d(:\d\d UTC)?", "TIME"),
    (r"YEAR-\d\d-\d\d", "DAY"),
];

const PATTERNS: [(&str, &str); 11] = [
    (r"in \d+ ms", "in T ms"),
    (r"fluxform_kept_[0-9a-f]{8}_", "fluxform_kept_LEDGER_"),
    (r"done +\d+\.\d s", "done in T"),
    (r"process \d+", "process N"),
    (r"plan [0-9a-f]{12}", "plan PLAN"),
    (r#""id": "[0-9a-f]{12}""#, r#""id": "PLAN""#),
    (r"127\.0\.0\.1:\d+", "127.0.0.1:PORT"),
    (r"v\d+\.\d+\.\d+", "VERSION"),
    (r"\borg-\d+\b", "another"),
    (r"\borg_\d+_schema\b", "home_schema"),
    (r"\b[0-9a-f]{16}\b", "ID"),
];

/// Every year but 2020 and 2021, in which the points of some stories are.
const OTHER_YEAR: &str = r"(?:1\d{3}|20(?:[013-9]\d|2[2-9])|2[1-9]\d{2})";

impl Normal {
    pub fn of(story: &Story) -> Self {
        let organization = &story.organization;
        let literal = vec![
            (story.project.path().display().to_string(), "PROJECT"),
            (story.host.clone(), "SERVER"),
            (organization.url.clone(), "SERVER"),
            (organization.id.clone(), "ORGANIZATION-ID"),
        ];
        let year = if story.keeps_past { OTHER_YEAR } else { r"\d{4}" };
        let year = (!story.keeps_times).then_some(year);
        Self { organization: organization.name.clone(), literal, year }
    }

    pub fn apply(&self, text: &str) -> String {
        let own = Regex::new(&format!(r"\b{}\b", self.organization)).unwrap();
        let text = own.replace_all(text, "home");
        let text = self.literal.iter().fold(text.into_owned(), |text, (from, to)| text.replace(from, to));
        let times: &[_] = if self.year.is_some() { &TIMES } else { &[] };
        times.iter().chain(&PATTERNS).fold(text, |text, (pattern, with)| {
            let pattern = pattern.replace("YEAR", self.year.unwrap_or_default());
            Regex::new(&pattern).unwrap().replace_all(&text, *with).into_owned()
        })
    }
}
