//! What a plan says of tables, in words: the same for a terminal and for a comment.

use super::differences::listed;
use crate::{
    diff::Undeclared,
    plan::{Operation, Step, TableOperation, Tables},
    words::count,
};

/// As for buckets.
pub fn sign(operation: &TableOperation) -> char {
    match operation {
        TableOperation::AddColumn(_) | TableOperation::CreateIndex(_) | TableOperation::CreateTable(_) => '+',
        TableOperation::DropColumn(_) | TableOperation::DropIndex(_) | TableOperation::DropTable(_) => '-',
        TableOperation::RebuildTable(_)
        | TableOperation::RenameColumn(_)
        | TableOperation::RenameTable(_)
        | TableOperation::RestoreTable(_) => '~',
    }
}

/// The lines under a step, one for each column of a rebuild.
pub fn details(step: &Step) -> Vec<String> {
    match &step.operation {
        Operation::Table(own) => own.details(),
        _ => Vec::new(),
    }
}

/// What of the database stays as it is, a line for each kind.
pub fn remarks(tables: &Tables) -> Vec<String> {
    let of =
        |wanted: fn(&Undeclared) -> Option<String>| tables.undeclared.iter().filter_map(wanted).collect();
    let groups: [(&str, Vec<String>); 3] = [
        ("table", of(|it| if let Undeclared::Table { table } = it { Some(table.clone()) } else { None })),
        ("column", of(column)),
        ("index", of(index)),
    ];
    let lines = groups.into_iter().filter_map(|(noun, names)| {
        let number = match (names.len(), noun) {
            (1, _) => format!("1 {noun} of {} is", tables.database),
            (more, "index") => format!("{more} indexes of {} are", tables.database),
            (more, _) => format!("{} of {} are", count(more, noun), tables.database),
        };
        let stays = if names.len() == 1 { "stays as it is" } else { "stay as they are" };
        Some(format!("{number} not managed here and {stays}: {}", listed(&names)?))
    });
    let kept = listed(&tables.kept)
        .map(|names| format!("rows as they were before an earlier change are kept in {names}"));
    lines.chain(kept).collect()
}

fn column(undeclared: &Undeclared) -> Option<String> {
    let Undeclared::Column { table, column } = undeclared else { return None };
    Some(format!("{table}.{column}"))
}

fn index(undeclared: &Undeclared) -> Option<String> {
    let Undeclared::Index { table, index } = undeclared else { return None };
    Some(format!("{index} on {table}"))
}
