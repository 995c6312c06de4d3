//! The pages of the rules on changes: what leads from their first example to the second is what they say.

use rayon::prelude::*;

use super::reviewed::{diff, project};
use crate::support::{program, project::Tree};

/// The YAML below the heading `heading`, where there is some before the next heading.
fn example<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, below) = page.split_once(&format!("## {heading}\n"))?;
    let below = below.split("\n## ").next()?;
    let (_, example) = below.split_once("```yaml\n")?;
    example.split_once("```").map(|(example, _)| example)
}

fn definitions(text: &str) -> Tree {
    [("home.yaml".to_owned(), text.as_bytes().to_vec())].into()
}

fn of_changes() -> Vec<&'static fluxform::lint::Rule> {
    let rules: Vec<_> = fluxform::lint::RULES.iter().copied().filter(|rule| rule.is_of_changes()).collect();
    assert!(rules.len() > 40, "there are only {} rules on changes", rules.len());
    rules
}

#[test]
fn a_page_shows_the_change_that_its_rule_finds() {
    let wrong: Vec<String> = of_changes()
        .into_par_iter()
        .filter_map(|rule| {
            let code = rule.code.as_str();
            let (from, to) = (example(rule.doc, "From").unwrap(), example(rule.doc, "To").unwrap());
            let review = diff(&project(&definitions(from), &definitions(to)));
            let found = review["findings"].as_array().unwrap();
            let its = found.iter().find(|finding| finding["code"] == code);
            let Some(its) = its else { return Some(format!("{code}: found {found:#?}")) };
            let breaks: Vec<&str> =
                its["breaks"].as_array().unwrap().iter().map(|grade| grade.as_str().unwrap()).collect();
            let breaks = match breaks[..] {
                ["docs"] => "docs only".to_owned(),
                _ => format!("breaks {}", breaks.join(", ")),
            };
            let expected = format!("`{}` · {} · {breaks}", rule.name, its["severity"].as_str().unwrap());
            let said = rule.doc.lines().nth(2).unwrap();
            if said != expected {
                return Some(format!("{code}: says {said}, is {expected}"));
            }
            // A script that reads what changed is found besides the change.
            let alone = found.len() == 1 || code == "QY306";
            (!alone).then(|| format!("{code}: found {found:#?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_page_recommends_instead_is_no_error() {
    let wrong: Vec<String> = of_changes()
        .into_par_iter()
        .filter_map(|rule| {
            let (from, instead) = (example(rule.doc, "From").unwrap(), example(rule.doc, "Instead")?);
            let project = project(&definitions(from), &definitions(instead));
            let ran = program::run(project.path(), &["check", "--against", "./before"]);
            let code = rule.code.as_str();
            (ran.exit != 0 || ran.stdout.contains(&format!("[{code}]")))
                .then(|| format!("{code}, instead:\n{}{}", ran.stdout, ran.stderr))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
