//! Recordings: exchanges with real servers. How they are read, which requests show an API without changing
//! anything, and how an answer is freed of what is private.

pub mod crawl;
mod evidence;
pub mod exchange;
pub mod neutral;
pub(crate) mod notation;
pub mod route;
pub(crate) mod view;
