use progenitor_client_crate::{Client, types::CreateRobot};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let rounds: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let client = Client::new(&url);
    let mut sum = 0;
    for _ in 0..rounds {
        sum += client.get_logged_in_user().await?.username.len();
        let page = client.list_repos(None, Some("acme"), None, None, None, None, None).await?;
        sum += page.repositories.len();
        sum += client.list_repo_tags("acme/web", None, None, None, None, None).await?.tags.len();
        sum += client.list_org_logs("acme", None, None, None, None).await?.logs.len();
        sum += client.get_repo("acme/web", None, None).await?.name.len();
        sum += client.get_organization("acme").await?.name.len();
        sum += client.get_org_robots("acme", None, None, None).await?.robots.len();
        let body = CreateRobot {
            description: Some("pushes from CI".parse()?),
            unstructured_metadata: Default::default(),
        };
        sum += client.create_org_robot("acme", "ci", &body).await?.name.len();
        sum += client.get_organization_members("acme").await?.members.len();
        client.delete_full_tag("acme/web", "v1").await?;
    }
    println!("{sum}");
    Ok(())
}
