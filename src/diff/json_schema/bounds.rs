//! Bounds: of numbers, of lengths and counts; what numbers are multiples of; lists without repetition.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::{
    found::Verdict,
    node::{Node, Nodes},
    numbers,
    opaque::change,
    place::Place,
    walk::Walk,
};

/// The side of a bound, by its keywords: the one that includes the bound, and the one that does not.
#[derive(Debug, Clone, Copy)]
struct Side {
    including: &'static str,
    excluding: Option<&'static str>,
    lower: bool,
}

const SIDES: [Side; 8] = [
    Side { including: "minimum", excluding: Some("exclusiveMinimum"), lower: true },
    Side { including: "maximum", excluding: Some("exclusiveMaximum"), lower: false },
    Side::lower("minLength"),
    Side::upper("maxLength"),
    Side::lower("minItems"),
    Side::upper("maxItems"),
    Side::lower("minProperties"),
    Side::upper("maxProperties"),
];

/// A bound, and how it is written.
#[derive(Debug, Clone, Copy)]
struct Bound<'a> {
    keyword: &'static str,
    number: &'a Number,
    excluding: bool,
}

impl Side {
    const fn lower(including: &'static str) -> Self {
        Self { including, excluding: None, lower: true }
    }

    const fn upper(including: &'static str) -> Self {
        Self { including, excluding: None, lower: false }
    }

    /// The stricter of the node's bounds on this side.
    fn of<'a>(&self, node: Node<'a>) -> Option<Bound<'a>> {
        let including = self.bound(node, self.including, false);
        let excluding = self.excluding.and_then(|keyword| self.bound(node, keyword, true));
        match (including, excluding) {
            (Some(a), Some(b)) => Some(if self.strictness(a, b).is_gt() { a } else { b }),
            (a, b) => a.or(b),
        }
    }

    /// Lengths and counts begin with 0 anyway.
    fn bound<'a>(&self, node: Node<'a>, keyword: &'static str, excluding: bool) -> Option<Bound<'a>> {
        let number = node.number(keyword)?;
        let says_nothing = self.lower && self.excluding.is_none() && number.as_f64() == Some(0.0);
        (!says_nothing).then_some(Bound { keyword, number, excluding })
    }

    /// Greater is what allows less.
    fn strictness(&self, a: Bound<'_>, b: Bound<'_>) -> Ordering {
        let order = numbers::order(a.number, b.number);
        let order = if self.lower { order } else { order.reverse() };
        order.then(a.excluding.cmp(&b.excluding))
    }
}

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    for side in SIDES {
        one_side(walk, nodes, place, side);
    }
    multiple(walk, nodes, place);
    let unique = |node: Node<'_>| node.get("uniqueItems") == Some(&Value::Bool(true));
    match (unique(nodes.before), unique(nodes.after)) {
        (false, true) => walk.found.judge(place, Verdict::NARROWER, "`uniqueItems` added"),
        (true, false) => walk.found.judge(place, Verdict::WIDER, "`uniqueItems` removed"),
        _ => {}
    }
}

fn one_side<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place, side: Side) {
    match (side.of(nodes.before), side.of(nodes.after)) {
        (None, None) => {}
        (None, Some(bound)) => {
            let what = format!("`{}` {} added", bound.keyword, bound.number);
            walk.found.judge(place, Verdict::NARROWER, &what);
        }
        (Some(bound), None) => {
            let what = format!("`{}` {} removed", bound.keyword, bound.number);
            walk.found.judge(place, Verdict::WIDER, &what);
        }
        (Some(before), Some(after)) => {
            let order = side.strictness(after, before);
            let verdict = Verdict { narrower: order.is_gt(), wider: order.is_lt() };
            walk.found.judge(place, verdict, &moved(before, after));
        }
    }
}

fn moved(before: Bound<'_>, after: Bound<'_>) -> String {
    if before.keyword == after.keyword {
        return format!("`{}` {} → {}", before.keyword, before.number, after.number);
    }
    format!("`{}` {} → `{}` {}", before.keyword, before.number, after.keyword, after.number)
}

fn multiple<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let of = |node: Node<'a>| node.number("multipleOf");
    let verdict = match (of(nodes.before), of(nodes.after)) {
        (None, None) => return,
        (None, Some(_)) => Verdict::NARROWER,
        (Some(_), None) => Verdict::WIDER,
        (Some(before), Some(after)) => Verdict {
            narrower: !numbers::is_multiple(before, after),
            wider: !numbers::is_multiple(after, before),
        },
    };
    let (before, after) = nodes.get("multipleOf");
    walk.found.judge(place, verdict, &change("multipleOf", before, after));
}
