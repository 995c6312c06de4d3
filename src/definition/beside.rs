//! A second version of definitions, of which most files are those of the first: what an equal file says
//! is known already and only copied.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use rayon::prelude::*;

use super::{
    Loaded, SourceFile,
    document::Document,
    load::{self, Pass, load, speaks_of_use},
    yaml::{Mark, Span},
};

/// Reads all files together, as [`load`] does and with the same result. Files of the text of a file of
/// `known`, wherever that lies, are not parsed again.
pub fn load_beside(mut files: Vec<SourceFile>, known: &Loaded) -> Loaded {
    if !known.diagnostics.is_empty() {
        return load(files);
    }
    load::sort(&mut files);
    let known = Known::new(known);
    let same: Vec<Option<usize>> = files.iter().map(|file| known.equal_to(file)).collect();
    let mut first: Vec<Pass<'_>> =
        files.par_iter().zip(&same).map(|(file, same)| known.pass(file, *same)).collect();
    if !known.shares_the_same(&same, &first) {
        // What the files of the first version took in is something else in the second.
        let again = files.par_iter().zip(&mut first).filter(|(file, _)| speaks_of_use(file));
        again.for_each(|(file, pass)| *pass = Pass::new(file));
    }
    let mut loaded = load::together(&files, first);
    if !loaded.diagnostics.is_empty() {
        // A copied name has no line, which a finding about it needs.
        return load(files);
    }
    loaded.sources.files = files;
    loaded
}

/// What is known of each file of the first version.
struct Known<'k> {
    loaded: &'k Loaded,
    /// The names in each file.
    names: Vec<Vec<(&'static str, &'k str, u32)>>,
    by_path: HashMap<&'k str, usize>,
    by_length: HashMap<usize, Vec<usize>>,
}

impl<'k> Known<'k> {
    fn new(loaded: &'k Loaded) -> Self {
        let files = &loaded.sources.files;
        let mut names = vec![Vec::new(); files.len()];
        for ((section, name), defined) in &loaded.sources.defined_in {
            names[defined.file].push((*section, name.as_str(), defined.line));
        }
        let mut by_length: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, file) in files.iter().enumerate() {
            by_length.entry(file.text.len()).or_default().push(index);
        }
        let by_path = files.iter().enumerate().map(|(index, file)| (file.path.as_str(), index)).collect();
        Self { loaded, names, by_path, by_length }
    }

    /// The file with the text of `file`: that of its path, or one that was moved.
    fn equal_to(&self, file: &SourceFile) -> Option<usize> {
        let is_equal = |index: &usize| self.loaded.sources.files[*index].text == file.text;
        let there = self.by_path.get(file.path.as_str()).copied().filter(is_equal);
        let moved = || self.by_length.get(&file.text.len())?.iter().copied().find(is_equal);
        there.or_else(moved)
    }

    /// What is learnt of a file at first sight, or known. Shared fields are needed as they are written.
    fn pass<'a>(&self, file: &'a SourceFile, same: Option<usize>) -> Pass<'a>
    where
        'k: 'a,
    {
        match same {
            Some(index) if !self.shares(index) => Pass {
                names: self.names[index]
                    .iter()
                    .map(|(section, name, line)| (*section, Cow::Borrowed(*name), on_line(*line)))
                    .collect(),
                shared: Vec::new(),
                read: Some((self.document(index), Vec::new())),
            },
            _ => Pass::new(file),
        }
    }

    /// Whether the shared fields of both versions are the same.
    fn shares_the_same(&self, same: &[Option<usize>], first: &[Pass<'_>]) -> bool {
        let all_there = (0..self.names.len()).all(|file| !self.shares(file) || same.contains(&Some(file)));
        let none_new = same.iter().zip(first).all(|(same, pass)| same.is_some() || pass.shared.is_empty());
        all_there && none_new
    }

    /// Whether a file has shared fields.
    fn shares(&self, file: usize) -> bool {
        self.names[file].iter().any(|(section, ..)| *section == "fields")
    }

    /// A file's part of the schema.
    fn document(&self, file: usize) -> Document {
        let (schema, retired_in) = (&self.loaded.schema, &self.loaded.sources.retired_in);
        let mut document = Document::default();
        for (section, name, _) in &self.names[file] {
            match *section {
                "layers" => copy(name, &schema.layers, &mut document.layers),
                "buckets" => copy(name, &schema.buckets, &mut document.buckets),
                "tags" => copy(name, &schema.tags, &mut document.tags),
                "measurements" => copy(name, &schema.measurements, &mut document.measurements),
                "queries" => copy(name, &schema.queries, &mut document.queries),
                "rollups" => copy(name, &schema.rollups, &mut document.rollups),
                "tables" => copy(name, &schema.tables, &mut document.tables),
                _ => {}
            }
        }
        let retired = schema.retired.iter().zip(retired_in).filter(|(_, place)| place.0 == file);
        document.retired = retired.map(|(retired, _)| retired.clone()).collect();
        document
    }
}

/// A place of which only the line is known.
fn on_line(line: u32) -> Span {
    let start = Mark { line, column: 0 };
    Span { start, end: start }
}

fn copy<T: Clone>(name: &str, from: &BTreeMap<String, T>, to: &mut BTreeMap<String, T>) {
    if let Some(thing) = from.get(name) {
        to.insert(name.to_owned(), thing.clone());
    }
}
