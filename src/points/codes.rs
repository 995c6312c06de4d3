//! The findings that `verify` raises, and their pages.

use crate::diagnostic::Code;

/// A kind of finding: its code, its name, and its page.
#[derive(Debug)]
pub struct Rule {
    pub code: Code,
    pub page: &'static str,
    /// Its place in [`RULES`].
    pub(super) number: usize,
}

macro_rules! rules {
    ($($name:ident = $code:literal,)*) => {
        /// The places of the rules in [`RULES`].
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($name,)* }

        $(pub(super) const $name: &Rule = &Rule {
            code: Code::new($code),
            page: include_str!(concat!("../../docs/rules/", $code, ".md")),
            number: Number::$name as usize,
        };)*

        /// Every rule, sorted by code.
        pub static RULES: &[&Rule] = &[$($name,)*];
    };
}

rules! {
    SYNTAX = "LP101",
    NOT_UTF_8 = "LP102",
    CARRIAGE_RETURN = "LP103",
    BYTE_ORDER_MARK = "LP104",
    SWALLOWED_LINE = "LP105",
    RESERVED_TAG = "LP106",
    TAG_TWICE = "LP107",
    FIELD_TWICE = "LP108",
    FIELD_CALLED_TIME = "LP109",
    TEXT_TOO_LONG = "LP110",
    KEY_TOO_LONG = "LP111",
    AFTER_TEXT = "LP112",
    UNKNOWN_MEASUREMENT = "LP201",
    UNDECLARED_TAG = "LP202",
    UNDECLARED_FIELD = "LP203",
    RETIRED_NAME = "LP204",
    MISSING_TAG = "LP205",
    MISSING_FIELD = "LP206",
    WRONG_TYPE = "LP301",
    VALUE_NOT_LISTED = "LP302",
    VALUE_AGAINST_PATTERN = "LP303",
    OUT_OF_BOUNDS = "LP304",
    TOO_MANY_BYTES = "LP305",
    NOT_JSON = "LP306",
    JSON_AGAINST_SCHEMA = "LP307",
    OVER_BUDGET = "LP308",
    DERIVED_TAG_DIFFERS = "LP309",
    PRECISION = "LP401",
    OUTSIDE_RETENTION = "LP402",
    FAR_FUTURE = "LP403",
}

impl Rule {
    /// What the rule finds, in a few words: the title of its page.
    pub fn summary(&self) -> &'static str {
        let title = self.page.lines().next().unwrap_or_default();
        title.split_once(": ").map_or(title, |(_, summary)| summary)
    }
}
