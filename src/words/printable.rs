//! What names of files and servers may look like on a terminal.

/// The text with U+FFFD for what would do more than show: control characters but the line feed,
/// and the marks that turn the direction of what follows.
pub fn printable(text: &str) -> String {
    let unfit = |c: char| {
        (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if unfit(c) { '\u{fffd}' } else { c }).collect()
}

/// The text with U+FFFD for line feeds: a name stays on its line.
pub fn on_one_line(text: &str) -> String {
    text.replace('\n', "\u{fffd}")
}
