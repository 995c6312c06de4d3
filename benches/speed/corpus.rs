//! Large definitions, made up: the same ones each time.

use std::{fmt::Write, fs, path::Path};

/// How much there is of everything.
#[derive(Debug, Clone, Copy)]
pub struct Corpus {
    pub measurements: usize,
    /// Fields of each measurement.
    pub fields: usize,
    pub files: usize,
}

const PROJECT: &str = "version: 1
organization: bench
targets:
  rust: { path: generated/rust, crate: bench_schema }
  flux: { path: generated/flux }
  setup: { path: generated/setup }
  docs: { path: generated/docs }
";

const SHARED: &str = "layers:
  raw: { order: 1, title: Raw, description: Everything as it comes. }
buckets:
  telemetry:
    layer: raw
    description: Telemetry of all devices.
    retention: 30d
    rationale: A month to look back.
tags:
  host: { description: The host that reports., pattern: '^[a-z0-9-]+$', max_values: 50, example: host-1 }
  region: { description: Where the host stands., values: [north, south], example: north }
";

const KINDS: [&str; 5] = [
    "type: float, unit: Cel, min: -40, max: 120",
    "type: integer, unit: \"1\", min: 0",
    "type: boolean",
    "type: string, max_bytes: 64",
    "type: json, max_bytes: 512, schema: { type: array, items: { type: number }, maxItems: 24 }, example: [1, 2]",
];

impl Corpus {
    /// Writes a project; the bytes of its definitions.
    pub fn write(self, folder: &Path) -> usize {
        let schemas = folder.join("schemas");
        fs::create_dir_all(&schemas).expect("the folder is new");
        fs::write(folder.join("fluxform.yaml"), PROJECT).expect("the folder is writable");
        fs::write(schemas.join("shared.yaml"), SHARED).expect("the folder is writable");
        let mut bytes = SHARED.len();
        for file in 0..self.files {
            let text = self.file(file);
            bytes += text.len();
            fs::write(schemas.join(format!("part_{file:03}.yaml")), text).expect("the folder is writable");
        }
        bytes
    }

    fn file(self, file: usize) -> String {
        let each = self.measurements.div_ceil(self.files);
        let mut text = String::from("measurements:\n");
        for number in (file * each)..((file + 1) * each).min(self.measurements) {
            self.measurement(number, &mut text);
        }
        text
    }

    fn measurement(self, number: usize, text: &mut String) {
        let lines = format!(
            "  device_state_{number}:\n    bucket: telemetry\n    description: What device {number} reports every minute.\n    \
             tags: [host, region]\n    volume: {{ points_per_day: 1440 }}\n    fields:\n"
        );
        text.push_str(&lines);
        for field in 0..self.fields {
            let kind = KINDS[(number + field) % KINDS.len()];
            writeln!(
                text,
                "      value_{field}: {{ {kind}, description: Value {field} of device {number}. }}"
            )
            .expect("a String takes everything");
        }
    }
}
