//! What happens during a migration, told as it happens: in lines with a bar for people, as JSON for
//! programs.

mod json;
mod text;

use super::{
    args::{MoveArguments, ProgressFormat},
    terminal::Terminal,
};
use crate::migrate::Event;

/// Tells of events as they come.
pub fn narrate(terminal: &Terminal, arguments: &MoveArguments) -> Box<dyn FnMut(Event<'_>) + Send> {
    match arguments.progress {
        ProgressFormat::Auto => {
            let mut narrator = text::Narrator::new(terminal);
            Box::new(move |event| narrator.tell(event))
        }
        ProgressFormat::Json => {
            let terminal = terminal.clone();
            Box::new(move |event| terminal.note(&json::line(&event)))
        }
    }
}
