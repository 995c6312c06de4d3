//! `$ref`: where it leads, and whether what is referred to ever ends.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{
    super::codes,
    flaw::Flaw,
    shape::{Json, Kind, Reference, Shape},
};

/// Whether anything in the schema refers to the whole of it.
pub(super) fn to_root(schema: &Value) -> bool {
    match schema {
        Value::Object(object) => {
            object.get("$ref").is_some_and(|reference| reference == "#") || object.values().any(to_root)
        }
        Value::Array(items) => items.iter().any(to_root),
        _ => false,
    }
}

/// Moves null from the definitions to what refers to them.
pub(super) fn pass_null(json: &mut Json) {
    let of_definition: BTreeMap<String, Shape> = json
        .definitions
        .iter()
        .map(|definition| (definition.name.clone(), definition.shape.clone()))
        .collect();
    let takes_null = |reference: &Reference| {
        let (mut name, mut seen) = (&reference.name, BTreeSet::new());
        while let Some(shape) = of_definition.get(name).filter(|_| seen.insert(name)) {
            match &shape.kind {
                _ if shape.takes_null() => return true,
                Kind::Reference(next) => name = &next.name,
                _ => return false,
            }
        }
        false
    };
    let mut pass = |shape: &mut Shape| {
        if let Kind::Reference(reference) = &shape.kind {
            shape.nullable |= takes_null(reference);
        }
    };
    json.root.walk_mut(&mut pass);
    for definition in &mut json.definitions {
        definition.shape.walk_mut(&mut pass);
        definition.shape.nullable = false;
    }
}

/// A reference within a definition.
struct Step<'a> {
    from: &'a str,
    to: &'a Reference,
    /// Nothing between them may be absent: no map, and no array that may be empty.
    direct: bool,
    /// Nothing between them has a name: no object with properties.
    nameless: bool,
}

/// References by which something contains itself so that no type can say it.
pub(super) fn endless(json: &Json) -> Vec<Flaw> {
    let mut steps = Vec::new();
    for definition in &json.definitions {
        collect(&definition.name, &definition.shape, (true, true), &mut steps);
    }
    let direct: Vec<&Step<'_>> = steps.iter().filter(|step| step.direct).collect();
    let nameless: Vec<&Step<'_>> = steps.iter().filter(|step| step.nameless).collect();
    let flaws = closing(&direct).map(|step| Flaw {
        code: codes::JSON_WITHOUT_TYPE,
        keys: step.to.keys.clone(),
        message: format!("`{}` contains itself directly, without an end", step.to.name),
        help: "let it contain itself in an array or a map, which may be empty".to_owned(),
    });
    let unnamed = closing(&nameless).filter(|step| !step.direct).map(|step| Flaw {
        code: codes::JSON_WITHOUT_TYPE,
        keys: step.to.keys.clone(),
        message: format!("`{}` contains itself, and no object with `properties` lies between", step.to.name),
        help: "make it an object with `properties`, one of which holds the array or map".to_owned(),
    });
    flaws.chain(unnamed).collect()
}

/// The steps that lead back to where they begin.
fn closing<'s, 'a>(steps: &'s [&'s Step<'a>]) -> impl Iterator<Item = &'s Step<'a>> {
    steps.iter().copied().filter(|step| {
        let (mut reached, mut waiting) = (BTreeSet::new(), vec![step.to.name.as_str()]);
        while let Some(name) = waiting.pop() {
            if reached.insert(name) {
                waiting
                    .extend(steps.iter().filter(|next| next.from == name).map(|next| next.to.name.as_str()));
            }
        }
        reached.contains(step.from)
    })
}

fn collect<'a>(from: &'a str, shape: &'a Shape, (direct, nameless): (bool, bool), steps: &mut Vec<Step<'a>>) {
    match &shape.kind {
        Kind::Reference(to) => steps.push(Step { from, to, direct, nameless }),
        Kind::List(list) => {
            let fixed = list.length.is_some_and(|length| length > 0);
            collect(from, &list.items, (direct && fixed, nameless), steps);
        }
        Kind::Map(map) => collect(from, &map.values, (false, nameless), steps),
        Kind::Record(record) => {
            for member in &record.members {
                collect(from, &member.shape, (direct, false), steps);
            }
            if let Some(additional) = &record.additional {
                collect(from, additional, (false, false), steps);
            }
        }
        _ => {}
    }
}
