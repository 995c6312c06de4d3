//! QU107: a parameter has a name that Flux cannot have.

use crate::{
    diagnostic::{Code, Diagnostic, Place, Severity},
    flux,
    lint::{Rule, context::Context, rule::Check},
    model::Window,
    words::Tick,
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("QU107"),
    name: "parameter-name",
    severity: Severity::Error,
    summary: "a parameter has a name that Flux cannot have",
    doc: include_str!("../../../docs/rules/QU107.md"),
    check: Check::Schema(check),
};

fn check(context: &Context<'_>, out: &mut Vec<Diagnostic>) {
    for (key, query) in &context.schema.queries {
        let functions: Vec<&str> =
            query.window.iter().flat_map(Window::functions).map(|(name, _)| name).collect();
        for name in query.parameters.keys() {
            let why = if !flux::is_variable(name) {
                "use letters, digits and `_`, and no name that Flux itself uses"
            } else if functions.contains(&name.as_str()) {
                "it would hide the function of that name"
            } else {
                continue;
            };
            let message = format!("a parameter cannot be called {} in Flux", Tick(name));
            out.push(RULE.finding(message, Place::key(["queries", key, "parameters", name])).help(why));
        }
    }
}
