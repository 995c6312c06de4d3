//! Texts with a type: enumerations of listed values, and texts that are told apart.

pub(crate) mod pattern;

/// An enumeration of texts: `/// Documentation. Name { Variant = "text", }`.
macro_rules! text_enum {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $value:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $value, "`")] $variant,)*
        }

        impl $name {
            /// All values, in the order of the definitions.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The text that is stored.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $value,)*
                }
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            fn from_str(text: &str) -> std::result::Result<Self, crate::Error> {
                match text {
                    $($value => std::result::Result::Ok(Self::$variant),)*
                    _ => std::result::Result::Err(crate::Error::NotAValue(text.to_owned())),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(
                &self,
                serializer: S,
            ) -> std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> std::result::Result<Self, D::Error> {
                let text = <std::string::String as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// The values of a tag: `/// Documentation. Name`, and what they match.
macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident $(matches $pattern:literal by $steps:ident)?) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::string::String);

        impl $name {
            $(
                /// The regular expression that a part of each value matches.
                pub const PATTERN: &'static str = $pattern;
            )?

            /// A value of the tag.
            ///
            /// # Errors
            /// A text that line protocol cannot carry: an empty one, one with a line feed, or one
            /// that ends in a backslash. A text that does not match the pattern, if there is one.
            pub fn new(
                text: impl Into<std::string::String>,
            ) -> std::result::Result<Self, crate::Error> {
                let text = text.into();
                if text.is_empty() || text.contains('\n') || text.ends_with('\\') {
                    return std::result::Result::Err(crate::Error::NotATag(text));
                }
                $(
                    if !crate::text::pattern::is_match(&$steps, &text) {
                        let pattern = $pattern;
                        return std::result::Result::Err(crate::Error::NotMatching { text, pattern });
                    }
                )?
                std::result::Result::Ok(Self(text))
            }

            /// The text that is stored.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            fn from_str(text: &str) -> std::result::Result<Self, crate::Error> {
                Self::new(text)
            }
        }
    };
}
