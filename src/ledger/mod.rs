//! The journal in SQLite: revisions and their steps, each with its way back.
