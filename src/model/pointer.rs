//! JSON pointers, and the references within a JSON Schema that hold them.

use percent_encoding::percent_decode_str;

/// The JSON pointer that a `$ref` leads to within its document; none if it leads elsewhere.
pub fn pointer_of_reference(reference: &str) -> Option<String> {
    let pointer = percent_decode_str(reference.strip_prefix('#')?).decode_utf8().ok()?;
    (pointer.is_empty() || pointer.starts_with('/')).then(|| pointer.into_owned())
}

/// The keys that a JSON pointer goes through.
pub fn pointer_keys(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")).collect()
}
