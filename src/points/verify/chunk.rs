//! A chunk: its pieces one after the other.

use super::{
    Verifier, against,
    findings::{Findings, Here, Message},
    lines,
    memory::{First, Memory},
    place::Part,
    shapes::Shape,
    time::check_any_time,
};
use crate::{
    points::{Chunk, Piece, Point, codes},
    words::Tick,
};

/// What was found in a chunk.
#[derive(Debug)]
pub(super) struct Checked<'c> {
    pub findings: Findings<'c>,
    pub first: Vec<First>,
    pub points: u64,
}

/// Checks the pieces of a chunk of `file`.
pub(super) fn check<'c>(
    verifier: &Verifier<'_>,
    file: &'c str,
    chunk: &Chunk,
    room: Vec<usize>,
) -> Checked<'c> {
    let mut memory = Memory::new(&verifier.shapes);
    let mut findings = Findings::new(file, room);
    if chunk.marked {
        let text = String::from_utf8_lossy(&chunk.bytes);
        let text = text.split('\n').next().unwrap_or_default();
        lines::byte_order_mark(Here { text, line: chunk.first_line }, &mut findings);
    }
    let mut points = 0;
    // Mostly the whole chunk is UTF-8, and is looked at once.
    let whole = str::from_utf8(&chunk.bytes).ok();
    for (at, piece) in chunk.pieces.iter().enumerate() {
        memory.piece = at;
        let first = findings.found.len();
        points += u64::from(check_piece(verifier, &mut memory, chunk, (piece, whole), &mut findings));
        if findings.found.len() > first + 1 {
            findings.sort_from(first);
        }
    }
    Checked { findings, first: memory.first, points }
}

/// Checks one piece; whether it is a point.
fn check_piece(
    verifier: &Verifier<'_>,
    memory: &mut Memory<'_>,
    chunk: &Chunk,
    (piece, whole): (&Piece, Option<&str>),
    out: &mut Findings<'_>,
) -> bool {
    let bytes = &chunk.bytes[piece.bytes.clone()];
    let line = chunk.first_line + piece.line;
    let text = match whole {
        Some(whole) => whole.get(piece.bytes.clone()).unwrap_or_default(),
        None => match str::from_utf8(bytes) {
            Ok(text) => text,
            Err(_) if piece.flaw.is_some() => &String::from_utf8_lossy(bytes),
            Err(error) => {
                let text = String::from_utf8_lossy(bytes);
                lines::not_utf_8(Here { text: &text, line }, error.valid_up_to(), out);
                return false;
            }
        },
    };
    if let Some(flaw) = piece.flaw {
        lines::flaw(Here { text, line }, flaw, out);
        return false;
    }
    let trimmed = text.strip_suffix('\r').unwrap_or(text);
    let here = Here { text: trimmed, line };
    if trimmed.len() < text.len() {
        lines::carriage_return(here, out);
    }
    !trimmed.is_empty() && check_line(verifier, memory, here, out)
}

/// Checks a line; whether it is a point.
fn check_line(
    verifier: &Verifier<'_>,
    memory: &mut Memory<'_>,
    here: Here<'_>,
    out: &mut Findings<'_>,
) -> bool {
    match Point::read(here.text) {
        Ok(point) => {
            lines::dropped(here, &point, out);
            check_point(verifier, memory, here, &point, out);
            true
        }
        Err(mistake) => {
            lines::mistake(here, &mistake, out);
            false
        }
    }
}

fn check_point(
    verifier: &Verifier<'_>,
    memory: &mut Memory<'_>,
    here: Here<'_>,
    point: &Point<'_>,
    out: &mut Findings<'_>,
) {
    match verifier.shapes.called(&point.measurement) {
        [] => {
            against::check_unknown(verifier, here, point, out);
            check_any_time(verifier, here, point, out);
        }
        [shape] => against::check(verifier, memory, shape, here, point, out),
        several => {
            let shape = closest(verifier, memory, several, here, point);
            out.remark = Some(format!(
                "{} buckets have a measurement {}; this point fits that of {} best, `--bucket` names another",
                several.len(),
                Tick(shape.name),
                Tick(shape.bucket)
            ));
            against::check(verifier, memory, shape, here, point, out);
            out.remark = None;
        }
    }
}

/// Of measurements with one name in different buckets the one that a point fits best, the first of
/// those that it fits alike.
fn closest<'v, 's>(
    verifier: &Verifier<'_>,
    memory: &mut Memory<'_>,
    several: &'v [Shape<'s>],
    here: Here<'_>,
    point: &Point<'_>,
) -> &'v Shape<'s> {
    let mut best = (u64::MAX, &several[0]);
    for shape in several {
        let first = memory.first.len();
        let mut silent = Findings::silent();
        against::check(verifier, memory, shape, here, point, &mut silent);
        memory.forget_from(first);
        let count = silent.counts.total();
        if count < best.0 {
            best = (count, shape);
        }
    }
    best.1
}

/// The finding that a tag has more values than its budget.
pub(super) fn over_budget(chunk: &Chunk, first: First, out: &mut Findings<'_>) {
    let piece = &chunk.pieces[first.piece];
    let text = String::from_utf8_lossy(&chunk.bytes[piece.bytes.clone()]);
    let text = text.strip_suffix('\r').unwrap_or(&text);
    let here = Here { text, line: chunk.first_line + piece.line };
    let Ok(point) = Point::read(text) else { return };
    let value = point.tags.get(first.tag).map_or("", |(_, value)| value.as_str());
    let key = point.tags.get(first.tag).map_or("", |(key, _)| key.as_str());
    let (name, budget) = (point.measurement.as_str(), first.budget);
    out.add(codes::OVER_BUDGET, here, &Part::TagValue(first.tag), || {
        Message::new(format!("tag {} of {} has more than {budget} values", Tick(key), Tick(name)))
            .label(format!("value {}", budget + 1))
            .note(format!("{} is the first beyond its budget; further values are not counted", Tick(value)))
            .help("find out what writes so many, or raise `max_values`")
    });
}
