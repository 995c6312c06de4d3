//! `fluxform verify` as a user runs it: stdin, several files, gzip, limits, odd inputs.

use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

use flate2::{Compression, write::GzEncoder};
use serde_json::{Value, json};

use super::NOW;
use crate::support::{
    program::{Ran, command},
    project::Project,
};

const DEFINITIONS: &str = "
buckets:
  home: { retention: 90d }
  garage: { retention: 90d, name: garage/all }
tags:
  room: { max_values: 2 }
measurements:
  climate: { bucket: home, tags: [room], fields: { temperature: { type: float } } }
  car: { bucket: garage, tags: [room], fields: { km: { type: integer } } }
  power_home: { name: power, bucket: home, fields: { watts: { type: float } } }
  power_garage: { name: power, bucket: garage, tags: [room], fields: { watts: { type: integer } } }
";

fn project() -> Project {
    let project = Project::new();
    fs::write(project.path().join("fluxform.yaml"), "version: 1\norganization: home\n").unwrap();
    fs::create_dir(project.path().join("schemas")).unwrap();
    fs::write(project.path().join("schemas/home.yaml"), DEFINITIONS).unwrap();
    project
}

fn verify(project: &Project, arguments: &[&str], input: &[u8]) -> Ran {
    let mut run: Command = command(project.path());
    run.args(["verify", "--now", NOW]).args(arguments);
    run.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = run.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Beside the reading of the output, or both would wait for each other.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let ran = child.wait_with_output().unwrap().into();
    writer.join().unwrap();
    ran
}

fn json_of(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {}", ran.stdout))
}

#[test]
fn stdin_is_verified_to_its_last_byte() {
    let ran = verify(
        &project(),
        &["-"],
        b"climate,room=hall temperature=20.5\n\n# fine\nclimate,room=hall temperature=20i",
    );
    assert_eq!(ran.exit, 1);
    assert_eq!(
        ran.stdout,
        "error[LP301]: field `temperature` is a float and is written as an integer\n \
         --> stdin:4:31\n  |\n\
         4 | climate,room=hall temperature=20i\n  |                               ^^^ integer literal\n  |\n  \
         = note: the server drops a point whose field has another type than its shard group; in an empty one it keeps both types\n  \
         = help: write `20.0`, without the letter\n\n"
    );
    assert_eq!(
        ran.stderr,
        "        1  LP301  a field has another type than is declared\nverified 2 points in 1 file: 1 finding\n"
    );
}

#[test]
fn nothing_is_said_of_what_is_right() {
    let ran = verify(&project(), &["-"], b"climate,room=hall temperature=20.5\n");
    let expected = (0, "", "verified 1 point in 1 file: 0 findings\n");
    assert_eq!((ran.exit, ran.stdout.as_str(), ran.stderr.as_str()), expected);
    let ran = verify(&project(), &["-"], b"");
    assert_eq!((ran.exit, ran.stderr.as_str()), (0, "verified 0 points in 1 file: 0 findings\n"));
}

#[test]
fn each_rule_is_shown_up_to_the_limit_and_counted_in_full() {
    // Comments make several chunks of it.
    let lines = format!("climate temperature=1i\n#{}\n", "x".repeat(2_000)).repeat(1_500);
    let ran = verify(&project(), &["--limit", "2", "--format", "json", "-"], lines.as_bytes());
    let report = json_of(&ran);
    assert_eq!(ran.exit, 1);
    assert_eq!(report["findings"].as_array().unwrap().len(), 4);
    assert_eq!(
        report["rules"],
        json!([
            { "code": "LP205", "count": 1_500, "shown": 2 },
            { "code": "LP301", "count": 1_500, "shown": 2 },
        ])
    );
    assert_eq!((&report["errors"], &report["points"]), (&json!(3_000), &json!(1_500)));
    let places: Vec<(u64, u64)> = report["findings"].as_array().unwrap().iter().map(place).collect();
    assert_eq!(places, [(1, 1), (1, 21), (3, 1), (3, 21)]);
    let all = json_of(&verify(&project(), &["--limit", "0", "--format", "json", "-"], lines.as_bytes()));
    let places: Vec<(u64, u64)> = all["findings"].as_array().unwrap().iter().map(place).collect();
    assert_eq!(places.len(), 3_000);
    assert!(places.is_sorted(), "findings of different chunks are out of order");
}

fn place(finding: &Value) -> (u64, u64) {
    let location = &finding["location"];
    (location["line"].as_u64().unwrap(), location["column"].as_u64().unwrap())
}

#[test]
fn several_files_and_packed_ones_are_read_and_a_missing_one_is_said() {
    let project = project();
    let write = |name: &str, bytes: &[u8]| fs::write(project.path().join(name), bytes).unwrap();
    write("a.lp", b"climate,room=hall temperature=1i\n");
    let mut packed = Vec::new();
    for text in ["climate,room=hall temperature=1\n", "climate,room=hall temperature=t\n"] {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        packed.extend(encoder.finish().unwrap());
    }
    write("b.lp.gz", &packed);
    write("c.lp.gz", &packed[..packed.len() - 10]);
    let arguments = ["--format", "json", "a.lp", "missing.lp", "b.lp.gz", "c.lp.gz"];
    let ran = verify(&project, &arguments, b"");
    let report = json_of(&ran);
    assert_eq!(ran.exit, 2);
    let files: Vec<&str> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| finding["location"]["file"].as_str().unwrap())
        .collect();
    assert_eq!(files[..2], ["a.lp", "b.lp.gz"]);
    let unreadable = report["unreadable"].as_array().unwrap();
    let unreadable: Vec<&str> = unreadable.iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert_eq!(unreadable, ["missing.lp", "c.lp.gz"]);
    assert!(
        ran.stderr.contains("error: cannot read missing.lp: No such file or directory"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.ends_with("error: 2 files could not be read to the end\n"), "{}", ran.stderr);
}

#[test]
fn a_name_in_two_buckets_is_compared_with_the_one_that_fits_best() {
    let lines = b"power watts=1\npower,room=a watts=1i\npower,room=a watts=1\npower watts=\"x\"\n";
    let ran = verify(&project(), &["--format", "json", "-"], lines);
    let found = |ran: &Ran| -> Vec<String> {
        let report = json_of(ran);
        let findings = report["findings"].as_array().unwrap().iter();
        findings
            .map(|finding| format!("{} {:?}", finding["code"].as_str().unwrap(), place(finding)))
            .collect()
    };
    assert_eq!(found(&ran), ["LP301 (3, 20)", "LP301 (4, 13)"]);
    let notes = json_of(&ran)["findings"][0]["notes"].clone();
    let remark = "2 buckets have a measurement `power`; this point fits that of `garage/all` best, `--bucket` names another";
    assert_eq!(notes[1], remark);
    let ran = verify(&project(), &["--bucket", "garage/all", "--format", "json", "-"], lines);
    assert_eq!(
        found(&ran),
        ["LP205 (1, 1)", "LP301 (1, 13)", "LP301 (3, 20)", "LP205 (4, 1)", "LP301 (4, 13)"]
    );
    let ran = verify(&project(), &["--bucket", "garage", "-"], b"climate,room=a temperature=1\n");
    assert!(
        ran.stdout.contains("help: it is declared in bucket `home`: name that with `--bucket`"),
        "{}",
        ran.stdout
    );
    let ran = verify(&project(), &["--bucket", "garaje", "-"], b"");
    assert_eq!(
        (ran.exit, ran.stderr.as_str()),
        (2, "error: no bucket is called `garaje`\n  did you mean `garage`?\n")
    );
}

#[test]
fn a_budget_is_counted_within_each_file_over_all_chunks() {
    let project = project();
    let mut lines = "climate,room=a temperature=1\n".repeat(60_000);
    lines += "climate,room=b temperature=1\n";
    lines += &"climate,room=a temperature=1\n".repeat(60_000);
    fs::write(project.path().join("ok.lp"), &lines).unwrap();
    lines += "climate,room=c temperature=1\nclimate,room=d temperature=1\n";
    fs::write(project.path().join("over.lp"), &lines).unwrap();
    let ran = verify(&project, &["ok.lp", "over.lp"], b"");
    assert!(
        ran.stdout.starts_with("error[LP308]: tag `room` of `climate` has more than 2 values\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("--> over.lp:120002:14"), "{}", ran.stdout);
    assert!(ran.stderr.ends_with("verified 240004 points in 2 files: 1 finding\n"), "{}", ran.stderr);
}

#[test]
fn odd_inputs_are_understood() {
    let endless = "x".repeat(17 << 20);
    let long = format!("climate,room=a temperature=1,text=\"{}\"\n", "y".repeat(1 << 20));
    for (input, expected) in [
        ("\u{feff}climate,room=a temperature=1\n", vec!["LP104 (1, 1)"]),
        (
            "climate,room=a temperature=1\r\nclimate,room=a temperature=1i\r\n",
            vec!["LP103 (1, 29)", "LP301 (2, 28)", "LP103 (2, 30)"],
        ),
        ("\r\n", vec!["LP103 (1, 1)"]),
        ("  \n\t\n#\n", vec![]),
        ("climate,room=ü temperature=1i\n", vec!["LP301 (1, 28)"]),
        (
            "climate,room=a temperature=1 1\nclimate,room=a text=\"a\nb\",temperature=1i\nx f=1\n",
            vec!["LP402 (1, 30)", "LP203 (2, 16)", "LP301 (3, 16)", "LP201 (4, 1)"],
        ),
        (
            "climate,room=a text=\"a\nclimate,room=a temperature=1\nx f=1\n",
            vec!["LP101 (1, 21)", "LP201 (3, 1)"],
        ),
        ("climate,room=a temperature=1\\\nx f=1\n", vec!["LP105 (1, 29)", "LP201 (2, 1)"]),
        (&endless, vec!["LP101 (1, 1)"]),
        (&long, vec!["LP203 (1, 30)"]),
    ] {
        let ran = verify(&project(), &["--format", "json", "-"], input.as_bytes());
        let report = json_of(&ran);
        let findings = report["findings"].as_array().unwrap().iter();
        let found: Vec<String> = findings
            .map(|finding| format!("{} {:?}", finding["code"].as_str().unwrap(), place(finding)))
            .collect();
        assert_eq!(found, expected, "{}", &input[..input.len().min(200)]);
    }
}

#[test]
fn a_long_line_is_shown_around_its_caret() {
    let line = format!("climate,room={} temperature=1i,{}=1\n", "a".repeat(5_000), "z".repeat(60_000));
    let ran = verify(&project(), &["-"], line.as_bytes());
    assert!(ran.stdout.contains("temperature=1i"), "{}", &ran.stdout[..2_000]);
    assert!(ran.stdout.lines().all(|line| line.chars().count() < 400), "a line is too long for a terminal");
}

#[test]
fn findings_for_github_have_file_and_line() {
    let ran = verify(&project(), &["--format", "github", "-"], b"climate,room=a temperature=1i\n");
    assert!(
        ran.stdout.starts_with("::error file=stdin,line=1,endLine=1,col=28,endColumn=29,title=LP301::field"),
        "{}",
        ran.stdout
    );
}
