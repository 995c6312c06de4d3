//! The permission that a refusal is about, read from InfluxDB's own words.
//!
//! `write:orgs/<id>/buckets/<id> is unauthorized` becomes `write:buckets`; the ids tell a person
//! nothing that the request did not.

/// The missing permission, as `action:resource`.
pub(super) fn missing(message: &str) -> Option<String> {
    if message.starts_with("insufficient permissions for write") {
        return Some("write:buckets".to_owned());
    }
    if let Some(permission) = of_tasks(message) {
        return Some(permission.to_owned());
    }
    let (action, resource) = message.strip_suffix(" is unauthorized")?.split_once(':')?;
    if !matches!(action, "read" | "write") {
        return None;
    }
    let mut parts = resource.split('/');
    let first = parts.next()?;
    let kind = if first == "orgs" { parts.nth(1).unwrap_or(first) } else { first };
    Some(format!("{action}:{kind}"))
}

/// Tasks have words of their own, and the status of another failure: 404 where one is read, 500
/// where one is written (measured on 2.9.1).
pub(super) fn of_tasks(message: &str) -> Option<&'static str> {
    match message.strip_suffix(" task: unauthorized")? {
        "failed to find" => Some("read:tasks"),
        "failed to create" | "failed to update" | "failed to delete" => Some("write:tasks"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn reads_the_kinds_of_the_server() {
        for (message, permission) in [
            ("write:orgs/4143a3338a6ceaf3/buckets is unauthorized", Some("write:buckets")),
            ("read:orgs/4143a3338a6ceaf3/labels/11b00b7e44978000 is unauthorized", Some("read:labels")),
            ("read:orgs/4143a3338a6ceaf3 is unauthorized", Some("read:orgs")),
            ("read:authorizations is unauthorized", Some("read:authorizations")),
            ("insufficient permissions for write", Some("write:buckets")),
            ("failed to find task: unauthorized", Some("read:tasks")),
            ("failed to create task: unauthorized", Some("write:tasks")),
            ("failed to create task: invalid options", None),
            ("unauthorized access", None),
        ] {
            assert_eq!(missing(message).as_deref(), permission, "{message}");
        }
    }
}
