//! TLS: a server with a certificate of one's own issuer, and all that keeps TLS from coming about.
//!
//! The certificates and keys in `tls/` are for 127.0.0.1, good for a hundred years and for nothing
//! else; `ca.pem` signed `server.pem`, and `issuer.pem` is what `openssl req -x509` makes.

use super::{environment, hasty, text};
use crate::support::influxd::Influxd;

fn file(name: &str) -> String {
    format!("{}/tests/suite/influx/tls/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// What a client says that trusts the certificates in a file.
fn said(url: &str, trusted: &str) -> String {
    environment::said(url, &[("SSL_CERT_FILE", trusted)]).replace(&file(""), "")
}

#[test]
fn https_to_a_port_without_tls() {
    let url = Influxd::shared().url.replace("http:", "https:");
    assert_eq!(
        text(&hasty(&url).health().unwrap_err(), &url),
        "SERVER does not speak TLS\n  \
         the request was GET /health\n  \
         write http:// instead of https://, or give the port that speaks TLS\n  \
         cause: io: received corrupt message of type InvalidContentType\n"
    );
}

#[test]
fn an_issuer_of_ones_own() {
    let server = Influxd::with_tls(&file("server.pem"), &file("server.key"));
    assert_eq!(said(&server.url, &file("ca.pem")), "v2.9.1");
    assert_eq!(
        said(&server.url, ""),
        "the certificate of SERVER is signed by an unknown issuer\n  \
         the request was GET /health\n  \
         put the issuer's certificate into a PEM file and name the file in SSL_CERT_FILE\n  \
         cause: io: invalid peer certificate: UnknownIssuer\n"
    );

    let named = server.url.replace("127.0.0.1", "localhost");
    assert_eq!(
        said(&named, &file("ca.pem")),
        "the certificate of SERVER is not valid for it\n  \
         the request was GET /health\n  \
         use the host name that the certificate is for, or have it renewed\n  \
         cause: io: invalid peer certificate: certificate not valid for name \"localhost\"; certificate is only valid for IpAddress(127.0.0.1)\n"
    );

    let plain = server.url.replace("https:", "http:");
    assert_eq!(
        text(&hasty(&plain).health().unwrap_err(), &plain),
        "SERVER speaks TLS only\n  \
         it answered 400 to GET /health\n  \
         write https:// instead of http://\n"
    );
}

#[test]
fn the_certificate_of_an_issuer() {
    let server = Influxd::with_tls(&file("issuer.pem"), &file("issuer.key"));
    assert_eq!(
        said(&server.url, &file("issuer.pem")),
        "the certificate of SERVER is one for issuers, not for servers\n  \
         the request was GET /health\n  \
         make the server a certificate of its own (basicConstraints = CA:FALSE), signed by this one\n  \
         cause: io: invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))\n"
    );
}

#[test]
fn a_file_that_holds_no_certificates() {
    assert_eq!(
        said("https://127.0.0.1:1", "/no/such/file.pem"),
        "cannot read the certificates in /no/such/file.pem\n  \
         No such file or directory (os error 2)\n  \
         SSL_CERT_FILE names a PEM file of certificates that are trusted instead of the public ones\n"
    );
}
