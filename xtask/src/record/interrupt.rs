//! Handles Ctrl-C and SIGTERM: the first signal stops the run, which saves its recordings; the second exits at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use crate::INTERRUPTED;
use crate::error::Error;

/// Whether a signal was received.
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Installs the signal handlers.
    pub(super) fn handle() -> Result<Self, Error> {
        let received = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // The order matters: the first signal must not find the flag set.
            flag::register_conditional_shutdown(signal, INTERRUPTED.into(), Arc::clone(&received))
                .and_then(|_| flag::register(signal, Arc::clone(&received)))
                .map_err(|problem| Error::new(format!("cannot handle signals: {problem}")))?;
        }
        Ok(Self(received))
    }

    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
