//! Marks of the tasks that fluxform made.
//!
//! Names of tasks are not unique, and anybody may use one. So a task of ours says in the last line of its
//! description what it is for, and only a task that says so is ever changed or removed.

/// What a task of ours is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskMark {
    /// It goes on with a copy of points until `complete`.
    Bridge,
    /// It computes the rollup of this key.
    Rollup(String),
}

const BRIDGE: &str = "Made by fluxform, which removes it with `fluxform complete`.";

/// What stands before the key of a rollup, which is written as JSON: so it is one line, whatever it is.
const ROLLUP: &str = "Made by fluxform for the rollup ";

impl TaskMark {
    /// The mark of a task with this description; nothing if it is somebody else's.
    pub fn of(description: &str) -> Option<Self> {
        let last = description.lines().next_back()?;
        if last == BRIDGE {
            return Some(Self::Bridge);
        }
        serde_json::from_str(last.strip_prefix(ROLLUP)?).ok().map(Self::Rollup)
    }

    /// The description of a task that has the mark.
    pub fn describe(&self, text: &str) -> String {
        let mark = match self {
            Self::Bridge => BRIDGE.to_owned(),
            Self::Rollup(key) => format!("{ROLLUP}{}", serde_json::Value::from(key.as_str())),
        };
        if text.is_empty() { mark } else { format!("{text}\n{mark}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_written() {
        for key in ["daily", "", "a \"b\"\n`c`", "\u{2028}ü\\"] {
            let mark = TaskMark::Rollup(key.to_owned());
            assert_eq!(TaskMark::of(&mark.describe("What it does.\r\nMore.")), Some(mark.clone()));
            assert_eq!(TaskMark::of(&mark.describe("")), Some(mark));
        }
        assert_eq!(TaskMark::of(&TaskMark::Bridge.describe("x")), Some(TaskMark::Bridge));
        for other in
            ["", "x", "Made by fluxform for the rollup daily", "Made by fluxform for the rollup \"a\" x"]
        {
            assert_eq!(TaskMark::of(other), None, "{other}");
        }
    }
}
