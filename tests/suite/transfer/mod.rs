//! Points on the move, on a real server: every type, every byte, every interruption.

mod archive;
mod copy;
mod interrupted;
mod journal;
mod large;
mod remove;
mod requests;
mod revert;
mod rewrite;
mod sample;
mod survey;
