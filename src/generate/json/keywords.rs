//! The keywords of JSON Schema that say which values are valid, and which of them each kind of value
//! understands.

/// All of them, as far as they are not part of saying the type.
const ALL: [&str; 41] = [
    "$dynamicRef",
    "$recursiveRef",
    "$ref",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "if",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "required",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// What a schema was found to describe, as far as it decides on keywords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Null,
    Boolean,
    Integer,
    Number,
    Text,
    Listed,
    List,
    Map,
    Record,
    Reference,
    Choice,
    Untold,
}

impl About {
    /// The keywords that are understood.
    fn understood(self) -> &'static [&'static str] {
        match self {
            Self::Null | Self::Boolean | Self::Untold => &[],
            Self::Integer => &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
            Self::Number => &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
            Self::Text => &["minLength", "maxLength", "pattern"],
            Self::Listed => &["enum", "const"],
            Self::List => &["items", "minItems", "maxItems", "uniqueItems"],
            Self::Map => {
                &["additionalProperties", "required", "minProperties", "maxProperties", "propertyNames"]
            }
            Self::Record => &["properties", "additionalProperties", "required"],
            Self::Reference => &["$ref"],
            Self::Choice => &["anyOf", "oneOf"],
        }
    }

    fn noun(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::Listed => "listed values",
            Self::List => "an array",
            Self::Map => "an object without `properties`",
            Self::Record => "an object with `properties`",
            Self::Reference => "a reference",
            Self::Choice => "a choice",
            Self::Untold => "a value without a type",
        }
    }

    /// The keywords besides that change what is valid: each with what is wrong, and what would work.
    pub fn strangers(
        self,
        has: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = (&'static str, String, &'static str)> {
        let found =
            ALL.into_iter().filter(move |keyword| has(keyword) && !self.understood().contains(keyword));
        found.map(move |keyword| {
            (keyword, format!("`{keyword}` is not understood of {}", self.noun()), self.help(keyword))
        })
    }

    fn help(self, keyword: &str) -> &'static str {
        match keyword {
            _ if self == Self::Reference => "`$ref` stands alone: say it where the reference leads",
            _ if self == Self::Choice => "say it within the choice",
            "anyOf" | "oneOf" => "describe one type; besides it only null can be chosen",
            "multipleOf" => "say `type: integer` for whole numbers, or leave it out",
            "patternProperties" => "say `propertyNames: { pattern: … }` and `additionalProperties`",
            "minProperties" | "maxProperties" | "propertyNames" if self == Self::Record => {
                "say which keys are `required`, or describe all values alike by `additionalProperties` alone"
            }
            "unevaluatedProperties" => "say `additionalProperties`",
            "prefixItems" | "contains" | "minContains" | "maxContains" | "additionalItems"
            | "unevaluatedItems" => "describe all items alike by `items`",
            "$dynamicRef" | "$recursiveRef" => "say `$ref` with the place in this schema: `#/$defs/name`",
            "allOf" | "not" | "if" | "then" | "else" | "dependencies" | "dependentRequired"
            | "dependentSchemas" => "describe one type, without conditions",
            _ => "leave it out, or say the `type` that it belongs to",
        }
    }
}
