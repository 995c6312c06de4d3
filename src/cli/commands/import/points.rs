//! What line protocol holds.

use std::{
    collections::BTreeMap,
    env,
    fs::File,
    io::{self, Read},
    path::Path,
};

use super::{
    looked::{Looked, NEWEST},
    project_file,
};
use crate::{
    cli::{Failure, args::ImportArguments},
    infer::Found,
    model::{Bucket, BucketSettings, Keeping, Retention, Schema},
    points::{Observer, Precision, Seen, observe},
    words::count,
};

/// Looks at all points of a file, or of stdin.
pub fn look(
    arguments: &ImportArguments,
    from: &Path,
    bucket: &str,
    defined: &Schema,
) -> Result<Looked, Failure> {
    let name = if from == Path::new("-") { "stdin".to_owned() } else { from.display().to_string() };
    let failure = |error: io::Error| Failure::caused(format!("cannot read {name}"), &error);
    let input: Box<dyn Read> =
        if name == "stdin" { Box::new(io::stdin()) } else { Box::new(File::open(from).map_err(failure)?) };
    let observer = Observer { precision: Precision::Nanoseconds, texts: NEWEST };
    let seen = observe(input, observer).map_err(failure)?;
    if seen.points == 0 {
        return Err(no_points(&name, &seen));
    }
    let organization = arguments.server.org.clone().or_else(|| env::var("INFLUX_ORG").ok());
    let organization = organization.filter(|name| !name.is_empty());
    Ok(Looked {
        head: format!("{name}, looked at {}", count(seen.points, "point")),
        origin: format!("the points of {name}"),
        project_file: project_file::text(organization.as_deref(), None),
        notes: unread(&seen).into_iter().chain(defined_already(arguments, bucket, defined)).collect(),
        found: found(seen, bucket, arguments.retention, defined),
    })
}

fn found(seen: Seen, bucket: &str, retention: Option<Retention>, defined: &Schema) -> Found {
    let retention = retention.unwrap_or(Retention::Infinite);
    let settings = BucketSettings {
        name: bucket.to_owned(),
        description: String::new(),
        keeping: Keeping { retention, shard_group_duration: retention.default_shard_group_duration() },
    };
    let texts = seen.texts.into_iter().flat_map(|(measurement, fields)| {
        fields.into_iter().map(move |(field, texts)| {
            let kept = texts.newest().filter(|_| texts.are_json).map(str::to_owned).collect();
            ((bucket.to_owned(), measurement.clone(), field), kept)
        })
    });
    let texts: BTreeMap<_, Vec<String>> = texts.collect();
    let gaps = seen.gaps.into_iter();
    let mut found = Found {
        gaps: gaps.map(|(measurement, fields)| ((bucket.to_owned(), measurement), fields)).collect(),
        buckets: BTreeMap::from([(bucket.to_owned(), Bucket::from(settings))]),
        observed: BTreeMap::from([(bucket.to_owned(), seen.bucket)]),
        ..Found::default()
    };
    let wanted = found.texts(defined);
    found.texts = texts.into_iter().filter(|(name, _)| wanted.contains(name)).collect();
    found
}

/// That a retention is given for nothing.
fn defined_already(arguments: &ImportArguments, name: &str, defined: &Schema) -> Option<String> {
    arguments.retention?;
    let own = defined.buckets.iter().find(|(key, bucket)| bucket.server_name(key) == name);
    own.map(|_| format!("bucket `{name}` is defined already, so --retention is passed over"))
}

fn no_points(name: &str, seen: &Seen) -> Failure {
    let failure = Failure::new(format!("{name} holds no points"));
    let failure = unread(seen).into_iter().fold(failure, Failure::detail);
    failure.detail("nothing was written; line protocol looks like: cpu,host=a usage=0.5 1764000000000000000")
}

/// Lines that say no point, with the first of them.
fn unread(seen: &Seen) -> Option<String> {
    let first = seen.first_unread.first()?;
    let lines = count(seen.unread, "line");
    let are = if seen.unread == 1 { "is no point" } else { "are no points" };
    Some(format!("{lines} {are}; the first is line {}: {}", first.line, first.why))
}
