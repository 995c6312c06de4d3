//! Findings about a line as such: what the server refuses, drops or takes for something else.

use influxdb_line_protocol::FieldValue;

use super::{
    findings::{Findings, Here, Message},
    place::Part,
};
use crate::{
    points::{Flaw, Mistake, Point, What, codes, point::are_different},
    words::Tick,
};

/// The longest text that the server stores, in bytes.
const LONGEST_TEXT: usize = 1 << 20;

const REFUSED: &str = "the server answers 400 and stores nothing of the whole batch";

/// The input begins with a byte order mark.
pub(super) fn byte_order_mark(here: Here<'_>, out: &mut Findings<'_>) {
    out.add(codes::BYTE_ORDER_MARK, here, &Part::Bytes(0..0), || {
        Message::new("the input begins with a byte order mark")
            .note("the server takes it for the beginning of the first measurement's name")
            .help("write UTF-8 without a byte order mark")
    });
}

/// Bytes that are not UTF-8, from `at` on.
pub(super) fn not_utf_8(here: Here<'_>, at: usize, out: &mut Findings<'_>) {
    out.add(codes::NOT_UTF_8, here, &Part::Bytes(at..at + 3), || {
        Message::new("this is not UTF-8")
            .note("the server stores the bytes, and most readers get `\u{fffd}` in their place")
            .help("write UTF-8")
    });
}

/// A piece that ends with a carriage return.
pub(super) fn carriage_return(here: Here<'_>, out: &mut Findings<'_>) {
    let end = here.text.len();
    out.add(codes::CARRIAGE_RETURN, here, &Part::Bytes(end..end), || {
        Message::new("the line ends with a carriage return")
            .note(REFUSED)
            .help("end lines with a line feed alone")
    });
}

/// A piece that is no point.
pub(super) fn flaw(here: Here<'_>, flaw: Flaw, out: &mut Findings<'_>) {
    let end = here.text.len();
    match flaw {
        Flaw::OpenText { at } => out.add(codes::SYNTAX, here, &Part::Bytes(at..end), || {
            Message::new("this text is not closed")
                .note("the server takes all that follows, up to the next quote, for a part of the text")
                .help("close it with `\"`; within a text write `\\\"` and `\\\\`")
        }),
        Flaw::Joined { at } => out.add(codes::SWALLOWED_LINE, here, &Part::Bytes(at..end), || {
            Message::new("a backslash at the end of the line joins the next line to it")
                .help("a name or value of a tag cannot end with a backslash")
        }),
        Flaw::CommentGoesOn { at } => out.add(codes::SWALLOWED_LINE, here, &Part::Bytes(at..end), || {
            Message::new("the server takes the lines after this comment for a part of it")
                .note("it looks for the end of a line outside of quotes, in comments as well, and drops all up to there")
                .help("leave quotes and backslashes out of comments")
        }),
        Flaw::TooLong => out.add(codes::SYNTAX, here, &Part::Bytes(0..end), || {
            Message::new("this line is longer than 16 MiB, and was passed over")
                .help("no text that the server stores is longer than 1 MiB; is a line feed missing?")
        }),
    }
}

/// A line that the server refuses, or stores in another way than it is meant.
pub(super) fn mistake(here: Here<'_>, mistake: &Mistake, out: &mut Findings<'_>) {
    let rule = match &mistake.what {
        What::ReservedTag(_) => codes::RESERVED_TAG,
        What::TagTwice(_) => codes::TAG_TWICE,
        What::KeyTooLong(_) => codes::KEY_TOO_LONG,
        What::AfterText => codes::AFTER_TEXT,
        _ => codes::SYNTAX,
    };
    out.add(rule, here, &Part::Bytes(mistake.at.clone()), || {
        let message = Message::new(mistake.what.to_string()).help(help(&mistake.what));
        match mistake.what {
            What::AfterText => {
                message.note("the server takes the line, and drops the last byte of what it finds here")
            }
            _ => message.note(REFUSED),
        }
    });
}

fn help(what: &What) -> &'static str {
    match what {
        What::NoMeasurement | What::NoFields | What::FieldFormat => {
            "write `measurement,tag=value field=value timestamp`, with a space before fields and timestamp only"
        }
        What::NoTagKey | What::NoTagValue => {
            "leave a tag without a value out; write a space within names as `\\ `"
        }
        What::EqualsInTagValue => "write `\\=` within tags",
        What::NoFieldKey | What::NoFieldValue => "leave a field without a value out",
        What::Number => "write a float as `1.5`, an integer as `1i`, an unsigned integer as `1u`",
        What::TooLarge(_) => "write a smaller number, or store it as another type",
        What::NotANumber => "leave the field out where there is no number",
        What::Boolean => "write texts in quotes: `\"text\"`; true is `t`, `true` or `True`",
        What::OpenText => "close it with `\"`; within a text write `\\\"` and `\\\\`",
        What::AfterText => "write a quote within a text as `\\\"`, and a comma before the next field",
        What::Time | What::TimeTooLarge => "write whole nanoseconds since 1970, or what `--precision` says",
        What::AfterTime => "write nothing after the timestamp; write a space within names as `\\ `",
        What::KeyTooLong(_) => "shorten the values of tags, or make a field of the long one",
        What::ReservedTag(_) => "call it something else",
        What::TagTwice(_) => "write each tag once",
    }
}

/// What the server drops of a point that it takes.
pub(super) fn dropped(here: Here<'_>, point: &Point<'_>, out: &mut Findings<'_>) {
    if !are_different(|| point.fields.iter().map(|(key, _)| key.as_str())) {
        fields_twice(here, point, out);
    }
    for (at, (key, value)) in point.fields.iter().enumerate() {
        if key.as_str() == "time" {
            out.add(codes::FIELD_CALLED_TIME, here, &Part::FieldKey(at), || {
                Message::new("the server drops a field that is called `time`")
                    .note("it answers 422 and stores the point without the field")
                    .help("call it something else")
            });
        }
        if let FieldValue::String(text) = value
            && text.len() > LONGEST_TEXT
        {
            out.add(codes::TEXT_TOO_LONG, here, &Part::FieldValue(at), || {
                let text = format!("the text of {} has {} bytes", Tick(key), text.len());
                Message::new(text)
                    .note("the server stores at most 1048576, answers 422 and drops the point")
                    .help("shorten it, or keep it elsewhere and store a reference")
            });
        }
    }
}

fn fields_twice(here: Here<'_>, point: &Point<'_>, out: &mut Findings<'_>) {
    for (at, (key, _)) in point.fields.iter().enumerate() {
        if point.fields[..at].iter().any(|(before, _)| before == key) {
            out.add(codes::FIELD_TWICE, here, &Part::FieldKey(at), || {
                Message::new(format!("field {} stands twice", Tick(key)))
                    .note("the server takes the line and keeps the last value")
                    .help("write each field once")
            });
        }
    }
}
