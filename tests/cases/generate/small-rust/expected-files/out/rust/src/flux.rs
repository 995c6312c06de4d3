//! Literals of Flux: any text stays inside its quotes.

mod time;

pub use time::Time;

/// A value that Flux can write.
pub(crate) trait Literal {
    /// Puts the literal at the end of a script.
    fn push_to(self, flux: &mut String);
}

impl Literal for &str {
    fn push_to(self, flux: &mut String) {
        flux.push('"');
        let mut letters = self.chars().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => flux.push_str("\\\""),
                '\\' => flux.push_str("\\\\"),
                '\n' => flux.push_str("\\n"),
                '\r' => flux.push_str("\\r"),
                '\t' => flux.push_str("\\t"),
                // The server takes it for the end of the script.
                '\0' => flux.push_str("\\x00"),
                '$' => flux.push_str(dollar(letters.peek().copied())),
                other => flux.push(other),
            }
        }
        flux.push('"');
    }
}

/// A dollar sign that stands before `next`: it must neither begin an interpolation nor hide the
/// backslash of an escape.
fn dollar(next: Option<char>) -> &'static str {
    match next {
        Some('{') => "\\$",
        None | Some('$' | '"' | '\\' | '\n' | '\r' | '\t' | '\0') => "\\x24",
        Some(_) => "$",
    }
}

/// NaN, infinities and what needs an exponent have no literal: a call makes them of a text.
impl Literal for f64 {
    fn push_to(self, flux: &mut String) {
        let text = format!("{self:?}");
        if text.contains(|letter: char| letter.is_ascii_alphabetic()) {
            push_call(flux, "float", &text);
        } else {
            flux.push_str(&text);
        }
    }
}

/// The smallest integer has no literal.
impl Literal for i64 {
    fn push_to(self, flux: &mut String) {
        if self == Self::MIN {
            push_call(flux, "int", &self.to_string());
        } else {
            flux.push_str(&self.to_string());
        }
    }
}

/// An unsigned integer is made of an integer, or of a text where it is larger than any.
impl Literal for u64 {
    fn push_to(self, flux: &mut String) {
        if i64::try_from(self).is_ok() {
            flux.push_str("uint(v: ");
            flux.push_str(&self.to_string());
            flux.push(')');
        } else {
            push_call(flux, "uint", &self.to_string());
        }
    }
}

impl Literal for bool {
    fn push_to(self, flux: &mut String) {
        flux.push_str(if self { "true" } else { "false" });
    }
}

/// A call of a function that makes a number of a text.
fn push_call(flux: &mut String, function: &str, text: &str) {
    flux.push_str(function);
    flux.push_str("(v: ");
    text.push_to(flux);
    flux.push(')');
}
