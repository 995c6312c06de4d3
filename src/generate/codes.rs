//! The findings that generation raises, and their pages.

pub const CRATE_NAME: &str = "GN102";
pub const NAME_NOT_WRITABLE: &str = "GN103";
pub const VALUE_NOT_WRITABLE: &str = "GN104";
pub const DIRECTIVE_UNKNOWN: &str = "GN105";
pub const JSON_WITHOUT_TYPE: &str = "GN106";
pub const PATTERN_WITHOUT_STEPS: &str = "GN107";
pub const BUCKET_UNKNOWN: &str = "GN108";
pub const QUERY_NOT_WRITABLE: &str = "GN110";
pub const ROLLUP_NOT_WRITABLE: &str = "GN111";
pub const COMMAND_LINE_NUL: &str = "GN121";
pub const SQL_NUL: &str = "GN122";
pub const INDEX_OF_STRANGER: &str = "GN123";
pub const TARGET_UNKNOWN: &str = "GN131";
pub const TARGET_OPTION: &str = "GN132";

/// Every code with its page, sorted.
pub const PAGES: &[(&str, &str)] = &[
    (CRATE_NAME, include_str!("../../docs/rules/GN102.md")),
    (NAME_NOT_WRITABLE, include_str!("../../docs/rules/GN103.md")),
    (VALUE_NOT_WRITABLE, include_str!("../../docs/rules/GN104.md")),
    (DIRECTIVE_UNKNOWN, include_str!("../../docs/rules/GN105.md")),
    (JSON_WITHOUT_TYPE, include_str!("../../docs/rules/GN106.md")),
    (PATTERN_WITHOUT_STEPS, include_str!("../../docs/rules/GN107.md")),
    (BUCKET_UNKNOWN, include_str!("../../docs/rules/GN108.md")),
    (QUERY_NOT_WRITABLE, include_str!("../../docs/rules/GN110.md")),
    (ROLLUP_NOT_WRITABLE, include_str!("../../docs/rules/GN111.md")),
    (COMMAND_LINE_NUL, include_str!("../../docs/rules/GN121.md")),
    (SQL_NUL, include_str!("../../docs/rules/GN122.md")),
    (INDEX_OF_STRANGER, include_str!("../../docs/rules/GN123.md")),
    (TARGET_UNKNOWN, include_str!("../../docs/rules/GN131.md")),
    (TARGET_OPTION, include_str!("../../docs/rules/GN132.md")),
];
