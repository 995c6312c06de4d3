//! What is known of a kind of finding as such, whoever raises it.

use super::Severity;

/// A kind of finding, as reports introduce it. Where it comes from knows its page, and everything else
/// stands at the page's head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleAbout<'a> {
    /// Its code, such as `CA103`.
    pub code: &'a str,
    /// Its name for people, in words with hyphens.
    pub name: &'a str,
    /// One line, without a full stop.
    pub summary: &'a str,
    /// How much its findings matter unless the project says otherwise.
    pub severity: Severity,
    /// What its family of rules is about.
    pub family: &'a str,
    /// The whole page, in Markdown.
    pub page: &'a str,
}

impl<'a> RuleAbout<'a> {
    /// Reads the head of a page: `# CODE: summary`, an empty line, and the name in backticks, ` · ` and the
    /// severity; of a rule on changes ` · ` and whom they break, too. None for any other text.
    pub fn of_page(page: &'a str, family: &'a str) -> Option<Self> {
        let mut lines = page.lines();
        let (code, summary) = lines.next()?.strip_prefix("# ")?.split_once(": ")?;
        let (name, rest) = lines.nth(1)?.strip_prefix('`')?.split_once("` · ")?;
        let severity = rest.split(" · ").next()?;
        let severity = [Severity::Note, Severity::Warning, Severity::Error]
            .into_iter()
            .find(|known| known.as_str() == severity)?;
        Some(Self { code, name, summary, severity, family, page })
    }

    /// The first paragraph below the head: why the rule is there. The summary where there is none.
    pub fn reason(&self) -> &'a str {
        let below_head = self.page.splitn(3, "\n\n").nth(2).unwrap_or_default();
        let paragraph = below_head.split("\n\n").next().unwrap_or_default().trim();
        let is_prose = !paragraph.is_empty() && !paragraph.starts_with(['#', '`']);
        if is_prose { paragraph } else { self.summary }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "# CA103: a tag repeats the time\n\n`time-tag` · warning\n\nThe point\nhas it.\n\n## Before\n";

    #[test]
    fn the_head_of_a_page_says_everything() {
        let about = RuleAbout {
            code: "CA103",
            name: "time-tag",
            summary: "a tag repeats the time",
            severity: Severity::Warning,
            family: "cardinality",
            page: PAGE,
        };
        assert_eq!(RuleAbout::of_page(PAGE, "cardinality"), Some(about));
        assert_eq!(about.reason(), "The point\nhas it.");
    }

    #[test]
    fn a_page_without_prose_has_its_summary_and_other_text_is_no_page() {
        let bare = "# CA103: a tag repeats the time\n\n`time-tag` · warning\n\n## Before\n";
        assert_eq!(RuleAbout::of_page(bare, "").unwrap().reason(), "a tag repeats the time");
        assert_eq!(RuleAbout::of_page("# CA103: a tag\n\n`time-tag` · urgent\n", ""), None);
        assert_eq!(RuleAbout::of_page("CA103", ""), None);
    }

    #[test]
    fn whom_a_change_breaks_may_follow_the_severity() {
        let page = "# DS304: a bucket was removed\n\n`bucket-removed` · error · breaks write, query\n";
        let about = RuleAbout::of_page(page, "").unwrap();
        assert_eq!((about.name, about.severity), ("bucket-removed", Severity::Error));
    }
}
