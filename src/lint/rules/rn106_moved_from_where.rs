//! RN106: a move takes points from where they are still at home, or takes them twice.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    lint::{Rule, context::Context, rule::Check},
    model::{MovedFrom, Schema},
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("RN106"),
    name: "moved-from-where",
    severity: Severity::Error,
    summary: "a move takes points from where they are at home, or twice",
    doc: include_str!("../../../docs/rules/RN106.md"),
    check: Check::Schema(check),
};

/// One entry of `moved_from`, and what it names.
struct Claim<'a> {
    key: &'a str,
    index: usize,
    from: &'a MovedFrom,
    /// Bucket and measurement on the server.
    source: (&'a str, &'a str),
    target: (&'a str, &'a str),
}

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    let claims: Vec<Claim<'_>> = claims(context.schema).collect();
    for (number, claim) in claims.iter().enumerate() {
        let earlier = claims[..number].iter();
        let same =
            earlier.clone().find(|other| other.source == claim.source && !other.from.excludes(claim.from));
        if claim.source == claim.target {
            out.push(claim.finding("it is in that place already", "name the former place"));
        } else if claim.from.only.is_empty() && is_home(context.schema, claim.source) {
            let what = format!("{} in {} is still defined", Tick(claim.source.1), Tick(claim.source.0));
            out.push(
                claim.finding(&what, "say `where` to take some of its series, or remove its definition"),
            );
        } else if claim.from.only.len() > 1 {
            let what = "several tags in `where` cannot be looked at together";
            out.push(claim.finding(what, "name one tag; take the rest by another entry"));
        } else if let Some(first) = same {
            let what = "another entry takes the same points";
            let help = "points go to one place: give each entry another value of the same tag in `where`";
            out.push(claim.finding(what, help).related(first.place(), "the first one"));
        }
    }
}

fn claims(schema: &Schema) -> impl Iterator<Item = Claim<'_>> {
    schema.measurements.iter().flat_map(|(key, measurement)| {
        let bucket = schema.buckets.get(&measurement.bucket);
        let bucket = bucket.map_or(measurement.bucket.as_str(), |it| it.server_name(&measurement.bucket));
        let name = measurement.server_name(key);
        measurement.moved_from.iter().enumerate().map(move |(index, from)| Claim {
            key,
            index,
            from,
            source: (from.bucket.as_str(), from.measurement(name)),
            target: (bucket, name),
        })
    })
}

/// Whether a measurement is defined in that place.
fn is_home(schema: &Schema, (bucket, measurement): (&str, &str)) -> bool {
    let Some((key, _)) = schema.bucket_called(bucket) else { return false };
    schema.measurements_of(key).any(|(key, it)| it.server_name(key) == measurement)
}

impl Claim<'_> {
    fn place(&self) -> Place {
        Place::value(["measurements", self.key, "moved_from", &self.index.to_string()])
    }

    fn finding(&self, what: &str, help: &str) -> Diagnostic {
        RULE.finding(format!("{} cannot be moved from there: {what}", Tick(self.key)), self.place())
            .help(help.to_owned())
    }
}
