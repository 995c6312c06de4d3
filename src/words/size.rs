//! Numbers of bytes.

const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];

/// A size with a decimal unit and two significant digits or so: `850 kB`, `3.4 MB`.
pub fn size(bytes: u64) -> String {
    let mut value = bytes as f64;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1_000.0;
        unit += 1;
    }
    let places = usize::from(unit > 0 && value < 9.95);
    format!("{value:.places$} {}", UNITS[unit])
}
