//! Which files of a revision are definitions, and what is said of those that cannot be read. What git
//! has is held against the reader of folders.

use std::{ffi::OsStr, fs, os::unix::ffi::OsStrExt};

use fluxform::workspace::{ReadFile, Revision, read_definitions};

use super::bucket;
use crate::support::repository::Repository;

/// The path and the text of each file, or what is said of it.
pub type Files = Vec<(String, Result<String, String>)>;

/// The definitions of the newest commit.
pub fn of_head(repository: &Repository, folder: &str, except: &[&str]) -> Files {
    let mut revision = Revision::open(repository.path(), "HEAD", None).unwrap();
    plain(revision.read_definitions(folder, except).unwrap())
}

/// The definitions of the work tree.
pub fn of_folder(repository: &Repository, folder: &str, except: &[&str]) -> Files {
    plain(read_definitions(repository.path(), folder, except))
}

fn plain(files: Vec<ReadFile>) -> Files {
    files.into_iter().map(|file| (file.path, file.text.map_err(|error| error.to_string()))).collect()
}

/// Both readers find exactly the files of `paths`.
pub fn assert_found(repository: &Repository, folder: &str, except: &[&str], paths: &[&str]) {
    let (revision, there) = (of_head(repository, folder, except), of_folder(repository, folder, except));
    assert_eq!(revision, there);
    assert_eq!(revision.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), paths);
    assert!(revision.iter().all(|(_, text)| text.is_ok()), "{revision:?}");
}

#[test]
fn yaml_files_in_all_folders_are_read_but_hidden_ones() {
    let repository = Repository::new();
    for path in [
        "schemas/a.yaml",
        "schemas/b.yml",
        "schemas/c.txt",
        "schemas/yaml",
        "schemas/D.YAML",
        "schemas/.hidden.yaml",
        "schemas/.yaml",
        "schemas/.folder/a.yaml",
        "schemas/deep/er/a.yaml",
        "schemas/folder.yaml/a.yaml",
        "schemas.yaml",
        "other/a.yaml",
    ] {
        repository.write(path, path);
    }
    repository.write("schemas/empty.yaml", "");
    repository.write("schemas/lines.yaml", "a: 1\r\nb: 2");
    repository.commit();
    let inside = [
        "schemas/a.yaml",
        "schemas/b.yml",
        "schemas/deep/er/a.yaml",
        "schemas/empty.yaml",
        "schemas/folder.yaml/a.yaml",
        "schemas/lines.yaml",
    ];
    for folder in ["schemas", "./schemas/", "other/../schemas"] {
        let shown = if folder.starts_with("other") {
            inside.map(|path| format!("other/../{path}"))
        } else {
            inside.map(str::to_owned)
        };
        assert_found(&repository, folder, &[], &shown.each_ref().map(String::as_str));
    }
    assert_found(
        &repository,
        "schemas",
        &["schemas/b.yml", "schemas/deep", "schemas/gone.yaml"],
        &["schemas/a.yaml", "schemas/empty.yaml", "schemas/folder.yaml/a.yaml", "schemas/lines.yaml"],
    );
    assert_eq!(of_head(&repository, ".", &[]), of_folder(&repository, ".", &[]));
    assert_eq!(of_head(&repository, "gone", &[]), []);
}

#[test]
fn names_may_have_any_bytes() {
    let repository = Repository::new();
    let names: [&[u8]; 9] = [
        b"a b.yaml",
        b"-x.yaml",
        b"a\"b'c.yaml",
        b"new\nline.yaml",
        b"tab\there.yaml",
        b"back\\slash.yaml",
        "ünï 测试.yaml".as_bytes(),
        b"a:b*?[c].yaml",
        b"not utf-8 \xff.yaml",
    ];
    for name in names {
        let folder = repository.path().join("schemas");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(OsStr::from_bytes(name)), name.len().to_string()).unwrap();
    }
    repository.write("schemas/odd folder\n/ü.yaml", "0");
    repository.commit();
    assert_found(
        &repository,
        "schemas",
        &[],
        &[
            "schemas/-x.yaml",
            "schemas/a b.yaml",
            "schemas/a\"b'c.yaml",
            "schemas/a:b*?[c].yaml",
            "schemas/back\\slash.yaml",
            "schemas/new\nline.yaml",
            "schemas/not utf-8 \u{fffd}.yaml",
            "schemas/odd folder\n/ü.yaml",
            "schemas/tab\there.yaml",
            "schemas/ünï 测试.yaml",
        ],
    );
}

#[test]
fn what_is_no_text_or_too_large_is_said() {
    let repository = Repository::new();
    repository.write("schemas/a.yaml", b"buckets: \xff");
    repository.write("schemas/b.yaml", vec![b'#'; (32 << 20) + 1]);
    repository.write("schemas/c.yaml", vec![b'#'; 32 << 20]);
    repository.write("schemas/d.yaml", "# after all of them");
    repository.commit();
    let read = of_head(&repository, "schemas", &[]);
    assert_eq!(read, of_folder(&repository, "schemas", &[]));
    let said: Vec<_> =
        read.iter().map(|(_, text)| text.as_ref().map(String::len).map_err(String::as_str)).collect();
    assert_eq!(
        said,
        [
            Err("is not UTF-8 text: byte 9 begins no character"),
            Err("has 33554433 bytes; a definition file has at most 33554432"),
            Ok(32 << 20),
            Ok(19),
        ]
    );
}

#[test]
fn more_files_than_a_pipe_holds_are_read() {
    let repository = Repository::new();
    let paths: Vec<String> = (0..2_000).map(|n| format!("schemas/f{n:04}.yaml")).collect();
    for path in &paths {
        repository.write(path, format!("# {path}\n").repeat(20));
    }
    repository.commit();
    assert_found(&repository, "schemas", &[], &paths.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_submodule_is_passed_over() {
    let repository = Repository::new();
    repository.write("schemas/a.yaml", bucket("raw"));
    let commit = repository.commit();
    for path in ["schemas/module", "schemas/module.yaml"] {
        repository.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{commit},{path}")]);
    }
    repository.git(&["commit", "--quiet", "--message=modules"]);
    assert_eq!(of_head(&repository, "schemas", &[]), [("schemas/a.yaml".to_owned(), Ok(bucket("raw")))]);
}

#[test]
fn the_work_tree_and_the_index_do_not_matter() {
    let repository = Repository::new();
    repository.write("schemas/a.yaml", "committed");
    repository.write("schemas/gone.yaml", "committed, too");
    repository.commit();
    repository.write("schemas/a.yaml", "staged");
    repository.write("schemas/new.yaml", "staged, too");
    repository.git(&["rm", "--quiet", "schemas/gone.yaml"]);
    repository.git(&["add", "--all"]);
    repository.write("schemas/a.yaml", "written");
    let committed = [("schemas/a.yaml", "committed"), ("schemas/gone.yaml", "committed, too")];
    let committed = committed.map(|(path, text)| (path.to_owned(), Ok(text.to_owned())));
    assert_eq!(of_head(&repository, "schemas", &[]), committed);
}
