//! Which options of `check` go together, where the parser of arguments cannot say it.

use crate::cli::{
    Failure,
    args::{CheckArguments, CheckFormat},
};

/// Options that do nothing alone are a mistake.
pub fn go_together(arguments: &CheckArguments) -> Result<(), Failure> {
    let (fixing, live) = (&arguments.fixing, &arguments.live);
    if fixing.unsafe_fixes && !fixing.fix && !fixing.diff {
        return Err(Failure::new("`--unsafe-fixes` goes with `--fix` or `--diff`"));
    }
    let server = &live.server;
    let names_server = [&server.host, &server.org, &server.env].into_iter().any(Option::is_some);
    if names_server && !live.live {
        return Err(Failure::new("a server is only looked at with `--live`"));
    }
    if arguments.plan.is_some() && !matches!(arguments.format, CheckFormat::Json | CheckFormat::Markdown) {
        return Err(Failure::new("`--plan` goes with `--format markdown` or `json`"));
    }
    let tells_coverage =
        matches!(arguments.format, CheckFormat::Text | CheckFormat::Json | CheckFormat::Markdown);
    if arguments.coverage.is_asked() && !tells_coverage {
        return Err(Failure::new("coverage is printed as text, JSON or Markdown only").detail(
            "use `--format text`, `json` or `markdown`; a second run prints the findings otherwise",
        ));
    }
    Ok(())
}
