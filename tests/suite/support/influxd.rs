//! One real influxd for the whole test binary: started when the first test asks, gone with the
//! process however that ends.
//!
//! A shell keeps watch: it waits for the end of its standard input, which only this process holds
//! open, then stops the server and removes its data. That works after a panic and a kill as well,
//! and needs neither destructors (statics have none) nor signals.

use std::{
    fs,
    io::Write,
    net::TcpListener,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::OnceLock,
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::json;
use ureq::{Agent, tls::TlsConfig};

use super::http::Http;

/// The server that all tests share.
#[derive(Debug)]
pub struct Influxd {
    pub url: String,
    pub operator_token: String,
    /// Its input is held open: the end of it is the sign for the watch to stop the server.
    watch: Child,
    /// Where the data is.
    folder: PathBuf,
}

/// How long a start may take on a machine that is busy with other things.
const START: Duration = Duration::from_mins(1);

/// May do everything in every organization.
const OPERATOR_TOKEN: &str = "operator-token-of-the-tests";

const WATCH: &str = r#"
log=$1 folder=$2; shift 2
"$@" >"$log" 2>&1 &
server=$!
word=$(cat)
kill "$server"
wait "$server"
[ "$word" = keep ] || rm -rf "$folder"
"#;

impl Influxd {
    /// The one server of this process.
    pub fn shared() -> &'static Self {
        static SERVER: OnceLock<Influxd> = OnceLock::new();
        SERVER.get_or_init(|| Self::start(&[]))
    }

    /// A server of a test's own, for what cannot be shared: other flags, or being stopped.
    pub fn start(flags: &[&str]) -> Self {
        let server = Self::listen("http", flags);
        set_up(&server.url);
        server
    }

    /// A server that speaks TLS with a certificate and its key. Not set up: it has no organization.
    pub fn with_tls(certificate: &str, key: &str) -> Self {
        Self::listen("https", &["--tls-cert", certificate, "--tls-key", key])
    }

    /// Stops the server and starts it again with other flags, at the same address and with its data.
    pub fn restart(&mut self, flags: &[&str]) {
        self.watch.stdin.take().unwrap().write_all(b"keep").unwrap();
        self.watch.wait().unwrap();
        let port = self.url.rsplit_once(':').unwrap().1.parse().unwrap();
        self.watch = spawn(&self.folder, port, flags);
        wait_for_health(&self.url, &self.folder.join("log"));
    }

    fn listen(scheme: &str, flags: &[&str]) -> Self {
        let folder = tempfile::Builder::new().prefix("fluxform-influxd-").tempdir().unwrap().keep();
        let port = free_port();
        let watch = spawn(&folder, port, flags);
        let url = format!("{scheme}://127.0.0.1:{port}");
        wait_for_health(&url, &folder.join("log"));
        Self { url, operator_token: OPERATOR_TOKEN.to_owned(), watch, folder }
    }

    /// Plain HTTP with the operator's token.
    pub fn operator(&self) -> Http {
        Http::new(&self.url, &self.operator_token)
    }
}

/// The path of influxd, by `tests/influxd/get`. Without one no test of this binary means anything.
fn program() -> PathBuf {
    let get = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/influxd/get");
    let output = Command::new(&get).stderr(Stdio::inherit()).output().unwrap();
    assert!(output.status.success(), "{} found no influxd", get.display());
    PathBuf::from(String::from_utf8(output.stdout).unwrap().trim_end())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn spawn(folder: &Path, port: u16, flags: &[&str]) -> Child {
    let path = |name: &str| folder.join(name).display().to_string();
    Command::new("sh")
        .args(["-c", WATCH, "watch"])
        .args([folder.join("log").as_path(), folder])
        .arg(program())
        .args(["--bolt-path", &path("influxd.bolt"), "--sqlite-path", &path("influxd.sqlite")])
        .args(["--engine-path", &path("engine"), "--http-bind-address", &format!("127.0.0.1:{port}")])
        .args(["--reporting-disabled", "--ui-disabled", "--log-level=warn"])
        .args(flags)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .unwrap()
}

fn wait_for_health(url: &str, log: &Path) {
    let started = Instant::now();
    let tls = TlsConfig::builder().disable_verification(true).build();
    let agent = Agent::new_with_config(Agent::config_builder().tls_config(tls).build());
    while agent.get(format!("{url}/health")).call().is_err() {
        let log = || fs::read_to_string(log).unwrap_or_default();
        assert!(started.elapsed() < START, "influxd did not start:\n{}", log());
        sleep(Duration::from_millis(20));
    }
}

fn set_up(url: &str) {
    let body = json!({
        "username": "operator", "password": "operator", "org": "operator", "bucket": "operator",
        "token": OPERATOR_TOKEN,
    });
    Http::new(url, OPERATOR_TOKEN).post("/api/v2/setup", &body);
}
