//! Findings: what is wrong, where, and what to do; and one renderer per output format.
//!
//! A [`Diagnostic`] is made where a problem is noticed and names its place logically. It becomes a
//! [`Finding`] when the place has been looked up in the files, just before it is printed. Codes
//! belong to the parts that raise them; this folder knows none.

mod about;
mod code;
mod finding;
mod fix;
mod grade;
mod place;
mod severity;
mod suggest;

pub mod render;

pub use about::RuleAbout;
pub use code::Code;
pub use finding::{Diagnostic, Finding, FoundRelated, Related};
pub use fix::{Edit, Fix, FoundFix, TextEdit};
pub use grade::Grade;
pub use place::{Address, Location, Part, Place};
pub use severity::Severity;
pub use suggest::{Meant, closest, meant_name, meant_word};
