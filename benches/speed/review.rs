//! How long a review takes: large definitions in a repository of git, with a thousand changes that are
//! spread over all files, so that none of them is as it was.

use std::{fs, path::Path, process::Command};

use crate::{
    corpus::Corpus,
    measure::{Limit, measure},
};

const LARGE: Corpus = Corpus { measurements: 5_000, fields: 10, files: 50 };

/// Each so many measurements one has a change.
const EACH: usize = 5;

pub fn review() {
    let folder = std::env::temp_dir().join(format!("fluxform-bench-review-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder can be made");
    LARGE.write(&folder);
    git(&folder, &["init", "--quiet"]);
    git(&folder, &["add", "--all"]);
    git(
        &folder,
        &["-c", "user.name=bench", "-c", "user.email=bench@localhost", "commit", "--quiet", "-m", "Before"],
    );
    let changes = change(&folder.join("schemas"));
    println!("\n{changes} changes of {} measurements of {} fields\n", LARGE.measurements, LARGE.fields);
    println!("{:<34} {:>9} {:>9} {:>9} {:>9}", "command", "median", "limit", "memory", "limit");
    let limit = Limit { seconds: 0.5, megabytes: 200, cold: None };
    let against = ["check", "--against", "HEAD", "--format"];
    for format in ["text", "json", "github", "sarif"] {
        let arguments: Vec<&str> = against.into_iter().chain([format]).collect();
        measure(&folder, &format!("check --against, {format}"), &arguments, limit);
    }
    measure(
        &folder,
        "check --against, markdown",
        &["check", "--against", "HEAD", "--format", "markdown"],
        Limit::NONE,
    );
    git(&folder, &["checkout", "--quiet", "schemas"]);
    measure(&folder, "check --against, nothing changed", &["check", "--against", "HEAD"], Limit::NONE);
    measure(&folder, "check", &["check"], Limit::NONE);
    fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git").current_dir(folder).args(arguments).status().expect("git is there");
    assert!(done.success(), "git {arguments:?}");
}

/// Changes one field of every fifth measurement, in five ways; how many changes that are.
fn change(schemas: &Path) -> usize {
    let mut changes = 0;
    for file in 0..LARGE.files {
        let path = schemas.join(format!("part_{file:03}.yaml"));
        let text = fs::read_to_string(&path).expect("the file was written");
        let mut number = 0;
        let mut text_after = String::with_capacity(text.len());
        for line in text.lines() {
            if let Some(name) = line.strip_prefix("  device_state_") {
                number = name.trim_end_matches(':').parse().expect("a number ends the name");
            }
            let is_meant = number % EACH == 0 && line.starts_with("      value_3:");
            changes += usize::from(is_meant);
            match number / EACH % 5 {
                _ if !is_meant => text_after += line,
                0 => continue,
                1 => text_after += &line.replace("value_3:", "value_three:"),
                2 => text_after += &line.replace("type: ", "optional: true, type: "),
                3 => text_after += &line.replace("description: Value", "description: The value"),
                _ => text_after += &retyped(line),
            }
            text_after.push('\n');
        }
        fs::write(&path, text_after).expect("the file was written");
    }
    changes
}

/// The line with another type.
fn retyped(line: &str) -> String {
    let begin = line.find("{ ").expect("a field is a map");
    let description = line.find("description:").expect("a field is described");
    format!("{}{{ type: unsigned, {}", &line[..begin], &line[description..])
}
