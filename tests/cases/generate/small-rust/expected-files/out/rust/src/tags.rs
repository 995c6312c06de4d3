//! The tags: a type for the values of each one.

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
    Room
}
