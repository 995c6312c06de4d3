//! The laws of diff and plan, on models alone: whatever the schemas, a plan leads there and back.

mod data;
mod drift;

use std::collections::BTreeMap;

use fluxform::{
    diff::{DataDiff, diff},
    model::{Bucket, BucketSettings, Keeping, Observed, Retention, RollupTask, Schema, Span},
    plan::{Ends, Facts, Operation, Plan, Standing, Step, make},
};
use proptest::{collection::btree_map, prelude::*, sample::select};

/// Few names, so that two schemas meet often.
const NAMES: [&str; 6] = ["a", "b", "c", "d/e", "ä", "0123456789abcdef"];

fn bucket() -> impl Strategy<Value = Bucket> {
    let retention = select(vec![0_u64, 3_600, 86_400, 2_592_000, 31_449_600]);
    let shard = select(vec![None, Some(3_600_u64), Some(86_400)]);
    let description = select(vec!["", "Raw events.", "ä | b"]);
    (retention, shard, description).prop_map(|(retention, shard, description)| {
        let retention = Retention::from_api_seconds(retention);
        let shard_group_duration = shard.map_or(retention.default_shard_group_duration(), Span::from_secs);
        let keeping = Keeping { retention, shard_group_duration };
        Bucket::from(BucketSettings { name: String::new(), description: description.to_owned(), keeping })
    })
}

/// Of a server, which may hold several of one mark.
fn rollup_task() -> impl Strategy<Value = RollupTask> {
    let text = || select(vec!["", "a", "ä | b"]).prop_map(str::to_owned);
    (text(), text(), text(), any::<bool>(), 0_usize..3).prop_map(
        |(name, flux, description, active, spare)| RollupTask { name, flux, description, active, spare },
    )
}

fn schema() -> impl Strategy<Value = Schema> {
    let name = || select(NAMES.to_vec()).prop_map(str::to_owned);
    (btree_map(name(), bucket(), 0..5), btree_map(name(), rollup_task(), 0..4))
        .prop_map(|(buckets, rollup_tasks)| Schema { buckets, rollup_tasks, ..Schema::default() })
}

/// The same tasks, one of each mark.
fn one_each(schema: &Schema) -> BTreeMap<String, RollupTask> {
    let tasks = schema.rollup_tasks.iter();
    tasks.map(|(rollup, task)| (rollup.clone(), RollupTask { spare: 0, ..task.clone() })).collect()
}

/// A schema whose buckets may say what they were called before.
fn desired() -> impl Strategy<Value = Schema> {
    let formers = proptest::collection::vec(proptest::option::of(select(NAMES.to_vec())), 5);
    (schema(), formers).prop_map(|(mut schema, formers)| {
        for (bucket, former) in schema.buckets.values_mut().zip(formers) {
            bucket.renamed_from = former.map(str::to_owned).into_iter().collect();
        }
        schema.rollup_tasks = one_each(&schema);
        schema
    })
}

/// What a server would hold: settings by name.
fn held(schema: &Schema) -> BTreeMap<String, BucketSettings> {
    schema.buckets.iter().map(|(key, bucket)| (key.clone(), bucket.settings(key))).collect()
}

fn plan(live: &Schema, desired: &Schema) -> Plan {
    let ends = Ends {
        organization: "home",
        live,
        observed: &Observed::new(),
        desired,
        facts: &Facts::default(),
        archive: true,
        bridges: true,
        waiting: &[],
    };
    make(ends, diff(live, desired), DataDiff::default())
}

/// Applies an operation as a server would, and holds `standing` against it. Spare tasks do not come back:
/// where nothing else was done, the way back has nothing to do.
fn done(schema: &mut Schema, operation: &Operation) {
    if matches!(operation, Operation::SetRollupTask(own) if own.from == own.to) {
        return assert_eq!(operation.standing(schema), Standing::After, "{operation:?}");
    }
    assert_eq!(operation.standing(schema), Standing::Before, "{operation:?}");
    operation.apply_to(schema);
    assert_eq!(operation.standing(schema), Standing::After, "{operation:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn a_schema_does_not_differ_from_itself(schema in desired()) {
        let plain = Schema { buckets: held(&schema).into_iter().map(|(name, it)| (name, it.into())).collect(), ..schema.clone() };
        let diff = diff(&plain, &schema);
        prop_assert!(diff.changes.is_empty() && diff.undeclared.is_empty(), "{:?}", diff);
    }

    #[test]
    fn a_plan_leads_there_and_its_reversals_back(live in schema(), desired in desired()) {
        let diff = diff(&live, &desired);
        prop_assume!(diff.conflicts.is_empty());
        let steps = Step::between(&live, &desired, &Facts::default());
        let mut reached = live.clone();
        for step in &steps {
            done(&mut reached, &step.operation);
        }
        let (wanted, there) = (held(&desired), held(&reached));
        let others: BTreeMap<_, _> =
            held(&live).into_iter().filter(|(name, _)| diff.undeclared.contains(name)).collect();
        let expected: BTreeMap<_, _> = wanted.into_iter().chain(others).collect();
        prop_assert_eq!(there, expected);
        prop_assert_eq!(&reached.rollup_tasks, &desired.rollup_tasks);
        for step in steps.iter().rev() {
            for operation in step.reversal.operations() {
                done(&mut reached, operation);
            }
        }
        prop_assert_eq!(held(&reached), held(&live));
        prop_assert_eq!(reached.rollup_tasks, one_each(&live));
    }

    #[test]
    fn a_plan_knows_its_ends(live in schema(), desired in desired()) {
        prop_assume!(diff(&live, &desired).conflicts.is_empty());
        let forth = plan(&live, &desired);
        prop_assert!(forth.is_genuine() && forth.matches(&live));
        let mut reached = live.clone();
        forth.steps.iter().for_each(|step| step.operation.apply_to(&mut reached));
        let again = plan(&reached, &desired);
        prop_assert_eq!(&again.from, &forth.to);
        prop_assert!(again.steps.is_empty());
        prop_assert_eq!(forth.steps.is_empty(), forth.matches(&reached));
    }

    /// Keys of the definitions do not matter, nor does the order in which they are read.
    #[test]
    fn a_plan_is_the_same_whatever_the_order(live in schema(), desired in desired()) {
        let keyed = desired.buckets.iter().rev().enumerate().map(|(number, (key, bucket))| {
            (format!("key_{number}"), Bucket { name: Some(key.clone()), ..bucket.clone() })
        });
        let other = Schema { buckets: keyed.collect(), ..desired.clone() };
        prop_assert_eq!(plan(&live, &desired), plan(&live, &other));
    }

    #[test]
    fn a_plan_comes_back_from_its_json(live in schema(), desired in desired()) {
        let plan = plan(&live, &desired);
        let json = serde_json::to_string(&plan).unwrap();
        prop_assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
    }
}
