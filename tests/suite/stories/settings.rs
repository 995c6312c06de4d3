//! Where server, organization and token come from, and that a token goes nowhere else.

use std::fs;

use super::Story;
use crate::support::{
    organization::Organization,
    peer::{Peer, reply},
    program,
};

/// Runs fluxform with only these variables.
fn run(story: &mut Story, arguments: &str, variables: &[(&str, &str)]) {
    let names: Vec<_> = variables.iter().map(|(name, _)| *name).collect();
    let mut command = program::command(story.project.path());
    command.args(arguments.split_whitespace()).envs(variables.iter().copied());
    story.run_as(&format!("fluxform {arguments} ({})", names.join(", ")), &mut command);
}

#[test]
fn flags_then_variables_then_environments() {
    let other = Organization::new();
    let template = |organization: &Organization| {
        format!(
            "{{ url: \"{}\", organization: {}, token_env: HOME_TOKEN }}",
            organization.url, organization.name
        )
    };
    let mut story = Story::new("settings");
    let environments = format!("  local: {}\n  other: {}\n", template(&story.organization), template(&other));
    let text = format!("version: 1\nschemas: schemas\nenvironments:\n{environments}");
    fs::write(story.project.path().join("fluxform.yaml"), text).unwrap();
    let (url, name, token) =
        (story.host.clone(), story.organization.name.clone(), story.organization.token.clone());
    run(&mut story, "status", &[]);
    run(&mut story, "status --env local", &[]);
    run(&mut story, "status --env local", &[("HOME_TOKEN", &token)]);
    run(&mut story, "status --env locale", &[("HOME_TOKEN", &token)]);
    run(&mut story, "status", &[("INFLUX_HOST", &url), ("INFLUX_ORG", &name), ("INFLUX_TOKEN", &token)]);
    run(&mut story, "status", &[("INFLUX_HOST", &url), ("INFLUX_TOKEN", &token)]);
    run(&mut story, "status --org nowhere", &[("INFLUX_HOST", &url), ("INFLUX_TOKEN", &token)]);
    run(&mut story, "status --env local --org nowhere", &[("HOME_TOKEN", &token), ("INFLUX_ORG", &name)]);
    run(
        &mut story,
        "status",
        &[("INFLUX_HOST", "localhost"), ("INFLUX_ORG", &name), ("INFLUX_TOKEN", &token)],
    );
    story.end();
}

#[test]
fn the_profile_of_the_influx_cli() {
    let mut story = Story::new("settings_profile");
    fs::write(story.project.path().join("fluxform.yaml"), "version: 1\nschemas: schemas\n").unwrap();
    let profile = format!(
        "[default]\nurl = {:?}\ntoken = {:?}\norg = {:?}\nactive = true\n\n[other]\nurl = \"http://127.0.0.1:1\"\n",
        story.host, story.token, story.organization.name
    );
    fs::write(story.project.path().join("configs"), profile).unwrap();
    run(&mut story, "status", &[("INFLUX_CONFIGS_PATH", "configs")]);
    run(&mut story, "status", &[("INFLUX_CONFIGS_PATH", "configs"), ("INFLUX_ACTIVE_CONFIG", "other")]);
    run(&mut story, "status", &[("INFLUX_CONFIGS_PATH", "configs"), ("INFLUX_TOKEN", "wrong")]);
    run(&mut story, "status", &[("INFLUX_CONFIGS_PATH", "no-such-file")]);
    fs::write(story.project.path().join("configs"), "[default]\ntoken = a secret\n").unwrap();
    run(&mut story, "status", &[("INFLUX_CONFIGS_PATH", "configs")]);
    story.end();
}

/// Neither the token of an environment nor that of a profile follows `--host` to a stranger.
#[test]
fn a_token_goes_only_to_its_own_server() {
    let stranger = Peer::answering(&[&reply("200 OK", "text/plain", "", "hello")]);
    let mut story = Story::new("settings_stranger");
    let text = format!(
        "version: 1\norganization: home\nschemas: schemas\nenvironments:\n  local: {{ url: \"{}\", token_env: HOME_TOKEN }}\n",
        story.host
    );
    fs::write(story.project.path().join("fluxform.yaml"), text).unwrap();
    let profile = format!("[default]\nurl = {:?}\ntoken = {:?}\nactive = true\n", story.host, story.token);
    fs::write(story.project.path().join("configs"), profile).unwrap();
    let token = story.token.clone();
    let given = [("HOME_TOKEN", token.as_str()), ("INFLUX_CONFIGS_PATH", "configs")];
    let mut title = |arguments: String| {
        let mut command = program::command(story.project.path());
        command.args(arguments.split_whitespace()).envs(given);
        story.run_as(&format!("fluxform {arguments}").replace(&stranger.url, "STRANGER"), &mut command);
    };
    title(format!("status --host {}", stranger.url));
    title(format!("status --env local --host {}", stranger.url));
    assert!(stranger.seen().is_empty(), "{:?}", stranger.seen());
    story.end();
}
