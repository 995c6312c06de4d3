//! The files of an archive: written once and to the disk, read back only as they were written.

use std::{
    fs::File,
    io::{self, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use sha2::{Digest as _, Sha256};

use crate::transfer::Error;

/// A file that is being written: compressed, counted and hashed on its way.
pub(super) struct Sink {
    encoder: GzEncoder<Hashing<File>>,
    path: PathBuf,
}

/// What is known of a file when it is whole.
pub(super) struct Written {
    pub bytes: u64,
    pub sha256: String,
}

impl Sink {
    /// A new file; one that is there is an error.
    pub fn create(path: PathBuf) -> Result<Self, Error> {
        let file = File::create_new(&path).map_err(|source| Error::File { path: path.clone(), source })?;
        let hashing = Hashing { inner: file, hash: Sha256::new(), bytes: 0 };
        // Measured: a better compression costs more time than the reading that it goes along with.
        Ok(Self { encoder: GzEncoder::new(hashing, Compression::fast()), path })
    }

    pub fn write(&mut self, lines: &[u8]) -> Result<(), Error> {
        let written = self.encoder.write_all(lines);
        written.map_err(|source| Error::File { path: self.path.clone(), source })
    }

    /// Ends the file and waits until it is on the disk.
    pub fn finish(self) -> Result<Written, Error> {
        let path = self.path;
        let finished = self.encoder.finish().and_then(|hashing| {
            hashing.inner.sync_all()?;
            Ok(Written { bytes: hashing.bytes, sha256: hex(hashing.hash) })
        });
        finished.map_err(|source| Error::File { path, source })
    }
}

/// The lines of a file, a piece at a time of some `piece` bytes that ends with a line.
///
/// # Errors
/// [`Error::Damaged`] if the file's bytes are not those of `sha256`; what was read before that is
/// then known to be suspect.
pub(in crate::transfer) fn read(
    path: &Path,
    sha256: &str,
    piece: usize,
    mut take: impl FnMut(&[u8]) -> Result<(), Error>,
) -> Result<(), Error> {
    let at = |source| Error::File { path: path.to_owned(), source };
    let file = File::open(path).map_err(at)?;
    let mut decoder = GzDecoder::new(Hashing { inner: BufReader::new(file), hash: Sha256::new(), bytes: 0 });
    let mut lines = Vec::new();
    loop {
        let read = decoder.by_ref().take(piece as u64).read_to_end(&mut lines);
        let read = read
            .map_err(|error| if is_damage(&error) { Error::Damaged(path.to_owned()) } else { at(error) })?;
        let whole = if read == 0 { lines.len() } else { whole_lines(&lines) };
        if whole > 0 {
            take(&lines[..whole])?;
            lines.drain(..whole);
        }
        if read == 0 {
            break;
        }
    }
    let mut hashing = decoder.into_inner();
    io::copy(&mut hashing, &mut io::sink()).map_err(at)?;
    if hex(hashing.hash) == sha256 { Ok(()) } else { Err(Error::Damaged(path.to_owned())) }
}

/// Whether the bytes of a file are not those of a compressed one.
fn is_damage(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof
    )
}

/// How many of the bytes are whole lines. A line feed within a text ends none, nor does one after a
/// backslash in a tag; a quote opens a text only where a value begins.
///
/// `points::Chunks` finds the lines of others: it cuts where it takes a quote for a mistake, and takes a
/// byte order mark away. These bytes are ours and have to stay as they are.
fn whole_lines(bytes: &[u8]) -> usize {
    let (mut end, mut part, mut before) = (0, Part::Series, 0);
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        part = match (part, byte) {
            (Part::Series | Part::Fields | Part::Text, b'\\') => {
                at += 1;
                part
            }
            (Part::Series, b' ') | (Part::Text, b'"') => Part::Fields,
            (Part::Fields, b'"') if before == b'=' => Part::Text,
            (Part::Text, _) => Part::Text,
            (_, b'\n') => {
                end = at + 1;
                Part::Series
            }
            (part, _) => part,
        };
        before = byte;
        at += 1;
    }
    end
}

/// Where in a line a byte stands.
#[derive(Clone, Copy)]
enum Part {
    Series,
    /// The fields, and the time after them.
    Fields,
    Text,
}

/// Hashes and counts what goes through.
struct Hashing<T> {
    inner: T,
    hash: Sha256,
    bytes: u64,
}

impl<T: Write> Write for Hashing<T> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.hash.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<T: Read> Read for Hashing<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::whole_lines;

    #[test]
    fn a_line_ends_where_the_server_ends_it() {
        for (lines, rest) in [
            ("m f=1 1\n", "m f="),
            ("m,t=\"a f=1 1\n", ""),
            ("m f=\"a\nb\" 1\n", "m f=\"a\n"),
            ("m f=\"a\\\"\n\\\\\" 1\n", "m f=\"\\\n"),
            ("m,t=a\\\nb f=1 1\n", "m"),
            ("m,t=a\\ b f=\"x y\",g\"=2 1\nm f=3 2\n", ""),
            ("", "m"),
        ] {
            assert_eq!(whole_lines(format!("{lines}{rest}").as_bytes()), lines.len(), "{lines}{rest}");
        }
    }
}
