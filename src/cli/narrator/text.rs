//! Events in lines, a step each; a bar moves on a terminal while points do.

use indicatif::{ProgressBar, ProgressStyle};

use crate::{
    cli::terminal::Terminal,
    migrate::Event,
    words::{count, on_one_line, printable},
};

/// What the bar shows. It has room for a terminal of 80 columns.
const BAR: &str = "{prefix}  {bar:16}  {pos}/{len} windows  {msg}  {eta} left";

pub(super) struct Narrator {
    terminal: Terminal,
    /// The step that is at work.
    line: String,
    /// Its number, of how many.
    place: String,
    bar: Option<ProgressBar>,
}

impl Narrator {
    pub fn new(terminal: &Terminal) -> Self {
        Self { terminal: terminal.clone(), line: String::new(), place: String::new(), bar: None }
    }

    pub fn tell(&mut self, event: Event<'_>) {
        match event {
            Event::TookOverLock => self.note("took over the lock of an earlier run that was killed"),
            Event::StepStarted { number, of, operation } => {
                let words = format!("{}: {}", operation.bucket(), operation.describe());
                self.place = format!("{number:>2}/{of}");
                self.line = format!("{}  {}", self.place, on_one_line(&printable(&words)));
            }
            Event::WindowDone { done, of, points, took } => self.window(done, of, points, took.as_secs_f64()),
            Event::StepDone { took } => {
                self.note(&format!("{:<76}  done  {:>5.1} s", self.line, took.as_secs_f64()));
            }
            Event::StepFoundDone => self.note(&format!("{:<76}  was done already", self.line)),
            Event::KeptRows { table, copy, rows } => {
                let kept = format!("  {} of {table} kept in the table {copy}", count(rows, "row"));
                self.note(&on_one_line(&printable(&kept)));
            }
            Event::NotRecorded { what, why } => {
                let missing = format!("{what} could not be looked at for the ledger: {why}");
                self.note(&printable(&missing));
                self.note("  all steps are done; `drift` cannot compare them with it");
            }
            Event::LeftAlone { bucket, entry } => {
                let (start, end) = (entry.window.start, entry.window.end);
                let name = on_one_line(&format!("{bucket}: {}", entry.measurement));
                self.note(&format!(
                    "  {name} was written to since it was archived, from {start} to {end}: left as it is"
                ));
            }
        }
    }

    /// A line, in the place of a bar.
    fn note(&mut self, line: &str) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        self.terminal.note(line);
    }

    fn window(&mut self, done: usize, of: usize, points: u64, seconds: f64) {
        if !self.terminal.is_watched() {
            return;
        }
        let place = self.place.clone();
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(of as u64).with_style(style).with_prefix(place)
        });
        bar.set_message(format!("{points} points  {:.0}/s", points as f64 / seconds.max(0.001)));
        bar.set_position(done as u64);
    }
}
