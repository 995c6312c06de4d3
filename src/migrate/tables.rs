//! The tables of a SQLite database: looked at, planned, changed, beside the buckets of a server.

use std::collections::{BTreeMap, BTreeSet};

use super::{Error, Event, Session, TableError, points::Work, propose as buckets, rollups};
use crate::{
    diff::table_diff,
    influx::Live,
    model::{ColumnChange, KEPT, Schema, StoredColumn},
    plan::{Operation, Plan, Standing, TableOperation},
    sqlite::{self, Database, Left, Obstacle, Writer},
};

/// What the server holds, with particular regard to the named buckets, and what the database holds; tasks of
/// rollups are looked at only with `tasks`.
pub(super) fn look(session: &Session<'_>, names: &BTreeSet<String>, tasks: bool) -> Result<Live, Error> {
    let mut live = buckets::look(session.client, names)?;
    if tasks {
        live.schema.rollup_tasks = rollups::there(session.client, &live.organization)?;
    }
    if let Some(database) = &session.database {
        live.schema.database = database.tables()?;
    }
    Ok(live)
}

/// The plan with what brings the tables of `database` to the definitions. Only reads; `live` has what
/// the database holds afterwards.
pub(super) fn propose(
    plan: Plan,
    live: &mut Schema,
    desired: &Schema,
    database: &Database,
) -> Result<Plan, Error> {
    if desired.tables.is_empty() {
        return Ok(plan);
    }
    live.database = database.tables()?;
    let diff = table_diff(&live.database, &desired.tables);
    if !diff.conflicts.is_empty() {
        return Err(TableError::Conflicts(diff.conflicts).into());
    }
    let plan = plan.with_tables(database.name(), live, desired, diff);
    possible(database, plan.steps.iter().map(|step| &step.operation))?;
    Ok(plan)
}

/// Refuses a database that is not the one of the plan, as far as that has tables.
pub(super) fn is_of(plan: &Plan, session: &Session<'_>) -> Result<(), Error> {
    let Some(tables) = &plan.tables else { return Ok(()) };
    let planned = tables.database.clone();
    match session.database.as_ref().map(Database::name) {
        Some(here) if here == planned => Ok(()),
        Some(here) => Err(TableError::OtherDatabase { planned, here: here.to_owned() }.into()),
        None => Err(TableError::NoDatabase { planned }.into()),
    }
}

/// The same for the way back of a plan, which needs no database if it did nothing with tables.
pub(super) fn can_go_back(plan: &Plan, session: &Session<'_>) -> Result<(), Error> {
    let has_any = plan.steps.iter().any(|step| table(&step.operation).is_some());
    if has_any { is_of(plan, session) } else { Ok(()) }
}

/// Whether the tables are what the plan promised.
pub(super) fn reached(plan: &Plan, live: &Schema) -> Result<(), Error> {
    let Some(tables) = plan.tables.as_ref().filter(|_| !plan.reached_tables(live)) else { return Ok(()) };
    Err(Error::NotThere(tables.depends_on.clone()))
}

/// Whether the database takes the operations, as far as that can be known before: its rows fit, it
/// refuses none of them when it is empty.
pub(super) fn possible<'a>(
    database: &Database,
    operations: impl Iterator<Item = &'a Operation>,
) -> Result<(), Error> {
    let tables: Vec<&TableOperation> = operations.filter_map(table).collect();
    if tables.is_empty() {
        return Ok(());
    }
    let obstacles = obstacles(database, &tables)?;
    if !obstacles.is_empty() {
        return Err(TableError::Obstacles(obstacles).into());
    }
    database.rehearse(|writer| {
        let mut all = tables.iter().enumerate();
        all.try_for_each(|(at, operation)| act(writer, operation, &format!("{KEPT}_{at}")).map(drop))
    })?;
    Ok(())
}

/// Whether the database can be changed now, and takes the operations.
pub(super) fn permitted<'a>(
    session: &Session<'_>,
    operations: impl Iterator<Item = &'a Operation> + Clone,
) -> Result<(), Error> {
    may_change(session, operations.clone())?;
    session.database.as_ref().map_or(Ok(()), |database| possible(database, operations))
}

/// Whether the database can be changed now, if any of the operations is about it.
pub(super) fn may_change<'a>(
    session: &Session<'_>,
    operations: impl IntoIterator<Item = &'a Operation>,
) -> Result<(), Error> {
    match &session.database {
        Some(database) if operations.into_iter().any(|operation| table(operation).is_some()) => {
            Ok(database.may_change()?)
        }
        _ => Ok(()),
    }
}

/// Whether the copies are there that the operations of a way back need, in their order; each with the
/// revision and the position of the step that made its copy.
pub(super) fn copies_are_there<'a>(
    session: &Session<'_>,
    operations: impl Iterator<Item = ((u64, usize), &'a Operation)>,
) -> Result<(), Error> {
    let Some(database) = &session.database else { return Ok(()) };
    let live = database.tables()?;
    let mut schema = Schema { database: live.clone(), ..Schema::default() };
    for (step, operation) in operations {
        let Operation::Table(own) = operation else { continue };
        let needs_copy = matches!(own, TableOperation::RestoreTable(_));
        if needs_copy && operation.standing(&schema) == Standing::Before {
            let (table, kept) = (own.table().to_owned(), copy_name(session, step, own)?);
            if !live.contains_key(&kept) {
                return Err(sqlite::Error::CopyGone { table, kept }.into());
            }
        }
        own.apply_to(&mut schema);
    }
    Ok(())
}

fn table(operation: &Operation) -> Option<&TableOperation> {
    match operation {
        Operation::Table(own) => Some(own),
        _ => None,
    }
}

/// The rows in the way. Tables and columns are asked for by the names that they have before renames
/// among the operations.
fn obstacles(database: &Database, operations: &[&TableOperation]) -> Result<Vec<Obstacle>, Error> {
    let mut found = Vec::new();
    let mut former = Former::default();
    for operation in operations {
        match operation {
            TableOperation::RenameTable(own) => former.rename_table(&own.table, &own.to),
            TableOperation::RenameColumn(own) => former.rename_column(&own.table, &own.from, &own.to),
            TableOperation::RebuildTable(own) => {
                let columns: Vec<_> =
                    own.columns.iter().map(|change| former.change(&own.table, change)).collect();
                found.extend(database.obstacles_to_rebuild(former.table(&own.table), &columns)?);
            }
            TableOperation::CreateIndex(own) if own.is.unique => {
                let columns =
                    own.is.columns.iter().map(|column| former.column(&own.table, column).to_owned());
                let columns: Vec<_> = columns.collect();
                found.extend(database.obstacles_to_unique(former.table(&own.table), &columns)?);
            }
            _ => {}
        }
    }
    Ok(found)
}

/// The names before renames.
#[derive(Debug, Default)]
struct Former {
    tables: BTreeMap<String, String>,
    columns: BTreeMap<(String, String), String>,
}

impl Former {
    fn rename_table(&mut self, from: &str, to: &str) {
        self.tables.insert(to.to_owned(), from.to_owned());
    }

    fn rename_column(&mut self, table: &str, from: &str, to: &str) {
        let former = self.column(table, from).to_owned();
        self.columns.insert((table.to_owned(), to.to_owned()), former);
    }

    /// The change with the former name of its column.
    fn change(&self, table: &str, change: &ColumnChange) -> ColumnChange {
        let named = |column: &StoredColumn| StoredColumn {
            name: self.column(table, &column.name).to_owned(),
            ..column.clone()
        };
        match change {
            ColumnChange::Changed { from, to } => ColumnChange::Changed { from: named(from), to: named(to) },
            ColumnChange::Removed { column } => ColumnChange::Removed { column: named(column) },
            added @ ColumnChange::Added { .. } => added.clone(),
        }
    }

    fn table<'a>(&'a self, name: &'a str) -> &'a str {
        self.tables.get(name).map_or(name, String::as_str)
    }

    fn column<'a>(&'a self, table: &str, name: &'a str) -> &'a str {
        self.columns.get(&(table.to_owned(), name.to_owned())).map_or(name, String::as_str)
    }
}

/// Does one operation of a step.
pub(super) fn perform(work: &Work<'_, '_>, operation: &TableOperation) -> Result<(), Error> {
    let Some(database) = &work.session.database else {
        return Err(TableError::NoDatabase { planned: operation.table().to_owned() }.into());
    };
    let name = copy_name(work.session, (work.revision.number, work.part.position), operation)?;
    if let Some(left) = database.change(|writer| act(writer, operation, &name))? {
        work.tell(Event::KeptRows { table: operation.table(), copy: &left.kept, rows: left.rows });
    }
    Ok(())
}

/// What the copy of a table is called that a step keeps, and that its way back finds: named by the ledger,
/// too, as another one counts from 1 again.
fn copy_name(
    session: &Session<'_>,
    (revision, position): (u64, usize),
    operation: &TableOperation,
) -> Result<String, Error> {
    let (ledger, step, table) = (session.ledger_name()?, position + 1, operation.table());
    Ok(format!("{KEPT}_{ledger}_{revision}_{step}_{table}"))
}

/// An operation as a change of the database; `copy` is the name of a table that it may make.
pub fn act(
    writer: &Writer<'_>,
    operation: &TableOperation,
    copy: &str,
) -> Result<Option<Left>, sqlite::Error> {
    match operation {
        TableOperation::AddColumn(own) => writer.add_column(&own.table, &own.column)?,
        TableOperation::CreateIndex(own) => writer.create_index(&own.table, &own.index, &own.is)?,
        TableOperation::CreateTable(own) => writer.create_table(&own.table, &own.is)?,
        TableOperation::DropIndex(own) => writer.drop_index(&own.table, &own.index)?,
        TableOperation::RebuildTable(own) => writer.rebuild(&own.table, &own.columns, copy)?,
        TableOperation::RenameColumn(own) => writer.rename_column(&own.table, &own.from, &own.to)?,
        TableOperation::RenameTable(own) => writer.rename_table(&own.table, &own.to)?,
        TableOperation::DropColumn(own) => return writer.drop_column(&own.table, &own.column, copy),
        TableOperation::DropTable(own) => return writer.drop_table(&own.table, copy),
        TableOperation::RestoreTable(own) => return writer.restore(&own.table, &own.columns, copy),
    }
    Ok(None)
}
