//! Where a server is: its URL, taken apart once so that later nothing can go wrong with it.
//!
//! A path in front of the API (a server behind a proxy) is kept. Credentials in the URL are
//! refused: they would end up in messages, plans and logs.

use std::fmt;

use ureq::http::Uri;

use super::{Error, route::Route};

/// The address of a server; prints as the URL without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    scheme: &'static str,
    authority: String,
    prefix: String,
}

impl Address {
    /// Takes a URL apart.
    ///
    /// # Errors
    /// [`Error::BadUrl`], whose text repeats the URL without what stands before an `@`.
    pub fn parse(url: &str) -> Result<Self, Error> {
        parts(url.trim()).map_err(|problem| Error::BadUrl { url: without_credentials(url), problem })
    }

    /// The whole URL of a route.
    pub(super) fn url(&self, route: &Route) -> String {
        format!("{self}{route}")
    }

    /// Whether requests stay on this machine, so that no proxy may stand between.
    pub(super) fn is_loopback(&self) -> bool {
        let host = self.host();
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        host.eq_ignore_ascii_case("localhost")
            || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    pub(super) fn is_tls(&self) -> bool {
        self.scheme == "https"
    }

    fn host(&self) -> &str {
        let end = self.authority.rfind(']').unwrap_or(0);
        match self.authority[end..].find(':') {
            Some(colon) => &self.authority[..end + colon],
            None => &self.authority,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

fn parts(url: &str) -> Result<Address, &'static str> {
    if !url.contains("://") {
        return Err("it does not start with http:// or https://");
    }
    if url.contains('#') {
        return Err("it carries a fragment (`#`)");
    }
    let uri: Uri = url.parse().map_err(|_| "it is malformed")?;
    let scheme = match uri.scheme_str() {
        Some("http") => "http",
        Some("https") => "https",
        _ => return Err("it does not start with http:// or https://"),
    };
    let authority = uri.authority().ok_or("it names no host")?;
    if authority.as_str().contains('@') {
        return Err("it carries a user name or password; InfluxDB 2 takes a token instead");
    }
    if authority.host().is_empty() {
        return Err("it names no host");
    }
    if authority.port_u16().is_none_or(|port| port == 0) && authority.as_str() != authority.host() {
        return Err("its port is not a number from 1 to 65535");
    }
    if uri.query().is_some() {
        return Err("it carries a query (`?`)");
    }
    let prefix = uri.path().trim_end_matches('/').to_owned();
    Ok(Address { scheme, authority: authority.as_str().to_owned(), prefix })
}

/// The text without anything that could be a user name or password.
fn without_credentials(url: &str) -> String {
    let Some((before, host)) = url.rsplit_once('@') else { return url.to_owned() };
    match before.split_once("://") {
        Some((scheme, _)) => format!("{scheme}://…@{host}"),
        None => format!("…@{host}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_a_prefix_and_drops_the_last_slash() {
        for (url, printed, loopback) in [
            ("http://127.0.0.1:8086", "http://127.0.0.1:8086", true),
            ("http://localhost:8086/", "http://localhost:8086", true),
            ("https://influx.example.org/metrics//", "https://influx.example.org/metrics", false),
            ("http://[::1]:8086/", "http://[::1]:8086", true),
            ("http://[2001:db8::1]", "http://[2001:db8::1]", false),
            (" http://10.0.0.1 ", "http://10.0.0.1", false),
        ] {
            let address = Address::parse(url).unwrap();
            assert_eq!((address.to_string().as_str(), address.is_loopback()), (printed, loopback));
        }
    }

    #[test]
    fn says_what_is_wrong_without_repeating_a_password() {
        let cases = [
            ("localhost:8086", "it does not start with http:// or https://"),
            ("", "it does not start with http:// or https://"),
            ("ftp://host", "it does not start with http:// or https://"),
            ("http://", "it is malformed"),
            ("http://ho st", "it is malformed"),
            ("http://host:port", "its port is not a number from 1 to 65535"),
            ("http://host:99999", "its port is not a number from 1 to 65535"),
            ("http://host:0", "its port is not a number from 1 to 65535"),
            ("http://host/?org=home", "it carries a query (`?`)"),
            ("http://host/#orgs", "it carries a fragment (`#`)"),
        ];
        for (url, problem) in cases {
            let error = Address::parse(url).unwrap_err().to_string();
            assert_eq!(error, format!("`{url}` is not the URL of an InfluxDB: {problem}"));
        }
        let error = Address::parse("http://me:pa@ss@host:8086").unwrap_err().to_string();
        assert_eq!(
            error,
            "`http://…@host:8086` is not the URL of an InfluxDB: it carries a user name or password; \
             InfluxDB 2 takes a token instead"
        );
    }
}
