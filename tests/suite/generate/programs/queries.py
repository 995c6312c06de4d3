"""Calls the functions of the example's queries, and prints the scripts as JSON."""

import datetime
import inspect
import json

from home_patterns import queries, tags

examples = {
    "co_occurrence_of_pair": queries.co_occurrence_of_pair(device_pair=tags.DevicePair("light.kitchen|switch.coffee_maker")),
    "contextual_by_weather": queries.contextual_by_weather(weather_context=tags.WeatherContext.RAINY),
    "day_type_last_4_weeks": queries.day_type_last_4_weeks(day_type=tags.DayType.WEEKEND),
    "duration_last_60_days": queries.duration_last_60_days(entity_id=tags.EntityId("light.living_room")),
    "most_unusual_entities": queries.most_unusual_entities(minimum_score=0.5),
    "raw_events_of_entity": queries.raw_events_of_entity(entity_id=tags.EntityId("light.living_room")),
    "room_activity_last_30_days": queries.room_activity_last_30_days(area_id=tags.AreaId("living_room")),
    "session_trend": queries.session_trend(session_type=tags.SessionType("evening")),
    "time_based_last_30_days": queries.time_based_last_30_days(entity_id=tags.EntityId("light.living_room")),
}
standard = {
    "every": datetime.timedelta(days=1),
    "start": datetime.timedelta(days=-30),
    "stop": datetime.timedelta(),
}
for name, function in inspect.getmembers(queries, inspect.isfunction):
    if name not in examples:
        parameters = inspect.signature(function).parameters.items()
        required = {key: standard[key] for key, parameter in parameters if parameter.default is parameter.empty}
        if name.startswith("home_assistant_events") and required:
            required["start"] = datetime.timedelta(days=-7)
        examples[name] = function(**required)
lamp = tags.EntityId("light.living_room")
examples["one entity"] = queries.time_based_daily_range(
    start=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), stop=datetime.timedelta(milliseconds=-1_500), entity_id=lamp
)
print(json.dumps(examples))
