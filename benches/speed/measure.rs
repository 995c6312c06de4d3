//! Runs the built program several times and prints the median of its times and its peak memory.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    sync::LazyLock,
    thread::sleep,
    time::{Duration, Instant},
};

const RUNS: usize = 9;

/// Makes names that were not used before.
static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// What the project promises; infinite where it promises nothing.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    pub seconds: f64,
    pub megabytes: u64,
    /// A folder that is not there when a run begins.
    pub cold: Option<&'static str>,
}

impl Limit {
    pub const NONE: Self = Self { seconds: f64::INFINITY, megabytes: u64::MAX, cold: None };

    pub fn cold(self, folder: &'static str) -> Self {
        Self { cold: Some(folder), ..self }
    }
}

/// Measures one command and prints its line.
pub fn measure(folder: &Path, name: &str, arguments: &[&str], limit: Limit) {
    let mut runs: Vec<(Duration, u64)> = (0..RUNS).map(|_| once(folder, arguments, limit.cold)).collect();
    runs.sort_unstable();
    let seconds = runs[RUNS / 2].0.as_secs_f64();
    let megabytes = runs.iter().map(|(_, kilobytes)| kilobytes / 1024).max().unwrap_or(0);
    let (most_seconds, most_megabytes) = (
        if limit.seconds.is_finite() { format!("{:.2} s", limit.seconds) } else { String::from("–") },
        if limit.megabytes < u64::MAX { format!("{} MB", limit.megabytes) } else { String::from("–") },
    );
    let met = if seconds <= limit.seconds && megabytes <= limit.megabytes { "" } else { "  OVER" };
    println!("{name:<34} {seconds:>7.3} s {most_seconds:>9} {megabytes:>6} MB {most_megabytes:>9}{met}");
}

fn once(folder: &Path, arguments: &[&str], cold: Option<&str>) -> (Duration, u64) {
    if let Some(cold) = cold {
        // Moved away, not removed: file systems are slow to give out again what was just freed.
        let away = folder.join(format!("{cold}-{}", START.elapsed().as_nanos()));
        let _ = fs::rename(folder.join(cold), away);
    }
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_fluxform"))
        .args(arguments)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program is built");
    let peak = peak_memory(&mut child);
    (begun.elapsed(), peak)
}

/// The peak resident memory in kB, as the system last told it before the program ended.
fn peak_memory(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().expect("the program can be waited for").is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak);
        sleep(Duration::from_millis(1));
    }
    peak
}
