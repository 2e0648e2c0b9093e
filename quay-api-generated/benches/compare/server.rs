//! Serves recorded responses over HTTP/1.1, for measurements. Arguments: a folder with `index.txt`, whose lines are
//! `METHOD PATH STATUS FILE`. Prints its address.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::{env, fs, thread};

type Responses = HashMap<String, Vec<u8>>;

fn main() {
    let folder = env::args().nth(1).expect("the folder of the responses");
    let index = fs::read_to_string(format!("{folder}/index.txt")).expect("index.txt");
    let mut responses = Responses::new();
    for line in index.lines() {
        let [method, path, status, file] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("bad line {line:?}");
        };
        let body = fs::read(format!("{folder}/{file}")).expect(file);
        let mut response = format!(
            "HTTP/1.1 {status} Recorded\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        response.extend(body);
        responses.insert(format!("{method} {path}"), response);
    }
    let responses = Arc::new(responses);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    println!("http://{}", listener.local_addr().expect("an address"));
    for stream in listener.incoming().flatten() {
        let responses = Arc::clone(&responses);
        thread::spawn(move || serve(stream, &responses));
    }
}

/// Answers the requests of a connection until it closes.
fn serve(stream: TcpStream, responses: &Responses) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut writer = stream.try_clone().ok()?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut first = String::new();
        reader.read_line(&mut first).ok().filter(|length| *length > 0)?;
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).ok()?;
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().ok()?;
            }
        }
        reader.by_ref().take(length).read_to_end(&mut Vec::new()).ok()?;
        let mut words = first.split(' ');
        let (method, target) = (words.next()?, words.next()?);
        // Quay decodes slashes before it routes; the peers encode that of a repository.
        let path = target.split('?').next()?.replace("%2F", "/");
        match responses.get(&format!("{method} {path}")) {
            Some(response) => writer.write_all(response).ok()?,
            None => writer.write_all(b"HTTP/1.1 404 Unknown\r\ncontent-length: 0\r\n\r\n").ok()?,
        }
    }
}
