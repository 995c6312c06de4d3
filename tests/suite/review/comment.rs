//! The comment on a pull request: it fits, and nothing in the definitions becomes markup.

use std::{env, fs, path::Path};

use super::reviewed::project;
use crate::{
    cases::difference,
    support::{program, project::Tree},
};

fn comment(before: &str, after: &str, options: &[&str]) -> String {
    let files = |text: &str| -> Tree { [("home.yaml".to_owned(), text.as_bytes().to_vec())].into() };
    let project = project(&files(before), &files(after));
    let check = ["check", "--against", "./before", "--format", "markdown"];
    let ran = program::run(project.path(), &[&check, options].concat());
    assert!(ran.exit < 2, "{}", ran.stderr);
    ran.stdout
}

/// Names that would be something in Markdown or HTML, or on a site that shows it.
const ODD: [&str; 12] = [
    "</details></td>",
    "<script>alert(1)</script>",
    "a|b | c",
    "`code` and ``more",
    "[x](http://example.org)",
    "![x](http://example.org/x.png)",
    "@everybody #12 org/repo#3",
    "http://example.org www.example.org",
    "**bold** _it_ ~~x~~ $m$",
    "<!-- fluxform -->",
    "# heading",
    "line\nbreak",
];

#[test]
fn odd_names_become_no_markup() {
    let quoted = |name: &str| serde_json::to_string(name).unwrap();
    let fields = |removed: bool| -> String {
        let names = ODD.iter().enumerate().filter(|(at, _)| !removed || at % 2 == 0);
        let line = |(_, name): (usize, &&str)| {
            format!(
                "      {}: {{ type: float, unit: {}, description: {} }}\n",
                quoted(name),
                quoted(name),
                quoted(name)
            )
        };
        names.map(line).collect()
    };
    let definitions = |removed: bool, values: &str| {
        format!(
            "buckets:\n  {0}: {{ retention: 90d, description: {0} }}\ntags:\n  {0}: {{ values: [{values}] }}\n\
             measurements:\n  {1}:\n    bucket: {0}\n    tags: [{0}]\n    fields:\n{2}",
            quoted(ODD[0]),
            quoted(ODD[4]),
            fields(removed)
        )
    };
    let all: Vec<String> = ODD.iter().map(|name| quoted(name)).collect();
    let text =
        comment(&definitions(false, &all[1..].join(", ")), &definitions(true, &all[..6].join(", ")), &[]);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review/odd-names.md");
    if env::var("BLESS").is_ok_and(|value| value == "1") {
        fs::write(&file, &text).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let differences = difference::text("odd-names.md", &expected, &text);
    assert!(differences.is_empty(), "{differences}\nBLESS=1 accepts this");
    nothing_begins(&text);
}

/// Outside of code there is no tag but those of the comment itself, nobody is mentioned, nothing is linked.
fn nothing_begins(text: &str) {
    const OWN: [&str; 8] =
        ["<br>", "<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>", "<!-- -->"];
    let mut rest = text.to_owned();
    for tag in OWN {
        rest = rest.replace(tag, "\u{1}");
    }
    let outside: String = rest.lines().map(|line| without_code(line) + "\n").collect();
    for sign in ["<", "http://e", "www.e", "@e", "#1", "<!--"] {
        assert!(!outside.contains(sign), "{sign} in\n{outside}");
    }
    let links = outside.matches("](").count();
    assert_eq!(links, outside.matches("\\](").count(), "a link in\n{outside}");
}

/// A line without its spans of code.
fn without_code(line: &str) -> String {
    line.split('`').enumerate().filter(|(at, _)| at % 2 == 0).map(|(_, part)| part).collect()
}

#[test]
fn a_comment_fits_however_much_changes() {
    let definitions = |kind: &str, retention: &str| {
        let mut text = String::from("buckets:\n");
        for number in 0..300 {
            text += &format!("  bucket_with_a_rather_long_name_{number}: {{ retention: {retention} }}\n");
        }
        text += "measurements:\n";
        for number in 0..1_500 {
            text += &format!(
                "  measurement_with_a_rather_long_name_{number}:\n    bucket: bucket_with_a_rather_long_name_{}\n    fields:\n      \
                 value: {{ type: {kind} }}\n",
                number % 300
            );
        }
        text
    };
    let text =
        comment(&definitions("float", "90d"), &definitions("integer", "30d"), &["--coverage-at-least=100"]);
    assert!(text.chars().count() <= 65_536, "{} characters", text.chars().count());
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
    let more: Vec<&str> = text.lines().filter(|line| line.starts_with("… and ")).collect();
    assert_eq!(
        more,
        [
            "… and 2027 findings more. The other formats show all.",
            "… and 184 buckets more. The other formats show all.",
            "… and 283 buckets more. The other formats show all.",
            "… and 1718 differences more. The other formats show all.",
            "… and 1481 measurements more. The other formats show all."
        ]
    );
}

#[test]
fn nothing_changed() {
    let text = "buckets:\n  home: { retention: 90d, description: All., rationale: Enough. }\n";
    assert_eq!(
        comment(text, text, &[]),
        "### Schema review: 0 errors, 0 warnings\n\nCompared with `./before`: no difference.\n"
    );
}
