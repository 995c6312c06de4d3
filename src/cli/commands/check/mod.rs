//! `fluxform check`: everything that is wrong with the definitions.
//!
//! `sides` reads them and what they are compared with, `judge` finds what is wrong, `fix` makes the fixes that
//! findings have, `live` finds some for budgets on a server, `scripts` lets it look at queries, `readers` says who
//! uses there what changed, `print` says what was found.

mod fix;
mod fixes;
mod judge;
mod live;
mod options;
mod print;
mod readers;
mod scripts;
mod sides;

use crate::cli::{Failure, Outcome, args::CheckArguments, project::Texts, terminal::Terminal};

use live::Live;
use print::print;
use readers::ServerReaders;
use sides::Sides;

pub(super) use judge::{levels, today};

pub fn run(arguments: &CheckArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    options::go_together(arguments)?;
    let mut live = Live::new(&arguments.live, verbose, terminal);
    let readers = ServerReaders::new(&arguments.live, verbose, terminal);
    let mut sides = Sides::new(arguments.against.as_deref(), terminal)?;
    if arguments.fixing.fix || arguments.fixing.diff {
        return fix::run(arguments, &mut sides, (&mut live, &readers), terminal);
    }
    let opened = sides.open(&Texts::new()).map_err(|unusable| unusable.shown(terminal))?;
    let compared = sides.compared(&opened, &readers)?;
    let checked = judge::judge(&opened, compared.as_ref(), &mut live)?;
    let outcome = print(&opened, compared.as_ref(), &checked, arguments, terminal)?;
    if let fixable @ 1.. = checked.fixable(true) {
        let live = if arguments.live.live { " --live" } else { "" };
        terminal.note(&format!("`fluxform check{live} --fix` resolves {fixable} of them"));
    }
    // Fixes of changes are seldom safe: whether a removal and an addition are a rename, a person knows.
    if let undecided @ 1.. = checked.fixable(false)
        && compared.is_some()
    {
        terminal.note(&format!(
            "`--diff --unsafe-fixes` shows fixes for {undecided} of them, for a person to decide on"
        ));
    }
    Ok(outcome)
}
