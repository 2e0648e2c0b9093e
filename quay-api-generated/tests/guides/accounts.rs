//! Applications, users, organizations, logs, teams and robots.

use quay_api_generated::{Paged, organization, robot, superuser, team};
use serde_json::json;

use crate::{
    assert_accepts_no_content, assert_sends, assert_sends_no_body, decode, decode_error, typed,
};

#[test]
fn get_organization_applications() {
    let list = organization::get_organization_applications("acme");
    assert_sends_no_body(&list, "GET /api/v1/organization/acme/applications");
    let list = decode::<organization::GetOrganizationApplications>(
        200,
        r#"{"applications":[
            {"name":"ci","description":"","application_uri":"","client_id":"A1",
             "client_secret":"s3cret","redirect_uri":"","avatar_email":null},
            {"name":"old","description":"","application_uri":"","client_id":"B2",
             "client_secret":null,"redirect_uri":null,"avatar_email":null}]}"#,
    );
    let names: Vec<_> = list
        .applications
        .iter()
        .map(|it| (&*it.name, &*it.client_id))
        .collect();
    assert_eq!(names, [("ci", "A1"), ("old", "B2")]);
    assert!(!format!("{list:?}").contains("s3cret"));
}

#[test]
fn delete_organization_application() {
    let delete = organization::delete_organization_application("acme", "A1");
    assert_sends_no_body(&delete, "DELETE /api/v1/organization/acme/applications/A1");
    assert_accepts_no_content::<organization::DeleteOrganizationApplication>();
}

const AVATAR: &str = r##"{"name":"quay","hash":"0123","color":"#fff","kind":"user"}"##;

#[test]
fn list_all_users() {
    assert_sends_no_body(&superuser::list_all_users(), "GET /api/v1/superuser/users/");
    let paged = superuser::list_all_users().limit(100).next_page("gAAAA=");
    let line = "GET /api/v1/superuser/users/?limit=100&next_page=gAAAA%3D";
    assert_sends_no_body(&paged, line);

    // An old server with a hash of 32 digits, and a newer one with unknown fields.
    for more in [
        "",
        r#","quotas":[],"global_readonly_super_user":true,"new":{"of":"tomorrow"}"#,
    ] {
        let page = format!(
            r#"{{"users":[{{"kind":"user","name":"quay","username":"quay","email":"q@example.com",
                "verified":true,"avatar":{AVATAR},"super_user":true,"enabled":true{more}}}]}}"#
        );
        let page = decode::<superuser::ListAllUsers>(200, &page);
        assert!(
            page.users
                .iter()
                .all(|user| user.super_user && user.enabled)
        );
        // Without `limit`, one response lists all of them.
        assert_eq!(superuser::list_all_users().next(&page), None);
    }
}

#[test]
fn create_install_user() {
    let users = "POST /api/v1/superuser/users/";
    let body = json!({ "username": "bob", "email": "bob@example.com" });
    assert_sends(&superuser::create_install_user(typed(&body)), users, &body);
    let body = json!({ "username": "bob" });
    assert_sends(&superuser::create_install_user(typed(&body)), users, &body);

    let response = r#"{"username":"bob","email":"bob@example.com","password":"p4ssword",
        "encrypted_password":"a+b/c=="}"#;
    for status in [200, 201] {
        let user = decode::<superuser::CreateInstallUser>(status, response);
        assert_eq!(user.password.expose(), "p4ssword");
        assert_eq!(user.encrypted_password.expose(), "a+b/c==");
        let shown = format!("{user:?}");
        assert!(
            !shown.contains("p4ssword") && !shown.contains("a+b/c"),
            "{shown}"
        );
    }
}

#[test]
fn delete_install_user() {
    let delete = superuser::delete_install_user("bob");
    assert_sends_no_body(&delete, "DELETE /api/v1/superuser/users/bob");
    assert_accepts_no_content::<superuser::DeleteInstallUser>();
    let body = r#"{"message":"Cannot delete a superuser"}"#;
    let error = decode_error::<superuser::DeleteInstallUser>(400, body);
    assert!(
        error.to_string().contains("Cannot delete a superuser"),
        "{error}"
    );
}

#[test]
fn list_all_logs() {
    let day = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let logs = superuser::list_all_logs()
        .starttime(day("2021-12-01"))
        .endtime(day("2021-12-31"));
    let window = "endtime=12%2F31%2F2021&starttime=12%2F01%2F2021";
    assert_sends_no_body(&logs, &format!("GET /api/v1/superuser/logs?{window}"));

    let page = |next: &str| {
        let page = format!(
            r#"{{"start_time":"Mon, 13 Dec 2021 11:41:16 -0000",
                "end_time":"Tue, 14 Dec 2021 11:41:16 -0000",
                "logs":[{{"kind":"login_success","metadata":{{"type":"quayauth","any":[1]}},
                    "ip":"192.0.2.7","datetime":"Mon, 13 Dec 2021 11:41:16 -0000",
                    "namespace":{{"kind":"user","name":"quay","avatar":{AVATAR}}}}},
                  {{"kind":"kind_of_tomorrow","metadata":{{}},"ip":null,
                    "datetime":"Mon, 13 Dec 2021 11:41:16 -0000",
                    "performer":{{"kind":"user","name":"quay","is_robot":false,
                        "avatar":{AVATAR}}}}}]{next}}}"#
        );
        decode::<superuser::ListAllLogs>(200, &page)
    };
    let first = page(r#","next_page":"gAAAAABhtz_-Yw==""#);
    let performers: Vec<_> = first
        .logs
        .iter()
        .map(|entry| entry.performer.is_some())
        .collect();
    assert_eq!(performers, [false, true]);
    let times = first.logs.iter().filter_map(|entry| entry.datetime);
    assert!(times.map(|time| time.as_second()).eq([1_639_395_676; 2]));

    // The page token is opaque, and the other parameters stay the same.
    let next = logs.next(&first).unwrap();
    let line = "GET /api/v1/superuser/logs?endtime=12%2F31%2F2021\
                &next_page=gAAAAABhtz_-Yw%3D%3D&starttime=12%2F01%2F2021";
    assert_sends_no_body(&next, line);
    // Only a page without a page token is the last one, regardless of its length.
    assert_eq!(next.next(&page("")), None);
}

const TEAM: &str = r##"{"name":"new","description":"","can_view":true,"role":"member",
    "avatar":{"name":"new","hash":"0123","color":"#fff","kind":"team"},"new_team":false}"##;

#[test]
fn enable_organization_team_sync() {
    let path = "POST /api/v1/organization/acme/team/new/syncing";
    for body in [
        json!({ "group_dn": "cn=ldapgroup,ou=Users" }),
        json!({ "group_id": "0123" }),
        json!({ "group_name": "devs" }),
    ] {
        let enable = team::enable_organization_team_sync("acme", "new", typed(&body));
        assert_sends(&enable, path, &body);
    }
    for status in [200, 201] {
        let team = decode::<team::EnableOrganizationTeamSync>(status, TEAM);
        assert_eq!(team.name, "new");
    }
}

#[test]
fn disable_organization_team_sync() {
    let disable = team::disable_organization_team_sync("acme", "new");
    assert_sends_no_body(
        &disable,
        "DELETE /api/v1/organization/acme/team/new/syncing",
    );
    assert_eq!(
        decode::<team::DisableOrganizationTeamSync>(200, TEAM).name,
        "new"
    );
}

#[test]
fn create_org_robot() {
    let line = "PUT /api/v1/organization/acme/robots/ci";
    assert_sends_no_body(&robot::create_org_robot("acme", "ci"), line);
    let body = json!({ "description": "builds", "unstructured_metadata": { "of": ["ops"] } });
    assert_sends(
        &robot::create_org_robot("acme", "ci").body(typed(&body)),
        line,
        &body,
    );

    let response = r#"{"name":"acme+ci","created":"Mon, 20 Jan 2025 14:46:01 -0000",
        "last_accessed":null,"description":"","token":"t0ken","unstructured_metadata":{}}"#;
    for status in [200, 201] {
        let robot = decode::<robot::CreateOrgRobot>(status, response);
        assert_eq!(robot.token.as_ref().unwrap().expose(), "t0ken");
        assert!(!format!("{robot:?}").contains("t0ken"));
    }
}

#[test]
fn list_all_organizations() {
    // Without the trailing slash, Quay responds with 308 and an HTML page.
    let list = superuser::list_all_organizations();
    assert_sends_no_body(&list, "GET /api/v1/superuser/organizations/");
    assert_sends_no_body(
        &list.limit(2),
        "GET /api/v1/superuser/organizations/?limit=2",
    );
    let organization = |name: &str, email: &str| {
        format!(
            r#"{{"name":"{name}","email":"{email}","avatar":{AVATAR},
                "quotas":[{{"id":1,"limit_bytes":10,
                    "limits":[{{"id":2,"type":"Reject","limit_percent":80}}]}}],
                "quota_report":{{"quota_bytes":0,"configured_quota":null,
                    "running_backfill":"complete","backfill_status":"complete"}}}}"#
        )
    };
    let (first, second) = (
        organization("acme", "acme@example.com"),
        organization("lib", "0bd44cd6-5a9e-4f66-a2f1-3e2a0b4b1a55"),
    );
    let list = format!(r#"{{"organizations":[{first},{second}]}}"#);
    let list = decode::<superuser::ListAllOrganizations>(200, &list).organizations;
    let names: Vec<_> = list.iter().map(|it| &*it.name).collect();
    assert_eq!(names, ["acme", "lib"]);
}

#[test]
fn change_organization() {
    let body = json!({ "name": "acme2" });
    let rename = superuser::change_organization("acme", typed(&body));
    assert_sends(&rename, "PUT /api/v1/superuser/organizations/acme", &body);
    let answer = format!(r#"{{"name":"acme2","email":"a@example.com","avatar":{AVATAR}}}"#);
    let renamed = decode::<superuser::ChangeOrganization>(200, &answer);
    assert_eq!(renamed.name, "acme2");

    // Quay ignores the property that the guide sends here; this is the right one.
    let body = json!({
        "email": "a@example.com", "invoice_email": true,
        "invoice_email_address": "b@example.com", "tag_expiration_s": 1_209_600,
    });
    let change = organization::change_organization_details("acme", typed(&body));
    assert_sends(&change, "PUT /api/v1/organization/acme", &body);
}

#[test]
fn delete_organization() {
    let delete = superuser::delete_organization("acme");
    assert_sends_no_body(&delete, "DELETE /api/v1/superuser/organizations/acme");
    assert_accepts_no_content::<superuser::DeleteOrganization>();
}
