//! The findings that `check --live` raises of what a server says, and their pages.

use crate::diagnostic::Code;

pub const SCRIPT_SYNTAX: Code = Code::new("SV101");
pub const SCRIPT_TYPES: Code = Code::new("SV102");
pub const SCRIPT_UNCHECKED: Code = Code::new("SV103");

/// Every code with its page, sorted.
pub const PAGES: &[(Code, &str)] = &[
    (SCRIPT_SYNTAX, include_str!("../../docs/rules/SV101.md")),
    (SCRIPT_TYPES, include_str!("../../docs/rules/SV102.md")),
    (SCRIPT_UNCHECKED, include_str!("../../docs/rules/SV103.md")),
];
