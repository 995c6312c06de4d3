//! Tables for people: rows of the same columns below each other, whatever groups they are of. The time comes first, then
//! what rows are grouped by, then the values. The bounds of the range, which all rows share, are left out.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{plain, shown};
use crate::influx::{Cell, Column, ColumnKind, Record, Table};

pub(in crate::cli::commands::query) struct Form<'q> {
    /// Name and description of the query, where several are printed.
    heading: Option<(&'q str, &'q str)>,
    /// The columns of a terminal: what is wider is cut.
    terminal: Option<usize>,
    /// The result and the columns of the table under way.
    under_way: Option<(String, Vec<Column>)>,
    /// The columns that are shown, in their order.
    columns: Vec<Shape>,
    /// The rows by which the widths are found; empty once they are.
    kept: Vec<Vec<String>>,
    is_measured: bool,
}

/// How a column is laid out.
struct Shape {
    /// Where it stands in a record.
    place: usize,
    name: String,
    is_number: bool,
    width: usize,
}

/// The rows of a table that decide on the widths of its columns; later ones that are wider stick out.
const MEASURED: usize = 100;

impl<'q> Form<'q> {
    pub(super) fn new(heading: Option<(&'q str, &'q str)>) -> Self {
        Self {
            heading,
            terminal: None,
            under_way: None,
            columns: Vec::new(),
            kept: Vec::new(),
            is_measured: false,
        }
    }

    pub(super) fn begin(&mut self, terminal: Option<usize>) -> String {
        self.terminal = terminal;
        let Some((name, description)) = self.heading else { return String::new() };
        let about = if description.is_empty() { String::new() } else { format!(": {description}") };
        format!("# {}\n\n", shown(&format!("{name}{about}")))
    }

    pub(super) fn row(&mut self, table: &Table, record: &Record<'_>) -> String {
        let mut text = String::new();
        if !self.goes_on_with(table) {
            text += &self.rest();
            text += &self.head(table);
        }
        let cells: Vec<Cell<'_>> = record.cells().map(|(_, cell)| cell).collect();
        let shown = self.columns.iter().map(|shape| cells.get(shape.place).map_or_else(String::new, of));
        let cells: Vec<String> = shown.collect();
        if self.is_measured {
            return text + &self.line(&cells);
        }
        self.kept.push(cells);
        if self.kept.len() == MEASURED {
            text += &self.measured();
        }
        text
    }

    /// What is kept of the last table, and the empty line after it.
    pub(super) fn rest(&mut self) -> String {
        if self.under_way.is_none() {
            return String::new();
        }
        self.measured() + "\n"
    }

    /// Whether a table has the columns of that before it.
    fn goes_on_with(&self, table: &Table) -> bool {
        self.under_way.as_ref().is_some_and(|(result, columns)| {
            let alike = |(a, b): (&Column, &Column)| a.name == b.name && a.kind == b.kind;
            *result == table.result
                && columns.len() == table.columns.len()
                && columns.iter().zip(&table.columns).all(alike)
        })
    }

    /// The heading of a new table: the name of its result, if it has one.
    fn head(&mut self, table: &Table) -> String {
        self.under_way = Some((table.result.clone(), table.columns.clone()));
        self.is_measured = false;
        let mut columns: Vec<(u8, Shape)> = table.columns.iter().enumerate().filter_map(ranked).collect();
        columns.sort_by_key(|(rank, shape)| (*rank, shape.place));
        self.columns = columns.into_iter().map(|(_, shape)| shape).collect();
        if table.result == "_result" { String::new() } else { self.cut(&shown(&table.result)) + ":\n" }
    }

    /// The rows that were kept, below the names of the columns.
    fn measured(&mut self) -> String {
        if self.is_measured {
            return String::new();
        }
        self.is_measured = true;
        let kept = std::mem::take(&mut self.kept);
        for row in &kept {
            for (shape, cell) in self.columns.iter_mut().zip(row) {
                shape.width = shape.width.max(cell.width());
            }
        }
        let names = self.columns.iter().map(|shape| shape.name.clone()).collect();
        let rules = self.columns.iter().map(|shape| "-".repeat(shape.width)).collect();
        let head: [Vec<String>; 2] = [names, rules];
        let all = head.into_iter().chain(kept);
        all.map(|row| self.line(&row)).collect()
    }

    fn line(&self, row: &[String]) -> String {
        let cells = self.columns.iter().zip(row).map(|(shape, cell)| {
            let blank = " ".repeat(shape.width.saturating_sub(cell.width()));
            if shape.is_number { blank + cell } else { format!("{cell}{blank}") }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        self.cut(line.trim_end()) + "\n"
    }

    /// As much of a line as a terminal has room for.
    fn cut(&self, line: &str) -> String {
        let Some(room) = self.terminal.filter(|room| line.width() > *room) else { return line.to_owned() };
        let mut used = 1;
        let fits = |letter: &char| {
            used += letter.width().unwrap_or(0);
            used <= room
        };
        line.chars().take_while(fits).chain(['…']).collect()
    }
}

/// A column with its rank among those that are shown, if it is.
fn ranked((place, column): (usize, &Column)) -> Option<(u8, Shape)> {
    let rank = match column.name.as_str() {
        "_start" | "_stop" => return None,
        "_time" => 0,
        "_measurement" => 1,
        "_field" => 2,
        "_value" => 5,
        _ if column.is_key => 3,
        _ => 4,
    };
    let is_number = matches!(&column.kind, ColumnKind::Field(kind) if kind.is_numeric());
    let name = shown(&column.name);
    Some((rank, Shape { place, width: name.width(), name, is_number }))
}

/// A value; a dash where there is none. The server does not tell an empty text from none.
fn of(cell: &Cell<'_>) -> String {
    if *cell == Cell::Nothing { "–".to_owned() } else { shown(&plain(cell)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_the_terminal_ends() {
        let form = Form { terminal: Some(5), ..Form::new(None) };
        assert_eq!(form.cut("abcde"), "abcde");
        assert_eq!(form.cut("abcdef"), "abcd…");
        assert_eq!(form.cut("ab家家家"), "ab家…");
    }
}
