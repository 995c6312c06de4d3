// cpu_latest of The latest value of each field of each series of `cpu`, by tags.
