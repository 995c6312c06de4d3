//! A script with other buckets in the place of those that it names.

use std::collections::BTreeMap;

use super::{
    mention::{Kind, Token, tokens},
    string,
};

/// The script as it reads buckets by other names; nothing where a bucket is not one of `names`, or is not named by a
/// plain text: what it reads then, cannot be told.
pub fn with_buckets(script: &str, names: &BTreeMap<&str, &str>) -> Option<String> {
    let tokens = tokens(script);
    let (mut text, mut done) = (String::with_capacity(script.len()), 0);
    for (position, token) in tokens.iter().enumerate() {
        if !is_bucket(&tokens, position) {
            continue;
        }
        let value = tokens.get(position + 2)?;
        let (Kind::Word(argument), Kind::Text(bucket)) = (&token.kind, &value.kind) else { return None };
        let name = names.get(bucket.as_str()).filter(|_| argument == "bucket")?;
        text.push_str(script.get(done..value.at)?);
        text.push_str(&string(name));
        done = value.at + literal_length(script.get(value.at..)?);
    }
    text.push_str(script.get(done..)?);
    Some(text)
}

/// Whether an argument that says a bucket begins here.
fn is_bucket(tokens: &[Token], position: usize) -> bool {
    let word = tokens.get(position).map(|token| &token.kind);
    let is_named = matches!(word, Some(Kind::Word(word)) if word == "bucket" || word == "bucketID");
    is_named && tokens.get(position + 1).is_some_and(|token| token.kind == Kind::Sign(':'))
}

/// The length of the text literal that `rest` begins with.
fn literal_length(rest: &str) -> usize {
    let mut escaped = false;
    let end = rest.char_indices().skip(1).find(|(_, letter)| {
        let ends = *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        ends
    });
    end.map_or(rest.len(), |(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_buckets_change() {
        let names = BTreeMap::from([("home", "scratch \"1\""), ("a\"b", "c")]);
        let script = "// bucket: \"home\"\nfrom(bucket: \"home\") |> filter(fn: (r) => r._measurement == \"home\")\n\
                      from(bucket: \"a\\\"b\") |> to(bucket:\"home\")";
        let expected = "// bucket: \"home\"\nfrom(bucket: \"scratch \\\"1\\\"\") |> filter(fn: (r) => r._measurement == \
                        \"home\")\nfrom(bucket: \"c\") |> to(bucket:\"scratch \\\"1\\\"\")";
        assert_eq!(with_buckets(script, &names).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_not_said_plainly_is_left_alone() {
        let names = BTreeMap::from([("home", "scratch")]);
        for script in ["from(bucket: b)", "from(bucketID: \"0123456789abcdef\")", "from(bucket: \"other\")"] {
            assert_eq!(with_buckets(script, &names), None, "{script}");
        }
    }
}
