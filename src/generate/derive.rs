//! Formats by which a tag is made from a point's time: which ones the generated crate knows.

/// The directives of `strftime` that `timestamp.rs` of the crate implements.
const KNOWN: &str = "YmdHMSjGVuyFT%";

/// The first directive in `format` that is not known, if there is one.
pub(super) fn unknown_directive(format: &str) -> Option<String> {
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        if letter == '%' {
            let directive = letters.next();
            if !directive.is_some_and(|directive| KNOWN.contains(directive)) {
                return Some(format!("%{}", directive.map_or(String::new(), String::from)));
            }
        }
    }
    None
}
