//! NM115: the name of a bucket looks like an ID.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    lint::{Rule, context::Context, names::Kind, rule::Check},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("NM115"),
    name: "looks-like-an-id",
    severity: Severity::Warning,
    summary: "the name of a bucket looks like an ID",
    doc: include_str!("../../../docs/rules/NM115.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let is_id = |name: &str| name.len() == 16 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    for bucket in context.named(Kind::Bucket).filter(|bucket| is_id(bucket.name)) {
        out.push(
            RULE.finding(format!("the name of bucket {} looks like an ID", Tick(bucket.name)), bucket.place())
                .note("InfluxDB reads 16 hexadecimal digits as the ID of a bucket first: deleting by this name answers 404")
                .help("choose a name that is not 16 hexadecimal digits"),
        );
    }
}
