//! Text that must not become longer than a comment may be.

/// A part of a comment, of whole lines, up to a number of bytes: GitHub takes 65,536 characters and refuses
/// what is longer.
#[derive(Debug)]
pub struct Sheet {
    text: String,
    left: usize,
    left_out: usize,
}

impl Sheet {
    /// A sheet with all lines that there is room for; once one had none, neither have those after it.
    pub fn of(bytes: usize, lines: impl IntoIterator<Item = String>) -> Self {
        let mut sheet = Self { text: String::new(), left: bytes, left_out: 0 };
        for line in lines {
            sheet.line(&line);
        }
        sheet
    }

    fn line(&mut self, line: &str) {
        if self.left_out > 0 || line.len() >= self.left {
            self.left_out += 1;
            return;
        }
        self.left -= line.len() + 1;
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// The text alone, and how many lines had no room.
    pub fn parts(self) -> (String, usize) {
        (self.text, self.left_out)
    }

    /// The text, and how much more there is of what `noun` names.
    pub fn finish(self, noun: &str) -> String {
        if self.left_out == 0 {
            return self.text;
        }
        format!(
            "{}\n… and {} more. The other formats show all.\n",
            self.text,
            super::count(self.left_out, noun)
        )
    }
}
