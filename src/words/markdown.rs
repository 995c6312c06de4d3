//! Text in Markdown that people of other projects may have written: it shows, and does nothing else.

/// A name as code, also in the cell of a table, whatever it holds.
pub fn markdown_code(name: &str) -> String {
    let name = super::on_one_line(&super::printable(name));
    if name.is_empty() || name.contains(['`', '|']) {
        return html_code(&name);
    }
    format!("`{name}`")
}

fn html_code(name: &str) -> String {
    format!("<code>{}</code>", markdown_text(&super::on_one_line(&super::printable(name))))
}

/// A sentence, also in the cell of a table: names between backticks become code, and everything else stands
/// for itself. It begins no markup, mentions nobody, and links to nothing.
pub fn markdown_sentence(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return markdown_text(text);
    }
    // Two backticks beside each other would be one mark, and pair with others than meant.
    let code = if text.contains("``") { html_code } else { markdown_code };
    let parts = parts.into_iter().enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { code(part) } else { markdown_text(part) }).collect()
}

/// Text without markup. A comment without words parts what a web site would make a mention, a number of an
/// issue or a link of.
pub fn markdown_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '|' => escaped += "&#124;",
            '@' | '#' => {
                escaped += if letter == '#' { "\\#" } else { "@" };
                escaped += PARTED;
            }
            '/' if before == ':' || before == '/' => {
                escaped += PARTED;
                escaped.push('/');
            }
            '.' if before == 'w' || before == 'W' => {
                escaped += PARTED;
                escaped.push('.');
            }
            letter if letter.is_control() => escaped.push(' '),
            letter if letter.is_ascii_punctuation() && !".,:;()%-/…'\"?".contains(letter) => {
                escaped.extend(['\\', letter]);
            }
            letter => escaped.push(letter),
        }
        before = letter;
    }
    escaped
}

const PARTED: &str = "<!-- -->";

#[cfg(test)]
mod tests {
    use super::{markdown_code, markdown_sentence, markdown_text};

    #[test]
    fn text_does_nothing() {
        for (text, expected) in [
            ("field `a_b` of `m`: 1 → 2", "field `a_b` of `m`: 1 → 2"),
            ("an odd ` one", "an odd \\` one"),
            ("`a|b` and `<b>`", "<code>a&#124;b</code> and `<b>`"),
            (
                "@all #12 http://e.x www.e.x",
                "@<!-- -->all \\#<!-- -->12 http:<!-- -->/<!-- -->/e.x www<!-- -->.e.x",
            ),
            ("**b** _i_ [x](y) ![z]", "\\*\\*b\\*\\* \\_i\\_ \\[x\\](y) \\!\\[z\\]"),
            ("`a``<b>` and `c`", "<code>a</code><code>&lt;b&gt;</code> and <code>c</code>"),
            ("a\r\nb | c </details>", "a  b &#124; c &lt;/details&gt;"),
        ] {
            assert_eq!(markdown_sentence(text), expected, "{text}");
        }
        assert_eq!(markdown_code("a`b"), "<code>a\\`b</code>");
        assert_eq!(markdown_text("-1 … 2%"), "-1 … 2%");
    }
}
