//! Checks that a namespace or a repository exists. Some writes respond with status 500 if it does
//! not, and some lists are empty.

use quay_api_generated::{Client, organization, repository, user};

use super::{Outcome, arguments::Repository, output};

/// An error if there is neither an organization nor a user of this name.
pub async fn namespace(client: &Client, name: &str) -> Outcome {
    match is_namespace(client, name).await? {
        true => Ok(()),
        false => Err(format!("there is no organization or user `{name}`").into()),
    }
}

/// The same for a namespace that lists no repositories. Quay lists none to an invalid token either.
pub async fn empty_namespace(client: &Client, name: &str) -> Outcome {
    namespace(client, name).await?;
    output::note("no repositories; an invalid or expired token sees only public ones");
    Ok(())
}

pub async fn is_namespace(client: &Client, name: &str) -> Outcome<bool> {
    match client.send(organization::get_organization(name)).await {
        Ok(_) => return Ok(true),
        Err(error) if error.is_not_found() => {}
        Err(error) => return Err(error.into()),
    }
    match client.send(user::get_user_information(name)).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_not_found() => Ok(false),
        Err(error) => Err(error.into()),
    }
}

pub async fn repository(client: &Client, repository: &Repository) -> Outcome {
    let get = repository::get_repo(repository.as_str()).include_tags(false);
    match client.send(get).await {
        Ok(_) => Ok(()),
        Err(error) if error.is_not_found() => {
            Err(format!("there is no repository {repository}").into())
        }
        Err(error) => Err(error.into()),
    }
}
