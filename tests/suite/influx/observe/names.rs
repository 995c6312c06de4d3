//! Every odd name that the server takes.

use super::{by_flux, lines, seen};
use crate::support::organization::Organization;

/// Blanks, commas, equals signs, quotes, backslashes, line ends, control characters, emoji; a tag
/// and a field of one key.
pub(super) const POINTS: &str = "m\\ x\\,y=z,ta\\ g\\,\\=k=v\\ a\\,l\\=u fi\\ e\\,l\\=d=1\n\
    same,k=a k=1\n\
    back\\slash,t=c\\\\d f=1,a\\b=2\n\
    backslashes,t\\\\\\=z=a\\\\\\,u f\\\\\\,q=1,f\\\\\\ r=1\n\
    lines,t=a\\\nb f=1\nlines,t=a\rb f=1\nlines\\\nm,t\\\nk=a f\\\ng=1i\nlines\rm,t\rk=a f\rg=1i\n\
    em😀ji,t😀=😀 ü😀=1\n\
    qu\"ote's,t\"='a\" f\"'=1\n\
    tab\tx,t\t=a\tb f\t=1\n\
    trailing\\ ,t=a\\  f\\ =1\n\
    e=q,t=a f=1\n\
    #,t=# #=1\n\
    nu\0l,t=\u{1} f=1\n\
    result,result=a,table=b,error=c,reference=d _time=1,_value=2,result=3\n";

const SEEN: &str = include_str!("names.expected");

#[test]
fn of_measurements_tags_and_fields() {
    let organization = Organization::new();
    let odd = organization.create_bucket("odd", 0, 0);
    organization.write(&odd, POINTS);
    let observed = seen(&organization.client(), &["odd"]);
    if std::env::var_os("BLESS").is_some() {
        std::fs::write("tests/suite/influx/observe/names.expected", lines(&observed)).unwrap();
        return;
    }
    assert_eq!(lines(&observed), SEEN);
    assert_eq!(lines(&seen(&by_flux(&organization, &odd), &["odd"])), SEEN, "by Flux");
}

#[test]
fn of_buckets() {
    let organization = Organization::new();
    let names = [
        "a/b",
        "a/b/c",
        "/rp",
        "db/",
        "0123456789abcdef",
        "sp ace",
        "ü😀",
        "comma,",
        "eq=ual",
        "back\\slash",
        "it's",
        "per%20cent&q=1",
        "foo",
        "foo/autogen",
        "bar/autogen",
        " ",
    ];
    for name in names {
        let id = organization.create_bucket(name, 0, 0);
        let tag = name.replace('\\', "\\\\").replace(' ', "\\ ").replace(',', "\\,").replace('=', "\\=");
        organization.write(&id, &format!("m,bucket=>{tag}< f=1"));
    }
    let observed = seen(&organization.client(), &names);
    for name in names {
        let tag = &observed[name].measurements["m"].tags["bucket"];
        let expected = name.replace('\\', "\\\\");
        assert_eq!(tag.values.iter().collect::<Vec<_>>(), [&format!(">{expected}<")], "{name:?}");
    }
}

/// A backslash before a comma or a blank, or an equals sign that was escaped: the server lists the
/// measurement and cannot read it.
#[test]
fn a_measurement_that_no_request_can_read() {
    let organization = Organization::new();
    let odd = organization.create_bucket("odd", 0, 0);
    organization.write(
        &odd,
        "b\\\\,x,t=a f=1\nc\\\\ x,t=a f=1\nd\\\\,x,t=a f=1\nd\\,x,t=b g=1\nplain f=1\n\
         e\\=q,t=a f=1\nf=q,t=a f=1\nf\\=q,t=a f=1\nback\\\\=slash f=1",
    );
    let expected = "\"b\\\\,x\" is unreadable\n\"back\\\\=slash\" is unreadable\n\"c\\\\ x\" is unreadable\n\
                    \"d\\\\,x\" is unreadable\n\"e=q\" is unreadable\nbucket \"odd\"\n  \
                    \"d,x\": 2 series\n    tag \"t\": 2 in 2, {\"a\", \"b\"}\n    field \"g\": float\n  \
                    \"f=q\": 1 series\n    tag \"t\": 1 in 1, {\"a\"}\n    field \"f\": float\n  \
                    \"plain\": 1 series\n    field \"f\": float\n";
    assert_eq!(lines(&seen(&organization.client(), &["odd"])), expected);
    // Both have the same key in the server's list of series; only Flux tells them apart.
    let expected =
        expected.replace("2 series", "1 series").replace("2 in 2, {\"a\", \"b\"}", "1 in 1, {\"b\"}");
    assert_eq!(lines(&seen(&by_flux(&organization, &odd), &["odd"])), expected, "by Flux");
}

/// Flux fails on these tags; nothing must pass for an empty bucket.
#[test]
fn tags_that_flux_cannot_read() {
    let organization = Organization::new();
    for (tag, said) in [
        ("_time", "InfluxDB could not run a query: it fails on a tag that is called `_time`"),
        ("_stop", "InfluxDB could not run a query: it fails on a tag that is called `_stop`"),
    ] {
        let id = organization.create_bucket(tag.trim_start_matches('_'), 0, 0);
        organization.write(&id, &format!("m,{tag}=v f=1\nn,t=a f=1"));
        let name = tag.trim_start_matches('_');
        let observed = seen(&organization.client(), &[name]);
        assert_eq!(observed[name].measurements["m"].tags[tag].count, 1);
        let client = by_flux(&organization, &id);
        let live = super::live(&client, &[name]);
        let error = fluxform::influx::observe(&client, &live, &super::set(&[name]), super::JOBS).unwrap_err();
        assert_eq!(error.to_string(), said);
    }
}
