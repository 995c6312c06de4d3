//! Names and texts, quoted: whatever they hold, they end where they should.

/// An identifier of SQL.
pub fn name(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Identifiers, separated by commas.
pub fn names<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A text of SQL.
pub fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_ends_too_early() {
        assert_eq!(super::name("a\"b"), "\"a\"\"b\"");
        assert_eq!(super::text("it's"), "'it''s'");
        assert_eq!(super::names(["a", "b c"]), "\"a\", \"b c\"");
    }
}
