//! The HTTP library, set up once: times, TLS, proxies, and that no status is an error.
//!
//! Environment: `SSL_CERT_FILE` (trusted certificates instead of the public ones), and `ALL_PROXY`,
//! `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` for servers that are not on this machine.

use std::{fs, path::PathBuf, time::Duration};

use ureq::{
    Agent, Proxy,
    tls::{PemItem, RootCerts, TlsConfig, parse_pem},
};

use super::{Address, Error};

/// How long to wait, and how often to ask again.
#[derive(Debug, Clone)]
pub struct Patience {
    /// For a connection, TLS included.
    pub connect: Duration,
    /// For the first byte of an answer, and for each next one.
    pub reply: Duration,
    /// Before each further attempt at what the server did not take (429, 503, a lost connection).
    pub waits: Vec<Duration>,
    /// The most that a server's `Retry-After` is followed.
    pub longest_wait: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            reply: Duration::from_mins(2),
            waits: [100, 200, 400, 800, 1_600, 3_200].map(Duration::from_millis).to_vec(),
            longest_wait: Duration::from_secs(30),
        }
    }
}

/// The proxy of the environment, if one stands between here and the server.
pub(super) fn proxy(address: &Address) -> Option<Proxy> {
    let uri = address.to_string().parse().ok()?;
    Proxy::try_from_env().filter(|proxy| !address.is_loopback() && !proxy.is_no_proxy(&uri))
}

pub(super) fn build(address: &Address, patience: &Patience) -> Result<Agent, Error> {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .user_agent(concat!("fluxform/", env!("CARGO_PKG_VERSION")))
        .timeout_connect(Some(patience.connect))
        .timeout_recv_response(Some(patience.reply))
        .timeout_per_read(Some(patience.reply))
        .tls_config(TlsConfig::builder().root_certs(roots()?).build())
        .proxy(proxy(address));
    Ok(config.build().into())
}

/// The certificates of `SSL_CERT_FILE`, or the public ones that come with the program.
fn roots() -> Result<RootCerts, Error> {
    let path = std::env::var_os("SSL_CERT_FILE").filter(|path| !path.is_empty());
    let Some(path) = path.map(PathBuf::from) else { return Ok(RootCerts::WebPki) };
    let pem = fs::read(&path).map_err(|source| Error::Certificates { path: path.clone(), source })?;
    let items: Result<Vec<_>, _> = parse_pem(&pem).collect();
    let items = items.map_err(|error| Error::Certificates { path, source: error.into_io() })?;
    let certificates = items.into_iter().filter_map(|item| match item {
        PemItem::Certificate(certificate) => Some(certificate),
        _ => None,
    });
    Ok(certificates.collect::<Vec<_>>().into())
}
