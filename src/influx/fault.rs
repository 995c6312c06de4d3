//! Why there was no answer: the transport's errors, sorted by what a person can do about them.

use std::io::ErrorKind;

/// A kind of failure below HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing listens there.
    Refused,
    /// The name of the host has no address.
    HostNotFound,
    /// No network path to the address.
    NoRoute,
    /// No answer within the time that the client waits.
    Timeout,
    /// The connection ended before the answer did.
    Cut,
    /// `https` was asked of a port that does not speak TLS.
    NotTls,
    /// The server's certificate is signed by nobody that is trusted here.
    UnknownIssuer,
    /// The server shows the certificate of an issuer as its own, which no client accepts.
    IssuerAsServer,
    /// The server's certificate is for another name, expired, or otherwise not acceptable.
    Certificate,
    /// Any other trouble with TLS.
    Tls,
    /// The proxy of the environment is not there, or will not connect.
    Proxy,
    /// The answer is not HTTP.
    NotHttp,
    /// Anything else; the source says what.
    Other,
}

impl Fault {
    /// Sorts an error of the transport; `tls` is whether the URL says https.
    pub(super) fn of(error: &ureq::Error, tls: bool) -> Self {
        match error {
            ureq::Error::Io(io) => Self::of_io(io, tls),
            ureq::Error::Timeout(_) => Self::Timeout,
            ureq::Error::HostNotFound => Self::HostNotFound,
            ureq::Error::ConnectionFailed => Self::Refused,
            ureq::Error::Rustls(_) | ureq::Error::Tls(_) => Self::of_tls(&error.to_string()),
            ureq::Error::ConnectProxyFailed(_) | ureq::Error::InvalidProxyUrl => Self::Proxy,
            ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => Self::NotHttp,
            ureq::Error::Decompress(..) | ureq::Error::BodyStalled => Self::Cut,
            _ => Self::Other,
        }
    }

    fn of_io(error: &std::io::Error, tls: bool) -> Self {
        match error.kind() {
            ErrorKind::ConnectionRefused => Self::Refused,
            ErrorKind::TimedOut | ErrorKind::WouldBlock => Self::Timeout,
            ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => Self::NoRoute,
            ErrorKind::InvalidData if tls => Self::of_tls(&error.to_string()),
            ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::BrokenPipe
            | ErrorKind::UnexpectedEof => Self::Cut,
            _ if error.to_string().starts_with("failed to lookup address") => Self::HostNotFound,
            _ => Self::Other,
        }
    }

    /// By the words of the TLS library: its types are not part of the transport's interface.
    fn of_tls(text: &str) -> Self {
        if text.contains("corrupt message") {
            Self::NotTls
        } else if text.contains("UnknownIssuer") {
            Self::UnknownIssuer
        } else if text.contains("CaUsedAsEndEntity") {
            Self::IssuerAsServer
        } else if text.contains("invalid peer certificate") {
            Self::Certificate
        } else {
            Self::Tls
        }
    }

    pub(super) fn headline(self, server: &str) -> String {
        match self {
            Self::Refused => format!("nothing listens at {server}"),
            Self::HostNotFound => format!("the host of {server} is not known"),
            Self::NoRoute => format!("the host of {server} cannot be reached from here"),
            Self::Timeout => format!("{server} does not answer"),
            Self::Cut => format!("{server} cut the connection"),
            Self::NotTls => format!("{server} does not speak TLS"),
            Self::UnknownIssuer => format!("the certificate of {server} is signed by an unknown issuer"),
            Self::IssuerAsServer => {
                format!("the certificate of {server} is one for issuers, not for servers")
            }
            Self::Certificate => format!("the certificate of {server} is not valid for it"),
            Self::Tls => format!("no TLS connection to {server}"),
            Self::Proxy => format!("the proxy does not connect to {server}"),
            Self::NotHttp => format!("{server} does not speak HTTP"),
            Self::Other => format!("no connection to {server}"),
        }
    }

    /// What to do about it.
    pub(super) fn advice(self) -> &'static str {
        match self {
            Self::Refused => {
                "is influxd running, and is the port right? it listens on 8086 unless told otherwise"
            }
            Self::HostNotFound => "is the host name in the URL right, and does this machine resolve names?",
            Self::NoRoute => "is this machine in the network of the server?",
            Self::Timeout => {
                "the server, or something before it, is overloaded or drops what it gets: try again later"
            }
            Self::Cut => {
                "the server or a proxy before it stopped in the middle: its log says why; then run this again"
            }
            Self::NotTls => "write http:// instead of https://, or give the port that speaks TLS",
            Self::UnknownIssuer => {
                "put the issuer's certificate into a PEM file and name the file in SSL_CERT_FILE"
            }
            Self::IssuerAsServer => {
                "make the server a certificate of its own (basicConstraints = CA:FALSE), signed by this one"
            }
            Self::Certificate => "use the host name that the certificate is for, or have it renewed",
            Self::Tls => "fluxform speaks TLS 1.2 and 1.3; the server's log says what it objects to",
            Self::Proxy => {
                "is the proxy of ALL_PROXY, HTTPS_PROXY or HTTP_PROXY up, and does it allow this host and port?"
            }
            Self::NotHttp => "is this the port of InfluxDB? with TLS the URL starts with https://",
            Self::Other => "the cause is below",
        }
    }
}
