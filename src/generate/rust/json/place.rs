//! A shape → its type and its check, in one walk.

use super::{
    super::{
        super::{
            codes,
            escape::rust_string,
            json::{Flaw, Kind, List, Map, Member as Property, Record, Shape, Text},
            names::{distinct, pascal, short, snake},
        },
        facts, layout, pattern,
        types::{Member, Type, TypeKind, variants},
    },
    Check, Maker, Place,
    checks::{self, Call},
    needs,
};

/// The longest type that is written where it is used; a longer one gets a name.
/// It leaves room for what may be put around it.
const LONGEST: usize = 66;

/// The member that holds what a record has beside its members.
const ADDITIONAL: &str = "additional";

/// A shape without null, and what is to be checked of it.
pub(super) struct Unnamed {
    pub kind: String,
    pub body: Body,
}

/// What a function that checks consists of.
#[derive(Debug, Default)]
pub(super) struct Body {
    pub calls: Vec<Call>,
    pub patterns: Vec<String>,
}

impl From<Vec<Call>> for Body {
    fn from(calls: Vec<Call>) -> Self {
        Self { calls, patterns: Vec::new() }
    }
}

impl Maker<'_> {
    /// The type and the check of a shape.
    pub(super) fn place(&mut self, name: &str, shape: &Shape) -> Place {
        self.made(name, shape, is_optional(shape))
    }

    /// The type and the check of a shape, which says null by itself or leaves that to what holds it.
    fn made(&mut self, name: &str, shape: &Shape, nullable: bool) -> Place {
        let (at, in_types) = (self.checks.len(), self.types.len());
        let Unnamed { mut kind, body } = self.unnamed(name, shape);
        if kind.len() > LONGEST {
            let long = std::mem::replace(&mut kind, self.taken.give(name));
            let alias = self.alias(&kind, shape, &long);
            self.types.insert(in_types, alias);
        }
        if nullable {
            kind = format!("Option<{kind}>");
        }
        let alone = match body.calls.as_slice() {
            [only] if !nullable => only.alone().map(str::to_owned),
            _ => None,
        };
        let check = match alone {
            _ if body.calls.is_empty() => None,
            Some(function) => Some(function),
            None => {
                let function = self.function(name);
                self.check(&function, &kind, body, nullable);
                // What holds others stands before them.
                self.checks[at..].rotate_right(1);
                Some(function)
            }
        };
        Place { kind, check }
    }

    /// Adds a function that checks a value of the type `kind`.
    pub(super) fn check(&mut self, function: &str, kind: &str, body: Body, nullable: bool) {
        let unwrap = "    let Some(value) = value else {\n        return Ok(());\n    };".to_owned();
        let calls = body.calls.iter().map(Call::statement);
        let statements = nullable.then_some(unwrap).into_iter().chain(calls).collect();
        let head = layout::check(function, kind);
        self.checks.push(Check { head, statements, patterns: body.patterns });
    }

    /// What a shape is where it has no name yet.
    pub(super) fn unnamed(&mut self, name: &str, shape: &Shape) -> Unnamed {
        let only = |kind: &str, calls: Vec<Call>| Unnamed { kind: kind.to_owned(), body: calls.into() };
        match &shape.kind {
            Kind::Any => only("serde_json::Value", Vec::new()),
            Kind::Null => only("()", Vec::new()),
            Kind::Boolean => only("bool", Vec::new()),
            Kind::Integer(integer) if checks::is_unsigned(integer) => {
                only("u64", checks::of_integer(integer))
            }
            Kind::Integer(integer) => only("i64", checks::of_integer(integer)),
            Kind::Number(number) => only("f64", checks::of_number(number)),
            Kind::Text(text) => Unnamed { kind: "String".to_owned(), body: self.text(name, text) },
            Kind::Listed(listed) => {
                let kind = TypeKind::Enumeration { variants: variants(&listed.values) };
                let doc = shape.doc.clone();
                self.types.push(Type { name: listed.name.clone(), doc, facts: String::new(), kind });
                only(&listed.name, Vec::new())
            }
            Kind::List(list) => self.list(name, list),
            Kind::Map(map) => self.map(name, map),
            Kind::Record(record) => self.record(&shape.doc, record),
            Kind::Reference(reference) => {
                let check = self.of_definition.get(&reference.name).cloned().flatten();
                let call = check.map(|check| Call::new(&check, &["value"]));
                only(&reference.name, call.into_iter().collect())
            }
        }
    }

    fn list(&mut self, name: &str, list: &List) -> Unnamed {
        let items = self.place(&short(&format!("{name}Item")), &list.items);
        let kind = match checks::array_length(list) {
            Some(length) => format!("[{}; {length}]", items.kind),
            None => format!("Vec<{}>", items.kind),
        };
        let mut calls = checks::of_list(list);
        calls.extend(items.check.map(|check| checks::all("each", &check)));
        Unnamed { kind, body: calls.into() }
    }

    /// What is to be checked of a text.
    fn text(&mut self, name: &str, text: &Text) -> Body {
        let mut body = Body::from(checks::of_text(text));
        let Some(pattern) = &text.pattern else { return body };
        let steps = self.patterns.give(&short(&format!("{}_pattern", snake(name)))).to_ascii_uppercase();
        match pattern::declaration(&steps, pattern) {
            Ok(declaration) => body.patterns.push(declaration),
            Err(why) => self.flaws.push(Flaw {
                code: codes::PATTERN_WITHOUT_STEPS,
                keys: text.keys.iter().cloned().chain(["pattern".to_owned()]).collect(),
                message: format!("generated code cannot match the pattern: {why}"),
                help: "write a pattern without it; `verify` holds values against any pattern".to_owned(),
            }),
        }
        let arguments = ["value", &format!("&{steps}"), &rust_string(pattern)];
        body.calls.push(Call::new("check::pattern", &arguments));
        body
    }

    fn map(&mut self, name: &str, map: &Map) -> Unnamed {
        let mut calls = checks::of_map(map);
        if needs::is_bounded(&map.names) {
            let name = format!("{name}Key");
            let (body, function) = (self.text(&name, &map.names), self.function(&name));
            calls.push(checks::all("keys", &function));
            self.check(&function, "String", body, false);
        }
        let values = self.place(&short(&format!("{name}Value")), &map.values);
        calls.extend(values.check.map(|check| checks::all("values", &check)));
        Unnamed { kind: format!("BTreeMap<String, {}>", values.kind), body: calls.into() }
    }

    fn record(&mut self, doc: &str, record: &Record) -> Unnamed {
        let place = self.types.len();
        let (mut members, mut calls) = (Vec::new(), Vec::new());
        let keys = record.members.iter().map(|member| member.key.as_str());
        let reserved: &[&str] = if record.additional.is_some() { &[ADDITIONAL] } else { &[] };
        for (member, (key, name)) in record.members.iter().zip(distinct(keys, snake, reserved)) {
            let of_member = short(&format!("{}{}", record.name, pascal(key)));
            let (made, check) = self.member(&of_member, &name, member);
            members.push(made);
            calls.extend(check);
        }
        if let Some(additional) = &record.additional {
            let keys = record.members.iter().map(|member| ("foreign", &member.key));
            let keys = keys.chain(record.required.iter().map(|key| ("required", key)));
            calls.extend(keys.map(|(function, key)| of_additional(function, &rust_string(key))));
            let values = self.place(&short(&format!("{}Value", record.name)), additional);
            calls.extend(values.check.map(|check| of_additional("values", &check)));
            let phrases = facts::always(&record.required).into_iter().collect();
            members.push(Member {
                doc: additional.doc.clone(),
                facts: facts::sentences(phrases),
                attributes: vec!["    #[serde(flatten)]".to_owned()],
                declaration: layout::member(ADDITIONAL, &format!("BTreeMap<String, {}>", values.kind)),
            });
        }
        let kind = TypeKind::Struct { members, closed: record.additional.is_none() };
        let (name, doc) = (record.name.clone(), doc.to_owned());
        self.types.insert(place, Type { name, doc, facts: String::new(), kind });
        Unnamed { kind: record.name.clone(), body: calls.into() }
    }

    /// A member of a record, and the call that checks it.
    fn member(&mut self, of_member: &str, name: &str, member: &Property) -> (Member, Option<Call>) {
        let (shape, mut attributes) = (&member.shape, Vec::new());
        let Place { kind, check } = self.made(of_member, shape, false);
        let literal = rust_string(&member.key);
        if name != member.key {
            attributes.push(layout::rename(&literal));
        }
        let (kind, borrowed) = match (member.required, shape.takes_null()) {
            (true, _) if !is_optional(shape) => (kind, format!("Some(&value.{name})")),
            (true, _) => (format!("Option<{kind}>"), format!("value.{name}.as_ref()")),
            (false, false) => {
                attributes
                    .push("    #[serde(default, skip_serializing_if = \"Option::is_none\")]".to_owned());
                (format!("Option<{kind}>"), format!("value.{name}.as_ref()"))
            }
            (false, true) => {
                attributes
                    .push("    #[serde(default, skip_serializing_if = \"Nullable::is_absent\")]".to_owned());
                (format!("Nullable<{kind}>"), format!("value.{name}.as_ref()"))
            }
        };
        let check = check.map(|check| Call::new("check::member", &[&literal, &borrowed, &check]));
        let declaration = layout::member(name, &kind);
        let facts = facts::of_shape(shape);
        (Member { doc: shape.doc.clone(), facts, attributes, declaration }, check)
    }
}

/// Whether the type of a shape has to say null besides.
fn is_optional(shape: &Shape) -> bool {
    shape.nullable && !matches!(shape.kind, Kind::Any | Kind::Null)
}

/// A call with what a record has beside its members.
fn of_additional(function: &str, argument: &str) -> Call {
    let additional = format!("&value.{ADDITIONAL}");
    Call::new(&format!("check::{function}"), &[&additional, argument])
}
