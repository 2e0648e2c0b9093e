use quay_api_generated::{
    Client, Error, logs, organization, repository, robot, tag, types::CreateRobot, user,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let url = arguments.next().unwrap_or_default();
    let rounds: usize = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1);
    let client = Client::builder(url).token("token").build()?;
    let mut sum = 0;
    for _ in 0..rounds {
        sum += client.send(user::get_logged_in_user()).await?.username.len();
        let repositories = repository::list_repos().namespace("acme");
        sum += client.send(repositories).await?.repositories.len();
        sum += client.send(tag::list_repo_tags("acme/web")).await?.tags.len();
        sum += client.send(logs::list_org_logs("acme")).await?.logs.len();
        sum += client.send(repository::get_repo("acme/web")).await?.name.len();
        sum += client.send(organization::get_organization("acme")).await?.name.len();
        sum += client.send(robot::get_org_robots("acme")).await?.robots.len();
        let body = CreateRobot::new().description("pushes from CI");
        let robot = client.send(robot::create_org_robot("acme", "ci").body(body)).await?;
        sum += robot.name.len();
        let members = organization::get_organization_members("acme");
        sum += client.send(members).await?.members.len();
        client.send(tag::delete_full_tag("acme/web", "v1")).await?;
    }
    println!("{sum}");
    Ok(())
}
