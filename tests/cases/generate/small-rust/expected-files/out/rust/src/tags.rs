//! The tags: a type for the values of each one.

use crate::text::pattern::Step;

text_enum! {
    /// The kind of sensor.
    Kind {
        Wired = "wired",
        Radio = "radio",
    }
}

text_type! {
    /// The room.
    ///
    /// Values match the regular expression `^[a-z_]+$`.
    Room matches "^[a-z_]+$" by ROOM_PATTERN
}

static ROOM_PATTERN: [Step; 7] = [
    Step::TextStart,
    Step::OneOf("__az"),
    Step::Either(3, 5),
    Step::OneOf("__az"),
    Step::GoOn(2),
    Step::TextEnd,
    Step::Match,
];
