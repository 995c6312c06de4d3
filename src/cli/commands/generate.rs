//! `fluxform generate`: files from the definitions.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    cli::{
        Failure, Outcome,
        args::GenerateArguments,
        project::{self, Opened},
        terminal::Terminal,
    },
    definition::Project,
    diagnostic::{Code, Diagnostic, Place, Severity, meant_word, render},
    generate::{self, File, GenerateError, Options, Problem, Target, Templates},
    model::Schema,
    words::count,
    workspace::{self, Difference, WriteError},
};

pub fn run(arguments: &GenerateArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let run = Run {
        schema: opened.schema(terminal)?,
        maker: Maker::of(&opened, terminal)?,
        opened: &opened,
        check: arguments.check,
        terminal,
    };
    let wanted = wanted(arguments, &opened.project, &run.maker.templates)?;
    let made: Vec<_> = wanted.par_iter().map(|(target, _)| run.maker.files(*target, run.schema)).collect();
    let mut changed = 0;
    for ((target, path), files) in wanted.iter().zip(made) {
        changed += run.put(*target, path, &files.map_err(|error| run.failed(*target, error))?)?;
    }
    if arguments.check && changed > 0 {
        terminal.note(&format!("{} would be written; run `fluxform generate`", count(changed, "file")));
        return Ok(Outcome::Found);
    }
    if changed == 0 {
        terminal.note("everything generated is up to date");
    }
    Ok(Outcome::Clean)
}

struct Run<'a> {
    opened: &'a Opened,
    schema: &'a Schema,
    maker: Maker,
    check: bool,
    terminal: &'a Terminal,
}

impl Run<'_> {
    /// Writes or compares one target; the number of files that differ.
    fn put(&self, target: Target<'_>, path: &str, files: &[File]) -> Result<usize, Failure> {
        let folder = workspace::target_folder(&self.opened.root, path).map_err(|error| failure(&error))?;
        if self.check {
            let differences = workspace::compare(&folder, files).map_err(|error| failure(&error))?;
            let diffs: String = differences.iter().map(|difference| difference.unified(path)).collect();
            self.terminal.result(&diffs)?;
            return Ok(differences.len());
        }
        let written = workspace::write(&folder, files).map_err(|error| failure(&error))?;
        if !written.is_empty() {
            self.terminal.note(&format!("{target}: {} in {path}", summary(&written)));
        }
        Ok(written.len())
    }

    fn failed(&self, target: Target<'_>, error: GenerateError) -> Failure {
        match error {
            GenerateError::Template(error) => {
                Failure::new(format!("{target} cannot be generated")).detail(error.to_string())
            }
            GenerateError::Problems(problems) => {
                let diagnostics = problems.into_iter().map(|problem| self.diagnostic(problem)).collect();
                let findings = self.opened.loaded.sources.locate(diagnostics);
                self.terminal.note(render::text(&findings, self.terminal.colour()).trim_end_matches('\n'));
                self.terminal.note("");
                Failure::new(format!("{target} cannot be generated: {}", count(findings.len(), "error")))
            }
        }
    }

    /// The targets stand in the project file, everything else in the definitions.
    fn diagnostic(&self, problem: Problem) -> Diagnostic {
        let in_project = problem.path.first().is_some_and(|section| section == "targets");
        let place =
            if in_project { self.opened.place_in_project(&problem.path) } else { Place::key(problem.path) };
        Diagnostic::new(Code::new(problem.code), Severity::Error, problem.message, place).help(problem.help)
    }
}

/// `2 files written, 1 removed`.
fn summary(written: &[Difference<'_>]) -> String {
    let removed = written.iter().filter(|difference| difference.after.is_none()).count();
    let text = format!("{} written", count(written.len() - removed, "file"));
    if removed == 0 { text } else { format!("{text}, {removed} removed") }
}

fn failure(error: &WriteError) -> Failure {
    let failure = Failure::caused(error.to_string(), error);
    Failure { details: failure.details.into_iter().skip(1).collect(), ..failure }
}

/// What makes the files of a project's targets, of its own definitions or of those compared with them.
pub struct Maker {
    baseline: Option<Schema>,
    options: Options,
    templates: Templates,
}

impl Maker {
    /// Reads what the project has besides its definitions.
    ///
    /// # Errors
    /// Templates that cannot be used, and a baseline that has errors.
    pub fn of(opened: &Opened, terminal: &Terminal) -> Result<Self, Failure> {
        Ok(Self {
            baseline: opened.baseline(terminal)?,
            options: options(&opened.project),
            templates: templates(opened)?,
        })
    }

    /// The files of one target.
    ///
    /// # Errors
    /// Definitions that the target cannot express, and templates that fail.
    pub fn files(&self, target: Target<'_>, schema: &Schema) -> Result<Vec<File>, GenerateError> {
        generate::generate(target, schema, self.baseline.as_ref(), &self.options, &self.templates)
    }
}

fn templates(opened: &Opened) -> Result<Templates, Failure> {
    let overrides = match &opened.project.templates {
        None => BTreeMap::new(),
        Some(folder) => {
            workspace::read_overrides(&opened.root.join(folder)).map_err(|error| failure(&error))?
        }
    };
    Templates::new(overrides)
        .map_err(|error| Failure::new("the templates cannot be used").detail(error.to_string()))
}

fn options(project: &Project) -> Options {
    let crate_name = project.targets.rust.as_ref().map(|rust| rust.crate_name.clone()).unwrap_or_default();
    Options {
        crate_name,
        organization: project.organization.clone(),
        standard_queries: project.standard_queries.iter().copied().collect(),
    }
}

/// The targets to generate and their folders: those that were named, else all of the project.
fn wanted<'p>(
    arguments: &GenerateArguments,
    project: &'p Project,
    templates: &Templates,
) -> Result<Vec<(Target<'p>, &'p str)>, Failure> {
    let configured = configured(project);
    let named = &arguments.targets;
    let is_missing = |named: &&String| configured.iter().all(|(target, _)| target.name() != **named);
    if let Some(missing) = named.iter().find(is_missing) {
        return Err(not_configured(missing, templates));
    }
    if configured.is_empty() {
        return Err(
            Failure::new("fluxform.yaml names no targets").detail("say what goes where under `targets`")
        );
    }
    let is_wanted = |target: &Target<'_>| named.iter().any(|name| name == target.name());
    Ok(configured.into_iter().filter(|(target, _)| named.is_empty() || is_wanted(target)).collect())
}

/// What to say of a target that the project file does not have.
fn not_configured(name: &str, templates: &Templates) -> Failure {
    let there: Vec<&str> = Target::ALL.into_iter().map(Target::name).chain(templates.targets()).collect();
    if there.contains(&name) {
        return Failure::new(format!("fluxform.yaml does not say where {name} goes"))
            .detail(format!("add `{name}: {{ path: … }}` under `targets`"));
    }
    let failure = Failure::new(format!("there is no target `{name}`"));
    match meant_word(name, &there) {
        Some(meant) => failure.detail(format!("did you mean `{}`?", meant.name)),
        None => failure.detail(format!("there are: {}", there.join(", "))),
    }
}

/// The targets of the project and their folders.
pub fn configured(project: &Project) -> Vec<(Target<'_>, &str)> {
    let fixed = Target::ALL.into_iter().filter_map(|target| Some((target, path_of(target, project)?)));
    let of_templates =
        project.targets.made_of_templates.iter().map(|(name, target)| {
            (Target::Templates { name, options: &target.options }, target.path.as_str())
        });
    fixed.chain(of_templates).collect()
}

fn path_of<'p>(target: Target<'_>, project: &'p Project) -> Option<&'p str> {
    let targets = &project.targets;
    let folder = match target {
        Target::Rust => return targets.rust.as_ref().map(|rust| rust.path.as_str()),
        Target::Templates { name, .. } => {
            return targets.made_of_templates.get(name).map(|target| target.path.as_str());
        }
        Target::Flux => &targets.flux,
        Target::Setup => &targets.setup,
        Target::Docs => &targets.docs,
    };
    folder.as_ref().map(|folder| folder.path.as_str())
}
