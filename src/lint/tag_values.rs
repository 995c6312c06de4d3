//! Whether a text can be the value of a tag.

use jiff::fmt::strtime;

use crate::words::Tick;

use super::context::Context;

/// Why the tag defined under `key` never has this value: "is none of …".
pub(super) fn never(context: &Context<'_>, key: &str, value: &str) -> Option<String> {
    let tag = context.schema.tags.get(key)?;
    if !tag.values.is_empty() {
        let is_listed = tag.values.iter().any(|listed| listed == value);
        return (!is_listed).then(|| format!("is none of the values of tag {}", Tick(key)));
    }
    if let Some(Ok(pattern)) = context.patterns.get(key)
        && !pattern.is_match(value)
    {
        return Some(format!("does not match the pattern of tag {}", Tick(key)));
    }
    let format = tag.derive.as_deref()?;
    let is_made = strtime::parse(format, value).is_ok();
    (!is_made).then(|| format!("is not made by {}, as the values of tag {} are", Tick(format), Tick(key)))
}
