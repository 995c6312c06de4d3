//! `fluxform.yaml`: what a project consists of and which servers it knows.

use std::collections::{BTreeMap, BTreeSet};

use schemars::{JsonSchema, Schema as JsonSchemaDocument, schema_for, transform::Transform};
use serde::Deserialize;

use super::{
    SourceFile, codes,
    document::UnquotedTexts,
    flaw::{Flaw, Spelling},
    load::explain,
    structure::Shape,
    yaml::{self, Node},
};
use crate::{
    diagnostic::{Diagnostic, Grade, Place, meant_word},
    model::StandardQuery,
};

/// The project file of fluxform.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// The version of this file's format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub version: u32,
    /// The organization on the server.
    #[serde(default)]
    pub organization: Option<String>,
    /// The folder of the definitions, read recursively.
    #[serde(default = "default_schemas")]
    pub schemas: String,
    /// A file with the layout before the definitions: what the migration plan document starts from.
    #[serde(default)]
    pub baseline: Option<String>,
    /// A folder whose templates are used instead of the built-in ones of the same names.
    #[serde(default)]
    pub templates: Option<String>,
    /// What is generated, and where.
    #[serde(default)]
    pub targets: Targets,
    /// The queries that each measurement gets without anyone writing them, named `MEASUREMENT_KIND`: all kinds if left
    /// out, none with `[]`.
    #[serde(default = "all_standard_queries")]
    pub standard_queries: BTreeSet<StandardQuery>,
    /// The severity of rules by their code.
    #[serde(default)]
    pub rules: BTreeMap<String, RuleLevel>,
    /// What a review of changes fails for.
    #[serde(default)]
    pub review: ReviewSettings,
    /// The SQLite database of the tables, where no environment names another one.
    #[serde(default)]
    pub sqlite: Option<SqliteDatabase>,
    /// Servers by name. Tokens never stand here.
    #[serde(default)]
    pub environments: BTreeMap<String, Environment>,
}

impl Default for Project {
    /// What a file with nothing but its version says.
    fn default() -> Self {
        Self {
            version: 1,
            organization: None,
            schemas: default_schemas(),
            baseline: None,
            templates: None,
            targets: Targets::default(),
            standard_queries: all_standard_queries(),
            rules: BTreeMap::new(),
            review: ReviewSettings::default(),
            sqlite: None,
            environments: BTreeMap::new(),
        }
    }
}

/// How changes are reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReviewSettings {
    /// Whom a change has to break for the review to fail; errors about others become warnings.
    #[serde(default = "everybody")]
    pub fail_on: BTreeSet<Grade>,
}

impl Default for ReviewSettings {
    fn default() -> Self {
        Self { fail_on: everybody() }
    }
}

fn everybody() -> BTreeSet<Grade> {
    [Grade::Write, Grade::Query, Grade::Code, Grade::Docs].into()
}

/// What becomes of a rule's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RuleLevel {
    Error,
    Warning,
    Note,
    Off,
}

/// What is generated; a target that is left out is not.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("propertyNames" = { "pattern": TARGET_NAME }))]
pub struct Targets {
    /// A crate with a type for each measurement.
    #[serde(default)]
    pub rust: Option<RustTarget>,
    /// A Flux file for each query.
    #[serde(default)]
    pub flux: Option<TargetFolder>,
    /// A shell script of `influx` commands, an `influx apply` template, and the SQL of the tables.
    #[serde(default)]
    pub setup: Option<TargetFolder>,
    /// The documentation of the architecture.
    #[serde(default)]
    pub docs: Option<TargetFolder>,
    /// Targets that are made of templates, by their names: `python`, and the project's own.
    #[serde(flatten)]
    pub made_of_templates: BTreeMap<String, TemplatesTarget>,
}

/// What a target may be called: it is the name of a folder, too.
const TARGET_NAME: &str = "^[a-z][a-z0-9_]*$";

/// The folder of a target that is made of templates, and what its manifest leaves open.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplatesTarget {
    /// The folder, relative to the project file.
    pub path: String,
    /// The options that the manifest of the target has.
    #[serde(default)]
    pub options: BTreeMap<String, String>,
}

/// The folder of the generated crate, and its name.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RustTarget {
    /// The folder, relative to the project file.
    pub path: String,
    /// The name of the crate.
    #[serde(rename = "crate")]
    #[schemars(regex(pattern = "^[a-z][a-z0-9_-]*$"))]
    pub crate_name: String,
}

/// The folder of a target.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetFolder {
    /// The folder, relative to the project file.
    pub path: String,
}

/// A server.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Environment {
    /// Its address, such as `http://127.0.0.1:8086`.
    pub url: String,
    /// The organization, if it differs from the project's.
    #[serde(default)]
    pub organization: Option<String>,
    /// The environment variable that holds the token.
    #[serde(default = "default_token_env")]
    pub token_env: String,
    /// The SQLite database of the tables there.
    #[serde(default)]
    pub sqlite: Option<SqliteDatabase>,
}

/// A SQLite database.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SqliteDatabase {
    /// Its file, relative to the project file. It need not be there yet.
    pub path: String,
}

fn all_standard_queries() -> BTreeSet<StandardQuery> {
    StandardQuery::ALL.into()
}

fn default_schemas() -> String {
    "schemas".to_owned()
}

fn default_token_env() -> String {
    "INFLUX_TOKEN".to_owned()
}

/// The JSON Schema of the project file.
pub fn project_schema() -> JsonSchemaDocument {
    let mut schema = schema_for!(Project);
    schema.insert("title".into(), "fluxform project".into());
    UnquotedTexts.transform(&mut schema);
    schema
}

/// Reads a project file; what is wrong with it if that fails. `rules` are the codes that its
/// `rules` may set.
pub fn load_project(file: &SourceFile, rules: &[&str]) -> Result<Project, Vec<Diagnostic>> {
    let mut place = file.placer();
    let (root, problems) = yaml::parse(&file.text);
    if !problems.is_empty() {
        return Err(problems.into_iter().map(|problem| explain(problem, &mut place)).collect());
    }
    let Some(root) = root else { return Err(Vec::new()) };
    // The types alone take any version and any name of a crate.
    let flaws = Shape::new(project_schema()).map(|shape| shape.flaws(&root)).unwrap_or_default();
    let flaws = match Project::deserialize(&root) {
        _ if !flaws.is_empty() => flaws,
        Ok(project) => match unknown_rules(&root, &project, rules) {
            none if none.is_empty() => return Ok(project),
            unknown => unknown,
        },
        Err(error) => vec![Flaw::from(error)],
    };
    Err(flaws.into_iter().map(|flaw| flaw.found(&mut place)).collect())
}

/// Where a key of a project file stands, or what is there of the way to it.
pub fn place_in_project(file: &SourceFile, path: &[String]) -> Place {
    let (root, _) = yaml::parse(&file.text);
    let mut place = file.placer();
    root.map_or(Place::Project, |root| place(yaml::locate(&root, path, true)))
}

fn unknown_rules(root: &Node<'_>, project: &Project, rules: &[&str]) -> Vec<Flaw> {
    let unknown = project.rules.keys().filter(|code| !rules.contains(&code.as_str()));
    let flaw = |code: &String| {
        let at = yaml::locate(root, &["rules".to_owned(), code.clone()], true);
        let is_of_reading = codes::PAGES.iter().any(|(known, _)| known.as_str() == *code);
        let meant = meant_word(code, rules).filter(|_| !is_of_reading);
        let help = match meant {
            _ if is_of_reading => "what cannot be read has no level: it is always an error".to_owned(),
            Some(meant) => format!("did you mean `{}`?", meant.name),
            None => "`fluxform explain` lists them".to_owned(),
        };
        let message = format!("there is no rule `{code}`");
        let spelling = meant.map(|meant| Spelling::new(code, meant));
        Flaw { code: codes::UNKNOWN_KEY, message, at, notes: Vec::new(), help: Some(help), spelling }
    };
    unknown.map(flaw).collect()
}
