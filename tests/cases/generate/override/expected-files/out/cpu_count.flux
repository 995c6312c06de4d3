// cpu_count of How many values each field of `cpu` has in a range of time, by tags.
