//! The tags: a type for the values of each one.

text_enum! {
    /// In what respect the behaviour was unusual.
    AnomalyType {
        Absence = "absence",
        Duration = "duration",
        Frequency = "frequency",
        Sequence = "sequence",
        Timing = "timing",
    }
}

text_type! {
    /// The area of the home, by its identifier in the area registry of Home Assistant.
    ///
    /// Values match the regular expression `^[a-z0-9_]+$`.
    AreaId
}

text_enum! {
    /// The kind of day.
    DayType {
        Weekday = "weekday",
        Weekend = "weekend",
    }
}

text_type! {
    /// The device that provides the entity, by its identifier in the device registry of Home
    /// Assistant.
    ///
    /// Values match the regular expression `^[0-9a-f]{32}$`.
    DeviceId
}

text_type! {
    /// Two entities that act together, in ascending order with a vertical bar between them. Compare
    /// it for equality: in a regular expression the bar means "or".
    ///
    /// Values match the regular expression `^[a-z0-9_]+\.[a-z0-9_]+\|[a-z0-9_]+\.[a-z0-9_]+$`.
    DevicePair
}

text_type! {
    /// The Home Assistant domain of the entity, the part of its identifier before the dot.
    ///
    /// Values match the regular expression `^[a-z0-9_]+$`.
    Domain
}

text_type! {
    /// The Home Assistant entity, as `domain.object`.
    ///
    /// Values match the regular expression `^[a-z0-9_]+\.[a-z0-9_]+$`.
    EntityId
}

text_type! {
    /// The kind of event on the event bus of Home Assistant.
    ///
    /// Values match the regular expression `^[a-z0-9_]+$`.
    EventType
}

text_enum! {
    /// Who of the household was at home.
    PresenceContext {
        EveryoneHome = "everyone_home",
        NobodyHome = "nobody_home",
        SomebodyHome = "somebody_home",
    }
}

text_enum! {
    /// The meteorological season of the month, which begins in March, June, September and December.
    Season {
        Autumn = "autumn",
        Spring = "spring",
        Summer = "summer",
        Winter = "winter",
    }
}

text_type! {
    /// A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its entity
    /// identifiers with line feeds between them. The field `sequence` holds what it stands for.
    ///
    /// Values match the regular expression `^[0-9a-f]{16}$`.
    SequenceId
}

text_type! {
    /// The kind of session, as the session detector names it.
    ///
    /// Values match the regular expression `^[a-z][a-z0-9_]*$`.
    SessionType
}

text_enum! {
    /// The prevailing weather, in the words of the weather entities of Home Assistant.
    WeatherContext {
        ClearNight = "clear-night",
        Cloudy = "cloudy",
        Exceptional = "exceptional",
        Fog = "fog",
        Hail = "hail",
        Lightning = "lightning",
        LightningRainy = "lightning-rainy",
        Partlycloudy = "partlycloudy",
        Pouring = "pouring",
        Rainy = "rainy",
        Snowy = "snowy",
        SnowyRainy = "snowy-rainy",
        Sunny = "sunny",
        Windy = "windy",
        WindyVariant = "windy-variant",
    }
}
