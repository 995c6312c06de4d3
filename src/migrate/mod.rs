//! Apply, roll back, settle what was interrupted: the only code that changes a server.
