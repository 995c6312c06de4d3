//! Answers that are not InfluxDB's: what a proxy, a web server or another InfluxDB says.
//!
//! The text of the answer is never repeated; at most the title of a page is, cleaned.

use super::reply::Reply;

/// What kind of thing answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Foreign {
    /// A web page, with its title if it has one.
    Page { title: String },
    /// A redirect to elsewhere.
    Redirect { location: String },
    /// No such path; `version` is what an InfluxDB gives as its own.
    NoApi { version: Option<String> },
    /// A server that speaks plain HTTP was expected, and TLS is asked for.
    WantsTls,
    /// JSON, but not an answer of InfluxDB.
    Json,
    /// Anything else, by its content type.
    Text { content_type: String },
}

impl Foreign {
    pub(super) fn of(reply: &Reply) -> Self {
        let text = String::from_utf8_lossy(&reply.body);
        let start = text.trim_start().get(..5).unwrap_or_default().to_ascii_lowercase();
        if (300..400).contains(&reply.status) {
            Self::Redirect { location: shown(&reply.location) }
        } else if reply.content_type.contains("html") || start == "<html" || start == "<!doc" {
            Self::Page { title: title(&text) }
        } else if text.contains("HTTP request to an HTTPS server") {
            Self::WantsTls
        } else if reply.status == 404 {
            Self::NoApi { version: reply.version.as_deref().map(shown) }
        } else if serde_json::from_slice::<serde::de::IgnoredAny>(&reply.body).is_ok() {
            Self::Json
        } else {
            Self::Text { content_type: shown(&reply.content_type) }
        }
    }

    pub(super) fn headline(&self, server: &str) -> String {
        match self {
            Self::Page { .. } => format!("{server} answered with a web page instead of InfluxDB's answer"),
            Self::Redirect { location } => format!("{server} sends requests on to {location}"),
            Self::NoApi { .. } => format!("there is no InfluxDB 2 API at {server}"),
            Self::WantsTls => format!("{server} speaks TLS only"),
            Self::Json | Self::Text { .. } => format!("{server} does not answer like InfluxDB"),
        }
    }

    /// What the answer was, in addition to its status.
    pub(super) fn detail(&self) -> String {
        match self {
            Self::Page { title } if title.is_empty() => " with an HTML page".to_owned(),
            Self::Page { title } => format!(" with an HTML page titled \"{title}\""),
            Self::Json => " with JSON that is not InfluxDB's".to_owned(),
            Self::Text { content_type } if content_type.is_empty() => " without a content type".to_owned(),
            Self::Text { content_type } => format!(" with {content_type}"),
            Self::Redirect { .. } | Self::NoApi { .. } | Self::WantsTls => String::new(),
        }
    }

    /// What to do about it.
    pub(super) fn advice(&self) -> String {
        match self {
            Self::Page { .. } => "a proxy or another web server answered: is the URL that of InfluxDB itself, and is InfluxDB up behind the proxy?".to_owned(),
            Self::Redirect { .. } => "requests with a token are not sent on elsewhere: write the final address as the URL".to_owned(),
            Self::NoApi { version: Some(version) } if !version.trim_start_matches('v').starts_with('2') => {
                format!("the server calls itself version {version}; fluxform works with InfluxDB 2")
            }
            Self::NoApi { .. } => "a path in front of the API belongs into the URL; the user interface's own paths do not".to_owned(),
            Self::WantsTls => "write https:// instead of http://".to_owned(),
            Self::Json | Self::Text { .. } => "is the URL that of InfluxDB, and is nothing else on that port?".to_owned(),
        }
    }
}

fn title(page: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let inner = lower.find("<title").and_then(|start| {
        let from = start + lower[start..].find('>')? + 1;
        Some(&page[from..from + lower[from..].find("</title")?])
    });
    shown(inner.unwrap_or_default())
}

/// One printable line of at most 200 characters.
pub(super) fn shown(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    let line = words.join(" ");
    match line.char_indices().nth(200) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
