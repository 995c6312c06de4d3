// cpu_range of The points of `cpu` in a range of time, by tags.
