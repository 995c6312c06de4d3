//! YAML text → `Schema`, all problems collected; where each thing was written.
