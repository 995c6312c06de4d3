//! `InfluxQL`: its text by construction, and statements whose replies are read as they come.
//!
//! A request carries one statement: of several, the error of the first hides the rest. The server
//! looks names up in the organization of the *token*; `observe::mapping` says where that is right.

use std::{collections::BTreeMap, io::BufRead};

use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Client, Error,
    client::{ANY, Payload},
    route::{Route, encode},
    stream::Stop,
};

/// What `InfluxQL` calls a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Database {
    pub name: String,
    pub retention_policy: String,
}

/// Rows that belong together, or a part of them.
#[derive(Debug, Deserialize)]
pub(super) struct Table<R> {
    /// The measurement, where the statement gives one.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
    #[serde(default = "Vec::new")]
    pub values: Vec<R>,
}

#[derive(Deserialize)]
struct Chunk<R> {
    #[serde(default = "Vec::new")]
    results: Vec<Part<R>>,
    error: Option<String>,
}

#[derive(Deserialize)]
struct Part<R> {
    #[serde(default = "Vec::new")]
    series: Vec<Table<R>>,
    error: Option<String>,
}

pub(super) const FORM: &str = "application/x-www-form-urlencoded";

impl Database {
    /// The form that asks a statement, its reply in chunks.
    pub fn form(&self, statement: &str) -> String {
        format!(
            "q={}&db={}&rp={}&epoch=ns&chunked=true",
            encode(statement),
            encode(&self.name),
            encode(&self.retention_policy)
        )
    }
}

/// A quoted identifier: any name stays inside its quotes.
pub(super) fn identifier(name: &str) -> String {
    let mut literal = String::with_capacity(name.len() + 2);
    literal.push('"');
    for letter in name.chars() {
        match letter {
            '\n' => literal.push_str("\\n"),
            '\\' => literal.push_str("\\\\"),
            '"' => literal.push_str("\\\""),
            letter => literal.push(letter),
        }
    }
    literal.push('"');
    literal
}

/// A measurement in `FROM`: its identifier, or the pattern that only its name matches.
pub(super) fn source(measurement: &str) -> String {
    if is_quotable(measurement) { identifier(measurement) } else { pattern(measurement) }
}

/// That a tag has a value: by the value, or by the pattern that only it matches.
pub(super) fn is_tag(key: &str, value: &str) -> String {
    let key = identifier(key);
    if !is_quotable(value) {
        return format!("{key} =~ {}", pattern(value));
    }
    let value = value.replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n");
    format!("{key} = '{value}'")
}

fn pattern(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        letter if letter.is_ascii_alphanumeric() => letter.to_string(),
        letter => format!("\\x{{{:x}}}", u32::from(letter)),
    });
    format!("/^{}$/", letters.collect::<String>())
}

/// Whether an identifier can hold the name: the scanner of `InfluxQL` turns a carriage return into
/// a line feed, and takes NUL for the end of the text (measured on 2.9.1).
pub(super) fn is_quotable(name: &str) -> bool {
    !name.contains(['\r', '\0'])
}

impl Client {
    /// Runs one statement that only reads, and lets `add` have each part of the reply. `T` begins
    /// anew whenever the statement is asked again.
    pub(super) fn influxql<T: Default, R: DeserializeOwned>(
        &self,
        database: &Database,
        statement: &str,
        add: impl Fn(&mut T, Table<R>),
    ) -> Result<T, Error> {
        let form = database.form(statement);
        let payload = Payload { content_type: FORM, accept: ANY, bytes: form.as_bytes() };
        self.question(&Route::top("query"), payload, |body| {
            let mut value = T::default();
            read_chunks(body, |table| add(&mut value, table))?;
            Ok(value)
        })
    }
}

/// Reads a chunked reply: one JSON object a line.
fn read_chunks<R: DeserializeOwned>(
    body: &mut dyn BufRead,
    mut add: impl FnMut(Table<R>),
) -> Result<(), Stop> {
    let mut line = Vec::new();
    while body.read_until(b'\n', &mut line)? > 0 {
        if !line.trim_ascii().is_empty() {
            let chunk: Chunk<R> = serde_json::from_slice(&line)?;
            let said = chunk.results.iter().find_map(|part| part.error.clone()).or(chunk.error);
            if let Some(message) = said {
                return Err(Stop::Said(message));
            }
            chunk.results.into_iter().flat_map(|part| part.series).for_each(&mut add);
        }
        line.clear();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_leave_its_quotes() {
        assert_eq!(identifier("a\"b\\c\nd'e"), r#""a\"b\\c\nd'e""#);
        assert_eq!(source("a\"b"), r#""a\"b""#);
        assert_eq!(source("a/\rü"), r"/^a\x{2f}\x{d}\x{fc}$/");
        assert_eq!(is_tag("k\"", "a'b\\c"), r#""k\"" = 'a\'b\\c'"#);
        assert_eq!(is_tag("k", "a\r"), r#""k" =~ /^a\x{d}$/"#);
    }
}
