// cpu_windows of The mean of each numeric field of `cpu` in windows of time, for each series, by tags.
