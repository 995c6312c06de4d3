//! What the server has against scripts, of which it runs nothing.
//!
//! `POST /query/ast` parses a text alone. Names and types are checked by `POST /query` when a script is
//! about to be run; so scripts are sent as functions that nobody calls ([`Uncalled`]), and one that is
//! right is answered with 400 "no streaming data" (measured on 2.9.1). That nothing but those functions
//! stands in what is sent is made sure of by the server's own parser each time before.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    Client, Error, Id,
    flux_query::{body, route},
};
use crate::flux::{Objection, Script, Uncalled, complaints};

/// What came of the check of a script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// What the parser says; names and types are not looked at then.
    pub syntax: Vec<Objection>,
    /// What the compiler says of names and types.
    pub types: Vec<Objection>,
    /// Why it cannot be checked without being run.
    pub unchecked: Option<String>,
}

/// What the server says of functions that it was to run and are right.
const SOUND: &str = "this Flux script returns no streaming data";

/// What a function may not hold, and a script may.
const ONLY_IN_SCRIPTS: [&str; 2] =
    ["invalid option statement in function block", "invalid statement: package"];

/// The most scripts that are sent at a time.
const TOGETHER: usize = 200;

impl Client {
    /// Lets the server check scripts; what came of each. Nothing is run, read or written.
    pub fn check_scripts(&self, organization: &Id, scripts: &[Script]) -> Result<Vec<Checked>, Error> {
        let mut checked = vec![Checked::default(); scripts.len()];
        // Functions of one script have its imports in common.
        let mut alike: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, script) in scripts.iter().enumerate() {
            alike.entry(&script.imports).or_default().push(number);
        }
        for numbers in alike.values().flat_map(|numbers| numbers.chunks(TOGETHER)) {
            let mut fit = Vec::new();
            self.parse(scripts, numbers, &mut fit, &mut checked)?;
            self.compile(organization, scripts, &fit, &mut checked)?;
        }
        Ok(checked)
    }

    /// Sorts out which of the scripts stay in their functions, by halves where one does not.
    fn parse(
        &self,
        scripts: &[Script],
        numbers: &[usize],
        fit: &mut Vec<usize>,
        checked: &mut [Checked],
    ) -> Result<(), Error> {
        let uncalled = together(scripts, numbers);
        if self.syntax_tree(&uncalled.text())?.is_ok_and(|tree| has_only(&tree, &uncalled)) {
            fit.extend(numbers);
            return Ok(());
        }
        if let [number] = *numbers {
            checked[number] = self.parse_alone(&scripts[number])?;
            return Ok(());
        }
        let (one, other) = numbers.split_at(numbers.len() / 2);
        self.parse(scripts, one, fit, checked)?;
        self.parse(scripts, other, fit, checked)
    }

    /// What the parser says of a script that cannot be put into a function.
    fn parse_alone(&self, script: &Script) -> Result<Checked, Error> {
        let text = script.to_string();
        Ok(match self.syntax_tree(&text)? {
            Err(message) => Checked { syntax: complaints(&text, &message), ..Checked::default() },
            Ok(_) => Checked { unchecked: Some(NO_FUNCTION.to_owned()), ..Checked::default() },
        })
    }

    /// Lets the compiler look at scripts that stay in their functions.
    fn compile(
        &self,
        organization: &Id,
        scripts: &[Script],
        numbers: &[usize],
        checked: &mut [Checked],
    ) -> Result<(), Error> {
        if numbers.is_empty() {
            return Ok(());
        }
        let uncalled = together(scripts, numbers);
        let said = match self.unless_refused(&route(organization), &body(&uncalled.text()))? {
            Err(message) if message.contains(SOUND) => return Ok(()),
            Err(message) => message,
            Ok(_) => "it answered as if there had been something to run".to_owned(),
        };
        match (uncalled.objections(&said).filter(|all| all.iter().any(|some| !some.is_empty())), numbers) {
            (Some(all), _) => {
                let mut rest = Vec::new();
                for (number, objections) in numbers.iter().zip(all) {
                    if objections.is_empty() {
                        rest.push(*number);
                    }
                    checked[*number].take(objections);
                }
                // That nothing was found of these is no proof yet: the server says so, or not.
                self.compile(organization, scripts, &rest, checked)?;
            }
            // What cannot be told apart is asked one by one.
            (None, [number]) => checked[*number].unchecked = Some(said),
            (None, _) => {
                for number in numbers {
                    self.compile(organization, scripts, &[*number], checked)?;
                }
            }
        }
        Ok(())
    }
}

const NO_FUNCTION: &str = "it cannot be put into a function, as it has a `package` or a `return` of its own";

fn together(scripts: &[Script], numbers: &[usize]) -> Uncalled {
    Uncalled::new(&numbers.iter().map(|number| &scripts[*number]).collect::<Vec<_>>())
}

/// Whether a tree has the functions and nothing besides.
fn has_only(tree: &Value, uncalled: &Uncalled) -> bool {
    let file = &tree["ast"]["files"][0];
    let is_function = |(statement, name): (&Value, String)| {
        statement["type"] == "VariableAssignment"
            && statement["id"]["name"] == name.as_str()
            && statement["init"]["type"] == "FunctionExpression"
    };
    file["body"].as_array().is_some_and(|body| {
        body.len() == uncalled.names().count() && body.iter().zip(uncalled.names()).all(is_function)
    })
}

impl Checked {
    fn take(&mut self, objections: Vec<Objection>) {
        let (only, types): (Vec<_>, Vec<_>) = objections
            .into_iter()
            .partition(|objection| ONLY_IN_SCRIPTS.iter().any(|message| objection.message.contains(message)));
        self.types = types;
        self.unchecked = only.into_iter().next().map(|objection| objection.message);
    }
}
