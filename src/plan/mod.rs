//! Changes → steps: one file per operation, each with its hazard and its way back.
