//! `fluxform verify`: points against the definitions.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Read},
    path::Path,
};

use flate2::bufread::MultiGzDecoder;
use jiff::Timestamp;

use crate::{
    cli::{
        Failure, Outcome,
        args::{TimestampPrecision, VerifyArguments},
        commands::bucket,
        project,
        report::Report,
        terminal::Terminal,
    },
    points::{Options, Precision, Stopped, Unfit, Verified, Verifier},
    words::count,
};

pub fn run(arguments: &VerifyArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let limit = (arguments.limit > 0).then_some(arguments.limit);
    let options = Options {
        precision: arguments.precision.into(),
        now: arguments.now.unwrap_or_else(Timestamp::now),
        bucket: arguments.bucket.as_deref(),
        limit,
    };
    let verifier = Verifier::new(opened.schema(terminal)?, options).map_err(|unfit| failure(&unfit))?;
    let mut report = Report::new(arguments.format, terminal);
    let mut sum = Verified::default();
    for path in &arguments.files {
        if let Err(error) = verify(&verifier, path, &mut sum, &mut report)? {
            report.unreadable(&shown(path), &error);
        }
    }
    let unreadable = report.finish(&sum, limit)?;
    let files = count(arguments.files.len() - unreadable, "file");
    let (points, found) = (count(sum.points, "point"), count(sum.counts.total(), "finding"));
    terminal.note(&format!("verified {points} in {files}: {found}"));
    if unreadable > 0 {
        return Err(Failure::new(format!("{} could not be read to the end", count(unreadable, "file"))));
    }
    Ok(Outcome::found(sum.counts.total() > 0))
}

/// Verifies one file; the inner error if it cannot be read.
fn verify(
    verifier: &Verifier<'_>,
    path: &Path,
    sum: &mut Verified,
    report: &mut Report<'_>,
) -> Result<Result<(), io::Error>, Failure> {
    let input = match open(path) {
        Ok(input) => input,
        Err(error) => return Ok(Err(error)),
    };
    match verifier.verify(&shown(path), input, sum, |finding| report.show(&finding)) {
        Ok(()) => Ok(Ok(())),
        Err(Stopped::Read(error)) => Ok(Err(error)),
        Err(Stopped::Show(failure)) => Err(failure),
    }
}

fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn shown(path: &Path) -> String {
    if is_stdin(path) { "stdin".to_owned() } else { path.display().to_string() }
}

/// A file or stdin, unpacked if it begins as gzip does.
fn open(path: &Path) -> io::Result<Box<dyn Read + Send>> {
    if is_stdin(path) { unpacked(io::stdin()) } else { unpacked(File::open(path)?) }
}

fn unpacked(input: impl Read + Send + 'static) -> io::Result<Box<dyn Read + Send>> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    if input.fill_buf()?.starts_with(b"\x1f\x8b") {
        return Ok(Box::new(MultiGzDecoder::new(input)));
    }
    Ok(Box::new(input))
}

fn failure(unfit: &Unfit) -> Failure {
    match unfit {
        Unfit::Bucket { name, known } => bucket::unknown(name, known.iter().map(String::as_str)),
        Unfit::Pattern { .. } | Unfit::JsonSchema { .. } => {
            Failure::new(unfit.to_string()).detail("`fluxform check` says what is wrong")
        }
    }
}

impl From<TimestampPrecision> for Precision {
    fn from(precision: TimestampPrecision) -> Self {
        match precision {
            TimestampPrecision::Ns => Self::Nanoseconds,
            TimestampPrecision::Us => Self::Microseconds,
            TimestampPrecision::Ms => Self::Milliseconds,
            TimestampPrecision::S => Self::Seconds,
        }
    }
}
