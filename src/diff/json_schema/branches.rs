//! `allOf`, `anyOf`, `oneOf`: schemas of which all, some, or exactly one apply.

use serde_json::Value;

use super::{
    disjoint,
    found::Verdict,
    node::{Nodes, Pair},
    place::Place,
    walk::Walk,
};

/// What one more branch does.
#[derive(Debug, Clone, Copy)]
enum Branches {
    /// It narrows: `allOf`.
    All,
    /// It widens: `anyOf`.
    Any,
    /// It takes away what another allows, too: `oneOf`.
    One,
}

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    branches(walk, nodes, place, "allOf", Branches::All);
    branches(walk, nodes, place, "anyOf", Branches::Any);
    // Where no value can satisfy two branches, exactly one is as good as any.
    let apart = disjoint::all(walk.before, nodes.before.list("oneOf"))
        && disjoint::all(walk.after, nodes.after.list("oneOf"));
    branches(walk, nodes, place, "oneOf", if apart { Branches::Any } else { Branches::One });
}

fn branches<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place, keyword: &'static str, how: Branches) {
    let (before, after) = (nodes.before.list(keyword), nodes.after.list(keyword));
    if !matches!(how, Branches::All) && before.is_empty() != after.is_empty() {
        let (verdict, what) =
            if before.is_empty() { (Verdict::NARROWER, "added") } else { (Verdict::WIDER, "removed") };
        return walk.found.judge(place, verdict, &format!("`{keyword}` {what}"));
    }
    for (old, new) in paired(before, after) {
        let mut place = place.branch(keyword, new.or(old).unwrap_or_default());
        if matches!(how, Branches::One) {
            place = place.hidden(keyword);
        }
        match (old, new) {
            (Some(old), Some(new)) => {
                walk.compare(Pair { before: &before[old], after: &after[new] }, &place);
            }
            (None, _) => walk.found.judge(&place, how.one_more(), "branch added"),
            (_, None) => walk.found.judge(&place, how.one_less(), "branch removed"),
        }
    }
}

impl Branches {
    fn one_more(self) -> Verdict {
        match self {
            Self::All => Verdict::NARROWER,
            Self::Any => Verdict::WIDER,
            Self::One => Verdict::BOTH,
        }
    }

    fn one_less(self) -> Verdict {
        match self {
            Self::All => Verdict::WIDER,
            Self::Any => Verdict::NARROWER,
            Self::One => Verdict::BOTH,
        }
    }
}

/// Which branch became which: equal ones first, the others in their order, in the order of `after`.
fn paired(before: &[Value], after: &[Value]) -> Vec<(Option<usize>, Option<usize>)> {
    let mut left: Vec<usize> = (0..before.len()).collect();
    let mut pairs: Vec<(Option<usize>, Option<usize>)> = Vec::new();
    for (position, branch) in after.iter().enumerate() {
        let equal = left.iter().position(|old| before[*old] == *branch);
        pairs.push((equal.map(|equal| left.remove(equal)), Some(position)));
    }
    let mut left = left.into_iter();
    for (old, _) in pairs.iter_mut().filter(|(old, _)| old.is_none()) {
        *old = left.next();
    }
    pairs.extend(left.map(|old| (Some(old), None)));
    pairs
}
