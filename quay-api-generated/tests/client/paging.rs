//! Pages and items.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use futures_util::{FutureExt, TryStreamExt};
use http::{Method, Request};
use quay_api_generated::{CallOptions, Error, Operation, Paged, search};
use serde::{Deserialize, Deserializer, de::IgnoredAny};

use crate::support::{ListLogs, Reply, Seen, Server};

/// Returns the number of the requested page.
fn page_of(seen: &Seen) -> usize {
    let token = seen.target.strip_prefix("/api/v1/logs?next_page=");
    token.map_or(0, |token| token.parse().unwrap())
}

fn page(items: &[&str], next: Option<usize>) -> Reply {
    let next = next.map(|next| next.to_string());
    let body = serde_json::json!({ "logs": items, "next_page": next });
    Reply::json(200, &body.to_string())
}

/// Three pages, of which the second is empty.
async fn three_pages() -> Server {
    Server::start(|seen, _| match page_of(seen) {
        0 => page(&["a", "b"], Some(1)),
        1 => page(&[], Some(2)),
        _ => page(&["c"], None),
    })
    .await
}

#[tokio::test]
async fn items_of_all_pages_come_in_order() {
    for options in [CallOptions::new(), CallOptions::new().no_prefetch()] {
        let server = three_pages().await;
        let client = server.client().with(options);
        let items: Vec<_> = client
            .items(ListLogs::default())
            .try_collect()
            .await
            .unwrap();
        assert_eq!(items, ["a", "b", "c"]);
        assert_eq!(server.seen().len(), 3);
    }
}

#[tokio::test]
async fn paging_can_start_from_a_reference() {
    let server = three_pages().await;
    let client = server.client();
    let operation = ListLogs::default();
    let mut pages = client.pages(&operation);
    assert_eq!(pages.next().await.unwrap().unwrap().logs, ["a", "b"]);
    for items in [client.items(&operation), client.items(operation)] {
        let items: Vec<_> = items.try_collect().await.unwrap();
        assert_eq!(items, ["a", "b", "c"]);
    }
}

#[tokio::test]
async fn all_items_fit_into_a_vec() {
    let server = three_pages().await;
    let items = server.client().items(ListLogs::default());
    assert_eq!(items.into_vec().await.unwrap(), ["a", "b", "c"]);
}

#[tokio::test]
async fn next_works_without_the_stream_trait() {
    let server = three_pages().await;
    let mut items = server.client().items(ListLogs::default());
    let mut all = Vec::new();
    while let Some(item) = items.next().await {
        all.push(item.unwrap());
    }
    assert_eq!(all, ["a", "b", "c"]);
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn the_next_page_is_prefetched() {
    for (options, requests) in [
        (CallOptions::new(), 2),
        (CallOptions::new().no_prefetch(), 1),
    ] {
        let server = three_pages().await;
        let mut pages = server.client().with(options).pages(ListLogs::default());
        assert_eq!(server.seen().len(), 0);
        assert_eq!(pages.next().await.unwrap().unwrap().logs, ["a", "b"]);
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(server.seen().len(), requests);
    }
}

#[tokio::test]
async fn dropping_a_stream_cancels_its_request() {
    let done = Arc::new(AtomicUsize::new(0));
    let received = Arc::clone(&done);
    let server = Server::start(move |seen, _| {
        if page_of(seen) == 0 {
            return page(&["a"], Some(1));
        }
        received.fetch_add(1, Ordering::SeqCst);
        Reply::Stall(Vec::new())
    })
    .await;
    let client = server.builder().max_concurrency(1).build().unwrap();
    let mut pages = client.pages(ListLogs::default());
    pages.next().await.unwrap().unwrap();
    while done.load(Ordering::SeqCst) == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    drop(pages);
    // The permit is free again.
    let mut pages = client.pages(ListLogs::default());
    let first = tokio::time::timeout(Duration::from_secs(5), pages.next()).await;
    assert!(first.unwrap().unwrap().is_ok());
}

#[tokio::test]
async fn a_stream_that_is_not_polled_does_not_block_other_requests() {
    for options in [CallOptions::new(), CallOptions::new().no_prefetch()] {
        let server = Server::start(|seen, _| match page_of(seen) {
            0 => page(&["a"], Some(1)).after(Duration::from_millis(50)),
            _ => page(&["b"], None).after(Duration::from_millis(50)),
        })
        .await;
        let client = server.builder().max_concurrency(1).build().unwrap();
        let mut pages = client.with(options).pages(ListLogs::default());
        for _ in 0..2 {
            // Starts the request of a page, and stops polling before the response arrives.
            assert!(pages.next().now_or_never().is_none());
            let other = client.send(ListLogs::default());
            let other = tokio::time::timeout(Duration::from_secs(5), other).await;
            assert!(other.unwrap().is_ok());
            assert!(pages.next().await.unwrap().is_ok());
        }
    }
}

#[test]
fn a_stream_may_outlive_the_runtime_that_started_its_request() {
    let servers = tokio::runtime::Runtime::new().unwrap();
    let server = servers.block_on(three_pages());
    let mut pages = server.client().pages(ListLogs::default());
    let mut logs = Vec::new();
    loop {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let next = runtime
            .block_on(async { tokio::time::timeout(Duration::from_secs(5), pages.next()).await });
        match next.unwrap() {
            Some(page) => logs.extend(page.unwrap().logs),
            None => break,
        }
    }
    assert_eq!(logs, ["a", "b", "c"]);
}

#[tokio::test]
async fn an_error_comes_after_the_items_before_it_and_paging_can_resume() {
    let server = Server::start(|seen, number| match (page_of(seen), number) {
        (0, _) => page(&["a"], Some(1)),
        (1, 1) => Reply::json(400, r#"{"message":"no"}"#),
        _ => page(&["b"], None),
    })
    .await;
    let client = server.client();
    let mut items = client.items(ListLogs::default());
    assert_eq!(items.next().await.unwrap().unwrap(), "a");
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 400);
    assert!(items.next().await.is_none());

    let rest = items.resume().unwrap().clone();
    assert_eq!(rest.next_page.as_deref(), Some("1"));
    let rest: Vec<_> = client.items(rest).try_collect().await.unwrap();
    assert_eq!(rest, ["b"]);
}

#[tokio::test]
async fn a_repeated_token_is_an_error() {
    // 0 → 1 → 2 → 1
    let server = Server::start(|seen, _| match page_of(seen) {
        0 => page(&["a"], Some(1)),
        1 => page(&["b"], Some(2)),
        _ => page(&["c"], Some(1)),
    })
    .await;
    let mut items = server.client().items(ListLogs::default());
    let mut all = Vec::new();
    let error = loop {
        match items.next().await.unwrap() {
            Ok(item) => all.push(item),
            Err(error) => break error,
        }
    };
    assert_eq!(all, ["a", "b", "c"]);
    assert!(
        matches!(error, Error::Paging(ref error) if error.pages() == 3),
        "{error:?}"
    );
    assert_eq!(error.operation(), Some("listLogs"));
    assert!(items.next().await.is_none() && items.resume().is_none());
    assert_eq!(server.seen().len(), 3);
}

/// Starts a server that restarts from the first page after `length` pages, with a new page token
/// each time.
async fn restarting(length: usize, items: fn(usize) -> Vec<String>) -> Server {
    Server::start(move |_, number| {
        let body = serde_json::json!({
            "start_time": number, "logs": items(number % length), "next_page": number.to_string(),
        });
        Reply::json(200, &body.to_string())
    })
    .await
}

/// Returns the number of pages before the loop was detected.
async fn pages_before_error(server: &Server) -> usize {
    let mut pages = server.client().pages(ListLogs::default());
    let mut count = 0;
    loop {
        match pages.next().await.unwrap() {
            Ok(_) => count += 1,
            Err(Error::Paging(error)) => {
                assert!(pages.resume().is_none() && pages.next().await.is_none());
                assert_eq!(error.pages(), count);
                return count;
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test]
async fn a_silent_restart_from_page_one_is_an_error_whatever_its_token() {
    for length in [1, 2, 5] {
        let server = restarting(length, |page| vec![format!("{page}"), "x".to_owned()]).await;
        assert_eq!(pages_before_error(&server).await, length);
        let server = restarting(length, |page| vec![format!("{page}")]).await;
        assert_eq!(pages_before_error(&server).await, length);
    }
}

#[tokio::test]
async fn a_loop_in_a_changed_list_is_detected_in_a_later_round() {
    let server = Server::start(|_, number| {
        let page = if number == 0 { 100 } else { number % 3 };
        let body = serde_json::json!({
            "logs": [page.to_string()], "next_page": number.to_string(),
        });
        Reply::json(200, &body.to_string())
    })
    .await;
    assert!(pages_before_error(&server).await < 12);
}

#[tokio::test]
async fn identical_entries_and_empty_pages_are_not_a_loop() {
    // At most 99 pages in a row are empty.
    let server = Server::start(|seen, _| match page_of(seen) {
        number @ (0..8 | 107) => page(&["x"; 20], Some(number + 1)),
        number @ 8..207 => page(&[], Some(number + 1)),
        _ => page(&["x"; 20], None),
    })
    .await;
    let items = server.client().items(ListLogs::default());
    assert_eq!(items.try_collect::<Vec<_>>().await.unwrap().len(), 200);
}

/// Quay returns at most ten pages of a search, then the tenth page again.
#[tokio::test]
async fn a_search_ends_when_the_server_repeats_its_last_page() {
    const LAST: u32 = 3;
    for options in [CallOptions::new(), CallOptions::new().no_prefetch()] {
        let server = Server::start(|seen, _| {
            let asked = seen
                .target
                .split_once("page=")
                .map_or("1", |(_, number)| number);
            let number = asked.parse::<u32>().unwrap().min(LAST);
            Reply::edited("search/conductRepoSearch", 0, |page| {
                page["results"][0]["name"] = format!("r{number}").into();
                page["results"].as_array_mut().unwrap().truncate(1);
                page["page"] = number.into();
                page["has_additional"] = true.into();
            })
        })
        .await;
        let client = server.client().with(options);
        let found = client.items(search::conduct_repo_search());
        let names = found.map_ok(|repository| repository.name);
        let names: Vec<_> = names.try_collect().await.unwrap();
        assert_eq!(names, ["r1", "r2", "r3"]);

        let beyond = client.items(search::conduct_repo_search().page(9));
        assert!(beyond.try_collect::<Vec<_>>().await.unwrap().is_empty());
    }
}

/// An item that counts its instances.
#[derive(Debug)]
struct Counted;

static ALIVE: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer)?;
        let alive = ALIVE.fetch_add(1, Ordering::SeqCst) + 1;
        MOST.fetch_max(alive, Ordering::SeqCst);
        Ok(Self)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

#[derive(Deserialize)]
struct CountedPage {
    logs: Vec<Counted>,
    next_page: Option<String>,
}

#[derive(Clone)]
struct ListCounted(ListLogs);

impl Operation for ListCounted {
    type Output = CountedPage;
    const ID: &'static str = ListLogs::ID;
    const METHOD: Method = ListLogs::METHOD;
    const PATH: &'static str = ListLogs::PATH;
    const TAG: &'static str = ListLogs::TAG;
    const SCOPE: Option<&'static str> = ListLogs::SCOPE;

    fn request(&self) -> Result<Request<Bytes>, Error> {
        self.0.request()
    }
}

impl Paged for ListCounted {
    type Item = Counted;

    fn next(&self, page: &CountedPage) -> Option<Self> {
        let next_page = Some(page.next_page.clone()?);
        Some(Self(ListLogs { next_page }))
    }

    fn into_items(page: CountedPage) -> Vec<Counted> {
        page.logs
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn at_most_two_of_a_thousand_pages_are_in_memory() {
    const PAGES: usize = 1_000;
    let server = Server::start(|seen, _| {
        let number = page_of(seen) + 1;
        let own = number.to_string();
        let mut items = ["x"; 10];
        items[0] = &own;
        page(&items, (number < PAGES).then_some(number))
    })
    .await;
    let mut items = server.client().items(ListCounted(ListLogs::default()));
    let mut count = 0;
    while let Some(item) = items.next().await {
        item.unwrap();
        count += 1;
    }
    assert_eq!(count, 10 * PAGES);
    assert_eq!(ALIVE.load(Ordering::SeqCst), 0);
    let most = MOST.load(Ordering::SeqCst);
    assert!(most <= 20, "{most}");
}

#[tokio::test]
async fn endless_empty_pages_are_an_error() {
    let server = Server::start(|_, number| {
        Reply::json(200, &format!(r#"{{"logs":[],"next_page":"{number}"}}"#))
    })
    .await;
    let mut items = server.client().items(ListLogs::default());
    let error = items.next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Paging(_)), "{error:?}");
    assert!(error.to_string().contains("empty pages"), "{error}");
    assert!(server.seen().len() <= 102);
}
