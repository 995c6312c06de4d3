//! QU103: the length of a window is not a duration.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{
        Rule,
        context::Context,
        durations::{is_zero, seconds},
        rule::Check,
    },
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU103"),
    name: "window-invalid",
    severity: Severity::Error,
    summary: "the length of a window is not a duration",
    doc: include_str!("../../../docs/rules/QU103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let every = query.window.as_ref().and_then(|window| window.every.as_deref());
        if let Some(every) =
            every.filter(|every| !every.starts_with('$') && (seconds(every).is_none() || is_zero(every)))
        {
            out.push(
                RULE.finding(
                    format!("{} is no length of a window", Tick(every)),
                    Place::value(["queries", key, "window", "every"]),
                )
                .help("write whole numbers with s, m, h, d, w, mo or y, such as `1h` or `1mo`"),
            );
        }
    }
}
