//! An HTTP server on a free port that gives scripted responses and records the requests.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// A received request.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// The path and query.
    pub target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The same request for another path.
    pub fn at(&self, target: &str) -> Self {
        Self {
            target: target.to_owned(),
            ..self.clone()
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(&found.1)
    }
}

/// A response of the server.
#[derive(Clone, Debug)]
pub struct Response {
    status: u16,
    headers: String,
    body: String,
}

impl Response {
    pub fn ok(body: impl Into<String>) -> Self {
        Self::status(200, body)
    }

    pub fn status(status: u16, body: impl Into<String>) -> Self {
        Self {
            status,
            headers: String::new(),
            body: body.into(),
        }
    }

    /// Adds a header.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push_str(&format!("{name}: {value}\r\n"));
        self
    }

    pub fn redirect(location: &str) -> Self {
        let headers = format!("location: {location}\r\n");
        Self {
            headers,
            ..Self::status(302, "<html>elsewhere</html>")
        }
    }
}

/// A running server; it stops with the process.
pub struct Server {
    address: String,
    scheme: &'static str,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// Starts a plain HTTP server.
    pub fn start(response: impl Fn(&Request) -> Response + Send + 'static) -> Self {
        Self::serve("http", response, |stream, exchange| {
            exchange(&mut BufReader::new(stream))
        })
    }

    /// Starts a TLS server and returns its self-signed certificate as PEM.
    pub fn start_tls(response: impl Fn(&Request) -> Response + Send + 'static) -> (Self, String) {
        let signed = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
        let key = PrivateKeyDer::try_from(signed.signing_key.serialize_der()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![signed.cert.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let server = Self::serve("https", response, move |stream, exchange| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            exchange(&mut BufReader::new(StreamOwned::new(connection, stream)));
        });
        (server, signed.cert.pem())
    }

    fn serve(
        scheme: &'static str,
        response: impl Fn(&Request) -> Response + Send + 'static,
        wrap: impl Fn(TcpStream, &dyn Fn(&mut dyn Exchange)) + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                wrap(stream.unwrap(), &|stream| {
                    // A client may close the connection early.
                    let Some(request) = read(stream) else { return };
                    seen.lock().unwrap().push(request.clone());
                    let _ = stream.respond(&response(&request));
                });
            }
        });
        Self {
            address,
            scheme,
            requests,
        }
    }

    pub fn url(&self) -> String {
        format!("{}://{}", self.scheme, self.address)
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// The paths and queries that it was asked for so far.
    pub fn targets(&self) -> Vec<String> {
        self.requests()
            .into_iter()
            .map(|request| request.target)
            .collect()
    }
}

/// Both ways of a connection.
trait Exchange: BufRead {
    fn respond(&mut self, response: &Response) -> std::io::Result<()>;
}

impl<S: Read + Write> Exchange for BufReader<S> {
    fn respond(&mut self, response: &Response) -> std::io::Result<()> {
        let Response {
            status,
            headers,
            body,
        } = response;
        let length = body.len();
        let stream = self.get_mut();
        write!(
            stream,
            "HTTP/1.1 {status} Status\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
        )?;
        stream.flush()
    }
}

fn read(stream: &mut dyn Exchange) -> Option<Request> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let mut lines = lines.into_iter();
    let first = lines.next()?;
    let mut words = first.split(' ').map(str::to_owned);
    let (method, target) = (words.next()?, words.next()?);
    let headers = lines
        .filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_owned(), value.trim().to_owned()))
        })
        .collect();
    Some(Request {
        method,
        target,
        headers,
    })
}
