//! The secret that opens a server, kept where nothing can print it.
//!
//! `Debug` and `Display` name where a token came from, never the token. It leaves this type in one
//! form only: as the value of the `Authorization` header, marked sensitive.

use std::fmt;

use ureq::http::HeaderValue;

use super::Error;

/// An API token and where it was found.
#[derive(Clone)]
pub struct Token {
    secret: String,
    origin: String,
}

impl Token {
    /// A token and what it came from, in the words of a message: `INFLUX_TOKEN`, a file.
    pub fn new(secret: impl Into<String>, origin: impl Into<String>) -> Self {
        Self { secret: secret.into(), origin: origin.into() }
    }

    /// Where the token was found.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub(super) fn authorization(&self) -> Result<HeaderValue, Error> {
        let bad = |problem| Error::BadToken { origin: self.origin.clone(), problem };
        if self.secret.is_empty() {
            return Err(bad("it is empty"));
        }
        if !self.secret.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(bad("it holds blanks, line ends or characters that no token has"));
        }
        let mut value = HeaderValue::from_str(&format!("Token {}", self.secret))
            .map_err(|_| bad("it cannot stand in an HTTP header"))?;
        value.set_sensitive(true);
        Ok(value)
    }

    /// `text` without the token, for what a peer may echo.
    pub(super) fn redact(&self, text: &str) -> String {
        text.replace(&self.secret, "(token)")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(from {})", self.origin)
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the token from {}", self.origin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_its_origin_only() {
        let token = Token::new("s3cr3t==", "INFLUX_TOKEN");
        assert_eq!(format!("{token} {token:?}"), "the token from INFLUX_TOKEN Token(from INFLUX_TOKEN)");
        assert_eq!(format!("{:?}", token.authorization().unwrap()), "Sensitive");
        assert_eq!(token.redact("seen: Token s3cr3t=="), "seen: Token (token)");
    }

    #[test]
    fn refuses_what_no_header_can_carry() {
        for secret in ["", "a b", "line\n", "tokén"] {
            let error = Token::new(secret, "INFLUX_TOKEN").authorization().unwrap_err().to_string();
            assert!(error.starts_with("the token from INFLUX_TOKEN cannot be used: it "), "{error}");
            assert!(secret.is_empty() || !error.contains(secret), "{error}");
        }
    }
}
