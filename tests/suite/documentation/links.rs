//! Links between documents.

use std::path::Path;

use super::documents;

#[test]
fn no_link_leads_nowhere() {
    let mut wrong = Vec::new();
    for (path, text) in documents() {
        for target in targets(&text) {
            if !leads_somewhere(&path, target) {
                wrong.push(format!("{}: {target}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What the links of a document point to, without those to other sites.
fn targets(text: &str) -> Vec<&str> {
    let prose = text.split("\n```").step_by(2);
    let links = prose.flat_map(|part| part.split("](").skip(1));
    let targets = links.filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    targets.filter(|target| !target.contains("://")).collect()
}

fn leads_somewhere(from: &Path, target: &str) -> bool {
    let (file, anchor) = target.split_once('#').map_or((target, None), |(file, anchor)| (file, Some(anchor)));
    let path = if file.is_empty() { from.to_owned() } else { from.with_file_name(file) };
    if !path.exists() {
        return false;
    }
    let Some(anchor) = anchor else { return true };
    let text = std::fs::read_to_string(path).unwrap_or_default();
    text.contains(&format!("<a id=\"{anchor}\">"))
        || text.lines().filter(|line| line.starts_with('#')).any(|line| slug(line) == anchor)
}

/// The anchor that a heading gets.
fn slug(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
