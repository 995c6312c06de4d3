//! How long the built program takes over large definitions, and how much memory: the figures of
//! docs/performance.md. Medians of several runs of the whole program, from start to exit; and how
//! long it takes to look at the data of a real server.

// A bench is a program for people at a terminal.
#![allow(clippy::print_stdout, clippy::expect_used)]

mod corpus;
mod measure;
mod observe;
mod points;
mod review;
#[path = "../../tests/suite/points/sample.rs"]
mod sample;
mod transfer;

use std::fs;

use corpus::Corpus;
use measure::{Limit, measure};

/// The program's own, so that what runs within the bench runs as it does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The size that the project promises its figures for.
const LARGE: Corpus = Corpus { measurements: 5_000, fields: 10, files: 50 };

/// Everything, or only the parts that are asked for: `cargo bench -- observe`.
fn main() {
    let parts: [(&str, fn()); 5] = [
        ("definitions", definitions),
        ("review", review::review),
        ("points", points::measure),
        ("observe", observe::measure),
        ("transfer", transfer::measure),
    ];
    let asked: Vec<String> = std::env::args().collect();
    let is_asked = |name: &str| asked.iter().any(|argument| argument == name);
    let any = parts.iter().any(|(name, _)| is_asked(name));
    for (name, measure) in parts {
        if is_asked(name) || !any {
            measure();
        }
    }
}

fn definitions() {
    let folder = std::env::temp_dir().join(format!("fluxform-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder can be made");
    let bytes = LARGE.write(&folder);
    println!(
        "{} measurements of {} fields in {} files, {:.1} MB of YAML\n",
        LARGE.measurements,
        LARGE.fields,
        LARGE.files,
        bytes as f64 / 1e6
    );
    println!("{:<34} {:>9} {:>9} {:>9} {:>9}", "command", "median", "limit", "memory", "limit");
    measure(&folder, "check", &["check"], Limit { seconds: 0.25, megabytes: 150, cold: None });
    measure(&folder, "check --format json", &["check", "--format", "json"], Limit::NONE);
    measure(
        &folder,
        "generate, nothing there yet",
        &["generate"],
        Limit { seconds: 1.2, ..Limit::NONE }.cold("generated"),
    );
    measure(&folder, "generate, nothing changed", &["generate"], Limit { seconds: 1.2, ..Limit::NONE });
    for target in ["rust", "flux", "setup", "docs"] {
        measure(&folder, &format!("generate {target}, nothing changed"), &["generate", target], Limit::NONE);
    }
    fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}
