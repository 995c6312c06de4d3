//! Texts as scalars of YAML, which stay in their place whatever they hold.

/// A text as YAML: plain if no reader can take it for anything else, else in double quotes.
pub fn scalar(text: &str) -> String {
    if is_plain(text) || is_duration(text) { text.to_owned() } else { quoted(text) }
}

/// Words that some YAML readers take for something else than text.
const MEANINGFUL: [&str; 11] = ["false", "inf", "n", "nan", "no", "null", "off", "on", "true", "y", "yes"];

fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ' ');
    // A dash at the end of a word is a mark to some readers, between brackets.
    let marks = text.split(' ').any(|word| word.starts_with('-') || word.ends_with('-'));
    begins
        && text.chars().all(fits)
        && !text.ends_with(' ')
        && !marks
        && !MEANINGFUL.contains(&text.to_lowercase().as_str())
}

/// `90d`, `1h30m`: with a unit it is no number.
fn is_duration(text: &str) -> bool {
    let mut digits = false;
    let unit = |c: char| matches!(c, 's' | 'm' | 'h' | 'd' | 'w');
    let fits = text.chars().all(|c| {
        let right = c.is_ascii_digit() || (digits && unit(c));
        digits = c.is_ascii_digit();
        right
    });
    fits && text.ends_with(unit)
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if hides(c) => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// What an editor or terminal does not show as itself: control characters, line and paragraph
/// separators, marks of byte order and direction. All are in the plane that four digits name.
pub fn hides(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}')
        || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}
