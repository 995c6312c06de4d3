//! `check --fix` and `check --diff`: fixes until there are none, then the files, then what is left.

use std::{borrow::Cow, error::Error, path::Path};

use super::{
    Live, ServerReaders,
    fixes::Fixes,
    judge::{Checked, judge},
    print::print,
    sides::Sides,
};
use crate::{
    cli::{
        Failure, Outcome,
        args::CheckArguments,
        project::{BYTE_ORDER_MARK, Opened, Unusable},
        terminal::Terminal,
    },
    definition::Sources,
    diagnostic::Finding,
    words::count,
    workspace::{self, Difference, WriteError},
};

/// The most rounds of fixes: each may uncover more, and none should go on for ever.
const ROUNDS: usize = 10;

pub fn run(
    arguments: &CheckArguments,
    sides: &mut Sides<'_>,
    (live, readers): (&mut Live<'_>, &ServerReaders<'_>),
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let mut fixes = Fixes { also_unsafe: arguments.fixing.unsafe_fixes, ..Fixes::default() };
    let mut left = Left::look(&fixes, sides, live, readers)?;
    for _ in 0..ROUNDS {
        let (sources, findings) = left.findings();
        if !fixes.make(sources, findings) {
            break;
        }
        left = Left::look(&fixes, sides, live, readers)?;
    }
    let changed = differences(sides.root(), &fixes)?;
    if arguments.fixing.diff {
        return show(&fixes, &changed, terminal);
    }
    workspace::replace(sides.root(), &changed).map_err(|error| not_written(&error))?;
    tell("fixed", &fixes, terminal);
    match left {
        Left::Opened(opened, checked) => {
            let compared = sides.compared(&opened, readers)?;
            let outcome = print(&opened, compared.as_ref(), &checked, arguments, terminal)?;
            tell_rest(&checked, &fixes, terminal);
            Ok(outcome)
        }
        Left::Flawed(unusable) => Err(unusable.shown(terminal)),
    }
}

/// What there is after a round.
enum Left {
    Opened(Box<Opened>, Checked),
    /// The project file has flaws, so that it is not known what there is besides.
    Flawed(Unusable),
}

impl Left {
    fn look(
        fixes: &Fixes,
        sides: &mut Sides<'_>,
        live: &mut Live<'_>,
        readers: &ServerReaders<'_>,
    ) -> Result<Self, Failure> {
        match sides.open(&fixes.after) {
            Ok(opened) => {
                let checked = judge(&opened, sides.compared(&opened, readers)?.as_ref(), live)?;
                Ok(Self::Opened(Box::new(opened), checked))
            }
            Err(unusable) if unusable.findings.is_empty() => Err(unusable.failure),
            Err(unusable) => Ok(Self::Flawed(unusable)),
        }
    }

    fn findings(&self) -> (&Sources, &[Finding]) {
        match self {
            Self::Opened(opened, checked) => (&opened.loaded.sources, &checked.findings),
            Self::Flawed(unusable) => (&unusable.sources, &unusable.findings),
        }
    }
}

/// The files that fixes change, with the byte order marks that they have.
fn differences(root: &Path, fixes: &Fixes) -> Result<Vec<Difference<'static>>, Failure> {
    let changed = fixes.before.iter().filter(|(path, before)| fixes.after.get(*path) != Some(*before));
    let difference = |(path, before): (&String, &String)| {
        let cannot = |error| Failure::caused(format!("cannot read {path} again"), &error);
        let now = workspace::read_file(root, path).text.map_err(cannot)?;
        let mark = if now.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.to_string() } else { String::new() };
        let after = fixes.after.get(path).map(|after| format!("{mark}{after}"));
        Ok(Difference {
            path: path.clone(),
            before: Some(format!("{mark}{before}")),
            after: after.map(Cow::Owned),
        })
    };
    changed.map(difference).collect()
}

fn not_written(error: &WriteError) -> Failure {
    let failure = Failure::new(format!("cannot write the fixes: {error}"));
    match error.source() {
        Some(cause) => failure.detail(cause.to_string()),
        None => failure.detail("no file was changed"),
    }
}

fn show(fixes: &Fixes, changed: &[Difference<'_>], terminal: &Terminal) -> Result<Outcome, Failure> {
    let diffs: String = changed.iter().map(|difference| difference.unified("")).collect();
    terminal.result(&diffs)?;
    tell("would fix", fixes, terminal);
    Ok(Outcome::found(!changed.is_empty()))
}

fn tell(what: &str, fixes: &Fixes, terminal: &Terminal) {
    for line in &fixes.made {
        terminal.note(&format!("{what} {line}"));
    }
    if fixes.made.is_empty() {
        terminal.note("nothing to fix");
    }
}

/// What could be fixed besides.
fn tell_rest(checked: &Checked, fixes: &Fixes, terminal: &Terminal) {
    let (safe, others) = (checked.fixable(true), checked.fixable(false));
    if safe > 0 {
        terminal.note(&format!("{} can be fixed now: run it once more", count(safe, "finding")));
    }
    if others > 0 && !fixes.also_unsafe {
        terminal.note(&format!(
            "{} may be fixed by `--unsafe-fixes`: look whether it is what was meant",
            count(others, "finding")
        ));
    }
}
