//! CA103: a tag that is made from the time multiplies the series.
//!
//! The point has its time already: the tag repeats it, as a part of the series.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    estimate::{Factor, Series, grouped},
    lint::{Rule, context::Context, rule::Check},
    model::Measurement,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("CA103"),
    name: "time-tag",
    severity: Severity::Warning,
    summary: "a tag that is made from the time multiplies the series",
    doc: include_str!("../../../docs/rules/CA103.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, measurement) in &context.schema.measurements {
        let series = &context.series[key.as_str()];
        for factor in &series.factors {
            if let Some(unit) = factor.derived {
                out.push(finding(key, measurement, series, factor, unit));
            }
        }
    }
}

fn finding(
    key: &str,
    measurement: &Measurement,
    series: &Series<'_>,
    factor: &Factor<'_>,
    unit: &str,
) -> Diagnostic {
    let tag = Tick(factor.tag);
    let values = grouped(factor.values.unwrap_or(u64::MAX));
    let kept = if unit == "values" { "that it takes" } else { "that its bucket keeps" };
    let message = format!("tag {tag} multiplies the series of {} by the {values} {unit} {kept}", Tick(key));
    let position = measurement.tags.iter().position(|listed| listed == factor.tag).unwrap_or(0);
    let without = series.total_without(factor.tag).map_or("unbounded".to_owned(), grouped);
    let place = Place::value(["measurements", key, "tags", &position.to_string()]);
    let finding = RULE.finding(message, place).note(format!("at worst {series}; without {tag} {without}"));
    let finding = match unit {
        "days" => {
            finding.note("measured: a tag with the date takes 7 times the disk of the same data without it")
        }
        _ => finding,
    };
    finding.help("accept it with a reason if the point's time is not enough for your queries")
}
