//! Whether a script writes.

use super::mention::{Kind, tokens};

/// The functions that write points, rows or messages elsewhere, in whatever package.
const WRITERS: [&str; 2] = ["to", "wideTo"];

/// The first line, from 1, on which a script calls a function that writes.
pub fn writes(script: &str) -> Option<usize> {
    let tokens = tokens(script);
    let call = tokens.windows(2).find(|pair| {
        let is_writer = matches!(&pair[0].kind, Kind::Word(word) if WRITERS.contains(&word.as_str()));
        is_writer && pair[1].kind == Kind::Sign('(')
    });
    call.map(|pair| pair[0].line)
}

#[cfg(test)]
mod tests {
    use super::writes;

    #[test]
    fn only_calls_write() {
        assert_eq!(writes("from(bucket: \"a\")\n  |> to(bucket: \"b\")"), Some(2));
        assert_eq!(writes("x\n |> experimental.wideTo (bucket: \"b\")"), Some(2));
        assert_eq!(writes("r.to == \"to(x)\" // to(y)\nto = 1"), None);
    }
}
