//! `fluxform init`: a small working project.

use std::{fs, path::Path};

use crate::cli::{Failure, Outcome, args::InitArguments, terminal::Terminal};

/// What a new project consists of.
const FILES: [(&str, &str); 2] = [
    ("fluxform.yaml", include_str!("../starter/fluxform.yaml")),
    ("schemas/home.yaml", include_str!("../starter/home.yaml")),
];

pub fn run(arguments: &InitArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let folder = &arguments.folder;
    if let Some((name, _)) = FILES.iter().find(|(name, _)| folder.join(name).exists()) {
        let shown = arguments.folder.join(name);
        let shown = shown.strip_prefix(".").unwrap_or(&shown);
        return Err(Failure::new(format!("{} is there already", shown.display()))
            .detail("nothing was written; `init` never overwrites"));
    }
    for (name, text) in FILES {
        write(&folder.join(name), text)?;
        terminal.note(&format!("wrote {name}"));
    }
    terminal.note("next: fluxform check, then fluxform plan");
    Ok(Outcome::Clean)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    made.map_err(|error| Failure::caused(format!("cannot write {}", path.display()), &error))
}
