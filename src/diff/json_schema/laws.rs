//! The law of the comparison, held against a validator: what is not said to be narrower is not, and what
//! is not said to be wider is not.

use jsonschema::{Draft, Validator};
use proptest::{
    collection::vec,
    prelude::*,
    sample::select,
    strategy::{Union, ValueTree},
    test_runner::{Config, TestRunner},
};
use serde_json::{Map, Value, json};

use super::compare_json_schemas;

/// A schema in two versions; either may be absent.
type Versions = (Option<Value>, Option<Value>);

fn parsed(texts: &[&str]) -> Vec<Value> {
    texts.iter().map(|text| serde_json::from_str(text).unwrap()).collect()
}

/// Two versions of a value: mostly the same, else another, or absent in one.
fn versions(of: impl Strategy<Value = Value> + Clone + 'static) -> BoxedStrategy<Versions> {
    prop_oneof![
        3 => of.clone().prop_map(|same| (Some(same.clone()), Some(same))),
        2 => (of.clone(), of.clone()).prop_map(|(before, after)| (Some(before), Some(after))),
        1 => of.clone().prop_map(|before| (Some(before), None)),
        1 => of.prop_map(|after| (None, Some(after))),
    ]
    .boxed()
}

/// Keywords with values that hold no schemas.
fn plain() -> BoxedStrategy<(&'static str, Versions)> {
    let table: [(&'static str, &[&str]); 22] = [
        ("type", &[r#""string""#, r#""integer""#, r#""number""#, r#""object""#, r#"["array", "null"]"#]),
        (
            "type",
            &[r#"["integer", "string", "object"]"#, r#"["number", "object"]"#, r#"["boolean", "array"]"#],
        ),
        ("enum", &[r#"["a", 1]"#, r#"[1.0, "a", null]"#, r#"[0.5, {"a": 1}]"#, r#"["ab", [], 2]"#]),
        ("const", &["1", r#""a""#, "[1]", "1.0"]),
        ("minimum", &["0", "1", "0.5", "-1"]),
        ("exclusiveMinimum", &["0", "0.5", "1"]),
        ("maximum", &["2", "1", "1.0", "0.5"]),
        ("exclusiveMaximum", &["2", "1", "3"]),
        ("multipleOf", &["1", "2", "3", "0.5"]),
        ("minLength", &["0", "1", "2"]),
        ("maxLength", &["0", "1", "2"]),
        ("minItems", &["0", "1", "2"]),
        ("maxItems", &["0", "1", "2"]),
        ("uniqueItems", &["true", "false"]),
        ("minProperties", &["0", "1", "2"]),
        ("maxProperties", &["0", "1", "2"]),
        ("required", &["[]", r#"["a"]"#, r#"["a", "b"]"#, r#"["b"]"#]),
        ("dependentRequired", &[r#"{"a": ["b"]}"#, r#"{"a": []}"#, r#"{"b": ["a", "c"]}"#]),
        ("pattern", &[r#""^a""#, r#""b$""#]),
        ("minContains", &["0", "1", "2"]),
        ("maxContains", &["0", "1", "2"]),
        ("description", &[r#""A.""#, r#""B.""#]),
    ];
    let each = table.map(|(keyword, values)| {
        versions(select(parsed(values))).prop_map(move |versions| (keyword, versions)).boxed()
    });
    Union::new(each).boxed()
}

/// Members under one keyword, each in two versions.
fn members(
    keyword: &'static str,
    names: &[&'static str],
    inner: BoxedStrategy<Versions>,
) -> BoxedStrategy<(&'static str, Versions)> {
    let member = (select(names.to_vec()), inner);
    vec(member, 1..3)
        .prop_map(move |members| {
            let side = |pick: fn(&Versions) -> &Option<Value>| {
                let there = members.iter().filter_map(|(name, versions)| {
                    pick(versions).clone().map(|schema| ((*name).to_owned(), schema))
                });
                Some(Value::Object(there.collect()))
            };
            (keyword, (side(|versions| &versions.0), side(|versions| &versions.1)))
        })
        .boxed()
}

/// Branches under one keyword.
fn branches(
    keyword: &'static str,
    inner: BoxedStrategy<Versions>,
) -> BoxedStrategy<(&'static str, Versions)> {
    vec(inner, 1..4)
        .prop_map(move |branches| {
            let side = |pick: fn(&Versions) -> &Option<Value>| {
                let there: Vec<Value> =
                    branches.iter().filter_map(|versions| pick(versions).clone()).collect();
                (!there.is_empty()).then_some(Value::Array(there))
            };
            (keyword, (side(|versions| &versions.0), side(|versions| &versions.1)))
        })
        .boxed()
}

/// The same, at times in one version only.
fn at_times(inner: &BoxedStrategy<Versions>) -> BoxedStrategy<Versions> {
    (inner.clone(), 0..8)
        .prop_map(|((before, after), times)| match times {
            0 => (before, None),
            1 => (None, after),
            _ => (before, after),
        })
        .boxed()
}

/// A keyword that holds schemas.
fn nesting(inner: &BoxedStrategy<Versions>) -> BoxedStrategy<(&'static str, Versions)> {
    let inner = at_times(inner);
    let one = [
        "items",
        "additionalProperties",
        "propertyNames",
        "not",
        "contains",
        "if",
        "then",
        "else",
        "unevaluatedProperties",
        "unevaluatedItems",
    ];
    let one = one.map(|keyword| inner.clone().prop_map(move |versions| (keyword, versions)).boxed());
    let names = ["a", "b", "c"];
    let several = [
        members("properties", &names, inner.clone()),
        members("properties", &names, inner.clone()),
        members("patternProperties", &["^a", "b", "^[ab]$"], inner.clone()),
        members("dependentSchemas", &names, inner.clone()),
        branches("prefixItems", inner.clone()),
        branches("allOf", inner.clone()),
        branches("anyOf", inner.clone()),
        branches("oneOf", inner.clone()),
    ];
    Union::new(one.into_iter().chain(several)).boxed()
}

/// A reference to one of the shared schemas.
fn reference() -> BoxedStrategy<(&'static str, Versions)> {
    versions(select(parsed(&[r##""#/$defs/d""##, r##""#/$defs/e""##])))
        .prop_map(|versions| ("$ref", versions))
        .boxed()
}

/// Keywords that hold no schemas, at times a reference beside them.
fn flat(most: usize) -> BoxedStrategy<Vec<(&'static str, Versions)>> {
    (vec(plain(), 0..most), proptest::option::weighted(0.2, reference()))
        .prop_map(|(plain, reference)| plain.into_iter().chain(reference).collect())
        .boxed()
}

/// A schema that others refer to, and which refers to itself for what it holds.
fn shared() -> BoxedStrategy<Versions> {
    let itself = reference().prop_map(|reference| together(vec![reference]));
    let holds = prop_oneof![
        itself.clone().prop_map(|versions| ("items", versions)),
        members("properties", &["a", "b"], itself.boxed()),
    ];
    (vec(plain(), 0..2), proptest::option::of(holds))
        .prop_map(|(plain, holds)| together(plain.into_iter().chain(holds).collect()))
        .boxed()
}

/// A schema of an object whose keywords depend on one another.
fn object() -> BoxedStrategy<Versions> {
    let inner = at_times(&flat(2).prop_map(together).boxed());
    let names = members("properties", &["a", "b"], inner.clone());
    let patterns = members("patternProperties", &["^a", "b"], inner.clone());
    let rest = prop_oneof![3 => versions(any::<bool>().prop_map(Value::Bool)), 1 => inner];
    let rest = rest.prop_map(|versions| ("additionalProperties", versions)).boxed();
    let keywords = [names, patterns, rest].map(|keyword| proptest::option::weighted(0.7, keyword));
    keywords.prop_map(|keywords| together(keywords.into_iter().flatten().collect())).boxed()
}

/// A schema in two versions that mostly agree.
fn schema() -> BoxedStrategy<Versions> {
    let leaf = prop_oneof![
        8 => flat(3).prop_map(together),
        2 => object(),
        1 => versions(any::<bool>().prop_map(Value::Bool)),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        (flat(2), vec(nesting(&inner), 1..3))
            .prop_map(|(flat, nesting)| together(flat.into_iter().chain(nesting).collect()))
    })
    .boxed()
}

/// Schemas of both versions of all keywords.
fn together(keywords: Vec<(&'static str, Versions)>) -> Versions {
    let (mut before, mut after) = (Map::new(), Map::new());
    for (keyword, (old, new)) in keywords {
        before.extend(old.map(|old| (keyword.to_owned(), old)));
        after.extend(new.map(|new| (keyword.to_owned(), new)));
    }
    (Some(Value::Object(before)), Some(Value::Object(after)))
}

/// Two whole documents.
fn documents() -> impl Strategy<Value = (Value, Value)> {
    let root = (flat(2), vec(nesting(&schema()), 0..3))
        .prop_map(|(flat, nesting)| together(flat.into_iter().chain(nesting).collect()));
    let root = prop_oneof![3 => root, 1 => object()];
    (root, shared(), shared()).prop_map(|(root, d, e)| {
        let document = |root: Option<Value>, d: Option<Value>, e: Option<Value>| {
            let mut root = root.unwrap();
            root["$defs"] = json!({ "d": d, "e": e });
            root
        };
        (document(root.0, d.0, e.0), document(root.1, d.1, e.1))
    })
}

fn scalars() -> Vec<Value> {
    parsed(&[
        "null", "true", "false", "-1", "0", "0.5", "1", "1.0", "2", "3", r#""""#, r#""a""#, r#""ab""#,
        r#""b""#,
    ])
}

/// A value; keys and scalars are those that schemas speak of.
fn value() -> impl Strategy<Value = Value> {
    select(scalars()).prop_recursive(3, 12, 3, |inner| {
        let members = vec((select(vec!["a", "b", "c", "ab"]), inner.clone()), 0..4);
        prop_oneof![
            vec(inner, 0..4).prop_map(Value::Array),
            members.prop_map(|members| {
                Value::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    })
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().with_draft(Draft::Draft202012).offline().build(schema).unwrap()
}

proptest! {
    #![proptest_config(Config::with_cases(1_000))]

    #[test]
    fn what_is_not_said_to_change_does_not((before, after) in documents(), values in vec(value(), 60)) {
        let difference = compare_json_schemas(&before, &after);
        if !difference.unclear.is_empty() {
            return Ok(());
        }
        let (old, new) = (validator(&before), validator(&after));
        for value in values.iter().chain(&scalars()) {
            let (was, is) = (old.is_valid(value), new.is_valid(value));
            prop_assert!(!was || is || !difference.narrowed.is_empty(), "{} is lost: {} {}", value, before, after);
            prop_assert!(was || !is || !difference.widened.is_empty(), "{} is new: {} {}", value, before, after);
        }
    }
}

#[test]
fn the_law_has_something_to_say() {
    let mut runner = TestRunner::deterministic();
    let (mut judged, mut narrowed, mut widened) = (0, 0, 0);
    for _ in 0..1_000 {
        let (before, after) = documents().new_tree(&mut runner).unwrap().current();
        let difference = compare_json_schemas(&before, &after);
        if difference.unclear.is_empty() && before != after {
            judged += 1;
            narrowed += i32::from(difference.widened.is_empty() && !difference.narrowed.is_empty());
            widened += i32::from(difference.narrowed.is_empty() && !difference.widened.is_empty());
        }
    }
    assert!(judged > 300 && narrowed > 50 && widened > 50, "{judged} {narrowed} {widened}");
}
