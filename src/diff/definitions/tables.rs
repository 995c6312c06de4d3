//! How the tables of SQLite differ.

use super::{
    Changed, FromTo, Gone, New, Subject,
    alike::{alike, words},
    comparison::Comparison,
    matching::{Both, Keyed, matched},
};
use crate::model::{Column, ColumnType, Index, Table};

impl<'a> Comparison<'a> {
    pub fn tables(&mut self) {
        let (before, after) = (self.before, self.after);
        let matched = Self::of(&before.tables, &after.tables);
        for both in &matched.both {
            self.names(Subject::Table(both.after.0), both);
            if both.before.1 != both.after.1 {
                self.table(both);
            }
        }
        for (key, _) in &matched.gone {
            self.tell(Subject::Table(key), Changed::Removed(Gone::Unstated));
        }
        self.added(&matched.new, Subject::Table);
    }

    fn table(&mut self, both: &Both<'a, Table>) {
        let ((_, was), (table, is)) = (both.before, both.after);
        self.columns(table, was, is);
        self.indexes(table, was, is);
        let subject = Subject::Table(table);
        self.documentation(subject, "description", &was.description, &is.description);
        self.documentation(subject, "retention", &was.retention, &is.retention);
        self.documentation(subject, "rationale", &was.rationale, &is.rationale);
        let layer = |table: &Table| table.layer.clone().unwrap_or_default();
        self.documentation(subject, "layer", &layer(was), &layer(is));
        let rows = |table: &Table| table.rows.map(|rows| rows.to_string()).unwrap_or_default();
        self.documentation(subject, "rows", &rows(was), &rows(is));
        self.documentation(subject, "source", &was.source.join(", "), &is.source.join(", "));
    }

    fn columns(&mut self, table: &'a str, was: &'a Table, is: &'a Table) {
        let subject = |column| Subject::Column { table, column };
        let mut found = matched(by_name(was), by_name(is));
        let retired = |name: &str| is.retired.iter().find(|part| part.column.as_deref() == Some(name));
        for (before, after) in alike(&mut found, |(name, _)| retired(name).is_none(), likeness) {
            self.tell(subject(after.0), Changed::LooksRenamed { from: before.0 });
        }
        for (name, column) in &found.new {
            let required = !column.nullable && !column.primary_key;
            self.tell(subject(name), Changed::Added(if required { New::Required } else { New::Plain }));
        }
        for (name, _) in &found.gone {
            let gone = Gone::of(retired(name).map(|part| part.delete));
            self.tell(subject(name), Changed::Removed(gone));
        }
        for both in &found.both {
            self.names(subject(both.after.0), both);
            self.column(subject(both.after.0), both.before.1, both.after.1);
        }
    }

    fn column(&mut self, subject: Subject<'a>, was: &'a Column, is: &'a Column) {
        if was == is {
            return;
        }
        if was.kind != is.kind {
            let types = FromTo { from: was.kind.as_str(), to: is.kind.as_str() };
            let same_stored = stored(was.kind) == stored(is.kind);
            self.tell(subject, Changed::Type { types, same_stored, converts: false });
        }
        self.tell_if(subject, FromTo::differing(constraint(was), constraint(is)).map(Changed::Constraint));
        let units = super::comparison::texts(was.unit.as_ref(), is.unit.as_ref());
        self.tell_if(subject, units.map(Changed::Unit));
        if was.kind == is.kind {
            self.json_schema(subject, was.schema.as_ref(), is.schema.as_ref());
        }
        self.documentation(subject, "description", &was.description, &is.description);
        let example = |column: &Column| column.example.as_ref().map(ToString::to_string).unwrap_or_default();
        self.documentation(subject, "example", &example(was), &example(is));
    }

    fn indexes(&mut self, table: &'a str, was: &'a Table, is: &'a Table) {
        let subject = |index: &'a Index| Subject::Index { table, columns: &index.columns };
        let same = |a: &Index, b: &Index| a.columns == b.columns;
        for index in &is.indexes {
            match was.indexes.iter().find(|other| same(other, index)) {
                None => self.tell(subject(index), Changed::Added(New::Plain)),
                Some(other) => {
                    let word = |index: &Index| {
                        if index.unique { "is unique" } else { "need not be unique" }.to_owned()
                    };
                    let unique = FromTo::differing(word(other), word(index));
                    self.tell_if(subject(index), unique.map(Changed::Constraint));
                }
            }
        }
        for index in was.indexes.iter().filter(|index| !is.indexes.iter().any(|other| same(other, index))) {
            let retired = is.retired.iter().find(|part| part.index.as_ref() == Some(&index.columns));
            let gone = Gone::of(retired.map(|part| part.delete));
            self.tell(subject(index), Changed::Removed(gone));
        }
    }
}

fn by_name(table: &Table) -> impl Iterator<Item = Keyed<'_, Column>> {
    table.columns.iter().map(|column| (column.name.as_str(), column))
}

fn likeness(was: Keyed<'_, Column>, is: Keyed<'_, Column>) -> Option<u32> {
    let same = was.1.kind == is.1.kind && was.1.unit == is.1.unit;
    same.then(|| words((was.0, &was.1.description), (is.0, &is.1.description))).flatten()
}

/// What a column demands of its values, in words.
fn constraint(column: &Column) -> String {
    match (column.primary_key, column.nullable) {
        (true, _) => "is the primary key",
        (false, true) => "may be null",
        (false, false) => "must not be null",
    }
    .to_owned()
}

/// What SQLite keeps of a type.
fn stored(kind: ColumnType) -> u8 {
    match kind {
        ColumnType::Integer => 0,
        ColumnType::Real => 1,
        ColumnType::Text | ColumnType::Json | ColumnType::Timestamp => 2,
        ColumnType::Blob => 3,
    }
}
