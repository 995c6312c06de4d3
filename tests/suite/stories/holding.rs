//! The program at work behind a proxy: started, stopped at a request, let go or killed.

use std::process::{Child, Command, Stdio};

use crate::support::{
    program::Ran,
    proxy::{Paused, Proxy},
};

/// A run of the program that is at work.
#[derive(Debug)]
pub struct AtWork {
    child: Child,
}

impl AtWork {
    pub fn start(command: &mut Command) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        Self { child: child.spawn().unwrap() }
    }

    /// To its own end.
    pub fn end(self) -> Ran {
        self.child.wait_with_output().unwrap().into()
    }

    /// Waits until the proxy holds a request, sends what Ctrl-C sends, and lets the request go.
    pub fn interrupt_at_the_pause(mut self, proxy: &Proxy) -> Ran {
        let paused = proxy.paused_unless(|| self.child.try_wait().unwrap().is_some()).unwrap();
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        paused.go_on();
        self.end()
    }

    /// Waits until the proxy holds a request, kills the program and drops the request (or the
    /// reply). False if it came to its end without such a request.
    pub fn kill_at_the_pause(mut self, proxy: &Proxy) -> bool {
        let paused = proxy.paused_unless(|| self.child.try_wait().unwrap().is_some());
        let was_held = paused.is_some();
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        paused.into_iter().for_each(Paused::drop_it);
        was_held
    }
}
