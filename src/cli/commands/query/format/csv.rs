//! Plain CSV: RFC 4180, a header whenever the columns change, after an empty line.

use super::plain;
use crate::influx::{Record, Table};

pub(in crate::cli::commands::query) struct Form<'q> {
    /// The query, where several are printed: the first column.
    query: Option<&'q str>,
    /// The last header of this answer.
    header: Option<Vec<String>>,
    /// Whether something stands before.
    begun: bool,
}

/// The name of a result that has none of its own.
const UNNAMED: &str = "_result";

impl<'q> Form<'q> {
    pub(super) fn new(query: Option<&'q str>, begun: bool) -> Self {
        Self { query, header: None, begun }
    }

    pub(super) fn row(&mut self, table: &Table, record: &Record<'_>) -> String {
        let result = (table.result != UNNAMED).then_some(table.result.as_str());
        let before = [("query", self.query), ("result", result)];
        let before = || before.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
        let names = table.columns.iter().map(|column| column.name.as_str());
        let header: Vec<&str> = before().map(|(name, _)| name).chain(names).collect();
        let mut text = String::new();
        if self.header.as_ref().is_none_or(|last| *last != header) {
            let blank = if self.begun { "\r\n" } else { "" };
            text = format!("{blank}{}", line(header.iter().copied()));
            self.header = Some(header.into_iter().map(str::to_owned).collect());
            self.begun = true;
        }
        let values = record.cells().map(|(_, cell)| plain(&cell));
        let values: Vec<String> = before().map(|(_, value)| value.to_owned()).chain(values).collect();
        text + &line(values.iter().map(String::as_str))
    }
}

fn line<'v>(values: impl Iterator<Item = &'v str>) -> String {
    let values: Vec<String> = values.map(field).collect();
    // A line without any character would be none.
    let line = if values == [""] { "\"\"".to_owned() } else { values.join(",") };
    line + "\r\n"
}

fn field(value: &str) -> String {
    let needs_quotes = value.contains(['"', ',', '\n', '\r']);
    if needs_quotes { format!("\"{}\"", value.replace('"', "\"\"")) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stays_in_its_field() {
        assert_eq!(
            line(["a", "b,c", "say \"x\"", "l\nm", ""].into_iter()),
            "a,\"b,c\",\"say \"\"x\"\"\",\"l\nm\",\r\n"
        );
        assert_eq!(line([""].into_iter()), "\"\"\r\n");
    }
}
