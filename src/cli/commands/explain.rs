//! `fluxform explain`: the page of a finding.

use crate::{
    cli::{Failure, Outcome, args::ExplainArguments, rules, terminal::Terminal},
    diagnostic::closest,
};

pub fn run(arguments: &ExplainArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let Some(code) = &arguments.code else { return list(terminal) };
    let code = code.to_uppercase();
    match rules::page(&code) {
        Some(page) => terminal.result(page)?,
        None => return Err(unknown(&code)),
    }
    Ok(Outcome::Clean)
}

fn list(terminal: &Terminal) -> Result<Outcome, Failure> {
    let lines = rules::all().into_iter().map(|code| {
        let title = rules::page(code).and_then(|page| page.lines().next()).unwrap_or_default();
        format!("{}\n", title.trim_start_matches(['#', ' ']))
    });
    terminal.result(&lines.collect::<String>())?;
    Ok(Outcome::Clean)
}

fn unknown(code: &str) -> Failure {
    let failure = Failure::new(format!("there is no finding `{code}`"));
    match closest(code, rules::all()) {
        Some(meant) => failure.detail(format!("did you mean `{meant}`?")),
        None => failure.detail("`fluxform explain` lists them all"),
    }
}
