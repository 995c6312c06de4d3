//! What is said of the server is what it does: odd lines are sent to a real one.

use super::findings;
use crate::support::{definitions::schema, organization::Organization};

/// Measurement `m`, so that nothing but the line itself can be wrong.
const DEFINITIONS: &str = "
buckets: { b: { retention: infinite } }
measurements:
  m: { bucket: b, fields: { f: { type: float } } }
";

/// Lines, and what the server answers.
const LINES: [(&str, u16); 67] = [
    ("m f=1", 204),
    ("m f=1.", 204),
    ("m f=.5", 204),
    ("m f=-.5", 204),
    ("m f=1e5", 204),
    ("m f=1E+5", 204),
    ("m f=1.e-5", 204),
    ("m f=5e-400", 204),
    ("m f=0001", 204),
    ("m f=1 -5", 204),
    ("m f=1 17  ", 204),
    (" m f=1", 204),
    ("\tm f=1", 204),
    ("m \t f=1 \t 17", 204),
    ("m\tx f=1", 204),
    ("m=x f=1", 204),
    ("m,t=a\\ b f=1", 204),
    ("m,t=a\\,b\\=c f=1", 204),
    ("m,t=a\\b f=1", 204),
    ("m,t=a\\\\b f=1", 204),
    ("m,t=\"a f=1", 204),
    ("m \"f\"=1", 204),
    ("m f\\ g=1", 204),
    ("m f=1,f=2", 204),
    ("m f=\"a\"b", 204),
    ("m f=\"a\\\"b\\\\\"", 204),
    ("m f=\"a\nb\"", 204),
    ("m f=\"\"", 204),
    ("m f=9223372036854775807i,g=-9223372036854775808i,h=18446744073709551615u", 204),
    ("# comment", 204),
    ("m f=1 9223372036854775806", 204),
    ("m f=1 -9223372036854775806", 204),
    ("m f=1 9223372036854775807", 400),
    ("m f=1 -9223372036854775807", 400),
    ("m f=1 9223372036854775808", 400),
    ("m f=1 1.5", 400),
    ("m f=1 -", 400),
    ("m f=1 17 18", 400),
    ("m f=1\r", 400),
    ("m f=1 17\r", 400),
    ("m f=9223372036854775808i", 400),
    ("m f=18446744073709551616u", 400),
    ("m f=-1u", 400),
    ("m f=1e400", 400),
    ("m f=NaN", 400),
    ("m f=inf", 400),
    ("m f=-Inf", 400),
    ("m f=+1", 400),
    ("m f=0x1F", 400),
    ("m f=1_000", 400),
    ("m f=1.1.1", 400),
    ("m f=.", 400),
    ("m f=-", 400),
    ("m f=1.5i", 400),
    ("m f=1i5", 400),
    ("m f=yes", 400),
    ("m f=tRUE", 400),
    ("m f=", 400),
    ("m f", 400),
    ("m", 400),
    ("m =1", 400),
    ("m f=1,,g=2", 400),
    ("m f=1,g", 400),
    ("m,t= f=1", 400),
    ("m,t=a=b f=1", 400),
    ("m,t=a,t=b f=1", 400),
    ("m,time=1 f=1", 400),
];

/// The codes of what the server refuses.
const REFUSED: [&str; 6] = ["LP101", "LP103", "LP106", "LP107", "LP111", "LP401"];

/// What the server answers to one line, in a bucket of its own.
fn answer(organization: &Organization, number: usize, line: &str) -> u16 {
    let bucket = organization.create_bucket(&format!("b{number}"), 0, 0);
    let url = format!("{}/api/v2/write?orgID={}&bucket={bucket}", organization.url, organization.id);
    let request = ureq::post(url).header("authorization", format!("Token {}", organization.token));
    let agent_reply = request.config().http_status_as_error(false).build().send(line);
    agent_reply.unwrap().status().as_u16()
}

#[test]
fn the_server_refuses_what_verify_says_it_refuses() {
    let organization = Organization::new();
    let schema = schema(DEFINITIONS);
    let mut wrong = Vec::new();
    for (number, (line, expected)) in LINES.iter().enumerate() {
        let answered = answer(&organization, number, line);
        let found = findings(&schema, line);
        let is_refused = found.iter().any(|found| REFUSED.contains(&&found[..5]));
        if answered != *expected || is_refused != (answered == 400) {
            wrong.push(format!("{line:?}: {answered}, expected {expected}; {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn what_the_server_drops_or_changes_is_found() {
    let organization = Organization::new();
    let bucket = organization.create_bucket("b", 0, 0);
    let schema = schema(DEFINITIONS);
    let long = format!("m f=1,s=\"{}\" 1", "x".repeat(1_048_577));
    let batch = format!("m f=1,time=2 1\n{long}\n");
    let found = findings(&schema, &batch);
    assert_eq!(found, ["LP109 1:7", "LP203 2:7", "LP110 2:9"]);
    for line in batch.lines() {
        assert_eq!(answer(&organization, line.len(), line), 422);
    }
    for line in ["m s=\"a\"b 1", "# say=\"hello\nm g=1 1", "m h=1,h=2 1"] {
        organization.write(&bucket, line);
    }
    let stored = organization.query(&format!(
        "from(bucketID: {bucket:?}) |> range(start: 0) |> keep(columns: [\"_field\", \"_value\"])"
    ));
    let mut stored: Vec<&str> = stored.lines().filter(|line| line.starts_with(",_result")).collect();
    stored.sort_unstable();
    // The text is another one, the comment has swallowed `g`, and the second value of `h` has won.
    assert_eq!(stored, [",_result,0,2,h", ",_result,1,\"a\"\"\",s"]);
    assert_eq!(findings(&schema, "m s=\"a\"b 1"), ["LP112 1:8"]);
    assert_eq!(findings(&schema, "# say=\"hello\nm f=1 1\n"), ["LP105 1:7"]);
    assert_eq!(findings(&schema, "m f=1,f=2 1"), ["LP108 1:7"]);
}
