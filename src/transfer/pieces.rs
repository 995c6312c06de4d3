//! Windows cut by how many points they hold, so that each is read, written and compared within
//! bounds of time and memory.

use super::{Error, Window, read::Reader, windows};
use crate::{
    influx::{HOUR, HourCount},
    model::Span,
};

/// The most points of a window.
pub(super) const MOST_POINTS: u64 = 250_000;

/// As many values weigh as much as a point.
const VALUES: u64 = 8;

/// The windows that hold points of what is read, sorted, none with many more points than the place allows.
pub(super) fn pieces(reader: &Reader<'_>, within: Option<Window>) -> Result<Vec<Window>, Error> {
    let duration = reader.place.bucket.settings.keeping.shard_group_duration;
    let mut windows = windows(reader.seen, reader.place.groups.as_deref(), duration);
    if let Some(range) = within {
        windows = windows.into_iter().filter_map(|window| window.within(range)).collect();
    }
    cut_all(reader, windows)
}

/// The parts of a window, none with many more points than the place allows and none over two shard groups where
/// that matters: together they are all of it, so that nothing that comes meanwhile is passed over. None
/// where the window holds no point.
pub(super) fn parts(reader: &Reader<'_>, window: Window) -> Result<Vec<Window>, Error> {
    let (client, source) = (reader.mover.client, &reader.place.source);
    let hours = client.hours(source, reader.selection(window), reader.seen)?;
    let is_plain = reader.seen.fields.values().all(|field| field.types.len() <= 1);
    if is_plain || reader.place.groups.is_some() {
        let Some(hours) = hours else { return Ok(vec![window]) };
        return halved(reader, cut(&[window], &hours, reader.place.most));
    }
    let Some(hours) = hours else {
        let hours = windows(reader.seen, None, Span::HOUR);
        return Ok(tiles(window, hours.iter().map(|hour| hour.first)));
    };
    let tiles = tiles(window, hours.iter().map(|hour| hour.first)).into_iter().map(|tile| {
        let hour = hours.binary_search_by_key(&tile.first, |hour| hour.first);
        let points = hour.ok().and_then(|at| hours.get(at)).copied().map_or(0, weight);
        piece(tile.first, tile.last, points, reader.place.most)
    });
    halved(reader, tiles.collect())
}

/// The hours that begin so, and what lies between them.
fn tiles(window: Window, hours: impl Iterator<Item = i64>) -> Vec<Window> {
    let (mut tiles, mut next) = (Vec::new(), window.first);
    for hour in hours {
        if next < hour {
            tiles.push(Window { first: next, last: hour - 1 });
        }
        next = next.max(hour);
        let last = hour.saturating_add(HOUR - 1).min(window.last);
        tiles.push(Window { first: next, last });
        next = last.saturating_add(1);
    }
    if !tiles.is_empty() && next <= window.last {
        tiles.push(Window { first: next, last: window.last });
    }
    tiles
}

fn cut_all(reader: &Reader<'_>, windows: Vec<Window>) -> Result<Vec<Window>, Error> {
    let (Some(first), Some(last)) = (windows.first(), windows.last()) else { return Ok(windows) };
    let all = Window { first: first.first, last: last.last };
    let (client, source) = (reader.mover.client, &reader.place.source);
    let Some(hours) = client.hours(source, reader.selection(all), reader.seen)? else { return Ok(windows) };
    halved(reader, cut(&windows, &hours, reader.place.most))
}

fn halved(reader: &Reader<'_>, pieces: Vec<Piece>) -> Result<Vec<Window>, Error> {
    let mut windows = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Whole(window) => windows.push(window),
            Piece::Large(window) => halve(reader, window, &mut windows)?,
        }
    }
    Ok(windows)
}

/// A part of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Whole(Window),
    /// An hour or less that still has too many points.
    Large(Window),
}

/// Cuts windows where an hour begins.
fn cut(windows: &[Window], hours: &[HourCount], most: u64) -> Vec<Piece> {
    let (mut pieces, mut hours) = (Vec::new(), hours.iter().copied().peekable());
    for window in windows {
        while hours.next_if(|hour| hour.first.saturating_add(HOUR) <= window.first).is_some() {}
        let (mut begin, mut sum, mut is_held) = (window.first, 0, false);
        // An hour that reaches beyond the window is looked at again for the next one.
        while let Some(hour) = hours.peek().copied().filter(|hour| hour.first <= window.last) {
            let weight = weight(hour);
            if sum > 0 && sum + weight > most {
                let end = hour.first.max(begin).saturating_sub(1);
                pieces.push(piece(begin, end.max(begin), sum, most));
                (begin, sum) = (end.saturating_add(1).max(begin), 0);
            }
            (sum, is_held) = (sum + weight, true);
            if hour.first.saturating_add(HOUR - 1) > window.last {
                break;
            }
            hours.next();
        }
        if is_held {
            pieces.push(piece(begin, window.last, sum, most));
        }
    }
    pieces
}

fn piece(first: i64, last: i64, points: u64, most: u64) -> Piece {
    let window = Window { first, last };
    if points > most { Piece::Large(window) } else { Piece::Whole(window) }
}

fn weight(hour: HourCount) -> u64 {
    hour.points.max(hour.values / VALUES)
}

/// Halves a window until no part has too many points.
fn halve(reader: &Reader<'_>, window: Window, pieces: &mut Vec<Window>) -> Result<(), Error> {
    let (client, source) = (reader.mover.client, &reader.place.source);
    let hours = client.hours(source, reader.selection(window), reader.seen)?;
    let points: u64 = hours.unwrap_or_default().into_iter().map(weight).sum();
    if points <= reader.place.most || window.first == window.last {
        pieces.push(window);
        return Ok(());
    }
    let middle = window.first.midpoint(window.last);
    halve(reader, Window { first: window.first, last: middle }, pieces)?;
    halve(reader, Window { first: middle + 1, last: window.last }, pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hour(number: i64, points: u64) -> HourCount {
        HourCount { first: number * HOUR, points, values: points }
    }

    fn window(first: i64, last: i64) -> Window {
        Window { first, last }
    }

    #[test]
    fn hours_go_together_up_to_the_bound() {
        let (day, next) = (window(0, 24 * HOUR - 1), window(24 * HOUR, 48 * HOUR - 1));
        let hours =
            [hour(1, 100_000), hour(2, 150_000), hour(5, 1), hour(7, 300_000), hour(8, 5), hour(30, 1)];
        assert_eq!(
            cut(&[day, next, window(48 * HOUR, 49 * HOUR)], &hours, MOST_POINTS),
            [
                Piece::Whole(window(0, 5 * HOUR - 1)),
                Piece::Whole(window(5 * HOUR, 7 * HOUR - 1)),
                Piece::Large(window(7 * HOUR, 8 * HOUR - 1)),
                Piece::Whole(window(8 * HOUR, 24 * HOUR - 1)),
                Piece::Whole(next),
            ]
        );
    }

    #[test]
    fn tiles_leave_nothing_out() {
        let day = window(0, 24 * HOUR - 1);
        let expected = [
            window(0, 2 * HOUR - 1),
            window(2 * HOUR, 3 * HOUR - 1),
            window(3 * HOUR, 4 * HOUR - 1),
            window(4 * HOUR, 24 * HOUR - 1),
        ];
        assert_eq!(tiles(day, [2 * HOUR, 3 * HOUR].into_iter()), expected);
        assert_eq!(tiles(window(5, 10), [0].into_iter()), [window(5, 10)]);
        assert_eq!(tiles(day, std::iter::empty()), []);
    }

    #[test]
    fn an_hour_that_two_windows_share_counts_for_both() {
        let windows = [window(10, HOUR / 2), window(HOUR / 2 + 1, 3 * HOUR)];
        let pieces = cut(&windows, &[hour(0, 200_000), hour(1, 200_000)], MOST_POINTS);
        let expected = [
            Piece::Whole(windows[0]),
            Piece::Whole(window(HOUR / 2 + 1, HOUR - 1)),
            Piece::Whole(window(HOUR, 3 * HOUR)),
        ];
        assert_eq!(pieces, expected);
    }
}
