//! Series, shard groups and bytes, from `volume` and the budgets.
