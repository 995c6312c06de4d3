//! What a dry run counted, in words.

use crate::{
    plan::{Count, Plan},
    words::{count, on_one_line, printable},
};

/// What was counted of each step, a paragraph; nothing if no step moves points.
pub fn counts(plan: &Plan, counts: &[Count]) -> String {
    let of = |count: &Count| {
        let step = plan.steps.get(count.step).map(|step| step.operation.describe()).unwrap_or_default();
        let lines = lines(count).into_iter().map(|line| format!("      {}\n", on_one_line(&line)));
        format!("  {}\n{}", on_one_line(&step), lines.collect::<String>())
    };
    printable(&counts.iter().map(of).collect::<String>())
}

/// What was counted of a step.
pub(super) fn lines(points: &Count) -> Vec<String> {
    let numbers = [
        (points.changed, "value changes", "values change"),
        (points.dropped, "value is left out", "values are left out"),
        (points.kept, "value is kept in another field", "values are kept in another field"),
        (points.lost, "point has no field left", "points have no field left"),
        (points.merged, "point becomes a part of another", "points become a part of another"),
        (points.shifted, "point is moved by nanoseconds", "points are moved by nanoseconds"),
        (points.failed, "value CANNOT be changed", "values CANNOT be changed"),
        (points.collided, "point WOULD be equal to another", "points WOULD be equal to others"),
    ];
    let said = numbers.iter().filter(|(number, ..)| *number > 0);
    let said = said.map(|(number, one, more)| format!("{number} {}", if *number == 1 { one } else { more }));
    let head = std::iter::once(format!("counted: {}", count(points.points, "point"))).chain(said);
    let mut lines = vec![head.collect::<Vec<_>>().join(", ")];
    lines.extend(points.examples.clone());
    lines
}
