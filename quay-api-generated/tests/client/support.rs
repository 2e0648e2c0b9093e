//! Hand-written operations, and a server with scripted responses.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use http::{Method, Request, StatusCode};
use quay_api_generated::{
    Access, Client, ClientBuilder, Error, Operation, Paged, RequestBuilder, Retry,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

pub const TOKEN: &str = "t0psecretT0psecret";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct User {
    pub name: String,
}

/// Name, operationId, method, path and body, then the type of the response.
macro_rules! operations {
    ($($name:ident($id:literal, $method:ident, $path:literal, $body:expr) -> $output:ty {
        $($more:tt)*
    })*) => {$(
        #[derive(Clone, Debug)]
        pub struct $name;

        impl Operation for $name {
            type Output = $output;
            const ID: &'static str = $id;
            const METHOD: Method = Method::$method;
            const PATH: &'static str = $path;
            const TAG: &'static str = "test";
            const SCOPE: Option<&'static str> = Some("repo:admin");
            const ACCESS: Access = Access::RepositoryAdmin;
            const FLAGS: &'static [&'static str] = &["REPO_MIRROR"];
            const SINCE: Option<&'static str> = Some("3.16");

            fn request(&self) -> Result<Request<Bytes>, Error> {
                let body: Option<Value> = $body;
                RequestBuilder::new::<Self>()
                    .optional_json(body.as_ref())
                    .build()
            }

            $($more)*
        }
    )*};
}

operations! {
    GetUser("getUser", GET, "/api/v1/user/", None) -> User {}
    GetHealth("getHealth", GET, "/api/v1/health", None) -> User {
        fn is_success(status: StatusCode) -> bool {
            status.is_success() || status == StatusCode::SERVICE_UNAVAILABLE
        }
    }
    CreateUser("createUser", POST, "/api/v1/users/", Some(json!({"name": "alice"}))) -> User {}
    PutRobot("putRobot", PUT, "/api/v1/robots/a", None) -> User {}
    DeleteApp("deleteApp", DELETE, "/api/v1/apps/a", None) -> () {
        const NO_CONTENT: bool = true;
    }
}

/// A list that pages by token.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListLogs {
    pub next_page: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LogPage {
    pub logs: Vec<String>,
    pub next_page: Option<String>,
}

impl Operation for ListLogs {
    type Output = LogPage;
    const ID: &'static str = "listLogs";
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/api/v1/logs";
    const TAG: &'static str = "logs";
    const SCOPE: Option<&'static str> = None;

    fn request(&self) -> Result<Request<Bytes>, Error> {
        RequestBuilder::new::<Self>()
            .query("next_page", self.next_page.as_ref())
            .build()
    }
}

impl Paged for ListLogs {
    type Item = String;

    fn next(&self, page: &LogPage) -> Option<Self> {
        let token = page.next_page.clone()?;
        Some(Self {
            next_page: Some(token),
        })
    }

    fn into_items(page: LogPage) -> Vec<String> {
        page.logs
    }
}

/// A request that the server received.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The server's reaction to a request.
#[derive(Clone)]
pub enum Reply {
    /// Sends a response with `Content-Length` and keeps the connection open.
    Response(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// The same after a delay.
    Slow(Duration, Box<Reply>),
    /// Sends these bytes and closes the connection.
    Raw(Vec<u8>),
    /// Sends these bytes and nothing more.
    Stall(Vec<u8>),
}

impl Reply {
    pub fn json(status: u16, body: &str) -> Self {
        let kind = ("Content-Type", "application/json".to_owned());
        Self::Response(status, vec![kind], body.into())
    }

    /// A recorded response: an operation such as `superuser/listAllUsers`, and the number of the
    /// exchange.
    pub fn recorded(operation: &str, number: usize) -> Self {
        Self::edited(operation, number, |_| ())
    }

    /// The same with another body.
    pub fn edited(operation: &str, number: usize, edit: impl FnOnce(&mut Value)) -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/recordings");
        let text = std::fs::read(format!("{folder}/{operation}.json")).unwrap();
        let mut exchanges: Vec<Value> = serde_json::from_slice(&text).unwrap();
        let response = &mut exchanges[number]["answer"];
        if let Some(body) = response.get_mut("body") {
            edit(body);
        }
        let status = response["status"].as_u64().unwrap();
        let body = response
            .get("body")
            .map(Value::to_string)
            .unwrap_or_default();
        Self::json(status.try_into().unwrap(), &body)
    }

    pub fn user(name: &str) -> Self {
        Self::json(200, &format!(r#"{{"name":"{name}"}}"#))
    }

    pub fn html(status: u16, title: &str) -> Self {
        let body = format!("<html><head><title>{title}</title></head></html>");
        let kind = ("Content-Type", "text/html".to_owned());
        Self::Response(status, vec![kind], body.into())
    }

    pub fn header(self, name: &'static str, value: impl Into<String>) -> Self {
        match self {
            Self::Response(status, mut headers, body) => {
                headers.push((name, value.into()));
                Self::Response(status, headers, body)
            }
            other => other,
        }
    }

    pub fn after(self, delay: Duration) -> Self {
        Self::Slow(delay, Box::new(self))
    }
}

/// A server on a local socket. It ends with the test's runtime.
pub struct Server {
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    running: Arc<AtomicUsize>,
    max: Arc<AtomicUsize>,
}

type Handler = dyn Fn(&Seen, usize) -> Reply + Send + Sync;

impl Server {
    /// Responds to each request by a function of the request and its number, counted from zero.
    pub async fn start(handler: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static) -> Self {
        Self::listen(TcpListener::bind("127.0.0.1:0").await.unwrap(), handler)
    }

    pub fn listen(
        listener: TcpListener,
        handler: impl Fn(&Seen, usize) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::serve(listener, Arc::new(handler))
    }

    /// Not generic, because the compiler would otherwise repeat the tasks for the handler of each test.
    fn serve(listener: TcpListener, handler: Arc<Handler>) -> Self {
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            seen: Arc::default(),
            running: Arc::default(),
            max: Arc::default(),
        };
        let (seen, running, max) = (
            Arc::clone(&server.seen),
            Arc::clone(&server.running),
            Arc::clone(&server.max),
        );
        let number = Arc::new(AtomicUsize::new(0));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (handler, seen) = (Arc::clone(&handler), Arc::clone(&seen));
                let (running, max) = (Arc::clone(&running), Arc::clone(&max));
                let number = Arc::clone(&number);
                tokio::spawn(async move {
                    let mut stream = BufReader::new(stream);
                    while let Some(request) = receive(&mut stream).await {
                        let reply = handler(&request, number.fetch_add(1, Ordering::SeqCst));
                        remember(&seen, request);
                        let now = running.fetch_add(1, Ordering::SeqCst) + 1;
                        max.fetch_max(now, Ordering::SeqCst);
                        let open = send(stream.get_mut(), reply).await;
                        running.fetch_sub(1, Ordering::SeqCst);
                        if !open {
                            break;
                        }
                    }
                });
            }
        });
        server
    }

    /// Returns the first hundred requests.
    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    /// Returns the maximum number of concurrent requests.
    pub fn max_concurrent(&self) -> usize {
        self.max.load(Ordering::SeqCst)
    }

    pub fn builder(&self) -> ClientBuilder {
        builder(&self.url)
    }

    pub fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

/// Configures a client with a token and short delays between retries.
pub fn builder(url: &str) -> ClientBuilder {
    let moment = Duration::from_millis(1);
    Client::builder(url)
        .token(TOKEN)
        .retry(Retry::default().delays(moment, moment))
}

/// Configures a custom HTTP client.
pub fn custom_http() -> reqwest::ClientBuilder {
    let provider = rustls::crypto::ring::default_provider();
    let tls = rustls::ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    reqwest::Client::builder().tls_backend_preconfigured(tls)
}

/// Everything that a program can print of an error and its causes.
pub fn shown(error: &Error) -> String {
    let mut shown = format!("{error} {error:?} {error:#?}");
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        shown += &format!(" {cause} {cause:?}");
        source = cause.source();
    }
    shown
}

fn remember(seen: &Mutex<Vec<Seen>>, request: Seen) {
    let mut seen = seen.lock().unwrap();
    if seen.len() < 100 {
        seen.push(request);
    }
}

async fn receive(stream: &mut BufReader<TcpStream>) -> Option<Seen> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.ok()?);
    }
    let head = String::from_utf8(head).unwrap();
    let mut lines = head.lines();
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let mut body = vec![0; length.map_or(0, |(_, value)| value.parse().unwrap())];
    stream.read_exact(&mut body).await.ok()?;
    Some(Seen {
        method,
        target,
        headers,
        body: String::from_utf8(body).unwrap(),
    })
}

/// Sends a reply and returns whether the connection stays open.
async fn send(stream: &mut TcpStream, reply: Reply) -> bool {
    let reply = match reply {
        Reply::Slow(delay, reply) => {
            tokio::time::sleep(delay).await;
            *reply
        }
        reply => reply,
    };
    match reply {
        Reply::Response(status, headers, body) => {
            let mut head = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n", body.len());
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            let mut bytes = format!("{head}\r\n").into_bytes();
            bytes.extend(body);
            stream.write_all(&bytes).await.is_ok()
        }
        Reply::Raw(bytes) => {
            let _ = stream.write_all(&bytes).await;
            false
        }
        Reply::Stall(bytes) => {
            let _ = stream.write_all(&bytes).await;
            // Until the client disconnects.
            let _ = stream.read_u8().await;
            false
        }
        Reply::Slow(..) => panic!("delayed twice"),
    }
}
