//! What a review finds in changes: planted ones, those of the rules' pages, and none where there is none.

mod comment;
mod order;
mod pages;
mod planted;
mod reviewed;
