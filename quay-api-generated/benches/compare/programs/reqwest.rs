use reqwest::{Client, Method};
use serde_json::{Value, json};

struct Quay {
    client: Client,
    url: String,
}

impl Quay {
    async fn call(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value, reqwest::Error> {
        let url = format!("{}/api/v1/{path}", self.url);
        let mut request = self.client.request(method, url).bearer_auth("token");
        if let Some(body) = body {
            request = request.json(&body);
        }
        request.send().await?.error_for_status()?.json().await
    }

    async fn get(&self, path: &str) -> Result<Value, reqwest::Error> {
        self.call(Method::GET, path, None).await
    }
}

fn length(value: &Value) -> usize {
    let list = value.as_array().map(Vec::len);
    list.or_else(|| value.as_object().map(|map| map.len())).or_else(|| value.as_str().map(str::len)).unwrap_or(0)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    rustls::crypto::ring::default_provider().install_default().ok();
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let rounds: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let quay = Quay { client: Client::new(), url };
    let mut sum = 0;
    for _ in 0..rounds {
        sum += length(&quay.get("user/").await?["username"]);
        sum += length(&quay.get("repository?namespace=acme").await?["repositories"]);
        sum += length(&quay.get("repository/acme/web/tag/").await?["tags"]);
        sum += length(&quay.get("organization/acme/logs").await?["logs"]);
        sum += length(&quay.get("repository/acme/web").await?["name"]);
        sum += length(&quay.get("organization/acme").await?["name"]);
        sum += length(&quay.get("organization/acme/robots").await?["robots"]);
        let body = json!({"description": "pushes from CI"});
        let robot = quay.call(Method::PUT, "organization/acme/robots/ci", Some(body)).await?;
        sum += length(&robot["name"]);
        sum += length(&quay.get("organization/acme/members").await?["members"]);
        let deleted = format!("{}/api/v1/repository/acme/web/tag/v1", quay.url);
        quay.client.delete(deleted).bearer_auth("token").send().await?.error_for_status()?;
    }
    println!("{sum}");
    Ok(())
}
