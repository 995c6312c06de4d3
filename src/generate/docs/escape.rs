//! Text made safe for Markdown and Mermaid: a description reads as it was written and can begin
//! nothing of its own, neither in a paragraph nor in a cell of a table.

use std::fmt::Write;

use crate::generate::escape::one_line;

/// Text within a paragraph, a list item, a heading or a cell. Spans of code stay code, everything
/// else stands for itself.
pub fn markdown(text: &str) -> String {
    let text = one_line(text);
    let parts: Vec<&str> = text.split('`').collect();
    let inner = &parts[1..parts.len().max(2) - 1];
    let has_spans = parts.len() % 2 == 1 && inner.iter().all(|part| !part.is_empty());
    if !has_spans {
        return words(&text, true);
    }
    let escaped = parts.iter().enumerate();
    escaped.map(|(index, part)| if index % 2 == 1 { code(part) } else { words(part, index == 0) }).collect()
}

/// A span of code. A vertical bar would end a cell even there, so such a span is written as HTML.
pub fn code(text: &str) -> String {
    let text = one_line(text);
    if text.contains('|') || text.is_empty() {
        return format!("<code>{}</code>", entities(&text));
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A block of code of the given language, with a fence that the text cannot close.
pub fn fenced(text: &str, language: &str) -> String {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    format!("{fence}{language}\n{}\n{fence}", text.trim_end())
}

/// The text of a label in a Mermaid diagram, to stand between double quotes.
pub fn mermaid(text: &str) -> String {
    let mut label = String::new();
    for letter in one_line(text).chars() {
        match letter {
            '"' => label.push_str("#quot;"),
            '#' | '%' | '&' | '<' | '>' | '`' | ';' | '\\' | '{' | '}' => {
                let _ = write!(label, "#{};", u32::from(letter));
            }
            _ => label.push(letter),
        }
    }
    label
}

/// The anchor that GitHub gives a heading of this text.
pub fn anchor(heading: &str) -> String {
    let lower = one_line(heading).to_lowercase();
    let kept = lower.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' '));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

fn longest_run(text: &str) -> usize {
    text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0)
}

fn entities(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if matches!(letter, '&' | '<' | '>' | '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$') {
            let _ = write!(escaped, "&#{};", u32::from(letter));
        } else {
            escaped.push(letter);
        }
    }
    escaped
}

fn words(text: &str, is_start: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let in_word = before.is_alphanumeric() && letters.peek().is_some_and(|next| next.is_alphanumeric());
        match letter {
            '|' => escaped.push_str("&#124;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '#' | '~' | '$' => escaped.extend(['\\', letter]),
            '_' if !in_word => escaped.push_str("\\_"),
            '-' | '+' | '=' if is_start && escaped.is_empty() => escaped.extend(['\\', letter]),
            '.' | ')' if is_start && is_number(&escaped) => escaped.extend(['\\', letter]),
            _ => escaped.push(letter),
        }
        before = letter;
    }
    escaped
}

/// What would begin a numbered list.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_begins_nothing_of_its_own() {
        for (text, expected) in [
            ("the field `sequence` of snake_case", "the field `sequence` of snake_case"),
            ("a | b & <script>", "a &#124; b &amp; \\<script\\>"),
            ("[x](http://e) *b* _i_ ~~s~~ $m$", "\\[x\\](http://e) \\*b\\* \\_i\\_ \\~\\~s\\~\\~ \\$m\\$"),
            ("- item\n# heading", "\\- item \\# heading"),
            ("1. one", "1\\. one"),
            ("`a|b_c`", "<code>a&#124;b&#95;c</code>"),
            ("an `odd` ` one", "an \\`odd\\` \\` one"),
            ("``<b>``", "\\`\\`\\<b\\>\\`\\`"),
            ("back\\slash", "back\\\\slash"),
            ("", ""),
            ("`", "\\`"),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn code_holds_anything() {
        for (text, expected) in [
            ("light.a", "`light.a`"),
            ("a`b", "``a`b``"),
            ("`", "`` ` ``"),
            (r"^a\|b$", "<code>^a&#92;&#124;b&#36;</code>"),
            ("</code>|", "<code>&#60;/code&#62;&#124;</code>"),
        ] {
            assert_eq!(code(text), expected, "{text}");
        }
        assert_eq!(fenced("a\n```\nb\n", "flux"), "````flux\na\n```\nb\n````");
    }

    #[test]
    fn labels_and_anchors() {
        assert_eq!(mermaid("a \"b\"]; %% c\nd"), "a #quot;b#quot;]#59; #37;#37; c d");
        assert_eq!(anchor("Measurement `time_based_daily`"), "measurement-time_based_daily");
        assert_eq!(anchor("a/b: C d"), "ab-c-d");
    }
}
