//! Results that are written as they come, in pieces, however many.

use std::{
    io::{self, IsTerminal, Write},
    ops::ControlFlow,
};

use super::Failure;
use crate::words::printable;

/// As much as is written at a time.
const PIECE: usize = 1 << 16;

/// What goes to stdout. On a terminal it can do nothing but show; elsewhere it arrives as it is.
#[derive(Debug)]
pub struct Output {
    text: String,
    has_begun: bool,
    is_terminal: bool,
    /// Whether the reader has gone away.
    gone: bool,
    failure: Option<Failure>,
}

impl Output {
    pub fn new() -> Self {
        let is_terminal = io::stdout().is_terminal();
        Self { text: String::with_capacity(PIECE), has_begun: false, is_terminal, gone: false, failure: None }
    }

    /// How many columns a terminal has; nothing where there is none.
    pub fn width(&self) -> Option<usize> {
        let (width, _) = terminal_size::terminal_size_of(io::stdout()).filter(|_| self.is_terminal)?;
        Some(width.0.into())
    }

    /// Whether there was anything yet.
    pub fn has_begun(&self) -> bool {
        self.has_begun
    }

    /// Adds a text; whether there is any use in more.
    pub fn push(&mut self, text: &str) -> ControlFlow<()> {
        self.has_begun |= !text.is_empty();
        self.text.push_str(text);
        if self.text.len() >= PIECE { self.flush() } else { ControlFlow::Continue(()) }
    }

    fn flush(&mut self) -> ControlFlow<()> {
        let text = std::mem::take(&mut self.text);
        if self.gone || self.failure.is_some() {
            return ControlFlow::Break(());
        }
        let shown = if self.is_terminal { printable(&text.replace("\r\n", "\n")) } else { text };
        let mut stdout = io::stdout().lock();
        match stdout.write_all(shown.as_bytes()).and_then(|()| stdout.flush()) {
            Ok(()) => return ControlFlow::Continue(()),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.gone = true,
            Err(error) => self.failure = Some(Failure::caused("cannot write the result", &error)),
        }
        ControlFlow::Break(())
    }

    /// Writes what is left; whether the reader had all of it. One that has gone away (`| head`) is no failure.
    pub fn end(&mut self) -> Result<bool, Failure> {
        let _ = self.flush();
        self.failure.take().map_or(Ok(!self.gone), Err)
    }
}
