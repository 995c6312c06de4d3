//! What the server makes of backslashes. One that escapes nothing stands for itself.

use std::borrow::Cow;

use influxdb_line_protocol::EscapedStr;

/// The name of a measurement.
pub fn measurement(raw: &str) -> EscapedStr<'_> {
    unescape(raw, ", ")
}

/// The key or the value of a tag.
pub fn tag(raw: &str) -> EscapedStr<'_> {
    unescape(raw, ", =")
}

/// The key of a field.
pub fn field_key(raw: &str) -> EscapedStr<'_> {
    unescape(raw, ", =\"")
}

/// A text, without its quotes.
pub fn text(raw: &str) -> EscapedStr<'_> {
    unescape(raw, "\"\\")
}

fn unescape<'a>(raw: &'a str, escaped: &str) -> EscapedStr<'a> {
    match plain(raw, escaped) {
        Cow::Borrowed(text) => EscapedStr::SingleSlice(text),
        Cow::Owned(text) => EscapedStr::CopiedValue(text),
    }
}

fn plain<'a>(raw: &'a str, escaped: &str) -> Cow<'a, str> {
    let Some(first) = raw.find('\\') else { return Cow::Borrowed(raw) };
    let mut text = raw[..first].to_owned();
    let mut letters = raw[first..].chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.next_if(|next| letter == '\\' && escaped.contains(*next));
        text.push(next.unwrap_or(letter));
    }
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_the_server() {
        assert_eq!(measurement(r"a\,b\ c\=d\\e").as_str(), r"a,b c\=d\\e");
        assert_eq!(tag(r"a\,b\ c\=d\\,e\").as_str(), r"a,b c=d\,e\");
        assert_eq!(field_key(r#"a\,\"\= \\"#).as_str(), r#"a,"= \\"#);
        assert_eq!(text(r#"\"\\n\n\\"#).as_str(), r#""\n\n\"#);
    }
}
