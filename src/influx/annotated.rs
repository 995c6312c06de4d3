//! Annotated CSV, as Flux answers: rows with the names and types of their columns.
//!
//! The server's CSV is lossy for line ends (a line feed comes as CR LF, a lone CR not at all), so
//! names and texts that may hold them are asked for as JSON within it.

use std::{io::Read, ops::ControlFlow};

use csv::{ReaderBuilder, StringRecord};
use jiff::Timestamp;

use super::stream::Stop;
use crate::model::FieldType;

/// One row.
#[derive(Debug)]
pub(super) struct Row<'a> {
    table: &'a Header,
    values: StringRecord,
}

/// The columns that come first in every answer: annotation, result and table.
const OWN: usize = 3;

/// What the rows of a table have in common, by column.
#[derive(Debug, Default)]
struct Header {
    names: StringRecord,
    types: StringRecord,
    /// `true` for a column whose value is the same in the whole table.
    groups: StringRecord,
    /// Which header it is of all in the answer, from 1.
    number: u64,
}

/// The columns before an answer's own: the annotation, the name of the result, the number of the table.
const HEAD: usize = 3;

impl Row<'_> {
    /// Which header the row is below: another one has other columns.
    pub fn header(&self) -> u64 {
        self.table.number
    }

    /// The name of the result, and the number of the table in the answer.
    pub fn table(&self) -> (&str, &str) {
        (self.values.get(1).unwrap_or_default(), self.values.get(2).unwrap_or_default())
    }

    /// Name, type and whether it is of the group key, of each column of the table.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &str, bool)> {
        let of = |record: &StringRecord, at: usize| record.get(at).unwrap_or_default() == "true";
        let columns = self.table.names.iter().enumerate().skip(HEAD);
        columns.map(move |(at, name)| {
            (name, self.table.types.get(at).unwrap_or_default(), of(&self.table.groups, at))
        })
    }

    /// The values, one for each of [`Self::columns`].
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.values.iter().skip(HEAD)
    }

    /// The value in a column of the answer's own (the first of that name).
    pub fn get(&self, column: &str) -> Option<&str> {
        self.values.get(self.position(column)?)
    }

    /// The type of `_value`, if it is one that fields have.
    pub fn value_type(&self) -> Option<FieldType> {
        match self.table.types.get(self.position("_value")?)? {
            "double" => Some(FieldType::Float),
            "long" => Some(FieldType::Integer),
            "unsignedLong" => Some(FieldType::Unsigned),
            "string" => Some(FieldType::String),
            "boolean" => Some(FieldType::Boolean),
            _ => None,
        }
    }

    /// The time in a column.
    pub fn time(&self, column: &str) -> Result<Timestamp, Stop> {
        let text = self.get(column).unwrap_or_default();
        text.parse().map_err(|_| Stop::Said(format!("no time in `{column}`: {text}")))
    }

    /// The keys and values of the tags: what points are grouped by and is not the answer's own.
    pub fn tags(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = ["_measurement", "_field"].map(|name| self.position(name));
        let is_tag = move |at: &usize| {
            let is_text = self.table.types.get(*at) == Some("string");
            is_text && self.table.groups.get(*at) == Some("true") && !own.contains(&Some(*at))
        };
        let columns = (0..self.values.len()).filter(is_tag);
        columns.filter_map(|at| Some((self.table.names.get(at)?, self.values.get(at)?)))
    }

    /// The names and values of all columns of text, but the answer's own.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let columns = (OWN..self.values.len()).filter(|at| self.table.types.get(*at) == Some("string"));
        columns.filter_map(|at| Some((self.table.names.get(at)?, self.values.get(at)?)))
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.table.names.iter().position(|name| name == column)
    }
}

/// Reads an answer with the annotations `datatype` and `group` to its end, and lets `add` have each
/// row as long as it wants more.
///
/// # Errors
/// An error of the server in the middle of the answer: a table of its own, or JSON after the rows.
pub(super) fn read(
    body: impl Read,
    mut add: impl FnMut(&Row<'_>) -> Result<ControlFlow<()>, Stop>,
) -> Result<(), Stop> {
    let mut csv = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(body);
    let mut table = Header::default();
    let mut names_follow = true;
    for record in csv.byte_records() {
        let record = StringRecord::from_byte_record_lossy(record.map_err(broken)?);
        match record.get(0) {
            Some("#datatype") => (table.types, names_follow) = (record, true),
            Some("#group") => table.groups = record,
            Some("") if names_follow => {
                (table.names, names_follow) = (record, false);
                table.number += 1;
            }
            Some("") if table.names.get(1) == Some("error") => {
                return Err(Stop::Said(record.get(1).unwrap_or_default().to_owned()));
            }
            Some("") => {
                if add(&Row { table: &table, values: record })?.is_break() {
                    return Ok(());
                }
            }
            _ => return Err(Stop::Said(record.iter().collect::<Vec<_>>().join(","))),
        }
    }
    Ok(())
}

fn broken(error: csv::Error) -> Stop {
    let text = error.to_string();
    match error.into_kind() {
        csv::ErrorKind::Io(source) => source.into(),
        _ => Stop::Said(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<String>, String> {
        let mut rows = Vec::new();
        let result = read(text.as_bytes(), |row| {
            let value_type = row.value_type().map(|found| found.to_string()).unwrap_or_default();
            let tags: String = row.tags().map(|(key, value)| format!("[{key}|{value}]")).collect();
            rows.push(format!("{tags}={} {value_type}", row.get("_value").unwrap()));
            Ok(ControlFlow::Continue(()))
        });
        match result {
            Ok(()) => Ok(rows),
            Err(Stop::Said(message)) => Err(message),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn types_change_in_the_middle() {
        let text = "#datatype,string,long,double,string\r\n#group,false,false,false,true\r\n,result,table,_value,t\r\n,,0,1.5,\"a,\"\"b\"\r\n,,1,2,c\r\n\r\n\
                    #datatype,string,long,string,string\r\n#group,false,false,true,false\r\n,result,table,t,_value\r\n,,2,d,x\r\n\r\n";
        assert_eq!(rows(text).unwrap(), ["[t|a,\"b]=1.5 float", "[t|c]=2 float", "[t|d]=x string"]);
        assert_eq!(rows("").unwrap(), [""; 0]);
    }

    #[test]
    fn an_error_is_no_end() {
        let table = "#datatype,string,long,double,string\r\n,result,table,_value,t\r\n,,0,1,a\r\n\r\n\
                     #datatype,string,string\r\n,error,reference\r\n,\"panic: x, y\",\r\n";
        assert_eq!(rows(table).unwrap_err(), "panic: x, y");
        let json = "#datatype,string,long,double,string\r\n,result,table,_value,t\r\n,,0,1,a\r\n\
                    {\"code\":\"internal error\",\"message\":\"a panic\"}";
        assert_eq!(rows(json).unwrap_err(), "{\"code\":\"internal error\",message:\"a panic\"}");
    }
}
