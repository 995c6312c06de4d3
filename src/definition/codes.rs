//! The findings that reading itself raises, and their pages.

use crate::diagnostic::Code;

pub const SYNTAX: Code = Code::new("YA001");
pub const DUPLICATE_KEY: Code = Code::new("YA002");
pub const UNKNOWN_KEY: Code = Code::new("YA003");
pub const WRONG_VALUE: Code = Code::new("YA004");
pub const MISSING_KEY: Code = Code::new("YA005");
pub const UNREADABLE: Code = Code::new("YA006");
pub const DEFINED_TWICE: Code = Code::new("YA007");
pub const UNKNOWN_SHARED_FIELD: Code = Code::new("YA008");

/// Every code with its page, sorted.
pub const PAGES: &[(Code, &str)] = &[
    (SYNTAX, include_str!("../../docs/rules/YA001.md")),
    (DUPLICATE_KEY, include_str!("../../docs/rules/YA002.md")),
    (UNKNOWN_KEY, include_str!("../../docs/rules/YA003.md")),
    (WRONG_VALUE, include_str!("../../docs/rules/YA004.md")),
    (MISSING_KEY, include_str!("../../docs/rules/YA005.md")),
    (UNREADABLE, include_str!("../../docs/rules/YA006.md")),
    (DEFINED_TWICE, include_str!("../../docs/rules/YA007.md")),
    (UNKNOWN_SHARED_FIELD, include_str!("../../docs/rules/YA008.md")),
];
