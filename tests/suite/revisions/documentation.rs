//! docs/troubleshooting.md has a section for every message about a revision.

use std::{fs, io};

use fluxform::workspace::RevisionError;

/// Each message, with words in capitals for what differs.
fn messages() -> [RevisionError; 10] {
    let text = str::to_owned;
    [
        RevisionError::NoGit,
        RevisionError::Run(io::ErrorKind::NotFound.into()),
        RevisionError::NoRepository { folder: "FOLDER".into() },
        RevisionError::OthersRepository { repository: text("REPOSITORY") },
        RevisionError::Unknown { name: text("NAME"), shallow: false, remotes: Vec::new(), names: Vec::new() },
        RevisionError::NoName { name: text("NAME") },
        RevisionError::Ambiguous { name: text("NAME"), refs: vec![text("REFS")] },
        RevisionError::Partial { commit: text("COMMIT") },
        RevisionError::Damaged { commit: text("COMMIT"), object: text("OBJECT") },
        RevisionError::Git { message: text("MESSAGE") },
    ]
}

#[test]
fn every_message_has_its_section() {
    let path = format!("{}/docs/troubleshooting.md", env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(path).unwrap();
    let (_, sections) = page.split_once("\n## Other revisions in git\n").unwrap();
    for message in messages().map(|error| error.to_string()) {
        assert!(sections.contains(&format!("\n**{message}**\n")), "no section for: {message}");
    }
}
