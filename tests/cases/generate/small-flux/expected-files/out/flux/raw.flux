// raw
// As it stands.
from(bucket: "climate")
  |> range(start: -1h)
