//! docs/ci.md and the workflow of this project: what a stranger copies from there is valid, calls fluxform
//! as it can be called, and does what is said of it.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
};

use clap::{CommandFactory, Parser};
use fluxform::cli::Arguments;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::root;

const MARKER: &str = "<!-- fluxform schema review -->";

fn page() -> String {
    fs::read_to_string(root().join("docs/ci.md")).unwrap()
}

fn workflow_text() -> String {
    fs::read_to_string(root().join(".github/workflows/schema-review.yml")).unwrap()
}

fn yaml(text: &str) -> Value {
    yaml_serde::from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The blocks of the page in `language`.
fn blocks(language: &str) -> Vec<String> {
    let (page, head) = (page(), format!("```{language}\n"));
    let blocks = page.split(&head).skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap().to_owned()).collect()
}

/// The workflow that the page shows.
fn shown_workflow() -> Value {
    blocks("yaml").iter().map(|block| yaml(block)).find(|block| block.get("on").is_some()).unwrap()
}

fn steps(workflow: &Value) -> &[Value] {
    workflow["jobs"]["review"]["steps"].as_array().unwrap()
}

/// All steps that are shown or used.
fn all_steps() -> Vec<Value> {
    let lists = blocks("yaml").iter().map(|block| yaml(block)).filter(Value::is_array).collect::<Vec<_>>();
    let lists = lists.iter().flat_map(|list| list.as_array().unwrap());
    let (ours, shown) = (yaml(&workflow_text()), shown_workflow());
    steps(&ours).iter().chain(steps(&shown)).chain(lists).cloned().collect()
}

/// The scripts of the GitLab job, as its shell runs them one after the other.
fn gitlab_script() -> String {
    let job =
        blocks("yaml").iter().map(|block| yaml(block)).find(|block| block.get("schema-review").is_some());
    let job = &job.unwrap()["schema-review"];
    let lines = ["before_script", "script"].map(|key| job[key].as_array().unwrap().clone()).concat();
    lines.iter().map(|line| format!("{}\n", line.as_str().unwrap())).collect()
}

#[test]
fn every_call_of_fluxform_can_be_made() {
    let mut wrong = Vec::new();
    let mut calls = 0;
    for line in (page() + &workflow_text()).replace(MARKER, "").lines() {
        for call in calls_of(line) {
            calls += 1;
            let words = call.split_whitespace().map(|word| word.trim_matches(['"', '\'']));
            if let Err(error) = Arguments::try_parse_from(["fluxform"].into_iter().chain(words)) {
                wrong.push(format!("fluxform {call}\n{error}"));
            }
        }
    }
    assert!(calls > 20, "only {calls} calls were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What follows `fluxform` where a command of it does.
fn calls_of(line: &str) -> Vec<&str> {
    let known = |name: &str| Arguments::command().find_subcommand(name).is_some();
    let calls = line.split("fluxform ").skip(1).map(|rest| {
        let end = rest.find(['`', '|', '>', ';', '&', '#', ')']).unwrap_or(rest.len());
        rest[..end].trim()
    });
    calls.filter(|call| call.split_whitespace().next().is_some_and(known)).collect()
}

#[test]
fn the_page_shows_the_workflow_of_this_project() {
    let (mut ours, mut shown) = (yaml(&workflow_text()), shown_workflow());
    let names = |workflow: &Value, names: &[&str]| {
        let steps = steps(workflow).iter().filter(|step| names.contains(&step["name"].as_str().unwrap()));
        steps.count()
    };
    // How the program is had is what differs.
    let had_by = ["Look for fluxform in the cache", "Build fluxform", "Get fluxform"];
    assert_eq!((names(&ours, &had_by), names(&shown, &had_by)), (2, 1));
    for workflow in [&mut ours, &mut shown] {
        let job = &mut workflow["jobs"]["review"];
        job.as_object_mut().unwrap().remove("timeout-minutes").unwrap();
        let steps = job["steps"].as_array_mut().unwrap();
        steps.retain(|step| !had_by.contains(&step["name"].as_str().unwrap()));
    }
    assert_eq!(ours, shown);
}

#[test]
fn the_workflow_may_little_and_runs_nothing_that_a_pull_request_says() {
    let workflow = yaml(&workflow_text());
    assert_eq!(workflow["permissions"], json!({ "contents": "read", "pull-requests": "write" }));
    let events: Vec<&String> = workflow["on"].as_object().unwrap().keys().collect();
    assert_eq!(events, ["pull_request"]);
    assert_eq!(workflow["jobs"].as_object().unwrap().len(), 1);
    assert_eq!(workflow["jobs"]["review"].get("permissions"), None);
    for step in all_steps() {
        let run = step["run"].as_str().unwrap_or_default();
        assert!(!run.contains("${{"), "an expression within a script:\n{run}");
        if let Some(action) = step["uses"].as_str() {
            let (_, version) = action.split_once("@v").unwrap();
            assert!(version.parse::<u32>().is_ok(), "{action} is not pinned by its major version");
        }
    }
}

#[test]
fn every_script_is_one() {
    let scripts = all_steps().into_iter().filter_map(|step| step["run"].as_str().map(str::to_owned));
    for script in scripts.chain(blocks("sh")).chain([gitlab_script()]) {
        let folder = TempDir::new().unwrap();
        let file = folder.path().join("script");
        fs::write(&file, &script).unwrap();
        let checked = Command::new("sh").arg("-n").arg(&file).output().unwrap();
        assert!(checked.status.success(), "{}\n{script}", String::from_utf8_lossy(&checked.stderr));
    }
}

/// Where a step runs: stand-ins for other programs first on the path, and the files that a runner has.
struct Runner {
    folder: TempDir,
}

impl Runner {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("bin")).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// A program that notes its arguments and does `script`.
    fn stand_in(self, program: &str, script: &str) -> Self {
        let file = self.path("bin").join(program);
        let calls = self.path("calls");
        let noted = format!("#!/bin/sh\necho \"$*\" >> '{}'\n{script}\n", calls.display());
        fs::write(&file, noted).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    /// Runs a step as a runner of GitHub does; whether it succeeded.
    fn step(&self, name: &str) -> bool {
        let workflow = yaml(&workflow_text());
        let step = steps(&workflow).iter().find(|step| step["name"] == name).unwrap();
        self.bash(step["run"].as_str().unwrap())
    }

    fn bash(&self, script: &str) -> bool {
        let path = format!("{}:{}", self.path("bin").display(), std::env::var("PATH").unwrap());
        let mut command = Command::new("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        command.current_dir(self.folder.path()).env("PATH", path).env("RUNNER_TEMP", self.folder.path());
        command.env("GITHUB_REPOSITORY", "home/schemas").env("NUMBER", "7");
        command.env("GITHUB_OUTPUT", self.path("output")).env("GITHUB_STEP_SUMMARY", self.path("summary"));
        command.stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap().success()
    }

    fn read(&self, name: &str) -> String {
        read(&self.path(name), self.folder.path())
    }
}

fn read(file: &Path, folder: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default().replace(folder.to_str().unwrap(), "TEMP")
}

#[test]
fn findings_do_not_end_the_job_before_the_comment_and_failures_do() {
    for (exit, goes_on) in [(0, true), (1, true), (2, false)] {
        let runner = Runner::new().stand_in("fluxform", &format!("echo '### Review'\nexit {exit}"));
        assert_eq!(runner.step("Annotate the changed lines"), goes_on, "{exit}");
        assert_eq!(runner.read("output"), format!("status={exit}\n"));
        assert_eq!(runner.step("Write the review"), goes_on, "{exit}");
        let review = format!("{MARKER}\n### Review\n");
        assert_eq!(runner.read("review.md"), review);
        assert_eq!(runner.read("summary"), if goes_on { review } else { String::new() });
        let calls = "check --against HEAD^1 --format github\ncheck --against HEAD^1 --format markdown\n";
        assert_eq!(runner.read("calls"), calls);
    }
}

#[test]
fn the_comment_is_written_once_and_changed_from_then_on() {
    let asked = format!(
        "api --paginate repos/home/schemas/issues/7/comments --jq .[] | select(.user.login == \
         \"github-actions[bot]\")\n  | select(.body | startswith(\"{MARKER}\")) | .id\n"
    );
    let runner = Runner::new().stand_in("gh", "");
    assert!(runner.step("Comment"));
    let wrote = "api --silent --method POST repos/home/schemas/issues/7/comments -F body=@TEMP/review.md\n";
    assert_eq!(runner.read("calls"), asked.clone() + wrote);

    let runner = Runner::new().stand_in("gh", "case \"$*\" in *paginate*) echo 12; echo 13;; esac");
    assert!(runner.step("Comment"));
    let changed =
        "api --silent --method PATCH repos/home/schemas/issues/comments/12 -F body=@TEMP/review.md\n";
    assert_eq!(runner.read("calls"), asked + changed);

    let runner = Runner::new().stand_in("gh", "exit 1");
    assert!(!runner.step("Comment"), "who cannot read the comments does not write another one");
}

#[test]
fn the_note_of_gitlab_is_written_once_and_changed_from_then_on() {
    let script = format!("exit() {{ test \"$1\" -eq 0; }}\n{}", without_setup(&gitlab_script()));
    let setting = "CI_API_V4_URL=https://gitlab/api/v4 CI_MERGE_REQUEST_PROJECT_ID=3 CI_MERGE_REQUEST_IID=7 \
                   CI_MERGE_REQUEST_DIFF_BASE_SHA=abc";
    let run = |fluxform: &str, id: &str, token: &str| {
        let runner = Runner::new().stand_in("git", "").stand_in("fluxform", fluxform);
        let runner = runner.stand_in("curl", "cat > header").stand_in("jq", &format!("echo '{id}'"));
        let done = runner.bash(&format!("export {setting} REVIEW_TOKEN={token}\n{script}"));
        let calls = runner.read("calls");
        (
            done,
            calls.lines().filter(|call| !call.contains("map(select")).map(str::to_owned).collect::<Vec<_>>(),
        )
    };
    let looked = [
        "fetch --depth=1 origin abc",
        "check --against abc --format gitlab",
        "check --against abc --format junit",
        "check --against abc --format markdown",
    ];
    assert_eq!(run("exit 0", "", ""), (true, looked.map(str::to_owned).to_vec()));
    assert_eq!(run("exit 1", "", ""), (false, looked.map(str::to_owned).to_vec()));
    assert_eq!(run("exit 2", "", ""), (false, looked[..2].iter().map(|&call| call.to_owned()).collect()));

    let common = "--fail --silent --show-error --header @-";
    let notes = "https://gitlab/api/v4/projects/3/merge_requests/7/notes";
    let body = "--data-urlencode body@review.md --output /dev/null";
    for (id, last) in
        [("", format!("--request POST {body} {notes}")), ("5", format!("--request PUT {body} {notes}/5"))]
    {
        let asked = format!("{common} {notes}?sort=asc&order_by=created_at&per_page=100");
        let (done, calls) = run("exit 0", id, "secret");
        assert!(done);
        assert_eq!(calls[4..], [asked, format!("{common} {last}")]);
    }
}

/// The script from where the program is there.
fn without_setup(script: &str) -> String {
    let at = script.find("git fetch").unwrap();
    script[at..].to_owned()
}
