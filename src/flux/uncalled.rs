//! Scripts put into functions that nobody calls: the server checks their names and types, and runs nothing.
//!
//! A function may hold neither `import` nor `option`. Imports come before the functions; the word
//! `option` is blanked, so that an option is a variable of the function, whose type is checked all the
//! same. Lines and columns stay what they are, but for the lines that are put in front.

use super::{
    mention::{Kind, Token, tokens},
    query::Script,
};

/// A place in a script: lines and columns from 1, columns in characters, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub start: (usize, usize),
    pub end: (usize, usize),
}

/// What a server has against a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The place in the script's text, where the server names one.
    pub span: Option<Span>,
    pub message: String,
}

/// Scripts as functions, in a script of which nothing is run.
#[derive(Debug)]
pub struct Uncalled {
    lines: Vec<Line>,
    functions: usize,
}

#[derive(Debug)]
struct Line {
    text: String,
    origin: Origin,
}

/// Where a line comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// The imports, which all scripts have: the line in each of them.
    All(usize),
    /// The position of a script and the line in its text.
    One(usize, usize),
    Own,
}

impl Uncalled {
    /// The scripts as a function each. Their imports have to be the same.
    pub fn new(scripts: &[&Script]) -> Self {
        let mut own = Self { lines: Vec::new(), functions: scripts.len() };
        let imports = scripts.first().map_or("", |first| first.imports.as_str());
        for (at, line) in imports.lines().enumerate() {
            own.push(line, Origin::All(at + 1));
        }
        for (number, script) in scripts.iter().enumerate() {
            own.push(&format!("{} = () => {{", Self::name(number)), Origin::Own);
            let before = script.imports.lines().count();
            let text = without_options(script.complete().get(script.imports.len()..).unwrap_or_default());
            for (at, line) in text.lines().enumerate() {
                own.push(line, Origin::One(number, before + at + 1));
            }
            own.push("return 0 }", Origin::Own);
        }
        own
    }

    fn push(&mut self, text: &str, origin: Origin) {
        self.lines.push(Line { text: text.to_owned(), origin });
    }

    /// The script that is sent.
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| format!("{}\n", line.text)).collect()
    }

    /// The names of the functions: what the server's parser must find in the text, in this order, and
    /// nothing besides. Otherwise one of the scripts leaves its function, and would be run.
    pub fn names(&self) -> impl Iterator<Item = String> {
        (0..self.functions).map(Self::name)
    }

    fn name(number: usize) -> String {
        format!("__check_{number}")
    }

    /// What the server said of the text, for each script; nothing if it cannot be told whose it is.
    pub fn objections(&self, message: &str) -> Option<Vec<Vec<Objection>>> {
        let mut all = vec![Vec::new(); self.functions];
        for complaint in complaints(&self.text(), message) {
            let span = complaint.span?;
            let (script, line) = match self.lines.get(span.start.0 - 1)?.origin {
                Origin::One(script, line) => (script, line),
                Origin::All(line) if self.functions == 1 => (0, line),
                Origin::All(_) | Origin::Own => return None,
            };
            let moved = |(at, column): (usize, usize)| (at + line - span.start.0, column);
            let span = Span { start: moved(span.start), end: moved(span.end) };
            all.get_mut(script)?.push(Objection { span: Some(span), ..complaint });
        }
        Some(all)
    }
}

/// The place in characters, of one whose columns the server counted in bytes.
fn in_characters(span: Span, text: &str) -> Span {
    let point = |(line, column): (usize, usize)| {
        let line_text = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        (line, column_in_characters(line_text, column))
    };
    Span { start: point(span.start), end: point(span.end) }
}

/// The column, in characters, of what begins in the byte `column` of a line; both from 1.
fn column_in_characters(line: &str, column: usize) -> usize {
    let bytes = column.saturating_sub(1);
    line.char_indices().take_while(|(at, _)| *at < bytes).count() + 1
}

/// The script without the word `option`, and the package before the name of an option, with blanks in
/// their places.
fn without_options(script: &str) -> String {
    let (mut text, mut depth) = (script.as_bytes().to_vec(), 0_i32);
    let tokens = tokens(script);
    for (number, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => depth -= 1,
            Kind::Word(word) if word == "option" && depth == 0 && !follows_a_dot(&tokens, number) => {
                let after: Vec<_> = tokens.iter().skip(number + 1).take(3).collect();
                let [name, ..] = after[..] else { continue };
                let end = match after[..] {
                    [_, dot, member] if dot.kind == Kind::Sign('.') => member.at,
                    _ => name.at,
                };
                let blank = text.get_mut(token.at..end).into_iter().flatten();
                blank.filter(|byte| !matches!(byte, b'\n' | b'\r')).for_each(|byte| *byte = b' ');
            }
            _ => {}
        }
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn follows_a_dot(tokens: &[Token], number: usize) -> bool {
    number.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|it| it.kind == Kind::Sign('.'))
}

/// What a message of the server says of a script.
///
/// The compiler tells all that it finds, `error @2:9-2:12: …` with empty lines between; the parser what
/// comes first, `loc 1:5-1:9: …`, or `loc 0:0-0:0: …` where it does not know the place.
pub fn complaints(text: &str, message: &str) -> Vec<Objection> {
    let parts = message.split("\n\n").filter(|part| !part.trim().is_empty());
    parts.map(|part| complaint(text, part)).collect()
}

fn complaint(text: &str, part: &str) -> Objection {
    let found = ["error @", "loc "].iter().find_map(|mark| placed(part.split_once(mark)?.1));
    let (span, message) = found.unwrap_or((None, part));
    let span = span.map(|span| in_characters(span, text));
    Objection { span, message: message.trim().to_owned() }
}

/// `2:9-2:12: message`
fn placed(text: &str) -> Option<(Option<Span>, &str)> {
    let (span, message) = text.split_once(": ")?;
    let (start, end) = span.split_once('-')?;
    let point = |text: &str| {
        let (line, column) = text.split_once(':')?;
        Some((line.parse::<usize>().ok()?, column.parse::<usize>().ok()?))
    };
    let span = Span { start: point(start)?, end: point(end)? };
    Some(((span.start.0 > 0).then_some(span), message))
}

/// The line of a query's raw `flux` that a line of its script is, both from 1; nothing where the script
/// has parameters.
pub fn in_raw_flux(script: &Script, flux: &str, line: usize) -> Option<usize> {
    let text = flux.lines().collect::<Vec<_>>().join("\n");
    let imports = script.imports.lines().count();
    if line <= imports {
        return Some(line);
    }
    let body = script.body(|_| true);
    let before = script.complete().lines().count() - body.lines().count();
    let skipped = text.trim_end().strip_suffix(body.as_str())?.matches('\n').count();
    let in_body = line.checked_sub(before).filter(|line| *line > 0)?;
    Some(in_body + skipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(imports: &str, parameters: &[(&str, &str)], body: &str) -> Script {
        Script::raw(imports, parameters, body)
    }

    #[test]
    fn functions_hold_the_scripts_and_places_lead_back() {
        let one = script("import \"math\"\n\n", &[("a", "1")], "b = a\nc = nofn");
        let two = script("import \"math\"\n\n", &[], "d = \"ü\" + nofn");
        let both = Uncalled::new(&[&one, &two]);
        let text = "import \"math\"\n\n__check_0 = () => {\na = 1\n\nb = a\nc = nofn\nreturn 0 }\n\
                    __check_1 = () => {\nd = \"ü\" + nofn\nreturn 0 }\n";
        assert_eq!(both.text(), text);
        let said =
            "error @7:5-7:9: undefined identifier nofn\n\nerror @10:12-10:16: undefined identifier nofn";
        let message = "undefined identifier nofn".to_owned();
        let objection =
            |start, end| vec![Objection { span: Some(Span { start, end }), message: message.clone() }];
        let expected = vec![objection((6, 5), (6, 9)), objection((3, 11), (3, 15))];
        assert_eq!(both.objections(said), Some(expected));
        assert_eq!(both.objections("error @1:1-1:9: invalid import path"), None);
        assert_eq!(both.objections("no place"), None);
    }

    #[test]
    fn options_become_variables() {
        let body = "option task = {option: \"option x\"}\n// option y = 1\noption  a.b = 2\nc.option";
        let blank = "       task = {option: \"option x\"}\n// option y = 1\n          b = 2\nc.option";
        assert_eq!(without_options(body), blank);
    }

    #[test]
    fn lines_of_a_script_are_those_of_the_definition() {
        let flux = "\n// why\nimport \"math\"\n\n\na = 1\nb = 2\n";
        let split = script("\n// why\nimport \"math\"\n\n", &[("p", "1")], "a = 1\nb = 2");
        let lines: Vec<_> = (1..=8).map(|line| in_raw_flux(&split, flux, line)).collect();
        let expected = [Some(1), Some(2), Some(3), Some(4), None, None, Some(6), Some(7)];
        assert_eq!(lines, expected);
    }
}
