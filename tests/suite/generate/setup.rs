//! The setup target: what the script, the template and the SQL really do.

use std::process::{Command, Output};

use fluxform::{generate::Target, model::Schema};
use rusqlite::Connection;

use super::{contents, example, files, odd, put};
use crate::support::organization::Organization;

/// The path of the real `influx` CLI.
fn influx() -> String {
    let output = Command::new("tests/influxd/get").arg("influx").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Runs a program as somebody who has told the CLI about the organization.
fn run(organization: &Organization, program: &str, arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(program);
    command.args(arguments).env("INFLUX_CLI", influx()).env("HOME", home.path());
    command.env("INFLUX_HOST", &organization.url).env("INFLUX_TOKEN", &organization.token);
    command.env("INFLUX_ORG", &organization.name).output().unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Runs the script for `schema`; what it says.
fn script(organization: &Organization, schema: &Schema) -> String {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &files(Target::Setup, schema));
    text(&run(organization, "sh", &[folder.path().join("setup.sh").to_str().unwrap()]))
}

#[test]
fn the_script_creates_what_is_missing_and_sets_what_is_there() {
    let (organization, schema) = (Organization::new(), example());
    organization.create_bucket("pattern_aggregates_daily", 86_400, 3_600);
    let said = script(&organization, &schema);
    assert_eq!(said.lines().filter(|line| line.starts_with("create ")).count(), schema.buckets.len() - 1);
    assert_eq!(organization.bucket_lines(), expected(&schema));
    let again = script(&organization, &schema);
    assert!(!again.contains("create "), "{again}");
    assert_eq!(organization.bucket_lines(), expected(&schema));
}

/// What the server should say of each bucket.
fn expected(schema: &Schema) -> String {
    let line = |(key, bucket): (&String, &fluxform::model::Bucket)| {
        let keeping = bucket.keeping();
        let (retention, groups) =
            (keeping.retention.as_api_seconds(), keeping.shard_group_duration.as_secs());
        format!("{} {retention} {groups} {}\n", bucket.server_name(key), bucket.description)
    };
    let mut lines: Vec<String> = schema.buckets.iter().map(line).collect();
    lines.sort();
    lines.concat()
}

#[test]
fn the_script_takes_any_name_as_it_is() {
    let (organization, schema) = (Organization::new(), odd());
    script(&organization, &schema);
    assert_eq!(organization.bucket_lines(), expected(&schema));
}

#[test]
fn the_script_stops_where_the_server_refuses() {
    let mut organization = Organization::new();
    organization.token = "wrong".to_owned();
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &files(Target::Setup, &example()));
    let output = run(&organization, "sh", &[folder.path().join("setup.sh").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "setup: Error: failed to find bucket by name: 401 Unauthorized: unauthorized access\n"
    );
}

/// Applies the template for `schema` by the CLI.
fn apply(organization: &Organization, schema: &Schema) {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), &files(Target::Setup, schema));
    let file = folder.path().join("template.yml");
    text(&run(
        organization,
        &influx(),
        &["apply", "--quiet", "--force", "yes", "--file", file.to_str().unwrap()],
    ));
}

#[test]
fn the_template_creates_the_buckets() {
    for schema in [example(), odd()] {
        let organization = Organization::new();
        apply(&organization, &schema);
        let names = |lines: &str, keep: &dyn Fn(&str) -> bool| {
            let mut kept: Vec<String> = lines.lines().filter(|line| keep(line)).map(no_groups).collect();
            kept.sort();
            kept
        };
        let long_enough = |line: &str| !line.starts_with("x ");
        let (is, should) = (organization.bucket_lines(), expected(&schema));
        assert_eq!(names(&is, &|_| true), names(&should, &long_enough));
    }
}

/// A line without the shard group duration, which a template cannot hold.
fn no_groups(line: &str) -> String {
    let mut number = 0;
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    let kept = line.split(' ').filter(|word| {
        number += usize::from(is_number(word));
        !(is_number(word) && number == 2)
    });
    kept.collect::<Vec<_>>().join(" ")
}

fn database(schema: &Schema) -> Connection {
    let sql = contents(&files(Target::Setup, schema), "tables.sql");
    let database = Connection::open_in_memory().unwrap();
    database.execute_batch(&sql).unwrap();
    database.execute_batch(&sql).unwrap();
    database
}

#[test]
fn the_tables_take_what_is_right_and_refuse_what_is_not() {
    let database = database(&example());
    let insert = |metadata: &str, created: &str| {
        let sql = "INSERT INTO patterns (pattern_type, device_id, pattern_metadata, confidence, occurrences, created_at)
                   VALUES ('time_based', 'light.living_room', ?1, 0.9, 12, ?2)";
        database.execute(sql, [metadata, created]).map_err(|error| error.to_string())
    };
    assert_eq!(insert("{}", "2026-01-31T12:00:00Z"), Ok(1));
    assert_eq!(
        insert("{", "2026-01-31T12:00:00Z").unwrap_err(),
        "CHECK constraint failed: json_valid(\"pattern_metadata\")"
    );
    assert_eq!(
        insert("{}", "yesterday").unwrap_err(),
        "CHECK constraint failed: datetime(\"created_at\") IS NOT NULL"
    );
}

#[test]
fn tables_may_have_any_name() {
    let database = database(&odd());
    let columns: i64 = database
        .query_row("SELECT count(*) FROM pragma_table_info('odd \"table\"; DROP')", [], |row| row.get(0))
        .unwrap();
    assert_eq!(columns, 4);
}
