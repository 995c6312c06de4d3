//! One part of a `multipart/mixed` body, by its name; as much of RFC 2046 as a manifest needs.

/// The content of the part called `name`, or nothing if the body is of another kind or lacks it.
pub(super) fn part<'a>(content_type: &str, body: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let boundary = content_type.split(';').find_map(|part| part.trim().strip_prefix("boundary="))?;
    let delimiter = format!("--{}", boundary.trim_matches('"'));
    let wanted = format!("name=\"{name}\"");
    let mut rest = body;
    while let Some(start) = find(rest, delimiter.as_bytes()) {
        rest = &rest[start + delimiter.len()..];
        let headers = find(rest, b"\r\n\r\n")?;
        if find(&rest[..headers], wanted.as_bytes()).is_some() {
            let content = &rest[headers + 4..];
            let end = find(content, format!("\r\n{delimiter}").as_bytes())?;
            return Some(&content[..end]);
        }
    }
    None
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn finds_a_part_behind_a_binary_one() {
        let body = b"--b\r\nContent-Disposition: attachment; name=\"kv\"\r\n\r\n\x00\r\n\r\n\xff\r\n--b\r\n\
                     Content-Disposition: attachment; name=\"buckets\"\r\n\r\n[1]\r\n--b--\r\n";
        let content_type = "multipart/mixed; boundary=b";
        assert_eq!(part(content_type, body, "buckets"), Some(&b"[1]"[..]));
        assert_eq!(part(content_type, body, "sql"), None);
        assert_eq!(part("application/json", body, "kv"), None);
        assert_eq!(part(content_type, &body[..body.len() - 9], "buckets"), None);
    }
}
