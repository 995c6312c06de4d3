//! `fluxform completions`: what the shells are told.

use std::process::Command;

use crate::support::{program, project::Project};

#[test]
fn every_shell_gets_a_script_that_knows_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = program::run(Project::new().path(), &["completions", shell]);
        assert_eq!((ran.exit, ran.stderr.as_str()), (0, ""), "{shell}");
        for command in ["check", "generate", "plan", "apply", "rollback", "--allow-data-loss"] {
            assert!(ran.stdout.contains(command.trim_start_matches('-')), "{shell} lacks {command}");
        }
    }
}

#[test]
fn bash_takes_its_script() {
    let script = program::run(Project::new().path(), &["completions", "bash"]).stdout;
    let asked =
        "COMP_WORDS=(fluxform pl) COMP_CWORD=1; _fluxform fluxform pl fluxform; echo \"${COMPREPLY[@]}\"";
    let output = Command::new("bash").args(["-c", &format!("{script}\n{asked}")]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stdout), "plan\n", "{output:?}");
}
