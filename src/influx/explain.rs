//! What an error means and what to do about it, a line each.

use super::{Asked, Error, permission};

/// The one line for a refusal of the server.
pub(super) fn headline(asked: &Asked, status: u16, code: &str, message: &str) -> String {
    if let Some(permission) = permission::of_tasks(message) {
        return format!("the token lacks the permission {permission}");
    }
    match (status, code) {
        (401, _) if message == "unauthorized access" => "the server does not know this token".to_owned(),
        (401 | 403, _) => match permission::missing(message) {
            Some(permission) => format!("the token lacks the permission {permission}"),
            None => format!("the server does not let this token do it: {message}"),
        },
        (429, _) => "InfluxDB is overloaded".to_owned(),
        (503, _) if message == "the server is starting" => {
            format!("InfluxDB at {} is starting", asked.server)
        }
        (503, _) => format!("InfluxDB is not available: {message}"),
        (500.., _) => format!("InfluxDB failed: {message}"),
        _ => format!("InfluxDB refused: {message}"),
    }
}

impl Error {
    /// The lines under the message: the facts first, then what to do.
    pub fn explain(&self) -> Vec<String> {
        match self {
            Self::BadUrl { .. } => vec!["a URL looks like http://127.0.0.1:8086".to_owned()],
            Self::BadToken { .. } => vec!["`influx auth create` makes a token and shows it once".to_owned()],
            Self::Certificates { source, .. } => vec![
                source.to_string(),
                "SSL_CERT_FILE names a PEM file of certificates that are trusted instead of the public ones"
                    .to_owned(),
            ],
            Self::Unreachable { asked, fault, source } => [format!("the request was {asked}")]
                .into_iter()
                .chain(through(asked))
                .chain([fault.advice().to_owned(), format!("cause: {source}")])
                .collect(),
            Self::Refused { asked, status, code, message } => refused(asked, *status, code, message),
            Self::Foreign { asked, status, what } => {
                [format!("it answered {status} to {asked}{}", what.detail())]
                    .into_iter()
                    .chain(through(asked))
                    .chain([what.advice()])
                    .collect()
            }
            Self::Unreadable { asked, source } => vec![
                format!("{} answered to {asked}", asked.server),
                format!("cause: {source}"),
                "this version of fluxform is tested with InfluxDB 2.9".to_owned(),
            ],
            Self::Query { asked, .. } => vec![format!("{} answered to {asked}", asked.server)],
            Self::Version { .. } => vec!["is the URL that of the right server?".to_owned()],
            Self::UnknownOrganization { .. } => vec![
                "`influx org list` shows the organizations that a token may see; names are case-sensitive"
                    .to_owned(),
            ],
            Self::HiddenOrganization { .. } => vec![
                "the organization exists, but no reply names its id".to_owned(),
                "give the token the permission read:orgs for it, or read:buckets".to_owned(),
            ],
            Self::OtherOrganization { wanted, .. } => vec![
                format!("the organization that is worked on has the id {wanted}"),
                "nothing was changed".to_owned(),
            ],
        }
    }
}

/// That a proxy was between, where one was.
fn through(asked: &Asked) -> Option<String> {
    let proxy = asked.proxy.as_ref()?;
    Some(format!("it went through the proxy {proxy} of the environment; NO_PROXY lists hosts that need none"))
}

fn refused(asked: &Asked, status: u16, code: &str, message: &str) -> Vec<String> {
    let fact = format!("{} answered {status} {code} to {asked}", asked.server);
    vec![fact, advice(asked, status, message)]
}

fn advice(asked: &Asked, status: u16, message: &str) -> String {
    let origin = &asked.token_origin;
    match status {
        401 if message == "unauthorized access" => {
            format!("the token came from {origin}; `influx auth list` shows the valid ones")
        }
        _ if matches!(status, 401 | 403) || permission::of_tasks(message).is_some() => {
            format!(
                "the token came from {origin}; `influx auth create` makes one with the permission in the organization `{}`",
                asked.organization
            )
        }
        429 | 503 => {
            "it was asked several times: wait until the server has settled, then run this again".to_owned()
        }
        500.. => "the log of the server says more; nothing was assumed about what it did".to_owned(),
        _ => format!("the organization was `{}`, the token came from {origin}", asked.organization),
    }
}
