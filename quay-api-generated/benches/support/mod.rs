//! The two sides that the benches compare: the client, and a program with handwritten `reqwest` and
//! `serde` with the same types.

pub mod handwritten;
pub mod samples;

use std::{thread, time::Duration};

use quay_api_generated::{Client, tag, types::TagPage};
use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime,
};

/// Both clients of one server, and their runtime.
pub struct Calls {
    pub runtime: runtime::Runtime,
    pub url: String,
    pub quay: Client,
    pub http: reqwest::Client,
}

impl Calls {
    /// Starts a server that always returns a page of 100 tags.
    pub fn new() -> Self {
        let url = server(samples::tags());
        let quay = Client::builder(url.as_str())
            .token("token")
            .build()
            .unwrap();
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Self {
            runtime,
            url,
            quay,
            http: http(),
        }
    }

    pub fn by_client(&self) -> TagPage {
        let operation = tag::list_repo_tags("acme/web").limit(100);
        self.runtime.block_on(self.quay.send(operation)).unwrap()
    }
}

/// Returns by how much one number exceeds another, in percent.
pub fn more(this: f64, than: f64) -> f64 {
    (this / than - 1.0) * 100.0
}

/// Builds a client with the settings of a program in production.
fn http() -> reqwest::Client {
    let provider = rustls::crypto::ring::default_provider();
    let tls = rustls::ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    let requested_with = HeaderName::from_static("x-requested-with");
    headers.insert(requested_with, HeaderValue::from_static("XMLHttpRequest"));
    let builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .default_headers(headers)
        .user_agent("by-hand/1.0")
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(60));
    builder.build().unwrap()
}

/// Starts a server on its own thread that responds to every request in the same way.
fn server(body: Vec<u8>) -> String {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    let response: &'static [u8] = [head.into_bytes(), body].concat().leak();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async move {
            let listener = TcpListener::from_std(listener).unwrap();
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, response));
            }
        });
    });
    url
}

/// Serves a connection without allocations, so that only those of the clients count.
async fn serve(mut stream: TcpStream, response: &[u8]) {
    let _ = stream.set_nodelay(true);
    let mut head = [0; 4096];
    // A request without a body arrives in one read.
    while stream.read(&mut head).await.is_ok_and(|read| read > 0) {
        if stream.write_all(response).await.is_err() {
            break;
        }
    }
}
