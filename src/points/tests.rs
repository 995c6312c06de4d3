//! The two readers of a line agree where both read it, and chunks do not depend on their size.

use proptest::{collection::vec, prelude::*, sample::select};

use super::{Chunks, Mistake, Point, grammar::scan};

fn by_scan(line: &str) -> Result<Point<'_>, Mistake> {
    scan(line)?.point(line)
}

/// Lines of pieces that mean something in line protocol, and of others.
fn line() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "m",
        ",",
        "=",
        " ",
        "a",
        "t=1",
        "f=1",
        "\"",
        "\\",
        "1",
        "i",
        "u",
        "-",
        ".",
        "e5",
        "true",
        "F",
        "\t",
        "#",
        "time",
        "ü",
        "\"x y\"",
        "f=1i",
        ",g=\"a\\\"b\"",
        " 17",
        "1e400",
        "NaN",
        "\0",
        "\r",
        "_field=",
    ]);
    let usual = "[a-c]{1,2}(,[s-v]=[a-z\\\\ ,=]{1,2}){0,2} [f-h]=(1|-2i|3u|\"[a-z\\\\\" ]{0,3}\"|t)(,[f-h]=1)?( -?[0-9]{1,3})? ?";
    prop_oneof![vec(pieces, 1..10).prop_map(|pieces| pieces.concat()), usual]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_line_that_the_crate_reads_is_what_the_server_reads(line in line()) {
        prop_assume!(!line.contains('\n') && !line.trim_start_matches([' ', '\t', '\0']).starts_with('#'));
        prop_assert_eq!(Point::read(&line), by_scan(&line));
    }

    #[test]
    fn chunks_of_any_size_hold_the_same_points(lines in vec(line(), 0..8), size in 1_usize..40) {
        let text = lines.join("\n");
        prop_assert_eq!(pieces(&text, size), pieces(&text, 4_096));
    }
}

/// Every piece of `text` with its line and what is wrong with it.
fn pieces(text: &str, size: usize) -> Vec<(usize, String, String)> {
    let mut chunks = Chunks::of_size(text.as_bytes(), size);
    let mut all = Vec::new();
    while let Some(chunk) = chunks.next_chunk().unwrap() {
        for piece in &chunk.pieces {
            let bytes = chunk.bytes[piece.bytes.clone()].to_vec();
            let line = chunk.first_line + piece.line;
            all.push((line, String::from_utf8(bytes).unwrap(), format!("{:?}", piece.flaw)));
        }
    }
    all
}

#[test]
fn a_comma_after_the_last_field_is_refused() {
    for line in ["a t=1,", "a t=1, ", "a t=1, 17", "a t=\"x\",  17 "] {
        assert_eq!(Point::read(line), by_scan(line), "{line}");
    }
}

#[test]
fn lines_are_counted_over_chunks_and_texts() {
    let text = "\u{feff}# a\n\nm s=\"a\nb\" 1\n  \nm f=1\r\nm f=2";
    let found: Vec<(usize, String)> =
        pieces(text, 3).into_iter().map(|(line, text, _)| (line, text)).collect();
    let expected = [(3, "m s=\"a\nb\" 1"), (6, "m f=1\r"), (7, "m f=2")];
    assert_eq!(found, expected.map(|(line, text)| (line, text.to_owned())));
}

#[test]
fn an_endless_line_is_passed_over() {
    let text = "m f=1\nm s=\"".to_owned() + &"x".repeat(17 << 20) + "\nm f=2\n";
    let found = pieces(&text, 1 << 20);
    let shown: Vec<(usize, usize, &str)> =
        found.iter().map(|(line, text, flaw)| (*line, text.len(), flaw.as_str())).collect();
    assert_eq!(shown, [(1, 5, "None"), (2, 1_000, "Some(TooLong)"), (3, 5, "None")]);
}
