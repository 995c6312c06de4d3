//! Flux as text: literals, and a query of the definitions compiled to a script.

mod literal;

pub use literal::string;
