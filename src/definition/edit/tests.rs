//! Edits of every way to write a definition, and their laws.

use proptest::{collection::vec, prelude::*, sample::select};

use super::{finder::in_excerpt, *};
use crate::{
    definition::{SourceFile, load},
    diagnostic::{Address, Code, Diagnostic, Edit, Fix, Place, Severity},
};

/// The text after an edit.
fn edited(text: &str, edit: Edit) -> Option<String> {
    let (root, _) = yaml::parse(text);
    let changes = changes(text, &root.unwrap(), &[edit])?;
    Text::new(text).changed(&changes)
}

fn path(path: &str) -> Vec<String> {
    path.split_whitespace().map(str::to_owned).collect()
}

fn item(list: &str) -> Edit {
    Edit::AddItem { list: path(list), item: "old".to_owned() }
}

fn entry(map: &str) -> Edit {
    Edit::AddEntry { map: path(map), key: "max".to_owned(), value: "9".to_owned() }
}

fn value(at: &str, with: &str) -> Edit {
    Edit::Replace { at: Place::value(path(at)), with: with.to_owned() }
}

fn key(at: &str, with: &str) -> Edit {
    Edit::Replace { at: Place::key(path(at)), with: with.to_owned() }
}

/// Each text, and what becomes of it.
fn all_become(cases: &[(&str, &str)], edit: impl Fn() -> Edit) {
    for (text, expected) in cases {
        assert_eq!(edited(text, edit()).as_deref(), Some(*expected), "{text}");
    }
}

fn none_becomes(texts: &[&str], edit: impl Fn() -> Edit) {
    for text in texts {
        assert_eq!(edited(text, edit()), None, "{text}");
    }
}

#[test]
fn an_item_for_a_list_that_is_there() {
    let cases = [
        ("a: { r: [x] }", "a: { r: [x, old] }"),
        ("a: { r: [] }", "a: { r: [old] }"),
        ("a: { r: [ ] }", "a: { r: [old] }"),
        ("a: { r: [x,] }", "a: { r: [x, old,] }"),
        ("a: { r: }", "a: { r: [old] }"),
        ("a: { r: ~ }", "a: { r: [old] }"),
        ("a: { 'r': , b: 1 }", "a: { 'r': [old] , b: 1 }"),
        ("a:\n  r: [x] # why\n", "a:\n  r: [x, old] # why\n"),
        ("a:\n  r: # why\nb: 1\n", "a:\n  r: [old] # why\nb: 1\n"),
        ("a:\n  r:\n    - x\n", "a:\n  r:\n    - x\n    - old\n"),
        ("a:\n  r:\n  - x # why\n\n  # end\n", "a:\n  r:\n  - x # why\n  - old\n\n  # end\n"),
        ("a:\n  r:\n  - x", "a:\n  r:\n  - x\n  - old"),
        ("a:\r\n  r:\r\n  - x\r\n  b: 1\r\n", "a:\r\n  r:\r\n  - x\r\n  - old\r\n  b: 1\r\n"),
        ("a:\n  r:\n  - k: 1\n    l: 2\n", "a:\n  r:\n  - k: 1\n    l: 2\n  - old\n"),
        (
            "a:\n  r: [\n    x, # why\n    y # end\n    ]\n",
            "a:\n  r: [\n    x, # why\n    y, # end\n    old\n    ]\n",
        ),
        ("a:\n  r: [\n    x,\n    y, # end\n    ]\n", "a:\n  r: [\n    x,\n    y, # end\n    old,\n    ]\n"),
        ("a:\n  r: [x,\n      y]\n", "a:\n  r: [x,\n      y, old]\n"),
        ("a:\n  r: [ # none\n    ]\n", "a:\n  r: [old # none\n    ]\n"),
        ("a: { r: &l [x] }", "a: { r: &l [x, old] }"),
    ];
    all_become(&cases, || item("a r"));
}

#[test]
fn an_item_for_a_list_that_is_missing() {
    let cases = [
        ("a: { t: float }", "a: { t: float, r: [old] }"),
        ("a: { t: float, }", "a: { t: float, r: [old], }"),
        ("a: {}", "a: { r: [old] }"),
        ("a: {t: float}", "a: {t: float, r: [old]}"),
        ("a: { use: shared } # why", "a: { use: shared, r: [old] } # why"),
        ("s: &s { t: 1 }\na: { <<: *s }\n", "s: &s { t: 1 }\na: { r: [old], <<: *s }\n"),
        ("s: &s { t: 1 }\na:\n  <<: *s\nb: 1\n", "s: &s { t: 1 }\na:\n  r: [old]\n  <<: *s\nb: 1\n"),
        ("s: &s { t: 1 }\na:\n  u: 1\n  <<: *s\n", "s: &s { t: 1 }\na:\n  u: 1\n  <<: *s\n  r: [old]\n"),
        (
            "a:\n    t: |\n      text\n      # text\n\n# end\nb: 1\n",
            "a:\n    t: |\n      text\n      # text\n    r: [old]\n\n# end\nb: 1\n",
        ),
        ("a:\n  t: 'x\n    y' # tab\tthere\n", "a:\n  t: 'x\n    y' # tab\tthere\n  r: [old]\n"),
        ("a:\n  t: x\n    y\n", "a:\n  t: x\n    y\n  r: [old]\n"),
        ("a:\n  t: ä日本 # ß", "a:\n  t: ä日本 # ß\n  r: [old]"),
        ("a:\n", "a:\n  r: [old]\n"),
        ("a:", "a:\n  r: [old]"),
        ("a: # why\n# end\n", "a: # why\n  r: [old]\n# end\n"),
        ("a: null\n", "a: { r: [old] }\n"),
        ("a: &x\n  t: 1\n", "a: &x\n  t: 1\n  r: [old]\n"),
        ("a: { t }", "a: { t, r: [old] }"),
        ("a: { t: , }", "a: { t: , r: [old], }"),
        ("a: {\n  t: 1,\n  # none\n}\n", "a: {\n  t: 1,\n  r: [old],\n  # none\n}\n"),
        ("b: 1\n", "b: 1\na: { r: [old] }\n"),
        ("b: 1\n...\n", "b: 1\na: { r: [old] }\n...\n"),
        ("---\nb: 1\n# end", "---\nb: 1\na: { r: [old] }\n# end"),
        ("{ b: 1 }", "{ b: 1, a: { r: [old] } }"),
    ];
    all_become(&cases, || item("a r"));
}

#[test]
fn an_entry_for_a_map() {
    let cases = [
        (
            "a:\n   b:\n      c: 1\n      d: {}\n   e: 1\n",
            "a:\n   b:\n      c: 1\n      d: {}\n      max: 9\n   e: 1\n",
        ),
        ("a:\n   b:\n   e: 1\n", "a:\n   b:\n      max: 9\n   e: 1\n"),
        ("a:\n  - b\n", "a:\n  - b\n"),
        ("a:\n  b: { c: {}, d: [] }\n", "a:\n  b: { c: {}, d: [], max: 9 }\n"),
    ];
    for (text, expected) in cases {
        assert_eq!(edited(text, entry("a b")).unwrap_or_else(|| text.to_owned()), expected);
    }
    let list = "a:\n  - c: 1\n    d: 2\n  - c: 3\n";
    let expected = "a:\n  - c: 1\n    d: 2\n    max: 9\n  - c: 3\n";
    assert_eq!(edited(list, entry("a 0")).as_deref(), Some(expected));
    assert_eq!(edited("a: {}\n", entry("a b c")).as_deref(), Some("a: { b: { c: { max: 9 } } }\n"));
    assert_eq!(edited("# only\n", entry("a")), None);
}

#[test]
fn other_text_for_a_key_or_value() {
    let cases = [
        ("a: { b: x }", value("a b", "new"), "a: { b: new }"),
        ("a: { b: \"x\" }", value("a b", "new"), "a: { b: \"new\" }"),
        ("a: { b: 'x'\t, c: 1 } # y", value("a b", "new"), "a: { b: 'new'\t, c: 1 } # y"),
        ("a: { b: 'x' }", value("a b", "1.10"), "a: { b: 1.10 }"),
        ("a: { b: 'x' }", value("a b", "\"it's\""), "a: { b: \"it's\" }"),
        ("a: [x, y] # z", value("a 1", "new"), "a: [x, new] # z"),
        ("a:\n- x\n- y\n", value("a 0", "new"), "a:\n- new\n- y\n"),
        ("ä: { 'b': x }", key("ä b", "new"), "ä: { 'new': x }"),
        ("a: { b: }", value("a b", "new"), "a: { b: new }"),
        ("s: &s x\na: { b: *s }", value("a b", "new"), "s: &s x\na: { b: new }"),
    ];
    for (text, edit, expected) in cases {
        assert_eq!(edited(text, edit).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_written_elsewhere_or_otherwise_stays() {
    let texts = [
        "s: &s { t: 1 }\na: *s\n",
        "s: &s { a: { t: 1 } }\n<<: *s\n",
        "a: &s { t: 1 }\nb: *s\n",
        "a: x\n",
        "a: [x]\n",
        "a: { r: x }\n",
        "a:\n  ? t\n  : 1\n",
    ];
    none_becomes(&texts, || item("a r"));
    none_becomes(&["a: { c: 1 }", "a:\n  b: |\n    x\n"], || value("a b", "new"));
    none_becomes(&["a: { b: 1, c: 2 }", "s: &s { c: 2 }\na: { b: 1, <<: *s }"], || key("a b", "c"));
    none_becomes(&["a: { max: 1 }", "s: &s { max: 2 }\na: { b: 1, <<: *s }"], || entry("a"));
    none_becomes(&["a: { b: x }"], || value("a b", "c: d, e"));
}

#[test]
fn a_location_stands_for_all_that_take_it() {
    let text = "s: &s { tpye: float }\na: *s\n";
    let at = Location { line: 1, column: 9, end_line: 1, end_column: 13, ..Location::default() };
    let edit = |at| Edit::Replace { at: Place::Location(at), with: "type".to_owned() };
    assert_eq!(edited(text, edit(at.clone())).as_deref(), Some("s: &s { type: float }\na: *s\n"));
    assert_eq!(edited(text, edit(Location { column: 8, ..at })), None);
}

/// The texts of files after a fix of what `load` reads from them.
fn fixed(files: &[(&str, &str)], edits: Vec<Edit>) -> Option<Vec<String>> {
    let file = |(path, text): &(&str, &str)| SourceFile { path: (*path).into(), text: (*text).into() };
    let loaded = load(files.iter().map(file).collect());
    let fix = Fix { title: String::new(), is_safe: true, edits };
    let finding = Diagnostic::new(Code::new("XX101"), Severity::Error, "", Place::Project).fix(fix);
    let found = loaded.sources.locate(vec![finding]);
    let edits = &found.first()?.fixes.first()?.edits;
    let apply_own = |(path, text): &(&str, &str)| {
        let own = edits.iter().filter(|edit| edit.location.file == *path).cloned();
        apply(text, &own.collect::<Vec<_>>())
    };
    files.iter().map(apply_own).collect()
}

#[test]
fn a_fix_finds_its_files() {
    let home = "fields:\r\n  f: &f { type: float }\r\nmeasurements:\r\n  m: # é\r\n    fields:\r\n      a: { use: f }\r\n      b: *f";
    let more = "retired: [{ bucket: x, since: 2026-01-01, reason: None. }]\n";
    let rest = "retired:\n  - bucket: y\n    since: 2026-01-01\n    reason: None. # so\n";
    let files = [("a.yaml", home), ("b.yaml", more), ("c.yaml", rest)];
    let edits = vec![
        item("measurements m fields a renamed_from"),
        Edit::AddEntry { map: path("retired 1"), key: "delete".to_owned(), value: "true".to_owned() },
        Edit::AddItem { list: path("retired"), item: "{ bucket: z }".to_owned() },
    ];
    let expected = [
        home.replace("{ use: f }", "{ use: f, renamed_from: [old] }"),
        more.replace(" }]", " }, { bucket: z }]"),
        rest.replace(" # so", " # so\n    delete: true"),
    ];
    assert_eq!(fixed(&files, edits).as_deref(), Some(expected.as_slice()));
    for list in ["measurements m fields b renamed_from", "fields f renamed_from", "measurements n tags", "n"]
    {
        let edits = vec![item("measurements m fields a renamed_from"), item(list)];
        assert_eq!(fixed(&files, edits), None, "{list}");
    }
}

#[test]
fn a_fix_may_take_several_edits_of_a_thing() {
    let text = "# a\nbuckets:\n  b: {}\nmeasurements:\n  m:\n    tags: [x, y]\n    bucket: b\n";
    let edits =
        vec![item("measurements m tags"), value("measurements m bucket", "c"), entry("measurements m")];
    let expected = text.replace("y]", "y, old]").replace("bucket: b", "bucket: c\n    max: 9");
    assert_eq!(fixed(&[("a.yaml", text)], edits), Some(vec![expected]));
    let far = vec![item("measurements m tags"), entry("buckets b")];
    let expected = text.replace("y]", "y, old]").replace("{}", "{ max: 9 }");
    assert_eq!(fixed(&[("a.yaml", text)], far), Some(vec![expected]));
}

#[test]
fn many_fixes_of_a_large_file_are_found() {
    let thing = |n: usize| format!("  m{n}:\n    fields: {{ a: {{ type: float }} }}\n");
    let text: String = ["measurements:\n".to_owned()].into_iter().chain((0..2_000).map(thing)).collect();
    let file = SourceFile { path: "a.yaml".to_owned(), text: text.clone() };
    let fix = |n: usize| {
        let edits = vec![item(&format!("measurements m{n} fields a renamed_from"))];
        let fix = Fix { title: String::new(), is_safe: true, edits };
        Diagnostic::new(Code::new("XX101"), Severity::Error, n.to_string(), Place::Project).fix(fix)
    };
    let found = load(vec![file]).sources.locate((0..2_000).map(fix).collect());
    let edits: Vec<TextEdit> =
        found.into_iter().flat_map(|finding| finding.fixes).flat_map(|fix| fix.edits).collect();
    assert_eq!(apply(&text, &edits).unwrap(), text.replace("float }", "float, renamed_from: [old] }"));
}

/// A small definition file: values that are written in many ways.
fn text() -> impl Strategy<Value = String> {
    let line = select(vec![
        "a:",
        "b: { t: float }",
        "a: { t: 1, r: [x] }",
        "  r: [x, y,]",
        "  r:",
        "  - x",
        "  - 'y' # z",
        "    - z",
        "  t: |",
        "    # text",
        "",
        "# c",
        "  # c\t",
        "  k: \"ä\"",
        "  <<: *s",
        "  c: { <<: *s, }",
        "  l: [",
        "    x,",
        "  ]",
        "  m: {",
        "    k: 1",
        "  }",
        "  d: *s",
        "  r: &r [ä]",
        "c:",
        "  b:",
        "    t: 1",
    ]);
    let end = select(vec!["\n", "\r\n"]);
    (vec(line, 1..7), end, any::<bool>()).prop_map(|(lines, end, last)| {
        let text = ["s: &s { t: 1 }"].into_iter().chain(lines).collect::<Vec<_>>().join(end);
        if last { text + end } else { text }
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = select(vec!["a", "a r", "a r 0", "b", "b t", "c", "c b", "a c", "a l", "a m", "a k", "d"]);
    (place, 0..4_u8).prop_map(|(place, kind)| match kind {
        0 => item(place),
        1 => entry(place),
        2 => value(place, "\"new one\""),
        _ => key(place, "new"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    /// What is outside of an edit stays to the byte, and what is meant is what was wanted.
    #[test]
    fn an_edit_changes_what_it_says_and_nothing_else(text in text(), edit in edit()) {
        let (Some(root), _) = yaml::parse(&text) else { return Ok(()) };
        let edits = [edit];
        let Some(changes) = changes(&text, &root, &edits) else { return Ok(()) };
        let lines = Text::new(&text);
        let result = lines.changed(&changes).unwrap();
        let mut wanted = root.clone();
        perform(&mut wanted, &edits[0], place_span).unwrap();
        prop_assert!(same(&yaml::parse(&result).0.unwrap(), &wanted), "{}", result);
        let (mut before, mut after) = (text.as_str(), result.as_str());
        for change in changes.iter().rev() {
            let tail = lines.rest(change.at.end);
            let tail = &tail[..before.len() - (text.len() - tail.len())];
            let replaced = lines.at(change.at).unwrap();
            before = before.strip_suffix(tail).unwrap().strip_suffix(replaced).unwrap();
            after = after.strip_suffix(tail).unwrap().strip_suffix(change.with.as_str()).unwrap();
        }
        prop_assert_eq!(before, after);
    }

    /// A thing that is read alone gets the same edit as in its file.
    #[test]
    fn an_edit_of_an_excerpt_is_that_of_the_whole(text in text(), edit in edit()) {
        let text = format!("x:\n  {}", text.replace('\n', "\n  "));
        let (Some(root), _) = yaml::parse(&text) else { return Ok(()) };
        let edits = [within_x(edit)];
        if let Some(changes) = in_excerpt(&Text::new(&text), &root, &edits) {
            prop_assert_eq!(Some(changes), super::changes(&text, &root, &edits));
        }
    }
}

fn within_x(edit: Edit) -> Edit {
    let deeper = |path: Vec<String>| ["x".to_owned()].into_iter().chain(path).collect::<Vec<_>>();
    match edit {
        Edit::Replace { at: Place::Address(at), with } => {
            Edit::Replace { at: Place::Address(Address { path: deeper(at.path), ..at }), with }
        }
        Edit::AddEntry { map, key, value } => Edit::AddEntry { map: deeper(map), key, value },
        Edit::AddItem { list, item } => Edit::AddItem { list: deeper(list), item },
        other @ Edit::Replace { .. } => other,
    }
}
