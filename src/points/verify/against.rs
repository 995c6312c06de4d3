//! A point against its measurement: names, and what is missing. The values are looked at by
//! `tags`, `fields` and `time` of the same names.

use super::{
    Verifier,
    fields::check_field,
    findings::{Findings, Here, Message},
    memory::Memory,
    place::Part,
    shapes::Shape,
    tags::check_tag,
    time::check_time,
};
use crate::{
    diagnostic::closest,
    model::RetiredMember,
    points::{Point, codes},
    words::{Tick, list},
};

/// Checks a point whose measurement is declared in no looked-at bucket.
pub(super) fn check_unknown(
    verifier: &Verifier<'_>,
    here: Here<'_>,
    point: &Point<'_>,
    out: &mut Findings<'_>,
) {
    let (name, shapes) = (point.measurement.as_str(), &verifier.shapes);
    if let Some(retired) = shapes.retired(name) {
        out.add(codes::RETIRED_NAME, here, &Part::Measurement, || {
            Message::new(format!("measurement {} is retired since {}", Tick(name), retired.since))
                .note(retired.reason.clone())
                .help("stop the writer, or take the name out of `retired`")
        });
        return;
    }
    out.add(codes::UNKNOWN_MEASUREMENT, here, &Part::Measurement, || {
        let message = Message::new(format!("measurement {} is not declared", Tick(name)));
        if let Some(now) = shapes.now_called(name) {
            message.help(format!("it is called {} now", Tick(now)))
        } else if let Some(bucket) = shapes.elsewhere(name) {
            message.help(format!("it is declared in bucket {}: name that with `--bucket`", Tick(bucket)))
        } else if let Some(meant) = closest(name, shapes.names()) {
            message.help(format!("did you mean {}?", Tick(meant)))
        } else {
            message.help("declare it under `measurements`, or stop the writer")
        }
    });
}

/// Checks a point against its measurement.
pub(super) fn check(
    verifier: &Verifier<'_>,
    memory: &mut Memory<'_>,
    shape: &Shape<'_>,
    here: Here<'_>,
    point: &Point<'_>,
    out: &mut Findings<'_>,
) {
    let time = check_time(verifier, shape, here, point, out);
    let mut required = 0;
    let mut next = 0;
    for (at, (key, value)) in point.tags.iter().enumerate() {
        match find(&shape.tags, next, key, |tag| tag.name) {
            Some(found) => {
                next = found + 1;
                let tag = &shape.tags[found];
                required += usize::from(!tag.optional);
                check_tag(memory, tag, here, (at, value), time, out);
            }
            None => undeclared_tag(shape, here, key, at, out),
        }
    }
    if required < shape.required.0 {
        missing_tags(shape, here, point, out);
    }
    check_fields(verifier, shape, here, point, out);
}

fn check_fields(
    verifier: &Verifier<'_>,
    shape: &Shape<'_>,
    here: Here<'_>,
    point: &Point<'_>,
    out: &mut Findings<'_>,
) {
    let mut required = 0;
    let mut next = 0;
    for (at, (key, value)) in point.fields.iter().enumerate() {
        match find(&shape.fields, next, key, |field| field.name) {
            Some(found) => {
                next = found + 1;
                let field = &shape.fields[found];
                required += usize::from(!field.field.optional);
                check_field(verifier, field, here, (at, value), out);
            }
            None if key.as_str() == "time" => {}
            None => undeclared_field(shape, here, key, at, out),
        }
    }
    // Fewer, or one of them twice.
    if required != shape.required.1 || point.fields.len() > shape.fields.len() {
        missing_fields(shape, here, point, out);
    }
}

/// The place of `name` in a sorted list: at `next` if the point is sorted as well.
fn find<'s, T>(sorted: &[T], next: usize, name: &str, name_of: impl Fn(&T) -> &'s str) -> Option<usize> {
    match sorted.get(next) {
        Some(candidate) if name_of(candidate) == name => Some(next),
        _ => sorted.binary_search_by(|candidate| name_of(candidate).cmp(name)).ok(),
    }
}

fn undeclared_tag(shape: &Shape<'_>, here: Here<'_>, key: &str, at: usize, out: &mut Findings<'_>) {
    if let Some(retired) = shape.retired.iter().find(|retired| retired.tag.as_deref() == Some(key)) {
        return retired_member(shape, here, ("tag", key), retired, &Part::TagKey(at), out);
    }
    out.add(codes::UNDECLARED_TAG, here, &Part::TagKey(at), || {
        let message = Message::new(format!("{} has no tag {}", Tick(shape.name), Tick(key)));
        let renamed =
            shape.tags.iter().find(|tag| former(tag.tag.map(|tag| tag.renamed_from.as_slice()), key));
        if let Some(now) = renamed {
            message.help(format!("it is called {} now", Tick(now.name)))
        } else if shape.fields.iter().any(|field| field.name == key) {
            message.help(format!("{} is a field: write it after the first space", Tick(key)))
        } else {
            message.help(meant(key, shape.tags.iter().map(|tag| tag.name)))
        }
    });
}

fn undeclared_field(shape: &Shape<'_>, here: Here<'_>, key: &str, at: usize, out: &mut Findings<'_>) {
    if let Some(retired) = shape.retired.iter().find(|retired| retired.field.as_deref() == Some(key)) {
        return retired_member(shape, here, ("field", key), retired, &Part::FieldKey(at), out);
    }
    out.add(codes::UNDECLARED_FIELD, here, &Part::FieldKey(at), || {
        let message = Message::new(format!("{} has no field {}", Tick(shape.name), Tick(key)));
        let renamed = shape.fields.iter().find(|field| former(Some(&field.field.renamed_from), key));
        if let Some(now) = renamed {
            message.help(format!("it is called {} now", Tick(now.name)))
        } else if shape.tags.iter().any(|tag| tag.name == key) {
            message.help(format!("{} is a tag: write it before the first space", Tick(key)))
        } else {
            message.help(meant(key, shape.fields.iter().map(|field| field.name)))
        }
    });
}

fn former(renamed_from: Option<&[String]>, key: &str) -> bool {
    renamed_from.is_some_and(|formers| formers.iter().any(|former| former == key))
}

fn meant<'n>(key: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    match closest(key, names.clone()) {
        Some(meant) => format!("did you mean {}?", Tick(meant)),
        None if names.clone().next().is_none() => "none is declared".to_owned(),
        None => format!("declared are {}", list(names)),
    }
}

fn retired_member(
    shape: &Shape<'_>,
    here: Here<'_>,
    (kind, key): (&str, &str),
    retired: &RetiredMember,
    part: &Part,
    out: &mut Findings<'_>,
) {
    out.add(codes::RETIRED_NAME, here, part, || {
        let name = Tick(shape.name);
        Message::new(format!("{kind} {} of {name} is retired since {}", Tick(key), retired.since))
            .note(retired.reason.clone())
            .help("stop the writer, or take the name out of `retired`")
    });
}

fn missing_tags(shape: &Shape<'_>, here: Here<'_>, point: &Point<'_>, out: &mut Findings<'_>) {
    let has = |name: &str| point.tags.iter().any(|(key, _)| key.as_str() == name);
    for tag in shape.tags.iter().filter(|tag| !tag.optional && !has(tag.name)) {
        out.add(codes::MISSING_TAG, here, &Part::Measurement, || {
            Message::new(format!("the point of {} lacks the tag {}", Tick(shape.name), Tick(tag.name)))
                .help("write it, or list it under `optional_tags` of the measurement")
        });
    }
}

fn missing_fields(shape: &Shape<'_>, here: Here<'_>, point: &Point<'_>, out: &mut Findings<'_>) {
    let has = |name: &str| point.fields.iter().any(|(key, _)| key.as_str() == name);
    for field in shape.fields.iter().filter(|field| !field.field.optional && !has(field.name)) {
        out.add(codes::MISSING_FIELD, here, &Part::Measurement, || {
            Message::new(format!("the point of {} lacks the field {}", Tick(shape.name), Tick(field.name)))
                .help("write it, or set `optional: true` on the field")
        });
    }
}
