//! Definitions that are loaded beside others are those that are loaded alone, whatever the two have in
//! common.

use fluxform::{
    definition::{Loaded, SourceFile, load, load_beside},
    diagnostic::Place,
};
use proptest::prelude::*;

/// What files may hold, each in one or two versions: things of their own, shared fields, and what takes
/// them in.
const FILES: [&[&str]; 8] = [
    &["buckets: { raw: { retention: 1d } }\n", "buckets: { raw: { retention: 2d } }\n"],
    &["tags: { host: { values: [a, b] } }\nlayers: { daily: { order: 1, title: Daily } }\n"],
    &[
        "fields: { power: { type: float, description: One. } }\n",
        "fields: { power: { type: integer, description: Two. } }\n",
    ],
    &["measurements: { m: { bucket: raw, fields: { a: { use: power } } } }\n"],
    &["measurements: { n: { bucket: raw, description: Of no use., fields: { a: { type: float } } } }\n"],
    &[
        "retired: [{ bucket: old, since: 2026-01-01, reason: a }, { bucket: older, since: 2026-01-01, reason: b }]\n",
        "retired: [{ measurement: old, since: 2026-01-01, reason: c }]\n",
    ],
    &[
        "queries: { q: { from: m, range: -1d } }\nrollups: { r: { from: m, to: n, every: 1h, fields: { a: mean } } }\n",
    ],
    &["tables: { t: { columns: [{ name: id, type: integer }] } }\n"],
];

/// A file that cannot be read, and one that defines again what others may define.
const FLAWED: [&str; 2] =
    ["bucket: {}\n", "tags: { host: { values: [c] } }\nfields: { power: { type: float } }\n"];

/// Some of the files, each in some version, at its own or at another path; rarely with a flaw.
fn version() -> impl Strategy<Value = Vec<SourceFile>> {
    let chosen = prop::array::uniform8(prop::option::weighted(0.8, (0..2_usize, any::<bool>())));
    let flaw = prop::option::weighted(0.1, prop::sample::select(&FLAWED[..]));
    (chosen, flaw).prop_map(|(chosen, flaw)| {
        let chosen = chosen.into_iter().enumerate().filter_map(|(file, chosen)| Some((file, chosen?)));
        let files = chosen.map(|(file, (version, moved))| {
            let place = if moved { 10 - file } else { file };
            (format!("{place}{file}.yaml"), FILES[file][version % FILES[file].len()])
        });
        let files = files.chain(flaw.map(|text| ("5flaw.yaml".to_owned(), text)));
        files.map(|(path, text)| SourceFile { path, text: text.to_owned() }).collect()
    })
}

/// The schema, the findings, and where things were written.
fn shown(loaded: &Loaded) -> String {
    let places = [
        "buckets.raw",
        "measurements.m.fields.a",
        "measurements.n",
        "tags.host",
        "retired.0",
        "retired.2",
        "tables.t.columns",
        "fields.power",
    ];
    let places = places.map(|path| loaded.sources.location(&Place::key(path.split('.'))));
    format!("{:#?}\n{:#?}\n{places:#?}\n{}", loaded.schema, loaded.diagnostics, loaded.sources.len())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn it_is_the_same_as_alone(before in version(), after in version()) {
        let after = load(after);
        let alone = shown(&load(before.clone()));
        let beside = shown(&load_beside(before, &after));
        prop_assert_eq!(beside, alone);
    }
}

#[test]
fn nothing_is_wrong_with_the_files_but_the_flawed_ones() {
    for version in 0..2 {
        let texts = FILES.iter().map(|versions| versions[version % versions.len()]);
        let file = |(at, text): (usize, &str)| SourceFile { path: at.to_string(), text: text.to_owned() };
        assert_eq!(load(texts.enumerate().map(file).collect()).diagnostics, []);
    }
}
