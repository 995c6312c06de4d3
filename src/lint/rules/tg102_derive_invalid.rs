//! TG102: the format by which a tag is derived is not valid.

use jiff::{civil::Date, fmt::strtime, tz::TimeZone};

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("TG102"),
    name: "derive-invalid",
    severity: Severity::Error,
    summary: "the format by which a tag is derived is not valid",
    doc: include_str!("../../../docs/rules/TG102.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, tag) in &context.schema.tags {
        let Some(format) = &tag.derive else { continue };
        let place = || Place::value(["tags", key, "derive"]);
        match shown(format) {
            Err(why) => out.push(
                RULE.finding(
                    format!("tag {} cannot be made from the time by {}", Tick(key), Tick(format)),
                    place(),
                )
                .note(why)
                .help("write a `strftime` format, such as `%Y-%m-%d` or `%G-W%V`"),
            ),
            Ok(value) if value == *format => out.push(
                RULE.finding(format!("tag {} would always be {}", Tick(key), Tick(&value)), place())
                    .note("the format shows no part of the time")
                    .help("write a `strftime` format, such as `%Y-%m-%d` or `%G-W%V`"),
            ),
            Ok(value) => out.extend(mismatch(context, key, &value)),
        }
    }
}

/// What `format` makes of a day: of the same one always, so that a finding does not depend on when it is made.
fn shown(format: &str) -> Result<String, String> {
    let sample = Date::constant(2026, 1, 31).to_zoned_datetime(TimeZone::UTC);
    let sample = sample.map_err(|error| error.to_string())?;
    strtime::format(format, &sample).map_err(|error| error.to_string())
}

fn mismatch(context: &Context<'_>, key: &str, value: &str) -> Option<Diagnostic> {
    let pattern = context.patterns.get(key)?.as_ref().ok()?;
    (!pattern.is_match(value)).then(|| {
        let message = format!(
            "tag {} would have values such as {}, which do not match its pattern",
            Tick(key),
            Tick(value)
        );
        RULE.finding(message, Place::value(["tags", key, "derive"])).help("correct one of the two")
    })
}
