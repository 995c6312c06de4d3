//! The tags: a type for the values of each one.

use crate::text::pattern::Step;

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
    AreaId matches "^[a-z0-9_]+$" by AREA_ID_PATTERN
}

static AREA_ID_PATTERN: [Step; 7] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::TextEnd,
    Step::Match,
];

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
    DeviceId matches "^[0-9a-f]{32}$" by DEVICE_ID_PATTERN
}

static DEVICE_ID_PATTERN: [Step; 35] = [
    Step::TextStart,
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::TextEnd,
    Step::Match,
];

text_type! {
    /// Two entities that act together, in ascending order with a vertical bar between them. Compare
    /// it for equality: in a regular expression the bar means "or".
    ///
    /// Values match the regular expression `^[a-z0-9_]+\.[a-z0-9_]+\|[a-z0-9_]+\.[a-z0-9_]+$`.
    DevicePair matches "^[a-z0-9_]+\\.[a-z0-9_]+\\|[a-z0-9_]+\\.[a-z0-9_]+$" by DEVICE_PAIR_PATTERN
}

static DEVICE_PAIR_PATTERN: [Step; 22] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::Letter('.'),
    Step::OneOf("09__az"),
    Step::Either(8, 10),
    Step::OneOf("09__az"),
    Step::GoOn(7),
    Step::Letter('|'),
    Step::OneOf("09__az"),
    Step::Either(13, 15),
    Step::OneOf("09__az"),
    Step::GoOn(12),
    Step::Letter('.'),
    Step::OneOf("09__az"),
    Step::Either(18, 20),
    Step::OneOf("09__az"),
    Step::GoOn(17),
    Step::TextEnd,
    Step::Match,
];

text_type! {
    /// The Home Assistant domain of the entity, the part of its identifier before the dot.
    ///
    /// Values match the regular expression `^[a-z0-9_]+$`.
    Domain matches "^[a-z0-9_]+$" by DOMAIN_PATTERN
}

static DOMAIN_PATTERN: [Step; 7] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::TextEnd,
    Step::Match,
];

text_type! {
    /// The Home Assistant entity, as `domain.object`.
    ///
    /// Values match the regular expression `^[a-z0-9_]+\.[a-z0-9_]+$`.
    EntityId matches "^[a-z0-9_]+\\.[a-z0-9_]+$" by ENTITY_ID_PATTERN
}

static ENTITY_ID_PATTERN: [Step; 12] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::Letter('.'),
    Step::OneOf("09__az"),
    Step::Either(8, 10),
    Step::OneOf("09__az"),
    Step::GoOn(7),
    Step::TextEnd,
    Step::Match,
];

text_type! {
    /// The kind of event on the event bus of Home Assistant.
    ///
    /// Values match the regular expression `^[a-z0-9_]+$`.
    EventType matches "^[a-z0-9_]+$" by EVENT_TYPE_PATTERN
}

static EVENT_TYPE_PATTERN: [Step; 7] = [
    Step::TextStart,
    Step::OneOf("09__az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::TextEnd,
    Step::Match,
];

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
    SequenceId matches "^[0-9a-f]{16}$" by SEQUENCE_ID_PATTERN
}

static SEQUENCE_ID_PATTERN: [Step; 19] = [
    Step::TextStart,
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::OneOf("09af"),
    Step::TextEnd,
    Step::Match,
];

text_type! {
    /// The kind of session, as the session detector names it.
    ///
    /// Values match the regular expression `^[a-z][a-z0-9_]*$`.
    SessionType matches "^[a-z][a-z0-9_]*$" by SESSION_TYPE_PATTERN
}

static SESSION_TYPE_PATTERN: [Step; 7] = [
    Step::TextStart,
    Step::OneOf("az"),
    Step::Either(3, 5),
    Step::OneOf("09__az"),
    Step::GoOn(2),
    Step::TextEnd,
    Step::Match,
];

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
