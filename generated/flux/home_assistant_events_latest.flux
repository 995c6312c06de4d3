// home_assistant_events_latest
// The latest value of each field of each series of `home_assistant_events`, by tags.
//
// Parameters, with example values that make the script run as it is:
//   area_id?: The area of the home, by its identifier in the area registry of Home Assistant.
//   device_id?: The device that provides the entity, by its identifier in the device registry of
//   Home Assistant.
//   domain?: The Home Assistant domain of the entity, the part of its identifier before the dot.
//   entity_id?: The Home Assistant entity, as `domain.object`.
//   event_type?: The kind of event on the event bus of Home Assistant.
// One with `?` may be given; the condition that it stands in is left out here.

from(bucket: "home_assistant_events")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")
    |> last()
