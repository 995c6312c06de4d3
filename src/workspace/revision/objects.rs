//! Objects by their names, from one `git cat-file --batch` that stays open.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    process::{Child, ChildStdin, ChildStdout, Stdio},
    thread::{self, JoinHandle},
};

use super::{
    RevisionError,
    git::{Git, not_run},
    tree::Id,
};
use crate::workspace::tree::LARGEST;

/// The open program.
#[derive(Debug)]
pub struct Objects {
    child: Child,
    names: ChildStdin,
    answers: BufReader<ChildStdout>,
    complaints: Option<JoinHandle<String>>,
}

/// An object's bytes, or their number if that is more than a definition file may have.
pub type Bytes = Result<Vec<u8>, u64>;

/// Why objects were not read.
#[derive(Debug)]
pub enum Broken {
    Missing(Id),
    /// Git ended; with what it said.
    Ended(String),
}

impl Objects {
    pub fn open(git: &Git) -> Result<Self, RevisionError> {
        let mut command = git.command(&["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().map_err(not_run)?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let (Some(names), Some(answers), Some(mut complaints)) = pipes else {
            return Err(RevisionError::Run(io::Error::other("it was started without pipes")));
        };
        let complaints = thread::spawn(move || {
            let mut said = Vec::new();
            // What cannot be read was not said.
            let _ = complaints.read_to_end(&mut said);
            String::from_utf8_lossy(&said).into_owned()
        });
        Ok(Self { child, names, answers: BufReader::new(answers), complaints: Some(complaints) })
    }

    /// The objects called `ids`, in their order.
    pub fn read(&mut self, ids: &[Id]) -> Result<Vec<Bytes>, Broken> {
        let (names, answers) = (&mut self.names, &mut self.answers);
        let read = thread::scope(|scope| {
            // Git answers while it is asked: with both on one thread, two full pipes would wait for
            // each other. That git is gone is seen where its answer is missing.
            scope.spawn(move || ids.iter().try_for_each(|id| writeln!(names, "{id}")));
            ids.iter().map(|id| answer(answers, id)).collect()
        });
        match read {
            Err(Unread::Missing(id)) => Err(Broken::Missing(id)),
            Err(Unread::Cut) => Err(Broken::Ended(self.end())),
            Ok(objects) => Ok(objects),
        }
    }

    /// Ends git; what it said meanwhile.
    fn end(&mut self) -> String {
        // It only reads, and nothing of it is wanted any more: that it ended already is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.complaints.take().and_then(|complaints| complaints.join().ok()).unwrap_or_default()
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        self.end();
    }
}

/// Why one answer could not be read.
enum Unread {
    Missing(Id),
    Cut,
}

/// Reads `HASH TYPE SIZE`, the bytes, and a line end.
fn answer(answers: &mut impl BufRead, id: &Id) -> Result<Bytes, Unread> {
    let mut head = String::new();
    answers.read_line(&mut head).map_err(|_| Unread::Cut)?;
    let mut words = head.trim_end().split(' ');
    match (words.next(), words.next(), words.next()) {
        (Some(_), Some("missing"), None) => Err(Unread::Missing(id.clone())),
        (Some(_), Some(_), Some(size)) => {
            let size = size.parse().map_err(|_| Unread::Cut)?;
            content(answers, size).map_err(|_| Unread::Cut)
        }
        _ => Err(Unread::Cut),
    }
}

fn content(answers: &mut impl BufRead, size: u64) -> io::Result<Bytes> {
    let mut content = answers.take(size + 1);
    if size > LARGEST {
        io::copy(&mut content, &mut io::sink())?;
        return Ok(Err(size));
    }
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes)?;
    // The line end after it also shows that nothing is missing.
    if bytes.pop() == Some(b'\n') && bytes.len() as u64 == size {
        return Ok(Ok(bytes));
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}
