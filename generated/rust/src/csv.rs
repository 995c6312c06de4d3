//! Records of the CSV that InfluxDB answers: lines end in CR LF, cells with commas, quotes and line
//! ends are quoted, a quote within quotes is doubled.
//!
//! The server writes a line feed within a text as CR LF and leaves out a carriage return, so CR LF
//! within quotes is a line feed.

use std::borrow::Cow;

/// A record, or what stands in place of one.
#[derive(Debug)]
pub(crate) enum Record<'a> {
    /// The cells; the first one is empty or names an annotation.
    Cells(Vec<Cow<'a, str>>),
    /// An empty line: a table ends.
    Blank,
    /// A line that is no CSV of this kind: how the server reports what it did not expect.
    Foreign(&'a str),
    /// A record that is not well formed, and why.
    Malformed(&'static str),
}

/// All records of a reply, each with the number of the line that it begins in.
#[derive(Debug)]
pub(crate) struct Records<'a> {
    rest: &'a str,
    line: usize,
}

impl<'a> Records<'a> {
    pub(crate) const fn new(reply: &'a str) -> Self {
        Self {
            rest: reply,
            line: 1,
        }
    }

    fn cells(&mut self) -> Record<'a> {
        let mut cells = Vec::new();
        loop {
            match self.cell() {
                Ok(cell) => cells.push(cell),
                Err(why) => {
                    self.line_end();
                    return Record::Malformed(why);
                }
            }
            let Some(rest) = self.rest.strip_prefix(',') else {
                return match self.line_end() {
                    "" => Record::Cells(cells),
                    _ => Record::Malformed("a carriage return is not quoted"),
                };
            };
            self.rest = rest;
        }
    }

    fn cell(&mut self) -> Result<Cow<'a, str>, &'static str> {
        if let Some(quoted) = self.rest.strip_prefix('"') {
            return self.quoted(quoted);
        }
        let end = self.rest.find([',', '\r', '\n']);
        let (cell, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        Ok(Cow::Borrowed(cell))
    }

    /// A cell whose opening quote is read.
    fn quoted(&mut self, text: &'a str) -> Result<Cow<'a, str>, &'static str> {
        let mut from = 0;
        while let Some(at) = text[from..].find('"') {
            let end = from + at;
            self.rest = &text[end + 1..];
            if self.rest.starts_with('"') {
                from = end + 2;
            } else if self.rest.is_empty() || self.rest.starts_with([',', '\r', '\n']) {
                return Ok(unescaped(&text[..end]));
            } else {
                return Err("text follows a closing quote");
            }
        }
        self.rest = "";
        Err("a quote is not closed")
    }

    /// What is left of the line, without its end.
    fn line_end(&mut self) -> &'a str {
        let end = self.rest.find('\n').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest.strip_prefix('\n').unwrap_or(rest);
        text.strip_suffix('\r').unwrap_or(text)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (usize, Record<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (before, line) = (self.rest, self.line);
        let record = match before.chars().next()? {
            ',' | '#' => self.cells(),
            _ => match self.line_end() {
                "" => Record::Blank,
                text => Record::Foreign(text),
            },
        };
        let read = &before[..before.len() - self.rest.len()];
        self.line += read.matches('\n').count();
        Some((line, record))
    }
}

/// The text of a quoted cell.
fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains(['"', '\r']) {
        Cow::Owned(text.replace("\"\"", "\"").replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
