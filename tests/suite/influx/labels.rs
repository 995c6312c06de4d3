//! Labels as the lock that they are used for.

use std::{collections::BTreeMap, sync::Barrier, thread};

use fluxform::influx::Creation;

use crate::support::organization::Organization;

fn properties(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

/// Runs `action` in 8 threads at once; how many times it was true.
fn of_eight(action: impl Fn() -> bool + Sync) -> usize {
    let barrier = Barrier::new(8);
    let run = || {
        barrier.wait();
        action()
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(run)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).filter(|won| *won).count()
    })
}

#[test]
fn one_of_many_creates_and_one_of_many_deletes() {
    let organization = Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    for round in 0..20 {
        let name = format!("lock {round}");
        let created = of_eight(|| {
            matches!(client.create_label(&home, &name, &BTreeMap::new()).unwrap(), Creation::Created(_))
        });
        assert_eq!(created, 1);
        let label = client.label(&home, &name).unwrap().unwrap();
        assert_eq!(of_eight(|| client.delete_label(&label.id).unwrap()), 1);
        assert_eq!(client.label(&home, &name).unwrap(), None);
    }
}

#[test]
fn a_label_lives_and_goes() {
    let organization = Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    let owner = properties(&[("owner", "ci@runner-4"), ("token", "%/?\"ü")]);
    let Creation::Created(label) = client.create_label(&home, "fluxform-lock", &owner).unwrap() else {
        panic!()
    };
    assert_eq!(label.properties, owner);
    assert_eq!(client.create_label(&home, "Fluxform-LOCK", &owner).unwrap(), Creation::AlreadyExists);
    assert_eq!(client.label(&home, "FLUXFORM-lock").unwrap(), Some(label.clone()));
    assert_eq!(client.label(&home, "fluxform").unwrap(), None);

    let change = properties(&[("token", ""), ("revision", "13")]);
    let changed = client.set_label_properties(&label.id, &change).unwrap().unwrap();
    assert_eq!(changed.properties, properties(&[("owner", "ci@runner-4"), ("revision", "13")]));
    assert_eq!(client.label_by_id(&label.id).unwrap(), Some(changed));

    assert!(client.delete_label(&label.id).unwrap());
    assert!(!client.delete_label(&label.id).unwrap());
    assert_eq!(client.label_by_id(&label.id).unwrap(), None);
    assert_eq!(client.set_label_properties(&label.id, &change).unwrap(), None);
}

/// Without read:labels the list is empty, as if there were none: only the id tells.
#[test]
fn a_token_that_may_only_write_labels() {
    let organization = Organization::new();
    let client = organization.client_with(&organization.restricted(&[("write", "labels")]));
    let home = client.organization().unwrap();
    let Creation::Created(label) = client.create_label(&home, "lock", &BTreeMap::new()).unwrap() else {
        panic!()
    };
    assert_eq!(client.label(&home, "lock").unwrap(), None);
    let error = client.label_by_id(&label.id).unwrap_err();
    assert_eq!(error.to_string(), "the token lacks the permission read:labels");
    assert!(client.delete_label(&label.id).unwrap());
}
