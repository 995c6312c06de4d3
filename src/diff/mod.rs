//! Two schemas → the changes that lead from one to the other.
