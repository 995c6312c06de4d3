//! Writing into a folder that is not empty: what is ours is replaced, what is not is left alone.

use std::{fs, path::Path};

use fluxform::{
    generate::File,
    workspace::{self, compare, target_folder},
};

fn write(folder: &Path, files: &[(&str, &str)]) -> Result<Vec<String>, String> {
    let files: Vec<File> = files.iter().map(|(path, text)| File::new(*path, *text)).collect();
    match workspace::write(folder, &files) {
        Ok(changed) => Ok(changed.into_iter().map(|difference| difference.path).collect()),
        Err(error) => Err(error.to_string().replace(folder.to_str().unwrap(), "DIR")),
    }
}

fn tree(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else {
            found.push(path.to_str().unwrap().to_owned());
        }
    }
    found.sort();
    found
}

const MANIFEST: &str = ".fluxform-manifest.json";

#[test]
fn only_what_differs_is_written_and_what_is_stale_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    assert_eq!(
        write(folder, &[("a/b.txt", "1\n"), ("c.txt", "2\n")]).unwrap(),
        [MANIFEST, "a/b.txt", "c.txt"]
    );
    assert!(write(folder, &[("a/b.txt", "1\n"), ("c.txt", "2\n")]).unwrap().is_empty());
    fs::write(folder.join("mine.txt"), "mine").unwrap();
    assert_eq!(write(folder, &[("c.txt", "3\n")]).unwrap(), [MANIFEST, "a/b.txt", "c.txt"]);
    let expected: Vec<_> =
        [MANIFEST, "c.txt", "mine.txt"].map(|name| format!("{}/{name}", folder.display())).into();
    assert_eq!(tree(folder), expected);
    assert!(!folder.join("a").exists());
}

#[test]
fn a_file_that_was_not_generated_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("b.txt"), "mine").unwrap();
    let error = write(folder, &[("a.txt", "1"), ("b.txt", "2")]).unwrap_err();
    assert_eq!(
        error,
        "DIR/b.txt is in the way: it was not generated, so it is not overwritten; move it or remove it"
    );
    assert_eq!(tree(folder), [folder.join("b.txt").to_str().unwrap()]);
    // The same contents are as good as generated: a manifest that was lost does no harm.
    assert_eq!(write(folder, &[("b.txt", "mine")]).unwrap(), [MANIFEST]);
}

#[test]
fn a_stale_file_that_was_changed_by_hand_is_not_removed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, &[("a.txt", "1")]).unwrap();
    fs::write(folder.join("a.txt"), "changed").unwrap();
    let error = write(folder, &[]).unwrap_err();
    assert_eq!(
        error,
        "DIR/a.txt is no longer generated, but was changed by hand, so it is not removed; move it or remove it"
    );
    assert_eq!(write(folder, &[("a.txt", "1")]).unwrap(), ["a.txt"]);
}

#[test]
fn no_path_leaves_its_folder() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("target");
    for path in ["../out.txt", "/etc/out.txt", "a/../../out.txt", "a\\..\\out.txt", ""] {
        assert_eq!(write(&folder, &[(path, "1")]).unwrap_err(), format!("`{path}` leads out of its folder"));
    }
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join(MANIFEST), r#"{"files":{"../victim.txt":"00"}}"#).unwrap();
    fs::write(root.path().join("victim.txt"), "1").unwrap();
    assert_eq!(write(&folder, &[]).unwrap_err(), "`../victim.txt` leads out of its folder");
    assert!(target_folder(root.path(), "../x").is_err());
    assert!(target_folder(root.path(), "/x").is_err());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let root = tempfile::tempdir().unwrap();
    let (folder, other) = (root.path().join("target"), root.path().join("other"));
    fs::create_dir(&folder).unwrap();
    fs::create_dir(&other).unwrap();
    std::os::unix::fs::symlink(&other, folder.join("link")).unwrap();
    let error = write(&folder, &[("link/a.txt", "1")]).unwrap_err();
    assert_eq!(error, "DIR/link is a link or no plain file or folder: nothing is written through it");
    assert!(tree(&other).is_empty());
}

#[cfg(unix)]
#[test]
fn a_script_can_be_run() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("run.sh", "#!/bin/sh\n"), ("read.txt", "1")]).unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o100;
    assert_eq!((mode("run.sh"), mode("read.txt")), (0o100, 0));
}

#[test]
fn differences_are_shown_as_a_unified_diff() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, &[("a.txt", "one\ntwo\nthree\n"), ("b.txt", "gone\n")]).unwrap();
    let files = [File::new("a.txt", "one\n2\nthree\n"), File::new("c.txt", "new\n")];
    let found = compare(folder, &files).unwrap();
    let shown: Vec<_> = found.iter().filter(|difference| difference.path != MANIFEST).collect();
    let shown: String = shown.iter().map(|difference| difference.unified("out")).collect();
    assert_eq!(
        shown,
        "\
--- a/out/a.txt
+++ b/out/a.txt
@@ -1,3 +1,3 @@
 one
-two
+2
 three
--- a/out/b.txt
+++ /dev/null
@@ -1 +0,0 @@
-gone
--- /dev/null
+++ b/out/c.txt
@@ -0,0 +1 @@
+new
"
    );
}
