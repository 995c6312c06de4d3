//! The command line: arguments, settings, one file per command; the only place that prints.
