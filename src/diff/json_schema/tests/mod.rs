//! What each difference is said to mean: schema before, schema after, all that is said.
//!
//! `-` narrowed, `+` widened, `#` documented, `?` unclear.

mod arrays;
mod branches;
mod objects;
mod references;
mod same;
mod values;

use serde_json::Value;

use super::{SchemaDifference, compare_json_schemas};

type Row = (&'static str, &'static str, &'static [&'static str]);

fn said(difference: &SchemaDifference) -> Vec<String> {
    let lists = [
        ('-', &difference.narrowed),
        ('+', &difference.widened),
        ('#', &difference.documented),
        ('?', &difference.unclear),
    ];
    lists.iter().flat_map(|(mark, list)| list.iter().map(move |phrase| format!("{mark} {phrase}"))).collect()
}

#[test]
fn every_difference_is_said_as_it_is() {
    for (before, after, expected) in
        [same::ROWS, values::ROWS, arrays::ROWS, objects::ROWS, branches::ROWS, references::ROWS].concat()
    {
        let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let difference = compare_json_schemas(&parse(before), &parse(after));
        assert_eq!(said(&difference), expected, "{before}\n{after}");
        assert_eq!(difference.is_empty(), expected.is_empty());
    }
}

#[test]
fn phrases_stand_in_the_order_of_the_schema() {
    let schema = |minimum: u32| {
        let item = serde_json::json!({ "minimum": minimum });
        serde_json::json!({
            "minimum": minimum,
            "prefixItems": vec![item.clone(); 11],
            "properties": { "b": item, "a": { "properties": { "c": item } } },
            "allOf": [item],
            "items": item,
        })
    };
    let narrowed = compare_json_schemas(&schema(1), &schema(2)).narrowed;
    let places = narrowed
        .iter()
        .map(|phrase| phrase.trim_end_matches("`minimum` 1 → 2").trim_matches(['`', ':', ' ']));
    let positions = (0..11).map(|position| format!("/prefixItems/{position}"));
    let head = ["", "/allOf/0", "/items"].map(str::to_owned).into_iter();
    let tail = ["/properties/a/properties/c", "/properties/b"].map(str::to_owned);
    let expected: Vec<String> = head.chain(positions).chain(tail).collect();
    assert_eq!(places.collect::<Vec<_>>(), expected);
}

#[test]
fn chains_of_references_end() {
    let chain = |last: &str| {
        let link = |at: usize| format!(r##""d{at}": {{"items": {{"$ref": "#/$defs/d{}"}}}}"##, at + 1);
        let links: Vec<String> = (0..1_000).map(link).collect();
        let text =
            format!(r##"{{"$ref": "#/$defs/d0", "$defs": {{{}, "d1000": {last}}}}}"##, links.join(","));
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let difference = compare_json_schemas(&chain("{}"), &chain("false"));
    assert_eq!(said(&difference), ["? `/$defs/d100`: lies too deep to be compared"]);
}
