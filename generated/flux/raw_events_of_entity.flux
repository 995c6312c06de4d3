// raw_events_of_entity
// The events of one entity over all the days that are kept.
//
// Parameters, with example values that make the script run as it is:
//   entity_id: The entity.
entity_id = "light.living_room"

from(bucket: "home_assistant_events")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> filter(fn: (r) => r.event_type == "state_changed")
    |> filter(fn: (r) => r._field == "state")
