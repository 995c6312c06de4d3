// home_assistant_events_count
// How many values each field of `home_assistant_events` has in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   area_id?: The area of the home, by its identifier in the area registry of Home Assistant.
//   device_id?: The device that provides the entity, by its identifier in the device registry of
//   Home Assistant.
//   domain?: The Home Assistant domain of the entity, the part of its identifier before the dot.
//   entity_id?: The Home Assistant entity, as `domain.object`.
//   event_type?: The kind of event on the event bus of Home Assistant.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
// One with `?` may be given; the condition that it stands in is left out here.
start = -7d
stop = now()

from(bucket: "home_assistant_events")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")
    |> group(columns: ["_measurement", "_field"])
    |> count()
