//! Files: write only what changed, remove what is stale, touch nothing else.
