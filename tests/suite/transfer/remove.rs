//! Points archived and removed.

use fluxform::transfer::{Mover, remove_points, restore, verify};

use super::sample::{LINES, bucket_with, folder, held, jobs, lines_of, look, readable, sorted};
use crate::support::organization::Organization;

#[test]
fn a_measurement_goes_and_can_be_given_back() {
    let organization = Organization::new();
    let client = organization.client();
    bucket_with(&organization, "b", LINES);
    let (_folder, path) = folder();
    let (live, bucket) = look(&client, "b");
    let mover = Mover::new(&client, &live, jobs());
    let archive = remove_points(&mover, &bucket, Some("two"), &path).unwrap();
    let is_two = |line: &&&[u8]| line.starts_with(b"two");
    let rest: Vec<&[u8]> = LINES.iter().filter(|line| !is_two(line)).copied().collect();
    assert_eq!(held(&client, "b"), readable(&sorted(&rest)));
    let gone: Vec<&[u8]> = LINES.iter().filter(is_two).copied().collect();
    assert_eq!(readable(&lines_of(&archive)), readable(&sorted(&gone)));
    verify(&archive).unwrap();
    restore(&mover, &bucket, &archive).unwrap();
    assert_eq!(held(&client, "b"), readable(&sorted(LINES)));
}

#[test]
fn all_of_a_bucket() {
    let organization = Organization::new();
    let client = organization.client();
    bucket_with(&organization, "b", LINES);
    bucket_with(&organization, "other", LINES);
    let (_folder, path) = folder();
    let (live, bucket) = look(&client, "b");
    let archive = remove_points(&Mover::new(&client, &live, jobs()), &bucket, None, &path).unwrap();
    assert_eq!(held(&client, "b"), Vec::<String>::new());
    assert_eq!(readable(&lines_of(&archive)), readable(&sorted(LINES)));
    assert_eq!(held(&client, "other"), readable(&sorted(LINES)));
}
