//! Names of files for names of a server, which may be any text: a slash, an emoji, `..`, `CON`.
//!
//! Safe on every file system: letters, digits, `_`, `-` and `.` of ASCII, not hidden, short, none
//! that Windows keeps for itself, and no two that differ in case only.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::words::hex;

/// The longest stem: with a tag, a number and `.yaml` far below the 255 bytes of a file system.
const LONGEST: usize = 100;

/// Names of devices of Windows, whatever follows after a dot.
const DEVICES: [&str; 6] = ["aux", "con", "nul", "prn", "com", "lpt"];

/// A stem for each name, no two alike.
///
/// Names that lead to the same one all get a tag that depends on the name alone: one name more never
/// changes the file of a third.
pub fn stems<'n>(names: impl Iterator<Item = &'n str>) -> Vec<(&'n str, String)> {
    let wanted: Vec<(&str, String)> = names.map(|name| (name, stem(name))).collect();
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for (_, stem) in &wanted {
        *count.entry(stem.to_lowercase()).or_default() += 1;
    }
    let settle = |(name, stem): (&'n str, String)| {
        let alone = count.get(&stem.to_lowercase()) == Some(&1);
        let fits = alone && !stem.is_empty() && stem.len() <= LONGEST && !is_device(&stem);
        (name, if fits { stem } else { tagged(name, &stem) })
    };
    wanted.into_iter().map(settle).collect()
}

/// `STEM.yaml`, or with the first number that is not taken.
pub fn free(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2_u64..).map(|number| format!("{stem}-{number}.yaml"));
    let mut all = std::iter::once(format!("{stem}.yaml")).chain(numbered);
    all.find(|path| !taken(path)).unwrap_or_default()
}

fn stem(name: &str) -> String {
    let fold = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let folded: String = name.chars().map(fold).collect();
    // A leading dot hides, a trailing one is lost on Windows, a leading dash looks like an option.
    folded.trim_matches(['.', '-', '_']).to_owned()
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().to_lowercase();
    let first = first.trim_end_matches(|c: char| c.is_ascii_digit());
    DEVICES.contains(&first)
}

fn tagged(name: &str, stem: &str) -> String {
    let tag = hex(&Sha256::digest(name)[..4]);
    let kept: String = stem.chars().take(LONGEST).collect();
    if kept.is_empty() { format!("x-{tag}") } else { format!("{kept}-{tag}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_is_a_file_of_its_own() {
        let long = "m".repeat(300);
        let names =
            ["cpu", "Cpu", "disk io", "a/b", "../../etc/passwd", "🏠", "", "con", "com1.x", ".hidden", &long];
        let made = stems(names.into_iter());
        let made: Vec<_> = made.iter().map(|(_, stem)| stem.as_str()).collect();
        let cut = format!("{}-88c6e4c1", "m".repeat(100));
        let expected = [
            "cpu-68ab84f7",
            "Cpu-802ba1f6",
            "disk_io",
            "a_b",
            "etc_passwd",
            "x-a1965d92",
            "x-e3b0c442",
            "con-1143da2b",
            "com1.x-e872d775",
            "hidden",
            cut.as_str(),
        ];
        assert_eq!(made, expected);
    }
}
