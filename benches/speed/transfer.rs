//! How fast points are moved on a real server, beside the bare requests that this cannot be done without
//! and beside what the server does by itself.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs::{self, File},
    io::{self, BufRead, BufReader, Read, Write},
    num::NonZeroUsize,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use fluxform::{
    influx::{Client, Connection, Live, Patience, Token, inspect},
    model::Transform,
    transfer::{
        Copied, Journal, JournalError, Mover, Wanted, WindowName, WindowRecord, WindowState, copy_points,
        create, restore,
    },
};
use serde_json::json;
use ureq::Agent;

use crate::observe::support::influxd::Influxd;

const POINTS: usize = 1_000_000;
const SERIES: usize = 50;
const DAYS: usize = 30;

/// 2026-01-01.
const BEGIN: u64 = 1_767_225_600_000_000_000;

const DAY: u64 = 86_400_000_000_000;

const ROUNDS: usize = 3;

/// Lines of a bare write.
const LINES: usize = 10_000;

/// What the project promises: of the server's own copy, and of the bare requests one after the other.
const TIMES_THE_SERVER: f64 = 4.0;
const OF_BARE: f64 = 0.7;

/// The most memory of a program that moves points, in megabytes.
const MEMORY: u64 = 100;

/// Measures and prints.
pub fn measure() {
    let server = Influxd::start(&[]);
    let folder = std::env::temp_dir().join(format!("fluxform-bench-transfer-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder can be made");
    let lines = folder.join("lines");
    let bytes = generate(&lines);
    let bench = Bench { agent: Agent::new_with_defaults(), server: &server, folder: &folder };
    bench.bucket("source");
    bench.write("source", &lines);
    println!(
        "\n{POINTS} points of {SERIES} series on {DAYS} days, five fields, {:.0} MB of line protocol\n",
        bytes as f64 / 1e6
    );
    // One day at a time is what the project compares with; two show what the server has left.
    let own = [1, 2].map(|threads| rate(timed(|| bench.copy_by_server(threads))));
    let mut times: [Vec<Duration>; 6] = Default::default();
    let mut memory = 0;
    for round in 0..ROUNDS {
        times[0].push(timed(|| bench.read()));
        let name = |what: &str| format!("{what} {round}");
        bench.bucket(&name("bare"));
        times[1].push(timed(|| bench.write(&name("bare"), &lines)));
        bench.drop_bucket(&name("bare"));
        reset_memory();
        bench.bucket(&name("copy"));
        let (all, verified) = bench.copy(&name("copy"));
        times[2].push(all);
        times[3].push(all.saturating_sub(verified));
        bench.drop_bucket(&name("copy"));
        let archive = folder.join(name("archive"));
        times[4].push(timed(|| bench.archive(&archive)));
        bench.bucket(&name("restored"));
        times[5].push(timed(|| bench.restore(&archive, &name("restored"))));
        bench.drop_bucket(&name("restored"));
        memory = memory.max(peak_memory());
    }
    print(own, times.map(median), memory);
    fs::remove_dir_all(&folder).expect("the temporary folder can be removed");
}

fn print([own, own_by_two]: [f64; 2], rates: [f64; 6], memory: u64) {
    let [read, write, copy, unverified, archive, restore] = rates;
    let bare = 1.0 / (1.0 / read + 1.0 / write);
    println!("{:<46} {:>12} {:>9} {:>9}", "what", "points/s", "×", "limit");
    let line = |name: &str, rate: f64| println!("{name:<46} {:>8.0} 000", rate / 1_000.0);
    line("bare read, thrown away", read);
    line("bare write, ready lines", write);
    line("both, one after the other", bare);
    line("the server's own: from |> range |> to()", own);
    line("the same, two days at a time", own_by_two);
    let against = |name: &str, rate: f64, of: f64, limit: f64| {
        let ratio = rate / of;
        let met = if ratio >= limit { "" } else { "  UNDER" };
        println!("{name:<46} {:>8.0} 000 {ratio:>9.2} {limit:>9.2}{met}", rate / 1_000.0);
    };
    against("copy: of the server's own", unverified, own, TIMES_THE_SERVER);
    against("copy: of the bare two", unverified, bare, OF_BARE);
    line("copy, read back and compared", copy);
    line("archive, on the disk", archive);
    line("restore, read back and compared", restore);
    let over = if memory <= MEMORY { "" } else { "  OVER" };
    println!(
        "{:<46} {memory:>9} MB {:>9} {MEMORY:>6} MB{over}",
        "peak memory of copy, archive and restore", ""
    );
}

/// Writes the lines to a file, in order of time; their bytes.
fn generate(path: &Path) -> usize {
    let mut file = io::BufWriter::new(File::create(path).expect("the folder is writable"));
    let (mut bytes, mut seed) = (0, 1_u64);
    let step = DAY * DAYS as u64 / (POINTS / SERIES) as u64;
    let mut line = String::new();
    for number in 0..POINTS {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (series, time) = (number % SERIES, BEGIN + (number / SERIES) as u64 * step);
        line.clear();
        let random = seed >> 33;
        write!(
            line,
            "sensor,host=host-{series},rack=r{},region=region-{} temperature={:.2},count={}i,total={number}u",
            series % 7,
            series % 3,
            (random % 6_000) as f64 / 100.0 - 20.0,
            random % 1_000
        )
        .expect("a String takes everything");
        if random % 4 > 0 {
            write!(line, ",ok={},state=\"{}\"", random % 2 == 0, ["on", "off", "idle"][number % 3])
                .expect("a String takes everything");
        }
        writeln!(line, " {time}").expect("a String takes everything");
        file.write_all(line.as_bytes()).expect("the folder is writable");
        bytes += line.len();
    }
    bytes
}

struct Bench<'a> {
    agent: Agent,
    server: &'a Influxd,
    folder: &'a Path,
}

impl Bench<'_> {
    fn bucket(&self, name: &str) {
        let operator = self.server.operator();
        let home = operator.get("/api/v2/orgs?org=operator")["orgs"][0]["id"].clone();
        let rule = json!({ "type": "expire", "everySeconds": 0, "shardGroupDurationSeconds": 86_400 });
        operator.post("/api/v2/buckets", &json!({ "orgID": home, "name": name, "retentionRules": [rule] }));
    }

    fn drop_bucket(&self, name: &str) {
        let operator = self.server.operator();
        let path = format!("/api/v2/buckets?org=operator&name={}", name.replace(' ', "%20"));
        let id = operator.get(&path)["buckets"][0]["id"].as_str().unwrap_or_default().to_owned();
        operator.delete(&format!("/api/v2/buckets/{id}"));
    }

    /// Ready lines, two requests at a time.
    fn write(&self, bucket: &str, lines: &Path) {
        let reader =
            Mutex::new(BufReader::with_capacity(1 << 20, File::open(lines).expect("it was written")));
        let next = || {
            let mut reader = reader.lock().expect("nobody panicked");
            let mut bytes = Vec::with_capacity(2 << 20);
            for _ in 0..LINES {
                reader.read_until(b'\n', &mut bytes).expect("the file can be read");
            }
            (!bytes.is_empty()).then_some(bytes)
        };
        let path = format!(
            "{}/api/v2/write?org=operator&bucket={}&precision=ns",
            self.server.url,
            bucket.replace(' ', "%20")
        );
        side_by_side(2, || {
            while let Some(bytes) = next() {
                let request = self.agent.post(&path).header("authorization", self.authorization());
                request.send(&bytes[..]).expect("the server takes the lines");
            }
        });
    }

    /// Every day's points, two requests at a time, thrown away.
    fn read(&self) {
        self.each_day(2, |first, last| {
            let statement =
                format!("SELECT * FROM sensor WHERE time >= {first} AND time <= {last} GROUP BY *");
            let form = [
                ("q", statement.as_str()),
                ("db", "source"),
                ("rp", "autogen"),
                ("epoch", "ns"),
                ("chunked", "true"),
            ];
            let request = self.agent.post(format!("{}/query", self.server.url));
            let request = request.header("authorization", self.authorization());
            let reply = request.header("accept", "application/x-msgpack").send_form(form);
            let body = reply.expect("the server answers").into_body().into_reader();
            io::copy(&mut body.take(u64::MAX), &mut io::sink()).expect("the answer has an end");
        });
    }

    /// The server's own way, day by day, so many at a time.
    fn copy_by_server(&self, threads: usize) {
        self.bucket("own");
        self.each_day(threads, |first, last| {
            let time = |nanoseconds: u64| {
                let time = jiff::Timestamp::from_nanosecond(i128::from(nanoseconds));
                time.expect("a time of this year")
            };
            let flux = format!(
                "from(bucket: \"source\") |> range(start: {}, stop: {}) |> to(bucket: \"own\", org: \"operator\")",
                time(first),
                time(last + 1)
            );
            let request = self.agent.post(format!("{}/api/v2/query?org=operator", self.server.url));
            let request = request.header("authorization", self.authorization());
            let request = request.header("prefer", "return-no-content-with-error");
            let reply = request.send_json(json!({ "query": flux, "type": "flux" }));
            let text = reply.expect("the server answers").body_mut().read_to_string();
            assert_eq!(text.expect("the answer has an end").trim(), "");
        });
        self.drop_bucket("own");
    }

    fn each_day(&self, threads: usize, work: impl Fn(u64, u64) + Sync) {
        let next = AtomicUsize::new(0);
        side_by_side(threads, || {
            loop {
                let day = next.fetch_add(1, Ordering::Relaxed) as u64;
                if day >= DAYS as u64 {
                    break;
                }
                work(BEGIN + day * DAY, BEGIN + (day + 1) * DAY - 1);
            }
        });
    }

    /// Ours, and how much of the time was the comparison's.
    fn copy(&self, to: &str) -> (Duration, Duration) {
        let (client, live) = self.look(&["source", to]);
        let (from, target) =
            (live.bucket("source").expect("it is there"), live.bucket(to).expect("it is there"));
        let copied = Copied { measurement: "sensor".to_owned(), only: BTreeMap::new() };
        let times = Times::default();
        let mover = Mover { journal: &times, ..Mover::new(&client, &live, two()) };
        let all = timed(|| {
            let points = copy_points(&mover, &from, &copied, (&target, "sensor"), &Transform::default());
            assert_eq!(points.expect("the server answers"), POINTS as u64);
        });
        (all, times.verified())
    }

    fn archive(&self, folder: &Path) {
        let (client, live) = self.look(&["source"]);
        let source = live.bucket("source").expect("it is there");
        let archive = create(&Mover::new(&client, &live, two()), &source, &Wanted::default(), folder);
        assert_eq!(archive.expect("the server answers").manifest.points, POINTS as u64);
    }

    fn restore(&self, folder: &Path, to: &str) {
        let archive = fluxform::transfer::Archive::open(folder).expect("it was made");
        let (client, live) = self.look(&[to]);
        let target = live.bucket(to).expect("it is there");
        restore(&Mover::new(&client, &live, two()), &target, &archive).expect("the server answers");
        assert!(folder.starts_with(self.folder));
    }

    fn look(&self, names: &[&str]) -> (Client, Live) {
        let connection = Connection {
            url: self.server.url.clone(),
            organization: "operator".to_owned(),
            token: Token::new(self.server.operator_token.clone(), "the bench"),
        };
        let client = Client::new(&connection, Patience::default()).expect("the URL is one");
        let live = inspect(&client, names.iter().copied()).expect("the server answers");
        (client, live)
    }

    fn authorization(&self) -> String {
        format!("Token {}", self.server.operator_token)
    }
}

/// When windows were written and when they were compared.
#[derive(Debug, Default)]
struct Times(Mutex<(BTreeMap<WindowName, Instant>, Duration)>);

impl Times {
    /// How long the comparison took, as long as all windows side by side.
    fn verified(&self) -> Duration {
        self.0.lock().expect("nobody panicked").1 / 2
    }
}

impl Journal for Times {
    fn records(&self) -> Result<Vec<WindowRecord>, JournalError> {
        Ok(Vec::new())
    }

    fn record(&self, record: &WindowRecord) -> Result<(), JournalError> {
        let mut times = self.0.lock().expect("nobody panicked");
        if record.state == WindowState::Written {
            times.0.insert(record.name.clone(), Instant::now());
        } else if let Some(written) = times.0.remove(&record.name) {
            times.1 += written.elapsed();
        }
        Ok(())
    }
}

fn two() -> NonZeroUsize {
    NonZeroUsize::MIN.saturating_add(1)
}

/// In some threads, each of which does the work.
fn side_by_side(threads: usize, work: impl Fn() + Sync) {
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(&work);
        }
    });
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn rate(time: Duration) -> f64 {
    POINTS as f64 / time.as_secs_f64()
}

/// Points a second, by the median of the times.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    rate(times[times.len() / 2])
}

/// Begins to look for the peak of this process' memory anew.
fn reset_memory() {
    // Where the system does not let it be, the peak is that of all of the bench.
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// In megabytes, since it was begun to look.
fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<u64> = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
    kilobytes.unwrap_or(0) / 1_024
}
