// Code for the client of the newest document, written by
// `INSTA_UPDATE=always cargo test -p quay-tests --test generator`.
// Run it again if the client has changed and this does not compile.

#[test]
fn appspecifictokens() {
    check::<quay_api_generated::appspecifictokens::CreateAppToken>(
        &quay_api_generated::appspecifictokens::create_app_token(body("{\"title\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"title\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::appspecifictokens::GetAppToken>(
        &quay_api_generated::appspecifictokens::get_app_token("token_uuid %?#&=+ü"),
        "{\"path\":{\"token_uuid\":[\"token_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::appspecifictokens::ListAppTokens>(
        &quay_api_generated::appspecifictokens::list_app_tokens().expiring(true),
        "{\"path\":{},\"query\":{\"expiring\":[\"true\"]}}",
    );
    check::<quay_api_generated::appspecifictokens::RevokeAppToken>(
        &quay_api_generated::appspecifictokens::revoke_app_token("token_uuid %?#&=+ü"),
        "{\"path\":{\"token_uuid\":[\"token_uuid %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn billing() {
    check::<quay_api_generated::billing::BatchRemoveSku>(
        &quay_api_generated::billing::batch_remove_sku("orgname %?#&=+ü", body("{\"subscriptions\":[{\"subscription_id\":-5000000000}]}")),
        "{\"body\":{\"subscriptions\":[{\"subscription_id\":-5000000000}]},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::BindSkuToOrg>(
        &quay_api_generated::billing::bind_sku_to_org("orgname %?#&=+ü", body("{\"subscription_id\":-5000000000,\"subscriptions\":[{\"quantity\":7,\"subscription_id\":-5000000000}]}")),
        "{\"body\":{\"subscription_id\":-5000000000,\"subscriptions\":[{\"quantity\":7,\"subscription_id\":-5000000000}]},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::CreateOrgInvoiceField>(
        &quay_api_generated::billing::create_org_invoice_field("orgname %?#&=+ü", body("{\"title\":\"text \\\"ü\\\"\\n\",\"value\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"title\":\"text \\\"ü\\\"\\n\",\"value\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::CreateOrgSubscription>(
        &quay_api_generated::billing::create_org_subscription("orgname %?#&=+ü", body("{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"plan\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"plan\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::CreateUserInvoiceField>(
        &quay_api_generated::billing::create_user_invoice_field(body("{\"title\":\"text \\\"ü\\\"\\n\",\"value\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"title\":\"text \\\"ü\\\"\\n\",\"value\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::CreateUserSubscription>(
        &quay_api_generated::billing::create_user_subscription(body("{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"plan\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"plan\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::DeleteOrgInvoiceField>(
        &quay_api_generated::billing::delete_org_invoice_field("orgname %?#&=+ü", "field_uuid %?#&=+ü"),
        "{\"path\":{\"field_uuid\":[\"field_uuid %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::DeleteUserInvoiceField>(
        &quay_api_generated::billing::delete_user_invoice_field("field_uuid %?#&=+ü"),
        "{\"path\":{\"field_uuid\":[\"field_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::GetOrgCard>(
        &quay_api_generated::billing::get_org_card("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::GetOrgSubscription>(
        &quay_api_generated::billing::get_org_subscription("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::GetUserCard>(
        &quay_api_generated::billing::get_user_card(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::GetUserMarketplaceSubscriptions>(
        &quay_api_generated::billing::get_user_marketplace_subscriptions(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::GetUserSubscription>(
        &quay_api_generated::billing::get_user_subscription(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::ListOrgInvoiceFields>(
        &quay_api_generated::billing::list_org_invoice_fields("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::ListOrgInvoices>(
        &quay_api_generated::billing::list_org_invoices("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::ListOrgSkus>(
        &quay_api_generated::billing::list_org_skus("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::ListPlans>(
        &quay_api_generated::billing::list_plans(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::ListUserInvoiceFields>(
        &quay_api_generated::billing::list_user_invoice_fields(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::ListUserInvoices>(
        &quay_api_generated::billing::list_user_invoices(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::RemoveSkuFromOrg>(
        &quay_api_generated::billing::remove_sku_from_org("orgname %?#&=+ü", -5000000000),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"subscription_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::SetOrgCard>(
        &quay_api_generated::billing::set_org_card("orgname %?#&=+ü", body("{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::SetUserCard>(
        &quay_api_generated::billing::set_user_card(body("{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::billing::UpdateOrgSubscription>(
        &quay_api_generated::billing::update_org_subscription("orgname %?#&=+ü", body("{\"plan\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"plan\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::billing::UpdateUserSubscription>(
        &quay_api_generated::billing::update_user_subscription(body("{\"plan\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"plan\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
}
#[test]
fn bootstrap() {
    check::<quay_api_generated::bootstrap::RenewBootstrapToken>(
        &quay_api_generated::bootstrap::renew_bootstrap_token(),
        "{\"path\":{},\"query\":{}}",
    );
}
#[test]
fn build() {
    check::<quay_api_generated::build::CancelRepoBuild>(
        &quay_api_generated::build::cancel_repo_build("ns/na me%?#ü", "build_uuid %?#&=+ü"),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::build::GetFiledropUrl>(
        &quay_api_generated::build::get_filedrop_url(body("{\"mimeType\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"mimeType\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::build::GetRepoBuild>(
        &quay_api_generated::build::get_repo_build("ns/na me%?#ü", "build_uuid %?#&=+ü"),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::build::GetRepoBuildLogs>(
        &quay_api_generated::build::get_repo_build_logs("ns/na me%?#ü", "build_uuid %?#&=+ü").start(-5000000000),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"start\":[\"-5000000000\"]}}",
    );
    check::<quay_api_generated::build::GetRepoBuildStatus>(
        &quay_api_generated::build::get_repo_build_status("ns/na me%?#ü", "build_uuid %?#&=+ü"),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::build::GetRepoBuilds>(
        &quay_api_generated::build::get_repo_builds("ns/na me%?#ü").limit(7).since(jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_639_395_676)),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"limit\":[\"7\"],\"since\":[\"1639395676\"]}}",
    );
    check::<quay_api_generated::build::RequestRepoBuild>(
        &quay_api_generated::build::request_repo_build("ns/na me%?#ü", body("{\"archive_url\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"docker_tags\":[\"text \\\"ü\\\"\\n\"],\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"file_id\":\"text \\\"ü\\\"\\n\",\"pull_robot\":\"text \\\"ü\\\"\\n\",\"subdirectory\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"archive_url\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"docker_tags\":[\"text \\\"ü\\\"\\n\"],\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"file_id\":\"text \\\"ü\\\"\\n\",\"pull_robot\":\"text \\\"ü\\\"\\n\",\"subdirectory\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn capabilities() {
    check::<quay_api_generated::capabilities::GetRegistryCapabilities>(
        &quay_api_generated::capabilities::get_registry_capabilities(),
        "{\"path\":{},\"query\":{}}",
    );
}
#[test]
fn discovery() {
    check::<quay_api_generated::discovery::Discovery>(
        &quay_api_generated::discovery::discovery().internal(true),
        "{\"path\":{},\"query\":{\"internal\":[\"true\"]}}",
    );
}
#[test]
fn error() {
    check::<quay_api_generated::error::GetErrorDescription>(
        &quay_api_generated::error::get_error_description("error_type %?#&=+ü"),
        "{\"path\":{\"error_type\":[\"error_type %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn globalmessages() {
    check::<quay_api_generated::globalmessages::CreateGlobalMessage>(
        &quay_api_generated::globalmessages::create_global_message(body("{\"message\":{\"content\":\"text \\\"ü\\\"\\n\",\"media_type\":\"text/plain\",\"severity\":\"info\"}}")),
        "{\"body\":{\"message\":{\"content\":\"text \\\"ü\\\"\\n\",\"media_type\":\"text/plain\",\"severity\":\"info\"}},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::globalmessages::DeleteGlobalMessage>(
        &quay_api_generated::globalmessages::delete_global_message("uuid %?#&=+ü"),
        "{\"path\":{\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::globalmessages::GetGlobalMessages>(
        &quay_api_generated::globalmessages::get_global_messages(),
        "{\"path\":{},\"query\":{}}",
    );
}
#[test]
fn immutability_policy() {
    check::<quay_api_generated::immutability_policy::CreateOrgImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::create_org_immutability_policy("orgname %?#&=+ü", body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")),
        "{\"body\":{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::CreateRepositoryImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::create_repository_immutability_policy("ns/na me%?#ü", body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")),
        "{\"body\":{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::DeleteOrgImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::delete_org_immutability_policy("orgname %?#&=+ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::DeleteRepositoryImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::delete_repository_immutability_policy("ns/na me%?#ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::GetOrgImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::get_org_immutability_policy("orgname %?#&=+ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::GetRepositoryImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::get_repository_immutability_policy("ns/na me%?#ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::ListOrgImmutabilityPolicies>(
        &quay_api_generated::immutability_policy::list_org_immutability_policies("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::ListRepositoryImmutabilityPolicies>(
        &quay_api_generated::immutability_policy::list_repository_immutability_policies("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::UpdateOrgImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::update_org_immutability_policy("orgname %?#&=+ü", "policy_uuid %?#&=+ü", body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")),
        "{\"body\":{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::immutability_policy::UpdateRepositoryImmutabilityPolicy>(
        &quay_api_generated::immutability_policy::update_repository_immutability_policy("ns/na me%?#ü", "policy_uuid %?#&=+ü", body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")),
        "{\"body\":{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true},\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn logs() {
    check::<quay_api_generated::logs::ExportOrgLogs>(
        &quay_api_generated::logs::export_org_logs("orgname %?#&=+ü", body("{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"}")).endtime(jiff::civil::date(2024, 3, 9)).starttime(jiff::civil::date(2024, 3, 9)),
        "{\"body\":{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{\"endtime\":[\"03/09/2024\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::ExportRepoLogs>(
        &quay_api_generated::logs::export_repo_logs("ns/na me%?#ü", body("{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"}")).endtime(jiff::civil::date(2024, 3, 9)).starttime(jiff::civil::date(2024, 3, 9)),
        "{\"body\":{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"endtime\":[\"03/09/2024\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::ExportUserLogs>(
        &quay_api_generated::logs::export_user_logs(body("{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"}")).endtime(jiff::civil::date(2024, 3, 9)).starttime(jiff::civil::date(2024, 3, 9)),
        "{\"body\":{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{\"endtime\":[\"03/09/2024\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::GetAggregateOrgLogs>(
        &quay_api_generated::logs::get_aggregate_org_logs("orgname %?#&=+ü").endtime(jiff::civil::date(2024, 3, 9)).performer("performer %?#&=+ü").starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{\"endtime\":[\"03/09/2024\"],\"performer\":[\"performer %?#&=+ü\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::GetAggregateRepoLogs>(
        &quay_api_generated::logs::get_aggregate_repo_logs("ns/na me%?#ü").endtime(jiff::civil::date(2024, 3, 9)).starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"endtime\":[\"03/09/2024\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::GetAggregateUserLogs>(
        &quay_api_generated::logs::get_aggregate_user_logs().endtime(jiff::civil::date(2024, 3, 9)).performer("performer %?#&=+ü").starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{},\"query\":{\"endtime\":[\"03/09/2024\"],\"performer\":[\"performer %?#&=+ü\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::ListOrgLogs>(
        &quay_api_generated::logs::list_org_logs("orgname %?#&=+ü").endtime(jiff::civil::date(2024, 3, 9)).next_page("next_page %?#&=+ü").performer("performer %?#&=+ü").starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{\"endtime\":[\"03/09/2024\"],\"next_page\":[\"next_page %?#&=+ü\"],\"performer\":[\"performer %?#&=+ü\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::ListRepoLogs>(
        &quay_api_generated::logs::list_repo_logs("ns/na me%?#ü").endtime(jiff::civil::date(2024, 3, 9)).next_page("next_page %?#&=+ü").starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"endtime\":[\"03/09/2024\"],\"next_page\":[\"next_page %?#&=+ü\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::logs::ListUserLogs>(
        &quay_api_generated::logs::list_user_logs().endtime(jiff::civil::date(2024, 3, 9)).next_page("next_page %?#&=+ü").performer("performer %?#&=+ü").starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{},\"query\":{\"endtime\":[\"03/09/2024\"],\"next_page\":[\"next_page %?#&=+ü\"],\"performer\":[\"performer %?#&=+ü\"],\"starttime\":[\"03/09/2024\"]}}",
    );
}
#[test]
fn manifest() {
    check::<quay_api_generated::manifest::AddManifestLabel>(
        &quay_api_generated::manifest::add_manifest_label("ns/na me%?#ü", "sha256:0123456789abcdef", body("{\"key\":\"text \\\"ü\\\"\\n\",\"media_type\":\"text/plain\",\"value\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"key\":\"text \\\"ü\\\"\\n\",\"media_type\":\"text/plain\",\"value\":\"text \\\"ü\\\"\\n\"},\"path\":{\"manifestref\":[\"sha256:0123456789abcdef\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::manifest::DeleteManifestLabel>(
        &quay_api_generated::manifest::delete_manifest_label("ns/na me%?#ü", "sha256:0123456789abcdef", "labelid %?#&=+ü"),
        "{\"path\":{\"labelid\":[\"labelid %?#&=+ü\"],\"manifestref\":[\"sha256:0123456789abcdef\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::manifest::GetManifestLabel>(
        &quay_api_generated::manifest::get_manifest_label("ns/na me%?#ü", "sha256:0123456789abcdef", "labelid %?#&=+ü"),
        "{\"path\":{\"labelid\":[\"labelid %?#&=+ü\"],\"manifestref\":[\"sha256:0123456789abcdef\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::manifest::GetManifestPullStatistics>(
        &quay_api_generated::manifest::get_manifest_pull_statistics("ns/na me%?#ü", "sha256:0123456789abcdef"),
        "{\"path\":{\"manifestref\":[\"sha256:0123456789abcdef\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::manifest::GetRepoManifest>(
        &quay_api_generated::manifest::get_repo_manifest("ns/na me%?#ü", "sha256:0123456789abcdef").include_modelcard(true),
        "{\"path\":{\"manifestref\":[\"sha256:0123456789abcdef\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"include_modelcard\":[\"true\"]}}",
    );
    check::<quay_api_generated::manifest::ListManifestLabels>(
        &quay_api_generated::manifest::list_manifest_labels("ns/na me%?#ü", "sha256:0123456789abcdef").filter("filter %?#&=+ü"),
        "{\"path\":{\"manifestref\":[\"sha256:0123456789abcdef\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"filter\":[\"filter %?#&=+ü\"]}}",
    );
}
#[test]
fn mirror() {
    check::<quay_api_generated::mirror::ChangeRepoMirrorConfig>(
        &quay_api_generated::mirror::change_repo_mirror_config("ns/na me%?#ü", body("{\"architecture_filter\":[\"amd64\"],\"external_reference\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"robot_username\":\"text \\\"ü\\\"\\n\",\"root_rule\":{\"rule_kind\":\"tag_glob_csv\",\"rule_value\":[\"text \\\"ü\\\"\\n\"]},\"skopeo_timeout_interval\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\"}")),
        "{\"body\":{\"architecture_filter\":[\"amd64\"],\"external_reference\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"robot_username\":\"text \\\"ü\\\"\\n\",\"root_rule\":{\"rule_kind\":\"tag_glob_csv\",\"rule_value\":[\"text \\\"ü\\\"\\n\"]},\"skopeo_timeout_interval\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::mirror::CreateRepoMirrorConfig>(
        &quay_api_generated::mirror::create_repo_mirror_config("ns/na me%?#ü", body("{\"architecture_filter\":[\"amd64\"],\"external_reference\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"robot_username\":\"text \\\"ü\\\"\\n\",\"root_rule\":{\"rule_kind\":\"tag_glob_csv\",\"rule_value\":[\"text \\\"ü\\\"\\n\"]},\"skopeo_timeout_interval\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\"}")),
        "{\"body\":{\"architecture_filter\":[\"amd64\"],\"external_reference\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"robot_username\":\"text \\\"ü\\\"\\n\",\"root_rule\":{\"rule_kind\":\"tag_glob_csv\",\"rule_value\":[\"text \\\"ü\\\"\\n\"]},\"skopeo_timeout_interval\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::mirror::GetRepoMirrorConfig>(
        &quay_api_generated::mirror::get_repo_mirror_config("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::mirror::SyncCancel>(
        &quay_api_generated::mirror::sync_cancel("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::mirror::SyncNow>(
        &quay_api_generated::mirror::sync_now("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn mirrorhealth() {
    check::<quay_api_generated::mirrorhealth::GetRepositoryMirrorHealth>(
        &quay_api_generated::mirrorhealth::get_repository_mirror_health().detailed(true).limit(7).namespace("namespace %?#&=+ü").offset(5000000000),
        "{\"path\":{},\"query\":{\"detailed\":[\"true\"],\"limit\":[\"7\"],\"namespace\":[\"namespace %?#&=+ü\"],\"offset\":[\"5000000000\"]}}",
    );
}
#[test]
fn namespacenotification() {
    check::<quay_api_generated::namespacenotification::CreateOrgNotification>(
        &quay_api_generated::namespacenotification::create_org_notification("orgname %?#&=+ü", body("{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::CreateUserNamespaceNotification>(
        &quay_api_generated::namespacenotification::create_user_namespace_notification(body("{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::DeleteOrgNotification>(
        &quay_api_generated::namespacenotification::delete_org_notification("orgname %?#&=+ü", "uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::DeleteUserNamespaceNotification>(
        &quay_api_generated::namespacenotification::delete_user_namespace_notification("uuid %?#&=+ü"),
        "{\"path\":{\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::GetOrgNotification>(
        &quay_api_generated::namespacenotification::get_org_notification("orgname %?#&=+ü", "uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::GetUserNamespaceNotification>(
        &quay_api_generated::namespacenotification::get_user_namespace_notification("uuid %?#&=+ü"),
        "{\"path\":{\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::ListOrgNotifications>(
        &quay_api_generated::namespacenotification::list_org_notifications("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::ListUserNamespaceNotifications>(
        &quay_api_generated::namespacenotification::list_user_namespace_notifications(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::ResetOrgNotificationFailures>(
        &quay_api_generated::namespacenotification::reset_org_notification_failures("orgname %?#&=+ü", "uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::ResetUserNamespaceNotificationFailures>(
        &quay_api_generated::namespacenotification::reset_user_namespace_notification_failures("uuid %?#&=+ü"),
        "{\"path\":{\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::TestOrgNotification>(
        &quay_api_generated::namespacenotification::test_org_notification("orgname %?#&=+ü", "uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacenotification::TestUserNamespaceNotification>(
        &quay_api_generated::namespacenotification::test_user_namespace_notification("uuid %?#&=+ü"),
        "{\"path\":{\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn namespacequota() {
    check::<quay_api_generated::namespacequota::ChangeOrganizationQuota>(
        &quay_api_generated::namespacequota::change_organization_quota("orgname %?#&=+ü", -5000000000, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")),
        "{\"body\":{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::ChangeOrganizationQuotaLimit>(
        &quay_api_generated::namespacequota::change_organization_quota_limit("orgname %?#&=+ü", -5000000000, -5000000000, body("{\"threshold_percent\":7,\"type\":\"Warning\"}")),
        "{\"body\":{\"threshold_percent\":7,\"type\":\"Warning\"},\"path\":{\"limit_id\":[\"-5000000000\"],\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::CreateOrganizationQuota>(
        &quay_api_generated::namespacequota::create_organization_quota("orgname %?#&=+ü", body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")),
        "{\"body\":{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::CreateOrganizationQuotaLimit>(
        &quay_api_generated::namespacequota::create_organization_quota_limit("orgname %?#&=+ü", -5000000000, body("{\"threshold_percent\":7,\"type\":\"Warning\"}")),
        "{\"body\":{\"threshold_percent\":7,\"type\":\"Warning\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::DeleteOrganizationQuota>(
        &quay_api_generated::namespacequota::delete_organization_quota("orgname %?#&=+ü", -5000000000),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::DeleteOrganizationQuotaLimit>(
        &quay_api_generated::namespacequota::delete_organization_quota_limit("orgname %?#&=+ü", -5000000000, -5000000000),
        "{\"path\":{\"limit_id\":[\"-5000000000\"],\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::GetOrganizationQuota>(
        &quay_api_generated::namespacequota::get_organization_quota("orgname %?#&=+ü", -5000000000),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::GetOrganizationQuotaLimit>(
        &quay_api_generated::namespacequota::get_organization_quota_limit("orgname %?#&=+ü", -5000000000, -5000000000),
        "{\"path\":{\"limit_id\":[\"-5000000000\"],\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::GetUserQuota>(
        &quay_api_generated::namespacequota::get_user_quota(-5000000000),
        "{\"path\":{\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::GetUserQuotaLimit>(
        &quay_api_generated::namespacequota::get_user_quota_limit(-5000000000, -5000000000),
        "{\"path\":{\"limit_id\":[\"-5000000000\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::ListOrganizationQuota>(
        &quay_api_generated::namespacequota::list_organization_quota("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::ListOrganizationQuotaLimit>(
        &quay_api_generated::namespacequota::list_organization_quota_limit("orgname %?#&=+ü", -5000000000),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::ListUserQuota>(
        &quay_api_generated::namespacequota::list_user_quota(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::namespacequota::ListUserQuotaLimit>(
        &quay_api_generated::namespacequota::list_user_quota_limit(-5000000000),
        "{\"path\":{\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
}
#[test]
fn org_mirror() {
    check::<quay_api_generated::org_mirror::CancelOrgMirrorSync>(
        &quay_api_generated::org_mirror::cancel_org_mirror_sync("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::org_mirror::CreateOrgMirrorConfig>(
        &quay_api_generated::org_mirror::create_org_mirror_config("orgname %?#&=+ü", body("{\"external_namespace\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_type\":\"harbor\",\"external_registry_url\":\"text \\\"ü\\\"\\n\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"repository_filters\":[\"text \\\"ü\\\"\\n\"],\"robot_username\":\"text \\\"ü\\\"\\n\",\"skopeo_timeout\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\",\"visibility\":\"public\"}")),
        "{\"body\":{\"external_namespace\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_type\":\"harbor\",\"external_registry_url\":\"text \\\"ü\\\"\\n\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"repository_filters\":[\"text \\\"ü\\\"\\n\"],\"robot_username\":\"text \\\"ü\\\"\\n\",\"skopeo_timeout\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\",\"visibility\":\"public\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::org_mirror::DeleteOrgMirrorConfig>(
        &quay_api_generated::org_mirror::delete_org_mirror_config("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::org_mirror::GetOrgMirrorConfig>(
        &quay_api_generated::org_mirror::get_org_mirror_config("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::org_mirror::ListOrgMirrorRepositories>(
        &quay_api_generated::org_mirror::list_org_mirror_repositories("orgname %?#&=+ü").limit(7).page(7).status(quay_api_generated::types::OrgMirrorRepositoryStatus::from("NEVER_RUN")),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{\"limit\":[\"7\"],\"page\":[\"7\"],\"status\":[\"NEVER_RUN\"]}}",
    );
    check::<quay_api_generated::org_mirror::SyncOrgMirrorNow>(
        &quay_api_generated::org_mirror::sync_org_mirror_now("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::org_mirror::UpdateOrgMirrorConfig>(
        &quay_api_generated::org_mirror::update_org_mirror_config("orgname %?#&=+ü", body("{\"external_namespace\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_url\":\"text \\\"ü\\\"\\n\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"repository_filters\":[\"text \\\"ü\\\"\\n\"],\"robot_username\":\"text \\\"ü\\\"\\n\",\"skopeo_timeout\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\",\"visibility\":\"public\"}")),
        "{\"body\":{\"external_namespace\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_url\":\"text \\\"ü\\\"\\n\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"repository_filters\":[\"text \\\"ü\\\"\\n\"],\"robot_username\":\"text \\\"ü\\\"\\n\",\"skopeo_timeout\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\",\"visibility\":\"public\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::org_mirror::VerifyOrgMirrorConnection>(
        &quay_api_generated::org_mirror::verify_org_mirror_connection("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn organization() {
    check::<quay_api_generated::organization::ChangeOrganizationDetails>(
        &quay_api_generated::organization::change_organization_details("orgname %?#&=+ü", body("{\"contact_email\":\"text \\\"ü\\\"\\n\",\"email\":\"text \\\"ü\\\"\\n\",\"invoice_email\":true,\"invoice_email_address\":\"text \\\"ü\\\"\\n\",\"tag_expiration_s\":5000000000}")),
        "{\"body\":{\"contact_email\":\"text \\\"ü\\\"\\n\",\"email\":\"text \\\"ü\\\"\\n\",\"invoice_email\":true,\"invoice_email_address\":\"text \\\"ü\\\"\\n\",\"tag_expiration_s\":5000000000},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::CreateOrganization>(
        &quay_api_generated::organization::create_organization(body("{\"contact_email\":\"text \\\"ü\\\"\\n\",\"email\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"recaptcha_response\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"contact_email\":\"text \\\"ü\\\"\\n\",\"email\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"recaptcha_response\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::organization::CreateOrganizationApplication>(
        &quay_api_generated::organization::create_organization_application("orgname %?#&=+ü", body("{\"application_uri\":\"text \\\"ü\\\"\\n\",\"avatar_email\":\"text \\\"ü\\\"\\n\",\"description\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"redirect_uri\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"application_uri\":\"text \\\"ü\\\"\\n\",\"avatar_email\":\"text \\\"ü\\\"\\n\",\"description\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"redirect_uri\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::CreateProxyCacheConfig>(
        &quay_api_generated::organization::create_proxy_cache_config("orgname %?#&=+ü", body("{\"expiration_s\":7,\"insecure\":true,\"org_name\":\"text \\\"ü\\\"\\n\",\"upstream_registry\":\"text \\\"ü\\\"\\n\",\"upstream_registry_password\":\"open sesame\",\"upstream_registry_username\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"expiration_s\":7,\"insecure\":true,\"org_name\":\"text \\\"ü\\\"\\n\",\"upstream_registry\":\"text \\\"ü\\\"\\n\",\"upstream_registry_password\":\"open sesame\",\"upstream_registry_username\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::DeleteAdminedOrganization>(
        &quay_api_generated::organization::delete_admined_organization("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::DeleteOrganizationApplication>(
        &quay_api_generated::organization::delete_organization_application("orgname %?#&=+ü", "client_id %?#&=+ü"),
        "{\"path\":{\"client_id\":[\"client_id %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::DeleteProxyCacheConfig>(
        &quay_api_generated::organization::delete_proxy_cache_config("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetApplicationInformation>(
        &quay_api_generated::organization::get_application_information("client_id %?#&=+ü"),
        "{\"path\":{\"client_id\":[\"client_id %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetOrganization>(
        &quay_api_generated::organization::get_organization("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetOrganizationApplication>(
        &quay_api_generated::organization::get_organization_application("orgname %?#&=+ü", "client_id %?#&=+ü"),
        "{\"path\":{\"client_id\":[\"client_id %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetOrganizationApplications>(
        &quay_api_generated::organization::get_organization_applications("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetOrganizationCollaborators>(
        &quay_api_generated::organization::get_organization_collaborators("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetOrganizationMember>(
        &quay_api_generated::organization::get_organization_member("orgname %?#&=+ü", "membername %?#&=+ü"),
        "{\"path\":{\"membername\":[\"membername %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetOrganizationMembers>(
        &quay_api_generated::organization::get_organization_members("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetOrganizationPrivateAllowed>(
        &quay_api_generated::organization::get_organization_private_allowed("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::GetProxyCacheConfig>(
        &quay_api_generated::organization::get_proxy_cache_config("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::RemoveOrganizationMember>(
        &quay_api_generated::organization::remove_organization_member("orgname %?#&=+ü", "membername %?#&=+ü"),
        "{\"path\":{\"membername\":[\"membername %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::ResetOrganizationApplicationClientSecret>(
        &quay_api_generated::organization::reset_organization_application_client_secret("orgname %?#&=+ü", "client_id %?#&=+ü"),
        "{\"path\":{\"client_id\":[\"client_id %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::UpdateOrganizationApplication>(
        &quay_api_generated::organization::update_organization_application("orgname %?#&=+ü", "client_id %?#&=+ü", body("{\"application_uri\":\"text \\\"ü\\\"\\n\",\"avatar_email\":\"text \\\"ü\\\"\\n\",\"description\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"redirect_uri\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"application_uri\":\"text \\\"ü\\\"\\n\",\"avatar_email\":\"text \\\"ü\\\"\\n\",\"description\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"redirect_uri\":\"text \\\"ü\\\"\\n\"},\"path\":{\"client_id\":[\"client_id %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization::ValidateProxyCacheConfig>(
        &quay_api_generated::organization::validate_proxy_cache_config("orgname %?#&=+ü", body("{\"expiration_s\":7,\"insecure\":true,\"org_name\":\"text \\\"ü\\\"\\n\",\"upstream_registry\":\"text \\\"ü\\\"\\n\",\"upstream_registry_password\":\"open sesame\",\"upstream_registry_username\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"expiration_s\":7,\"insecure\":true,\"org_name\":\"text \\\"ü\\\"\\n\",\"upstream_registry\":\"text \\\"ü\\\"\\n\",\"upstream_registry_password\":\"open sesame\",\"upstream_registry_username\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn organization_application_tokens() {
    check::<quay_api_generated::organization_application_tokens::CreateOrganizationApplicationToken>(
        &quay_api_generated::organization_application_tokens::create_organization_application_token("orgname %?#&=+ü", "client_id %?#&=+ü", body("{\"expiration\":5000000000,\"name\":\"text \\\"ü\\\"\\n\",\"scope\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"expiration\":5000000000,\"name\":\"text \\\"ü\\\"\\n\",\"scope\":\"text \\\"ü\\\"\\n\"},\"path\":{\"client_id\":[\"client_id %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization_application_tokens::DeleteOrganizationApplicationToken>(
        &quay_api_generated::organization_application_tokens::delete_organization_application_token("orgname %?#&=+ü", "client_id %?#&=+ü", "token_uuid %?#&=+ü"),
        "{\"path\":{\"client_id\":[\"client_id %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"],\"token_uuid\":[\"token_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::organization_application_tokens::ListOrganizationApplicationTokens>(
        &quay_api_generated::organization_application_tokens::list_organization_application_tokens("orgname %?#&=+ü", "client_id %?#&=+ü").next_page("next_page %?#&=+ü"),
        "{\"path\":{\"client_id\":[\"client_id %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{\"next_page\":[\"next_page %?#&=+ü\"]}}",
    );
}
#[test]
fn permission() {
    check::<quay_api_generated::permission::ChangeTeamPermissions>(
        &quay_api_generated::permission::change_team_permissions("ns/na me%?#ü", "teamname %?#&=+ü", body("{\"role\":\"read\"}")),
        "{\"body\":{\"role\":\"read\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::ChangeUserPermissions>(
        &quay_api_generated::permission::change_user_permissions("ns/na me%?#ü", "username %?#&=+ü", body("{\"role\":\"read\"}")),
        "{\"body\":{\"role\":\"read\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::DeleteTeamPermissions>(
        &quay_api_generated::permission::delete_team_permissions("ns/na me%?#ü", "teamname %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::DeleteUserPermissions>(
        &quay_api_generated::permission::delete_user_permissions("ns/na me%?#ü", "username %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::GetTeamPermissions>(
        &quay_api_generated::permission::get_team_permissions("ns/na me%?#ü", "teamname %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::GetUserPermissions>(
        &quay_api_generated::permission::get_user_permissions("ns/na me%?#ü", "username %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::GetUserTransitivePermission>(
        &quay_api_generated::permission::get_user_transitive_permission("ns/na me%?#ü", "username %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::ListRepoTeamPermissions>(
        &quay_api_generated::permission::list_repo_team_permissions("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::permission::ListRepoUserPermissions>(
        &quay_api_generated::permission::list_repo_user_permissions("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn policy() {
    check::<quay_api_generated::policy::CreateOrganizationAutoPrunePolicy>(
        &quay_api_generated::policy::create_organization_auto_prune_policy("orgname %?#&=+ü", body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")),
        "{\"body\":{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::CreateRepositoryAutoPrunePolicy>(
        &quay_api_generated::policy::create_repository_auto_prune_policy("ns/na me%?#ü", body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")),
        "{\"body\":{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::CreateUserAutoPrunePolicy>(
        &quay_api_generated::policy::create_user_auto_prune_policy(body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")),
        "{\"body\":{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::policy::DeleteOrganizationAutoPrunePolicy>(
        &quay_api_generated::policy::delete_organization_auto_prune_policy("orgname %?#&=+ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::DeleteRepositoryAutoPrunePolicy>(
        &quay_api_generated::policy::delete_repository_auto_prune_policy("ns/na me%?#ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::DeleteUserAutoPrunePolicy>(
        &quay_api_generated::policy::delete_user_auto_prune_policy("policy_uuid %?#&=+ü"),
        "{\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::GetOrganizationAutoPrunePolicy>(
        &quay_api_generated::policy::get_organization_auto_prune_policy("orgname %?#&=+ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::GetRepositoryAutoPrunePolicy>(
        &quay_api_generated::policy::get_repository_auto_prune_policy("ns/na me%?#ü", "policy_uuid %?#&=+ü"),
        "{\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::GetUserAutoPrunePolicy>(
        &quay_api_generated::policy::get_user_auto_prune_policy("policy_uuid %?#&=+ü"),
        "{\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::ListOrganizationAutoPrunePolicies>(
        &quay_api_generated::policy::list_organization_auto_prune_policies("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::ListRepositoryAutoPrunePolicies>(
        &quay_api_generated::policy::list_repository_auto_prune_policies("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::ListUserAutoPrunePolicies>(
        &quay_api_generated::policy::list_user_auto_prune_policies(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::policy::UpdateOrganizationAutoPrunePolicy>(
        &quay_api_generated::policy::update_organization_auto_prune_policy("orgname %?#&=+ü", "policy_uuid %?#&=+ü", body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")),
        "{\"body\":{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::UpdateRepositoryAutoPrunePolicy>(
        &quay_api_generated::policy::update_repository_auto_prune_policy("ns/na me%?#ü", "policy_uuid %?#&=+ü", body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")),
        "{\"body\":{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000},\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::policy::UpdateUserAutoPrunePolicy>(
        &quay_api_generated::policy::update_user_auto_prune_policy("policy_uuid %?#&=+ü", body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")),
        "{\"body\":{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000},\"path\":{\"policy_uuid\":[\"policy_uuid %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn prototype() {
    check::<quay_api_generated::prototype::CreateOrganizationPrototypePermission>(
        &quay_api_generated::prototype::create_organization_prototype_permission("orgname %?#&=+ü", body("{\"activating_user\":{\"name\":\"text \\\"ü\\\"\\n\"},\"delegate\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\"},\"role\":\"read\"}")),
        "{\"body\":{\"activating_user\":{\"name\":\"text \\\"ü\\\"\\n\"},\"delegate\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\"},\"role\":\"read\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::prototype::DeleteOrganizationPrototypePermission>(
        &quay_api_generated::prototype::delete_organization_prototype_permission("orgname %?#&=+ü", "prototypeid %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"prototypeid\":[\"prototypeid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::prototype::GetOrganizationPrototypePermissions>(
        &quay_api_generated::prototype::get_organization_prototype_permissions("orgname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::prototype::UpdateOrganizationPrototypePermission>(
        &quay_api_generated::prototype::update_organization_prototype_permission("orgname %?#&=+ü", "prototypeid %?#&=+ü", body("{\"role\":\"read\"}")),
        "{\"body\":{\"role\":\"read\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"prototypeid\":[\"prototypeid %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn repoemail() {
    check::<quay_api_generated::repoemail::CheckRepoEmailAuthorized>(
        &quay_api_generated::repoemail::check_repo_email_authorized("ns/na me%?#ü", "email %?#&=+ü"),
        "{\"path\":{\"email\":[\"email %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repoemail::SendAuthorizeRepoEmail>(
        &quay_api_generated::repoemail::send_authorize_repo_email("ns/na me%?#ü", "email %?#&=+ü"),
        "{\"path\":{\"email\":[\"email %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn repository() {
    check::<quay_api_generated::repository::ChangeRepoState>(
        &quay_api_generated::repository::change_repo_state("ns/na me%?#ü", body("{\"state\":\"NORMAL\"}")),
        "{\"body\":{\"state\":\"NORMAL\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repository::ChangeRepoTrust>(
        &quay_api_generated::repository::change_repo_trust("ns/na me%?#ü", body("{\"trust_enabled\":true}")),
        "{\"body\":{\"trust_enabled\":true},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repository::ChangeRepoVisibility>(
        &quay_api_generated::repository::change_repo_visibility("ns/na me%?#ü", body("{\"visibility\":\"public\"}")),
        "{\"body\":{\"visibility\":\"public\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repository::CreateRepo>(
        &quay_api_generated::repository::create_repo(body("{\"description\":\"text \\\"ü\\\"\\n\",\"namespace\":\"text \\\"ü\\\"\\n\",\"repo_kind\":\"image\",\"repository\":\"text \\\"ü\\\"\\n\",\"visibility\":\"public\"}")),
        "{\"body\":{\"description\":\"text \\\"ü\\\"\\n\",\"namespace\":\"text \\\"ü\\\"\\n\",\"repo_kind\":\"image\",\"repository\":\"text \\\"ü\\\"\\n\",\"visibility\":\"public\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::repository::DeleteRepository>(
        &quay_api_generated::repository::delete_repository("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repository::GetRepo>(
        &quay_api_generated::repository::get_repo("ns/na me%?#ü").include_stats(true).include_tags(true),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"includeStats\":[\"true\"],\"includeTags\":[\"true\"]}}",
    );
    check::<quay_api_generated::repository::ListRepos>(
        &quay_api_generated::repository::list_repos().last_modified(true).namespace("namespace %?#&=+ü").next_page("next_page %?#&=+ü").popularity(true).public(true).repo_kind("repo_kind %?#&=+ü").starred(true),
        "{\"path\":{},\"query\":{\"last_modified\":[\"true\"],\"namespace\":[\"namespace %?#&=+ü\"],\"next_page\":[\"next_page %?#&=+ü\"],\"popularity\":[\"true\"],\"public\":[\"true\"],\"repo_kind\":[\"repo_kind %?#&=+ü\"],\"starred\":[\"true\"]}}",
    );
    check::<quay_api_generated::repository::UpdateRepo>(
        &quay_api_generated::repository::update_repo("ns/na me%?#ü", body("{\"description\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"description\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn repositorynotification() {
    check::<quay_api_generated::repositorynotification::CreateRepoNotification>(
        &quay_api_generated::repositorynotification::create_repo_notification("ns/na me%?#ü", body("{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repositorynotification::DeleteRepoNotification>(
        &quay_api_generated::repositorynotification::delete_repo_notification("ns/na me%?#ü", "uuid %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repositorynotification::GetRepoNotification>(
        &quay_api_generated::repositorynotification::get_repo_notification("ns/na me%?#ü", "uuid %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repositorynotification::ListRepoNotifications>(
        &quay_api_generated::repositorynotification::list_repo_notifications("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repositorynotification::ResetRepositoryNotificationFailures>(
        &quay_api_generated::repositorynotification::reset_repository_notification_failures("ns/na me%?#ü", "uuid %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repositorynotification::TestRepoNotification>(
        &quay_api_generated::repositorynotification::test_repo_notification("ns/na me%?#ü", "uuid %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn repotoken() {
    check::<quay_api_generated::repotoken::ChangeToken>(
        &quay_api_generated::repotoken::change_token("ns/na me%?#ü", "code %?#&=+ü", body("{\"role\":\"read\"}")),
        "{\"body\":{\"role\":\"read\"},\"path\":{\"code\":[\"code %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repotoken::CreateToken>(
        &quay_api_generated::repotoken::create_token("ns/na me%?#ü", body("{\"friendlyName\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"friendlyName\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repotoken::DeleteToken>(
        &quay_api_generated::repotoken::delete_token("ns/na me%?#ü", "code %?#&=+ü"),
        "{\"path\":{\"code\":[\"code %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repotoken::GetTokens>(
        &quay_api_generated::repotoken::get_tokens("ns/na me%?#ü", "code %?#&=+ü"),
        "{\"path\":{\"code\":[\"code %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::repotoken::ListRepoTokens>(
        &quay_api_generated::repotoken::list_repo_tokens("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn robot() {
    check::<quay_api_generated::robot::CreateOrgRobot>(
        &quay_api_generated::robot::create_org_robot("orgname %?#&=+ü", "robot_shortname %?#&=+ü").body(body("{\"description\":\"text \\\"ü\\\"\\n\",\"unstructured_metadata\":{\"a key\":{\"any\":[null,1]}}}")),
        "{\"body\":{\"description\":\"text \\\"ü\\\"\\n\",\"unstructured_metadata\":{\"a key\":{\"any\":[null,1]}}},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::CreateOrgRobotFederation>(
        &quay_api_generated::robot::create_org_robot_federation("orgname %?#&=+ü", "robot_shortname %?#&=+ü", body("[{\"issuer\":\"text \\\"ü\\\"\\n\",\"subject\":\"text \\\"ü\\\"\\n\"}]")),
        "{\"body\":[{\"issuer\":\"text \\\"ü\\\"\\n\",\"subject\":\"text \\\"ü\\\"\\n\"}],\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::CreateUserRobot>(
        &quay_api_generated::robot::create_user_robot("robot_shortname %?#&=+ü").body(body("{\"description\":\"text \\\"ü\\\"\\n\",\"unstructured_metadata\":{\"a key\":{\"any\":[null,1]}}}")),
        "{\"body\":{\"description\":\"text \\\"ü\\\"\\n\",\"unstructured_metadata\":{\"a key\":{\"any\":[null,1]}}},\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::CreateUserRobotFederation>(
        &quay_api_generated::robot::create_user_robot_federation("robot_shortname %?#&=+ü", body("[{\"issuer\":\"text \\\"ü\\\"\\n\",\"subject\":\"text \\\"ü\\\"\\n\"}]")),
        "{\"body\":[{\"issuer\":\"text \\\"ü\\\"\\n\",\"subject\":\"text \\\"ü\\\"\\n\"}],\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::DeleteOrgRobot>(
        &quay_api_generated::robot::delete_org_robot("orgname %?#&=+ü", "robot_shortname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::DeleteOrgRobotFederation>(
        &quay_api_generated::robot::delete_org_robot_federation("orgname %?#&=+ü", "robot_shortname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::DeleteUserRobot>(
        &quay_api_generated::robot::delete_user_robot("robot_shortname %?#&=+ü"),
        "{\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::DeleteUserRobotFederation>(
        &quay_api_generated::robot::delete_user_robot_federation("robot_shortname %?#&=+ü"),
        "{\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::GetOrgRobot>(
        &quay_api_generated::robot::get_org_robot("orgname %?#&=+ü", "robot_shortname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::GetOrgRobotFederation>(
        &quay_api_generated::robot::get_org_robot_federation("orgname %?#&=+ü", "robot_shortname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::GetOrgRobotPermissions>(
        &quay_api_generated::robot::get_org_robot_permissions("orgname %?#&=+ü", "robot_shortname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::GetOrgRobots>(
        &quay_api_generated::robot::get_org_robots("orgname %?#&=+ü").limit(7).permissions(true).token(true),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"]},\"query\":{\"limit\":[\"7\"],\"permissions\":[\"true\"],\"token\":[\"true\"]}}",
    );
    check::<quay_api_generated::robot::GetUserRobot>(
        &quay_api_generated::robot::get_user_robot("robot_shortname %?#&=+ü"),
        "{\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::GetUserRobotFederation>(
        &quay_api_generated::robot::get_user_robot_federation("robot_shortname %?#&=+ü"),
        "{\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::GetUserRobotPermissions>(
        &quay_api_generated::robot::get_user_robot_permissions("robot_shortname %?#&=+ü"),
        "{\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::GetUserRobots>(
        &quay_api_generated::robot::get_user_robots().limit(7).permissions(true).token(true),
        "{\"path\":{},\"query\":{\"limit\":[\"7\"],\"permissions\":[\"true\"],\"token\":[\"true\"]}}",
    );
    check::<quay_api_generated::robot::RegenerateOrgRobotToken>(
        &quay_api_generated::robot::regenerate_org_robot_token("orgname %?#&=+ü", "robot_shortname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::robot::RegenerateUserRobotToken>(
        &quay_api_generated::robot::regenerate_user_robot_token("robot_shortname %?#&=+ü"),
        "{\"path\":{\"robot_shortname\":[\"robot_shortname %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn search() {
    check::<quay_api_generated::search::ConductRepoSearch>(
        &quay_api_generated::search::conduct_repo_search().include_usage(true).page(7).query("query %?#&=+ü"),
        "{\"path\":{},\"query\":{\"includeUsage\":[\"true\"],\"page\":[\"7\"],\"query\":[\"query %?#&=+ü\"]}}",
    );
    check::<quay_api_generated::search::ConductSearch>(
        &quay_api_generated::search::conduct_search().query("query %?#&=+ü"),
        "{\"path\":{},\"query\":{\"query\":[\"query %?#&=+ü\"]}}",
    );
    check::<quay_api_generated::search::GetMatchingEntities>(
        &quay_api_generated::search::get_matching_entities("prefix %?#&=+ü").include_orgs(true).include_teams(true).namespace("namespace %?#&=+ü"),
        "{\"path\":{\"prefix\":[\"prefix %?#&=+ü\"]},\"query\":{\"includeOrgs\":[\"true\"],\"includeTeams\":[\"true\"],\"namespace\":[\"namespace %?#&=+ü\"]}}",
    );
    check::<quay_api_generated::search::LinkExternalUser>(
        &quay_api_generated::search::link_external_user("username %?#&=+ü"),
        "{\"path\":{\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn secscan() {
    check::<quay_api_generated::secscan::GetRepoManifestSecurity>(
        &quay_api_generated::secscan::get_repo_manifest_security("ns/na me%?#ü", "sha256:0123456789abcdef").vulnerabilities(true),
        "{\"path\":{\"manifestref\":[\"sha256:0123456789abcdef\"],\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"vulnerabilities\":[\"true\"]}}",
    );
}
#[test]
fn signing() {
    check::<quay_api_generated::signing::GetRepoSignatures>(
        &quay_api_generated::signing::get_repo_signatures("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
}
#[test]
fn suconfig() {
    check::<quay_api_generated::suconfig::ScRegistryStatus>(
        &quay_api_generated::suconfig::sc_registry_status(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::suconfig::ScShutdownContainer>(
        &quay_api_generated::suconfig::sc_shutdown_container(),
        "{\"path\":{},\"query\":{}}",
    );
}
#[test]
fn superuser() {
    check::<quay_api_generated::superuser::ApproveServiceKey>(
        &quay_api_generated::superuser::approve_service_key("kid %?#&=+ü", body("{\"notes\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"notes\":\"text \\\"ü\\\"\\n\"},\"path\":{\"kid\":[\"kid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::ChangeInstallUser>(
        &quay_api_generated::superuser::change_install_user("username %?#&=+ü", body("{\"email\":\"text \\\"ü\\\"\\n\",\"enabled\":true,\"password\":\"open sesame\",\"superuser\":true}")),
        "{\"body\":{\"email\":\"text \\\"ü\\\"\\n\",\"enabled\":true,\"password\":\"open sesame\",\"superuser\":true},\"path\":{\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::ChangeOrganization>(
        &quay_api_generated::superuser::change_organization("name %?#&=+ü", body("{\"name\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"name\":\"text \\\"ü\\\"\\n\"},\"path\":{\"name\":[\"name %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::ChangeOrganizationQuotaSuperUser>(
        &quay_api_generated::superuser::change_organization_quota_super_user("namespace %?#&=+ü", -5000000000, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")),
        "{\"body\":{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000},\"path\":{\"namespace\":[\"namespace %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::ChangeUserQuotaSuperUser>(
        &quay_api_generated::superuser::change_user_quota_super_user("namespace %?#&=+ü", -5000000000, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")),
        "{\"body\":{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000},\"path\":{\"namespace\":[\"namespace %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::CreateInstallUser>(
        &quay_api_generated::superuser::create_install_user(body("{\"email\":\"text \\\"ü\\\"\\n\",\"username\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"email\":\"text \\\"ü\\\"\\n\",\"username\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::CreateOrganizationQuotaSuperUser>(
        &quay_api_generated::superuser::create_organization_quota_super_user("namespace %?#&=+ü", body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")),
        "{\"body\":{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000},\"path\":{\"namespace\":[\"namespace %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::CreateServiceKey>(
        &quay_api_generated::superuser::create_service_key(body("{\"expiration\":1639395676,\"metadata\":{\"a key\":{\"any\":[null,1]}},\"name\":\"text \\\"ü\\\"\\n\",\"notes\":\"text \\\"ü\\\"\\n\",\"service\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"expiration\":1639395676,\"metadata\":{\"a key\":{\"any\":[null,1]}},\"name\":\"text \\\"ü\\\"\\n\",\"notes\":\"text \\\"ü\\\"\\n\",\"service\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::CreateUserQuotaSuperUser>(
        &quay_api_generated::superuser::create_user_quota_super_user("namespace %?#&=+ü", body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")),
        "{\"body\":{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000},\"path\":{\"namespace\":[\"namespace %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::DeleteInstallUser>(
        &quay_api_generated::superuser::delete_install_user("username %?#&=+ü"),
        "{\"path\":{\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::DeleteOrganization>(
        &quay_api_generated::superuser::delete_organization("name %?#&=+ü"),
        "{\"path\":{\"name\":[\"name %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::DeleteOrganizationQuotaSuperUser>(
        &quay_api_generated::superuser::delete_organization_quota_super_user("namespace %?#&=+ü", -5000000000),
        "{\"path\":{\"namespace\":[\"namespace %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::DeleteServiceKey>(
        &quay_api_generated::superuser::delete_service_key("kid %?#&=+ü"),
        "{\"path\":{\"kid\":[\"kid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::DeleteUserQuotaSuperUser>(
        &quay_api_generated::superuser::delete_user_quota_super_user("namespace %?#&=+ü", -5000000000),
        "{\"path\":{\"namespace\":[\"namespace %?#&=+ü\"],\"quota_id\":[\"-5000000000\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetChangeLog>(
        &quay_api_generated::superuser::get_change_log(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetConfigDump>(
        &quay_api_generated::superuser::get_config_dump(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetInstallUser>(
        &quay_api_generated::superuser::get_install_user("username %?#&=+ü"),
        "{\"path\":{\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetRegistrySize>(
        &quay_api_generated::superuser::get_registry_size(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetRepoBuildLogsArchiveSuperUser>(
        &quay_api_generated::superuser::get_repo_build_logs_archive_super_user("build_uuid %?#&=+ü"),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetRepoBuildLogsSuperUser>(
        &quay_api_generated::superuser::get_repo_build_logs_super_user("build_uuid %?#&=+ü").start(-5000000000),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"]},\"query\":{\"start\":[\"-5000000000\"]}}",
    );
    check::<quay_api_generated::superuser::GetRepoBuildStatusSuperUser>(
        &quay_api_generated::superuser::get_repo_build_status_super_user("build_uuid %?#&=+ü"),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetRepoBuildSuperUser>(
        &quay_api_generated::superuser::get_repo_build_super_user("build_uuid %?#&=+ü"),
        "{\"path\":{\"build_uuid\":[\"build_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetServiceKey>(
        &quay_api_generated::superuser::get_service_key("kid %?#&=+ü"),
        "{\"path\":{\"kid\":[\"kid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::GetSuperUserRepositoryMirrorHealth>(
        &quay_api_generated::superuser::get_super_user_repository_mirror_health(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::ListAllAggregateLogs>(
        &quay_api_generated::superuser::list_all_aggregate_logs().endtime(jiff::civil::date(2024, 3, 9)).starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{},\"query\":{\"endtime\":[\"03/09/2024\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::superuser::ListAllAppTokens>(
        &quay_api_generated::superuser::list_all_app_tokens().expiring(true),
        "{\"path\":{},\"query\":{\"expiring\":[\"true\"]}}",
    );
    check::<quay_api_generated::superuser::ListAllLogs>(
        &quay_api_generated::superuser::list_all_logs().endtime(jiff::civil::date(2024, 3, 9)).next_page("next_page %?#&=+ü").page(7).starttime(jiff::civil::date(2024, 3, 9)),
        "{\"path\":{},\"query\":{\"endtime\":[\"03/09/2024\"],\"next_page\":[\"next_page %?#&=+ü\"],\"page\":[\"7\"],\"starttime\":[\"03/09/2024\"]}}",
    );
    check::<quay_api_generated::superuser::ListAllOrganizations>(
        &quay_api_generated::superuser::list_all_organizations().limit(7).next_page("next_page %?#&=+ü"),
        "{\"path\":{},\"query\":{\"limit\":[\"7\"],\"next_page\":[\"next_page %?#&=+ü\"]}}",
    );
    check::<quay_api_generated::superuser::ListAllUsers>(
        &quay_api_generated::superuser::list_all_users().disabled(true).limit(7).next_page("next_page %?#&=+ü"),
        "{\"path\":{},\"query\":{\"disabled\":[\"true\"],\"limit\":[\"7\"],\"next_page\":[\"next_page %?#&=+ü\"]}}",
    );
    check::<quay_api_generated::superuser::ListOrganizationQuotaSuperUser>(
        &quay_api_generated::superuser::list_organization_quota_super_user("namespace %?#&=+ü"),
        "{\"path\":{\"namespace\":[\"namespace %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::ListServiceKeys>(
        &quay_api_generated::superuser::list_service_keys(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::ListUserQuotaSuperUser>(
        &quay_api_generated::superuser::list_user_quota_super_user("namespace %?#&=+ü"),
        "{\"path\":{\"namespace\":[\"namespace %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::QueueRegistrySizeCalculation>(
        &quay_api_generated::superuser::queue_registry_size_calculation(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::SendInstallUserRecoveryEmail>(
        &quay_api_generated::superuser::send_install_user_recovery_email("username %?#&=+ü"),
        "{\"path\":{\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::TakeOwnership>(
        &quay_api_generated::superuser::take_ownership("namespace %?#&=+ü"),
        "{\"path\":{\"namespace\":[\"namespace %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::superuser::UpdateServiceKey>(
        &quay_api_generated::superuser::update_service_key("kid %?#&=+ü", body("{\"expiration\":1639395676,\"metadata\":{\"a key\":{\"any\":[null,1]}},\"name\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"expiration\":1639395676,\"metadata\":{\"a key\":{\"any\":[null,1]}},\"name\":\"text \\\"ü\\\"\\n\"},\"path\":{\"kid\":[\"kid %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn tag() {
    check::<quay_api_generated::tag::ChangeTag>(
        &quay_api_generated::tag::change_tag("ns/na me%?#ü", "tag %?#&=+ü", body("{\"expiration\":1639395676,\"immutable\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"expiration\":1639395676,\"immutable\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"tag\":[\"tag %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::tag::DeleteFullTag>(
        &quay_api_generated::tag::delete_full_tag("ns/na me%?#ü", "tag %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"tag\":[\"tag %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::tag::GetTagPullStatistics>(
        &quay_api_generated::tag::get_tag_pull_statistics("ns/na me%?#ü", "tag %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"tag\":[\"tag %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::tag::ListRepoTags>(
        &quay_api_generated::tag::list_repo_tags("ns/na me%?#ü").filter_tag_name("filter_tag_name %?#&=+ü").limit(7).only_active_tags(true).page(7).specific_tag("specificTag %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{\"filter_tag_name\":[\"filter_tag_name %?#&=+ü\"],\"limit\":[\"7\"],\"onlyActiveTags\":[\"true\"],\"page\":[\"7\"],\"specificTag\":[\"specificTag %?#&=+ü\"]}}",
    );
    check::<quay_api_generated::tag::RemoveTagFromTimemachine>(
        &quay_api_generated::tag::remove_tag_from_timemachine("ns/na me%?#ü", "tag %?#&=+ü", body("{\"include_submanifests\":true,\"is_alive\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"include_submanifests\":true,\"is_alive\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"tag\":[\"tag %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::tag::RestoreTag>(
        &quay_api_generated::tag::restore_tag("ns/na me%?#ü", "tag %?#&=+ü", body("{\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"manifest_digest\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"tag\":[\"tag %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn team() {
    check::<quay_api_generated::team::AcceptOrganizationTeamInvite>(
        &quay_api_generated::team::accept_organization_team_invite("code %?#&=+ü"),
        "{\"path\":{\"code\":[\"code %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::DeclineOrganizationTeamInvite>(
        &quay_api_generated::team::decline_organization_team_invite("code %?#&=+ü"),
        "{\"path\":{\"code\":[\"code %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::DeleteOrganizationTeam>(
        &quay_api_generated::team::delete_organization_team("orgname %?#&=+ü", "teamname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::DeleteOrganizationTeamMember>(
        &quay_api_generated::team::delete_organization_team_member("orgname %?#&=+ü", "teamname %?#&=+ü", "membername %?#&=+ü"),
        "{\"path\":{\"membername\":[\"membername %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::DeleteTeamMemberEmailInvite>(
        &quay_api_generated::team::delete_team_member_email_invite("orgname %?#&=+ü", "teamname %?#&=+ü", "email %?#&=+ü"),
        "{\"path\":{\"email\":[\"email %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::DisableOrganizationTeamSync>(
        &quay_api_generated::team::disable_organization_team_sync("orgname %?#&=+ü", "teamname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::EnableOrganizationTeamSync>(
        &quay_api_generated::team::enable_organization_team_sync("orgname %?#&=+ü", "teamname %?#&=+ü", body("{\"group_dn\":\"text \\\"ü\\\"\\n\",\"group_id\":\"text \\\"ü\\\"\\n\",\"group_name\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"group_dn\":\"text \\\"ü\\\"\\n\",\"group_id\":\"text \\\"ü\\\"\\n\",\"group_name\":\"text \\\"ü\\\"\\n\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::GetOrganizationTeamMembers>(
        &quay_api_generated::team::get_organization_team_members("orgname %?#&=+ü", "teamname %?#&=+ü").include_pending(true),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{\"includePending\":[\"true\"]}}",
    );
    check::<quay_api_generated::team::GetOrganizationTeamPermissions>(
        &quay_api_generated::team::get_organization_team_permissions("orgname %?#&=+ü", "teamname %?#&=+ü"),
        "{\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::InviteTeamMemberEmail>(
        &quay_api_generated::team::invite_team_member_email("orgname %?#&=+ü", "teamname %?#&=+ü", "email %?#&=+ü"),
        "{\"path\":{\"email\":[\"email %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::UpdateOrganizationTeam>(
        &quay_api_generated::team::update_organization_team("orgname %?#&=+ü", "teamname %?#&=+ü", body("{\"description\":\"text \\\"ü\\\"\\n\",\"role\":\"member\"}")),
        "{\"body\":{\"description\":\"text \\\"ü\\\"\\n\",\"role\":\"member\"},\"path\":{\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::team::UpdateOrganizationTeamMember>(
        &quay_api_generated::team::update_organization_team_member("orgname %?#&=+ü", "teamname %?#&=+ü", "membername %?#&=+ü"),
        "{\"path\":{\"membername\":[\"membername %?#&=+ü\"],\"orgname\":[\"orgname %?#&=+ü\"],\"teamname\":[\"teamname %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn trigger() {
    check::<quay_api_generated::trigger::ActivateBuildTrigger>(
        &quay_api_generated::trigger::activate_build_trigger("ns/na me%?#ü", "trigger_uuid %?#&=+ü", body("{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"},\"pull_robot\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"},\"pull_robot\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::AnalyzeBuildTrigger>(
        &quay_api_generated::trigger::analyze_build_trigger("ns/na me%?#ü", "trigger_uuid %?#&=+ü", body("{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}}")),
        "{\"body\":{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::DeleteBuildTrigger>(
        &quay_api_generated::trigger::delete_build_trigger("ns/na me%?#ü", "trigger_uuid %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::GetBuildTrigger>(
        &quay_api_generated::trigger::get_build_trigger("ns/na me%?#ü", "trigger_uuid %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::ListBuildTriggerSubdirs>(
        &quay_api_generated::trigger::list_build_trigger_subdirs("ns/na me%?#ü", "trigger_uuid %?#&=+ü", body("{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::ListBuildTriggers>(
        &quay_api_generated::trigger::list_build_triggers("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::ListTriggerBuildSourceNamespaces>(
        &quay_api_generated::trigger::list_trigger_build_source_namespaces("ns/na me%?#ü", "trigger_uuid %?#&=+ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::ListTriggerBuildSources>(
        &quay_api_generated::trigger::list_trigger_build_sources("ns/na me%?#ü", "trigger_uuid %?#&=+ü", body("{\"namespace\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"namespace\":\"text \\\"ü\\\"\\n\"},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::ListTriggerFieldValues>(
        &quay_api_generated::trigger::list_trigger_field_values("ns/na me%?#ü", "trigger_uuid %?#&=+ü", "field_name %?#&=+ü", body("{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"},\"path\":{\"field_name\":[\"field_name %?#&=+ü\"],\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::ListTriggerRecentBuilds>(
        &quay_api_generated::trigger::list_trigger_recent_builds("ns/na me%?#ü", "trigger_uuid %?#&=+ü").limit(7),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{\"limit\":[\"7\"]}}",
    );
    check::<quay_api_generated::trigger::ManuallyStartBuildTrigger>(
        &quay_api_generated::trigger::manually_start_build_trigger("ns/na me%?#ü", "trigger_uuid %?#&=+ü", body("{\"branch_name\":\"text \\\"ü\\\"\\n\",\"commit_sha\":\"text \\\"ü\\\"\\n\",\"refs\":{\"kind\":\"branch\",\"name\":\"text \\\"ü\\\"\\n\"}}")),
        "{\"body\":{\"branch_name\":\"text \\\"ü\\\"\\n\",\"commit_sha\":\"text \\\"ü\\\"\\n\",\"refs\":{\"kind\":\"branch\",\"name\":\"text \\\"ü\\\"\\n\"}},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::trigger::UpdateBuildTrigger>(
        &quay_api_generated::trigger::update_build_trigger("ns/na me%?#ü", "trigger_uuid %?#&=+ü", body("{\"enabled\":true}")),
        "{\"body\":{\"enabled\":true},\"path\":{\"repository\":[\"ns/na me%?#ü\"],\"trigger_uuid\":[\"trigger_uuid %?#&=+ü\"]},\"query\":{}}",
    );
}
#[test]
fn user() {
    check::<quay_api_generated::user::ChangeUserDetails>(
        &quay_api_generated::user::change_user_details(body("{\"company\":\"text \\\"ü\\\"\\n\",\"email\":\"text \\\"ü\\\"\\n\",\"family_name\":\"text \\\"ü\\\"\\n\",\"given_name\":\"text \\\"ü\\\"\\n\",\"invoice_email\":true,\"invoice_email_address\":\"text \\\"ü\\\"\\n\",\"location\":\"text \\\"ü\\\"\\n\",\"password\":\"open sesame\",\"tag_expiration_s\":5000000000,\"username\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"company\":\"text \\\"ü\\\"\\n\",\"email\":\"text \\\"ü\\\"\\n\",\"family_name\":\"text \\\"ü\\\"\\n\",\"given_name\":\"text \\\"ü\\\"\\n\",\"invoice_email\":true,\"invoice_email_address\":\"text \\\"ü\\\"\\n\",\"location\":\"text \\\"ü\\\"\\n\",\"password\":\"open sesame\",\"tag_expiration_s\":5000000000,\"username\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::ConvertUserToOrganization>(
        &quay_api_generated::user::convert_user_to_organization(body("{\"adminPassword\":\"open sesame\",\"adminUser\":\"text \\\"ü\\\"\\n\",\"plan\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"adminPassword\":\"open sesame\",\"adminUser\":\"text \\\"ü\\\"\\n\",\"plan\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::CreateNewUser>(
        &quay_api_generated::user::create_new_user(body("{\"email\":\"text \\\"ü\\\"\\n\",\"invite_code\":\"open sesame\",\"password\":\"open sesame\",\"recaptcha_response\":\"text \\\"ü\\\"\\n\",\"username\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"email\":\"text \\\"ü\\\"\\n\",\"invite_code\":\"open sesame\",\"password\":\"open sesame\",\"recaptcha_response\":\"text \\\"ü\\\"\\n\",\"username\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::CreateStar>(
        &quay_api_generated::user::create_star(body("{\"namespace\":\"text \\\"ü\\\"\\n\",\"repository\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"namespace\":\"text \\\"ü\\\"\\n\",\"repository\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::DeleteAssignedAuthorization>(
        &quay_api_generated::user::delete_assigned_authorization("assigned_authorization_uuid %?#&=+ü"),
        "{\"path\":{\"assigned_authorization_uuid\":[\"assigned_authorization_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::DeleteCurrentUser>(
        &quay_api_generated::user::delete_current_user(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::DeleteStar>(
        &quay_api_generated::user::delete_star("ns/na me%?#ü"),
        "{\"path\":{\"repository\":[\"ns/na me%?#ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::DeleteUserAuthorization>(
        &quay_api_generated::user::delete_user_authorization("access_token_uuid %?#&=+ü"),
        "{\"path\":{\"access_token_uuid\":[\"access_token_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::DetachExternalLogin>(
        &quay_api_generated::user::detach_external_login("service_id %?#&=+ü"),
        "{\"path\":{\"service_id\":[\"service_id %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::GenerateUserClientKey>(
        &quay_api_generated::user::generate_user_client_key(body("{\"password\":\"open sesame\"}")),
        "{\"body\":{\"password\":\"open sesame\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::GetLoggedInUser>(
        &quay_api_generated::user::get_logged_in_user(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::GetUserAuthorization>(
        &quay_api_generated::user::get_user_authorization("access_token_uuid %?#&=+ü"),
        "{\"path\":{\"access_token_uuid\":[\"access_token_uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::GetUserInformation>(
        &quay_api_generated::user::get_user_information("username %?#&=+ü"),
        "{\"path\":{\"username\":[\"username %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::GetUserNotification>(
        &quay_api_generated::user::get_user_notification("uuid %?#&=+ü"),
        "{\"path\":{\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::GetUserPrivateAllowed>(
        &quay_api_generated::user::get_user_private_allowed(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::InitializeUser>(
        &quay_api_generated::user::initialize_user(body("{\"access_token\":true,\"email\":\"text \\\"ü\\\"\\n\",\"password\":\"open sesame\",\"username\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"access_token\":true,\"email\":\"text \\\"ü\\\"\\n\",\"password\":\"open sesame\",\"username\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::ListAssignedAuthorizations>(
        &quay_api_generated::user::list_assigned_authorizations(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::ListStarredRepos>(
        &quay_api_generated::user::list_starred_repos().next_page("next_page %?#&=+ü"),
        "{\"path\":{},\"query\":{\"next_page\":[\"next_page %?#&=+ü\"]}}",
    );
    check::<quay_api_generated::user::ListUserAuthorizations>(
        &quay_api_generated::user::list_user_authorizations(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::ListUserNotifications>(
        &quay_api_generated::user::list_user_notifications().limit(7).page(7),
        "{\"path\":{},\"query\":{\"limit\":[\"7\"],\"page\":[\"7\"]}}",
    );
    check::<quay_api_generated::user::Logout>(
        &quay_api_generated::user::logout(),
        "{\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::RequestRecoveryEmail>(
        &quay_api_generated::user::request_recovery_email(body("{\"email\":\"text \\\"ü\\\"\\n\",\"recaptcha_response\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"email\":\"text \\\"ü\\\"\\n\",\"recaptcha_response\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::RetrieveExternalLoginAuthorizationUrl>(
        &quay_api_generated::user::retrieve_external_login_authorization_url("service_id %?#&=+ü", body("{\"kind\":\"login\"}")),
        "{\"body\":{\"kind\":\"login\"},\"path\":{\"service_id\":[\"service_id %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::SigninUser>(
        &quay_api_generated::user::signin_user(body("{\"invite_code\":\"open sesame\",\"password\":\"open sesame\",\"username\":\"text \\\"ü\\\"\\n\"}")),
        "{\"body\":{\"invite_code\":\"open sesame\",\"password\":\"open sesame\",\"username\":\"text \\\"ü\\\"\\n\"},\"path\":{},\"query\":{}}",
    );
    check::<quay_api_generated::user::UpdateUserNotification>(
        &quay_api_generated::user::update_user_notification("uuid %?#&=+ü", body("{\"dismissed\":true}")),
        "{\"body\":{\"dismissed\":true},\"path\":{\"uuid\":[\"uuid %?#&=+ü\"]},\"query\":{}}",
    );
    check::<quay_api_generated::user::VerifyUser>(
        &quay_api_generated::user::verify_user(body("{\"password\":\"open sesame\"}")),
        "{\"body\":{\"password\":\"open sesame\"},\"path\":{},\"query\":{}}",
    );
}
type Built = Result<http::Request<bytes::Bytes>, quay_api_generated::Error>;
type Check<'a> = &'a mut dyn FnMut((&'static str, &'static str), &'static str, Built);
fn with_each_path_value(value: &str, check: Check<'_>) {
    check(("GET", "/api/v1/user/apptoken/{token_uuid}"), "token_uuid", quay_api_generated::appspecifictokens::get_app_token(value).request());
    check(("DELETE", "/api/v1/user/apptoken/{token_uuid}"), "token_uuid", quay_api_generated::appspecifictokens::revoke_app_token(value).request());
    check(("POST", "/api/v1/organization/{orgname}/marketplace/batchremove"), "orgname", quay_api_generated::billing::batch_remove_sku(value, body("{\"subscriptions\":[{\"subscription_id\":-5000000000}]}")).request());
    check(("POST", "/api/v1/organization/{orgname}/marketplace"), "orgname", quay_api_generated::billing::bind_sku_to_org(value, body("{\"subscription_id\":-5000000000,\"subscriptions\":[{\"quantity\":7,\"subscription_id\":-5000000000}]}")).request());
    check(("POST", "/api/v1/organization/{orgname}/invoice/fields"), "orgname", quay_api_generated::billing::create_org_invoice_field(value, body("{\"title\":\"text \\\"ü\\\"\\n\",\"value\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/plan"), "orgname", quay_api_generated::billing::create_org_subscription(value, body("{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"plan\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/invoice/field/{field_uuid}"), "orgname", quay_api_generated::billing::delete_org_invoice_field(value, "field_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/invoice/field/{field_uuid}"), "field_uuid", quay_api_generated::billing::delete_org_invoice_field("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/user/invoice/field/{field_uuid}"), "field_uuid", quay_api_generated::billing::delete_user_invoice_field(value).request());
    check(("GET", "/api/v1/organization/{orgname}/card"), "orgname", quay_api_generated::billing::get_org_card(value).request());
    check(("GET", "/api/v1/organization/{orgname}/plan"), "orgname", quay_api_generated::billing::get_org_subscription(value).request());
    check(("GET", "/api/v1/organization/{orgname}/invoice/fields"), "orgname", quay_api_generated::billing::list_org_invoice_fields(value).request());
    check(("GET", "/api/v1/organization/{orgname}/invoices"), "orgname", quay_api_generated::billing::list_org_invoices(value).request());
    check(("GET", "/api/v1/organization/{orgname}/marketplace"), "orgname", quay_api_generated::billing::list_org_skus(value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/marketplace/{subscription_id}"), "orgname", quay_api_generated::billing::remove_sku_from_org(value, -5000000000).request());
    check(("POST", "/api/v1/organization/{orgname}/card"), "orgname", quay_api_generated::billing::set_org_card(value, body("{\"cancel_url\":\"text \\\"ü\\\"\\n\",\"success_url\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/plan"), "orgname", quay_api_generated::billing::update_org_subscription(value, body("{\"plan\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/repository/{repository}/build/{build_uuid}"), "repository", quay_api_generated::build::cancel_repo_build(value, "build_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/build/{build_uuid}"), "build_uuid", quay_api_generated::build::cancel_repo_build("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/build/{build_uuid}"), "repository", quay_api_generated::build::get_repo_build(value, "build_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/build/{build_uuid}"), "build_uuid", quay_api_generated::build::get_repo_build("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/build/{build_uuid}/logs"), "repository", quay_api_generated::build::get_repo_build_logs(value, "build_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/build/{build_uuid}/logs"), "build_uuid", quay_api_generated::build::get_repo_build_logs("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/build/{build_uuid}/status"), "repository", quay_api_generated::build::get_repo_build_status(value, "build_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/build/{build_uuid}/status"), "build_uuid", quay_api_generated::build::get_repo_build_status("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/build/"), "repository", quay_api_generated::build::get_repo_builds(value).request());
    check(("POST", "/api/v1/repository/{repository}/build/"), "repository", quay_api_generated::build::request_repo_build(value, body("{\"archive_url\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"docker_tags\":[\"text \\\"ü\\\"\\n\"],\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"file_id\":\"text \\\"ü\\\"\\n\",\"pull_robot\":\"text \\\"ü\\\"\\n\",\"subdirectory\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("GET", "/api/v1/error/{error_type}"), "error_type", quay_api_generated::error::get_error_description(value).request());
    check(("DELETE", "/api/v1/message/{uuid}"), "uuid", quay_api_generated::globalmessages::delete_global_message(value).request());
    check(("POST", "/api/v1/organization/{orgname}/immutabilitypolicy/"), "orgname", quay_api_generated::immutability_policy::create_org_immutability_policy(value, body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")).request());
    check(("POST", "/api/v1/repository/{repository}/immutabilitypolicy/"), "repository", quay_api_generated::immutability_policy::create_repository_immutability_policy(value, body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"), "orgname", quay_api_generated::immutability_policy::delete_org_immutability_policy(value, "policy_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::immutability_policy::delete_org_immutability_policy("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"), "repository", quay_api_generated::immutability_policy::delete_repository_immutability_policy(value, "policy_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::immutability_policy::delete_repository_immutability_policy("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"), "orgname", quay_api_generated::immutability_policy::get_org_immutability_policy(value, "policy_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::immutability_policy::get_org_immutability_policy("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"), "repository", quay_api_generated::immutability_policy::get_repository_immutability_policy(value, "policy_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::immutability_policy::get_repository_immutability_policy("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/immutabilitypolicy/"), "orgname", quay_api_generated::immutability_policy::list_org_immutability_policies(value).request());
    check(("GET", "/api/v1/repository/{repository}/immutabilitypolicy/"), "repository", quay_api_generated::immutability_policy::list_repository_immutability_policies(value).request());
    check(("PUT", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"), "orgname", quay_api_generated::immutability_policy::update_org_immutability_policy(value, "policy_uuid %?#&=+ü", body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::immutability_policy::update_org_immutability_policy("orgname %?#&=+ü", value, body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")).request());
    check(("PUT", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"), "repository", quay_api_generated::immutability_policy::update_repository_immutability_policy(value, "policy_uuid %?#&=+ü", body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")).request());
    check(("PUT", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::immutability_policy::update_repository_immutability_policy("ns/na me%?#ü", value, body("{\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true}")).request());
    check(("POST", "/api/v1/organization/{orgname}/exportlogs"), "orgname", quay_api_generated::logs::export_org_logs(value, body("{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/exportlogs"), "repository", quay_api_generated::logs::export_repo_logs(value, body("{\"callback_email\":\"text \\\"ü\\\"\\n\",\"callback_url\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("GET", "/api/v1/organization/{orgname}/aggregatelogs"), "orgname", quay_api_generated::logs::get_aggregate_org_logs(value).request());
    check(("GET", "/api/v1/repository/{repository}/aggregatelogs"), "repository", quay_api_generated::logs::get_aggregate_repo_logs(value).request());
    check(("GET", "/api/v1/organization/{orgname}/logs"), "orgname", quay_api_generated::logs::list_org_logs(value).request());
    check(("GET", "/api/v1/repository/{repository}/logs"), "repository", quay_api_generated::logs::list_repo_logs(value).request());
    check(("POST", "/api/v1/repository/{repository}/manifest/{manifestref}/labels"), "repository", quay_api_generated::manifest::add_manifest_label(value, "sha256:0123456789abcdef", body("{\"key\":\"text \\\"ü\\\"\\n\",\"media_type\":\"text/plain\",\"value\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/manifest/{manifestref}/labels"), "manifestref", quay_api_generated::manifest::add_manifest_label("ns/na me%?#ü", value, body("{\"key\":\"text \\\"ü\\\"\\n\",\"media_type\":\"text/plain\",\"value\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"), "repository", quay_api_generated::manifest::delete_manifest_label(value, "sha256:0123456789abcdef", "labelid %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"), "manifestref", quay_api_generated::manifest::delete_manifest_label("ns/na me%?#ü", value, "labelid %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"), "labelid", quay_api_generated::manifest::delete_manifest_label("ns/na me%?#ü", "sha256:0123456789abcdef", value).request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"), "repository", quay_api_generated::manifest::get_manifest_label(value, "sha256:0123456789abcdef", "labelid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"), "manifestref", quay_api_generated::manifest::get_manifest_label("ns/na me%?#ü", value, "labelid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"), "labelid", quay_api_generated::manifest::get_manifest_label("ns/na me%?#ü", "sha256:0123456789abcdef", value).request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/pull_statistics"), "repository", quay_api_generated::manifest::get_manifest_pull_statistics(value, "sha256:0123456789abcdef").request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/pull_statistics"), "manifestref", quay_api_generated::manifest::get_manifest_pull_statistics("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}"), "repository", quay_api_generated::manifest::get_repo_manifest(value, "sha256:0123456789abcdef").request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}"), "manifestref", quay_api_generated::manifest::get_repo_manifest("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/labels"), "repository", quay_api_generated::manifest::list_manifest_labels(value, "sha256:0123456789abcdef").request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/labels"), "manifestref", quay_api_generated::manifest::list_manifest_labels("ns/na me%?#ü", value).request());
    check(("PUT", "/api/v1/repository/{repository}/mirror"), "repository", quay_api_generated::mirror::change_repo_mirror_config(value, body("{\"architecture_filter\":[\"amd64\"],\"external_reference\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"robot_username\":\"text \\\"ü\\\"\\n\",\"root_rule\":{\"rule_kind\":\"tag_glob_csv\",\"rule_value\":[\"text \\\"ü\\\"\\n\"]},\"skopeo_timeout_interval\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/mirror"), "repository", quay_api_generated::mirror::create_repo_mirror_config(value, body("{\"architecture_filter\":[\"amd64\"],\"external_reference\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"robot_username\":\"text \\\"ü\\\"\\n\",\"root_rule\":{\"rule_kind\":\"tag_glob_csv\",\"rule_value\":[\"text \\\"ü\\\"\\n\"]},\"skopeo_timeout_interval\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\"}")).request());
    check(("GET", "/api/v1/repository/{repository}/mirror"), "repository", quay_api_generated::mirror::get_repo_mirror_config(value).request());
    check(("POST", "/api/v1/repository/{repository}/mirror/sync-cancel"), "repository", quay_api_generated::mirror::sync_cancel(value).request());
    check(("POST", "/api/v1/repository/{repository}/mirror/sync-now"), "repository", quay_api_generated::mirror::sync_now(value).request());
    check(("POST", "/api/v1/organization/{orgname}/notifications"), "orgname", quay_api_generated::namespacenotification::create_org_notification(value, body("{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/notifications/{uuid}"), "orgname", quay_api_generated::namespacenotification::delete_org_notification(value, "uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/notifications/{uuid}"), "uuid", quay_api_generated::namespacenotification::delete_org_notification("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/user/namespacenotifications/{uuid}"), "uuid", quay_api_generated::namespacenotification::delete_user_namespace_notification(value).request());
    check(("GET", "/api/v1/organization/{orgname}/notifications/{uuid}"), "orgname", quay_api_generated::namespacenotification::get_org_notification(value, "uuid %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/notifications/{uuid}"), "uuid", quay_api_generated::namespacenotification::get_org_notification("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/user/namespacenotifications/{uuid}"), "uuid", quay_api_generated::namespacenotification::get_user_namespace_notification(value).request());
    check(("GET", "/api/v1/organization/{orgname}/notifications"), "orgname", quay_api_generated::namespacenotification::list_org_notifications(value).request());
    check(("POST", "/api/v1/organization/{orgname}/notifications/{uuid}"), "orgname", quay_api_generated::namespacenotification::reset_org_notification_failures(value, "uuid %?#&=+ü").request());
    check(("POST", "/api/v1/organization/{orgname}/notifications/{uuid}"), "uuid", quay_api_generated::namespacenotification::reset_org_notification_failures("orgname %?#&=+ü", value).request());
    check(("POST", "/api/v1/user/namespacenotifications/{uuid}"), "uuid", quay_api_generated::namespacenotification::reset_user_namespace_notification_failures(value).request());
    check(("POST", "/api/v1/organization/{orgname}/notifications/{uuid}/test"), "orgname", quay_api_generated::namespacenotification::test_org_notification(value, "uuid %?#&=+ü").request());
    check(("POST", "/api/v1/organization/{orgname}/notifications/{uuid}/test"), "uuid", quay_api_generated::namespacenotification::test_org_notification("orgname %?#&=+ü", value).request());
    check(("POST", "/api/v1/user/namespacenotifications/{uuid}/test"), "uuid", quay_api_generated::namespacenotification::test_user_namespace_notification(value).request());
    check(("PUT", "/api/v1/organization/{orgname}/quota/{quota_id}"), "orgname", quay_api_generated::namespacequota::change_organization_quota(value, -5000000000, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/quota/{quota_id}/limit/{limit_id}"), "orgname", quay_api_generated::namespacequota::change_organization_quota_limit(value, -5000000000, -5000000000, body("{\"threshold_percent\":7,\"type\":\"Warning\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/quota"), "orgname", quay_api_generated::namespacequota::create_organization_quota(value, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")).request());
    check(("POST", "/api/v1/organization/{orgname}/quota/{quota_id}/limit"), "orgname", quay_api_generated::namespacequota::create_organization_quota_limit(value, -5000000000, body("{\"threshold_percent\":7,\"type\":\"Warning\"}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/quota/{quota_id}"), "orgname", quay_api_generated::namespacequota::delete_organization_quota(value, -5000000000).request());
    check(("DELETE", "/api/v1/organization/{orgname}/quota/{quota_id}/limit/{limit_id}"), "orgname", quay_api_generated::namespacequota::delete_organization_quota_limit(value, -5000000000, -5000000000).request());
    check(("GET", "/api/v1/organization/{orgname}/quota/{quota_id}"), "orgname", quay_api_generated::namespacequota::get_organization_quota(value, -5000000000).request());
    check(("GET", "/api/v1/organization/{orgname}/quota/{quota_id}/limit/{limit_id}"), "orgname", quay_api_generated::namespacequota::get_organization_quota_limit(value, -5000000000, -5000000000).request());
    check(("GET", "/api/v1/organization/{orgname}/quota"), "orgname", quay_api_generated::namespacequota::list_organization_quota(value).request());
    check(("GET", "/api/v1/organization/{orgname}/quota/{quota_id}/limit"), "orgname", quay_api_generated::namespacequota::list_organization_quota_limit(value, -5000000000).request());
    check(("POST", "/api/v1/organization/{orgname}/mirror/sync-cancel"), "orgname", quay_api_generated::org_mirror::cancel_org_mirror_sync(value).request());
    check(("POST", "/api/v1/organization/{orgname}/mirror"), "orgname", quay_api_generated::org_mirror::create_org_mirror_config(value, body("{\"external_namespace\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_type\":\"harbor\",\"external_registry_url\":\"text \\\"ü\\\"\\n\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"repository_filters\":[\"text \\\"ü\\\"\\n\"],\"robot_username\":\"text \\\"ü\\\"\\n\",\"skopeo_timeout\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\",\"visibility\":\"public\"}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/mirror"), "orgname", quay_api_generated::org_mirror::delete_org_mirror_config(value).request());
    check(("GET", "/api/v1/organization/{orgname}/mirror"), "orgname", quay_api_generated::org_mirror::get_org_mirror_config(value).request());
    check(("GET", "/api/v1/organization/{orgname}/mirror/repositories"), "orgname", quay_api_generated::org_mirror::list_org_mirror_repositories(value).request());
    check(("POST", "/api/v1/organization/{orgname}/mirror/sync-now"), "orgname", quay_api_generated::org_mirror::sync_org_mirror_now(value).request());
    check(("PUT", "/api/v1/organization/{orgname}/mirror"), "orgname", quay_api_generated::org_mirror::update_org_mirror_config(value, body("{\"external_namespace\":\"text \\\"ü\\\"\\n\",\"external_registry_config\":{\"proxy\":{\"http_proxy\":\"text \\\"ü\\\"\\n\",\"https_proxy\":\"text \\\"ü\\\"\\n\",\"no_proxy\":\"text \\\"ü\\\"\\n\"},\"unsigned_images\":true,\"verify_tls\":true},\"external_registry_password\":\"open sesame\",\"external_registry_url\":\"text \\\"ü\\\"\\n\",\"external_registry_username\":\"text \\\"ü\\\"\\n\",\"is_enabled\":true,\"repository_filters\":[\"text \\\"ü\\\"\\n\"],\"robot_username\":\"text \\\"ü\\\"\\n\",\"skopeo_timeout\":5000000000,\"sync_interval\":5000000000,\"sync_start_date\":\"2021-12-13T11:41:16Z\",\"visibility\":\"public\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/mirror/verify"), "orgname", quay_api_generated::org_mirror::verify_org_mirror_connection(value).request());
    check(("PUT", "/api/v1/organization/{orgname}"), "orgname", quay_api_generated::organization::change_organization_details(value, body("{\"contact_email\":\"text \\\"ü\\\"\\n\",\"email\":\"text \\\"ü\\\"\\n\",\"invoice_email\":true,\"invoice_email_address\":\"text \\\"ü\\\"\\n\",\"tag_expiration_s\":5000000000}")).request());
    check(("POST", "/api/v1/organization/{orgname}/applications"), "orgname", quay_api_generated::organization::create_organization_application(value, body("{\"application_uri\":\"text \\\"ü\\\"\\n\",\"avatar_email\":\"text \\\"ü\\\"\\n\",\"description\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"redirect_uri\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/proxycache"), "orgname", quay_api_generated::organization::create_proxy_cache_config(value, body("{\"expiration_s\":7,\"insecure\":true,\"org_name\":\"text \\\"ü\\\"\\n\",\"upstream_registry\":\"text \\\"ü\\\"\\n\",\"upstream_registry_password\":\"open sesame\",\"upstream_registry_username\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}"), "orgname", quay_api_generated::organization::delete_admined_organization(value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/applications/{client_id}"), "orgname", quay_api_generated::organization::delete_organization_application(value, "client_id %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/applications/{client_id}"), "client_id", quay_api_generated::organization::delete_organization_application("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/proxycache"), "orgname", quay_api_generated::organization::delete_proxy_cache_config(value).request());
    check(("GET", "/api/v1/app/{client_id}"), "client_id", quay_api_generated::organization::get_application_information(value).request());
    check(("GET", "/api/v1/organization/{orgname}"), "orgname", quay_api_generated::organization::get_organization(value).request());
    check(("GET", "/api/v1/organization/{orgname}/applications/{client_id}"), "orgname", quay_api_generated::organization::get_organization_application(value, "client_id %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/applications/{client_id}"), "client_id", quay_api_generated::organization::get_organization_application("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/applications"), "orgname", quay_api_generated::organization::get_organization_applications(value).request());
    check(("GET", "/api/v1/organization/{orgname}/collaborators"), "orgname", quay_api_generated::organization::get_organization_collaborators(value).request());
    check(("GET", "/api/v1/organization/{orgname}/members/{membername}"), "orgname", quay_api_generated::organization::get_organization_member(value, "membername %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/members/{membername}"), "membername", quay_api_generated::organization::get_organization_member("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/members"), "orgname", quay_api_generated::organization::get_organization_members(value).request());
    check(("GET", "/api/v1/organization/{orgname}/private"), "orgname", quay_api_generated::organization::get_organization_private_allowed(value).request());
    check(("GET", "/api/v1/organization/{orgname}/proxycache"), "orgname", quay_api_generated::organization::get_proxy_cache_config(value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/members/{membername}"), "orgname", quay_api_generated::organization::remove_organization_member(value, "membername %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/members/{membername}"), "membername", quay_api_generated::organization::remove_organization_member("orgname %?#&=+ü", value).request());
    check(("POST", "/api/v1/organization/{orgname}/applications/{client_id}/resetclientsecret"), "orgname", quay_api_generated::organization::reset_organization_application_client_secret(value, "client_id %?#&=+ü").request());
    check(("POST", "/api/v1/organization/{orgname}/applications/{client_id}/resetclientsecret"), "client_id", quay_api_generated::organization::reset_organization_application_client_secret("orgname %?#&=+ü", value).request());
    check(("PUT", "/api/v1/organization/{orgname}/applications/{client_id}"), "orgname", quay_api_generated::organization::update_organization_application(value, "client_id %?#&=+ü", body("{\"application_uri\":\"text \\\"ü\\\"\\n\",\"avatar_email\":\"text \\\"ü\\\"\\n\",\"description\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"redirect_uri\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/applications/{client_id}"), "client_id", quay_api_generated::organization::update_organization_application("orgname %?#&=+ü", value, body("{\"application_uri\":\"text \\\"ü\\\"\\n\",\"avatar_email\":\"text \\\"ü\\\"\\n\",\"description\":\"text \\\"ü\\\"\\n\",\"name\":\"text \\\"ü\\\"\\n\",\"redirect_uri\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/validateproxycache"), "orgname", quay_api_generated::organization::validate_proxy_cache_config(value, body("{\"expiration_s\":7,\"insecure\":true,\"org_name\":\"text \\\"ü\\\"\\n\",\"upstream_registry\":\"text \\\"ü\\\"\\n\",\"upstream_registry_password\":\"open sesame\",\"upstream_registry_username\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/applications/{client_id}/tokens"), "orgname", quay_api_generated::organization_application_tokens::create_organization_application_token(value, "client_id %?#&=+ü", body("{\"expiration\":5000000000,\"name\":\"text \\\"ü\\\"\\n\",\"scope\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/applications/{client_id}/tokens"), "client_id", quay_api_generated::organization_application_tokens::create_organization_application_token("orgname %?#&=+ü", value, body("{\"expiration\":5000000000,\"name\":\"text \\\"ü\\\"\\n\",\"scope\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/applications/{client_id}/tokens/{token_uuid}"), "orgname", quay_api_generated::organization_application_tokens::delete_organization_application_token(value, "client_id %?#&=+ü", "token_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/applications/{client_id}/tokens/{token_uuid}"), "client_id", quay_api_generated::organization_application_tokens::delete_organization_application_token("orgname %?#&=+ü", value, "token_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/applications/{client_id}/tokens/{token_uuid}"), "token_uuid", quay_api_generated::organization_application_tokens::delete_organization_application_token("orgname %?#&=+ü", "client_id %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/applications/{client_id}/tokens"), "orgname", quay_api_generated::organization_application_tokens::list_organization_application_tokens(value, "client_id %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/applications/{client_id}/tokens"), "client_id", quay_api_generated::organization_application_tokens::list_organization_application_tokens("orgname %?#&=+ü", value).request());
    check(("PUT", "/api/v1/repository/{repository}/permissions/team/{teamname}"), "repository", quay_api_generated::permission::change_team_permissions(value, "teamname %?#&=+ü", body("{\"role\":\"read\"}")).request());
    check(("PUT", "/api/v1/repository/{repository}/permissions/team/{teamname}"), "teamname", quay_api_generated::permission::change_team_permissions("ns/na me%?#ü", value, body("{\"role\":\"read\"}")).request());
    check(("PUT", "/api/v1/repository/{repository}/permissions/user/{username}"), "repository", quay_api_generated::permission::change_user_permissions(value, "username %?#&=+ü", body("{\"role\":\"read\"}")).request());
    check(("PUT", "/api/v1/repository/{repository}/permissions/user/{username}"), "username", quay_api_generated::permission::change_user_permissions("ns/na me%?#ü", value, body("{\"role\":\"read\"}")).request());
    check(("DELETE", "/api/v1/repository/{repository}/permissions/team/{teamname}"), "repository", quay_api_generated::permission::delete_team_permissions(value, "teamname %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/permissions/team/{teamname}"), "teamname", quay_api_generated::permission::delete_team_permissions("ns/na me%?#ü", value).request());
    check(("DELETE", "/api/v1/repository/{repository}/permissions/user/{username}"), "repository", quay_api_generated::permission::delete_user_permissions(value, "username %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/permissions/user/{username}"), "username", quay_api_generated::permission::delete_user_permissions("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/permissions/team/{teamname}"), "repository", quay_api_generated::permission::get_team_permissions(value, "teamname %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/permissions/team/{teamname}"), "teamname", quay_api_generated::permission::get_team_permissions("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/permissions/user/{username}"), "repository", quay_api_generated::permission::get_user_permissions(value, "username %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/permissions/user/{username}"), "username", quay_api_generated::permission::get_user_permissions("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/permissions/user/{username}/transitive"), "repository", quay_api_generated::permission::get_user_transitive_permission(value, "username %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/permissions/user/{username}/transitive"), "username", quay_api_generated::permission::get_user_transitive_permission("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/permissions/team/"), "repository", quay_api_generated::permission::list_repo_team_permissions(value).request());
    check(("GET", "/api/v1/repository/{repository}/permissions/user/"), "repository", quay_api_generated::permission::list_repo_user_permissions(value).request());
    check(("POST", "/api/v1/organization/{orgname}/autoprunepolicy/"), "orgname", quay_api_generated::policy::create_organization_auto_prune_policy(value, body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")).request());
    check(("POST", "/api/v1/repository/{repository}/autoprunepolicy/"), "repository", quay_api_generated::policy::create_repository_auto_prune_policy(value, body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"), "orgname", quay_api_generated::policy::delete_organization_auto_prune_policy(value, "policy_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::delete_organization_auto_prune_policy("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"), "repository", quay_api_generated::policy::delete_repository_auto_prune_policy(value, "policy_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::delete_repository_auto_prune_policy("ns/na me%?#ü", value).request());
    check(("DELETE", "/api/v1/user/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::delete_user_auto_prune_policy(value).request());
    check(("GET", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"), "orgname", quay_api_generated::policy::get_organization_auto_prune_policy(value, "policy_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::get_organization_auto_prune_policy("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"), "repository", quay_api_generated::policy::get_repository_auto_prune_policy(value, "policy_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::get_repository_auto_prune_policy("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/user/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::get_user_auto_prune_policy(value).request());
    check(("GET", "/api/v1/organization/{orgname}/autoprunepolicy/"), "orgname", quay_api_generated::policy::list_organization_auto_prune_policies(value).request());
    check(("GET", "/api/v1/repository/{repository}/autoprunepolicy/"), "repository", quay_api_generated::policy::list_repository_auto_prune_policies(value).request());
    check(("PUT", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"), "orgname", quay_api_generated::policy::update_organization_auto_prune_policy(value, "policy_uuid %?#&=+ü", body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::update_organization_auto_prune_policy("orgname %?#&=+ü", value, body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")).request());
    check(("PUT", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"), "repository", quay_api_generated::policy::update_repository_auto_prune_policy(value, "policy_uuid %?#&=+ü", body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")).request());
    check(("PUT", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::update_repository_auto_prune_policy("ns/na me%?#ü", value, body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")).request());
    check(("PUT", "/api/v1/user/autoprunepolicy/{policy_uuid}"), "policy_uuid", quay_api_generated::policy::update_user_auto_prune_policy(value, body("{\"method\":\"number_of_tags\",\"tagPattern\":\"text \\\"ü\\\"\\n\",\"tagPatternMatches\":true,\"value\":-5000000000}")).request());
    check(("POST", "/api/v1/organization/{orgname}/prototypes"), "orgname", quay_api_generated::prototype::create_organization_prototype_permission(value, body("{\"activating_user\":{\"name\":\"text \\\"ü\\\"\\n\"},\"delegate\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\"},\"role\":\"read\"}")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/prototypes/{prototypeid}"), "orgname", quay_api_generated::prototype::delete_organization_prototype_permission(value, "prototypeid %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/prototypes/{prototypeid}"), "prototypeid", quay_api_generated::prototype::delete_organization_prototype_permission("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/prototypes"), "orgname", quay_api_generated::prototype::get_organization_prototype_permissions(value).request());
    check(("PUT", "/api/v1/organization/{orgname}/prototypes/{prototypeid}"), "orgname", quay_api_generated::prototype::update_organization_prototype_permission(value, "prototypeid %?#&=+ü", body("{\"role\":\"read\"}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/prototypes/{prototypeid}"), "prototypeid", quay_api_generated::prototype::update_organization_prototype_permission("orgname %?#&=+ü", value, body("{\"role\":\"read\"}")).request());
    check(("GET", "/api/v1/repository/{repository}/authorizedemail/{email}"), "repository", quay_api_generated::repoemail::check_repo_email_authorized(value, "email %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/authorizedemail/{email}"), "email", quay_api_generated::repoemail::check_repo_email_authorized("ns/na me%?#ü", value).request());
    check(("POST", "/api/v1/repository/{repository}/authorizedemail/{email}"), "repository", quay_api_generated::repoemail::send_authorize_repo_email(value, "email %?#&=+ü").request());
    check(("POST", "/api/v1/repository/{repository}/authorizedemail/{email}"), "email", quay_api_generated::repoemail::send_authorize_repo_email("ns/na me%?#ü", value).request());
    check(("PUT", "/api/v1/repository/{repository}/changestate"), "repository", quay_api_generated::repository::change_repo_state(value, body("{\"state\":\"NORMAL\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/changetrust"), "repository", quay_api_generated::repository::change_repo_trust(value, body("{\"trust_enabled\":true}")).request());
    check(("POST", "/api/v1/repository/{repository}/changevisibility"), "repository", quay_api_generated::repository::change_repo_visibility(value, body("{\"visibility\":\"public\"}")).request());
    check(("DELETE", "/api/v1/repository/{repository}"), "repository", quay_api_generated::repository::delete_repository(value).request());
    check(("GET", "/api/v1/repository/{repository}"), "repository", quay_api_generated::repository::get_repo(value).request());
    check(("PUT", "/api/v1/repository/{repository}"), "repository", quay_api_generated::repository::update_repo(value, body("{\"description\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/notification/"), "repository", quay_api_generated::repositorynotification::create_repo_notification(value, body("{\"config\":{\"email\":\"text \\\"ü\\\"\\n\",\"flow_api_token\":\"open sesame\",\"notification_token\":\"open sesame\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"room_id\":-5000000000,\"target\":{\"kind\":\"user\",\"name\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]}},\"template\":\"text \\\"ü\\\"\\n\",\"url\":\"text \\\"ü\\\"\\n\"},\"event\":\"repo_push\",\"eventConfig\":{\"days\":-5000000000,\"level\":-5000000000,\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"ref-regex\":-5000000000},\"method\":\"quay_notification\",\"title\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/repository/{repository}/notification/{uuid}"), "repository", quay_api_generated::repositorynotification::delete_repo_notification(value, "uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/notification/{uuid}"), "uuid", quay_api_generated::repositorynotification::delete_repo_notification("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/notification/{uuid}"), "repository", quay_api_generated::repositorynotification::get_repo_notification(value, "uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/notification/{uuid}"), "uuid", quay_api_generated::repositorynotification::get_repo_notification("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/notification/"), "repository", quay_api_generated::repositorynotification::list_repo_notifications(value).request());
    check(("POST", "/api/v1/repository/{repository}/notification/{uuid}"), "repository", quay_api_generated::repositorynotification::reset_repository_notification_failures(value, "uuid %?#&=+ü").request());
    check(("POST", "/api/v1/repository/{repository}/notification/{uuid}"), "uuid", quay_api_generated::repositorynotification::reset_repository_notification_failures("ns/na me%?#ü", value).request());
    check(("POST", "/api/v1/repository/{repository}/notification/{uuid}/test"), "repository", quay_api_generated::repositorynotification::test_repo_notification(value, "uuid %?#&=+ü").request());
    check(("POST", "/api/v1/repository/{repository}/notification/{uuid}/test"), "uuid", quay_api_generated::repositorynotification::test_repo_notification("ns/na me%?#ü", value).request());
    check(("PUT", "/api/v1/repository/{repository}/tokens/{code}"), "repository", quay_api_generated::repotoken::change_token(value, "code %?#&=+ü", body("{\"role\":\"read\"}")).request());
    check(("PUT", "/api/v1/repository/{repository}/tokens/{code}"), "code", quay_api_generated::repotoken::change_token("ns/na me%?#ü", value, body("{\"role\":\"read\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/tokens/"), "repository", quay_api_generated::repotoken::create_token(value, body("{\"friendlyName\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/repository/{repository}/tokens/{code}"), "repository", quay_api_generated::repotoken::delete_token(value, "code %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/tokens/{code}"), "code", quay_api_generated::repotoken::delete_token("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/tokens/{code}"), "repository", quay_api_generated::repotoken::get_tokens(value, "code %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/tokens/{code}"), "code", quay_api_generated::repotoken::get_tokens("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/tokens/"), "repository", quay_api_generated::repotoken::list_repo_tokens(value).request());
    check(("PUT", "/api/v1/organization/{orgname}/robots/{robot_shortname}"), "orgname", quay_api_generated::robot::create_org_robot(value, "robot_shortname %?#&=+ü").request());
    check(("PUT", "/api/v1/organization/{orgname}/robots/{robot_shortname}"), "robot_shortname", quay_api_generated::robot::create_org_robot("orgname %?#&=+ü", value).request());
    check(("POST", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"), "orgname", quay_api_generated::robot::create_org_robot_federation(value, "robot_shortname %?#&=+ü", body("[{\"issuer\":\"text \\\"ü\\\"\\n\",\"subject\":\"text \\\"ü\\\"\\n\"}]")).request());
    check(("POST", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"), "robot_shortname", quay_api_generated::robot::create_org_robot_federation("orgname %?#&=+ü", value, body("[{\"issuer\":\"text \\\"ü\\\"\\n\",\"subject\":\"text \\\"ü\\\"\\n\"}]")).request());
    check(("PUT", "/api/v1/user/robots/{robot_shortname}"), "robot_shortname", quay_api_generated::robot::create_user_robot(value).request());
    check(("POST", "/api/v1/user/robots/{robot_shortname}/federation"), "robot_shortname", quay_api_generated::robot::create_user_robot_federation(value, body("[{\"issuer\":\"text \\\"ü\\\"\\n\",\"subject\":\"text \\\"ü\\\"\\n\"}]")).request());
    check(("DELETE", "/api/v1/organization/{orgname}/robots/{robot_shortname}"), "orgname", quay_api_generated::robot::delete_org_robot(value, "robot_shortname %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/robots/{robot_shortname}"), "robot_shortname", quay_api_generated::robot::delete_org_robot("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"), "orgname", quay_api_generated::robot::delete_org_robot_federation(value, "robot_shortname %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"), "robot_shortname", quay_api_generated::robot::delete_org_robot_federation("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/user/robots/{robot_shortname}"), "robot_shortname", quay_api_generated::robot::delete_user_robot(value).request());
    check(("DELETE", "/api/v1/user/robots/{robot_shortname}/federation"), "robot_shortname", quay_api_generated::robot::delete_user_robot_federation(value).request());
    check(("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}"), "orgname", quay_api_generated::robot::get_org_robot(value, "robot_shortname %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}"), "robot_shortname", quay_api_generated::robot::get_org_robot("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"), "orgname", quay_api_generated::robot::get_org_robot_federation(value, "robot_shortname %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"), "robot_shortname", quay_api_generated::robot::get_org_robot_federation("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}/permissions"), "orgname", quay_api_generated::robot::get_org_robot_permissions(value, "robot_shortname %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}/permissions"), "robot_shortname", quay_api_generated::robot::get_org_robot_permissions("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/robots"), "orgname", quay_api_generated::robot::get_org_robots(value).request());
    check(("GET", "/api/v1/user/robots/{robot_shortname}"), "robot_shortname", quay_api_generated::robot::get_user_robot(value).request());
    check(("GET", "/api/v1/user/robots/{robot_shortname}/federation"), "robot_shortname", quay_api_generated::robot::get_user_robot_federation(value).request());
    check(("GET", "/api/v1/user/robots/{robot_shortname}/permissions"), "robot_shortname", quay_api_generated::robot::get_user_robot_permissions(value).request());
    check(("POST", "/api/v1/organization/{orgname}/robots/{robot_shortname}/regenerate"), "orgname", quay_api_generated::robot::regenerate_org_robot_token(value, "robot_shortname %?#&=+ü").request());
    check(("POST", "/api/v1/organization/{orgname}/robots/{robot_shortname}/regenerate"), "robot_shortname", quay_api_generated::robot::regenerate_org_robot_token("orgname %?#&=+ü", value).request());
    check(("POST", "/api/v1/user/robots/{robot_shortname}/regenerate"), "robot_shortname", quay_api_generated::robot::regenerate_user_robot_token(value).request());
    check(("GET", "/api/v1/entities/{prefix}"), "prefix", quay_api_generated::search::get_matching_entities(value).request());
    check(("POST", "/api/v1/entities/link/{username}"), "username", quay_api_generated::search::link_external_user(value).request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/security"), "repository", quay_api_generated::secscan::get_repo_manifest_security(value, "sha256:0123456789abcdef").request());
    check(("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/security"), "manifestref", quay_api_generated::secscan::get_repo_manifest_security("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/signatures"), "repository", quay_api_generated::signing::get_repo_signatures(value).request());
    check(("POST", "/api/v1/superuser/approvedkeys/{kid}"), "kid", quay_api_generated::superuser::approve_service_key(value, body("{\"notes\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("PUT", "/api/v1/superuser/users/{username}"), "username", quay_api_generated::superuser::change_install_user(value, body("{\"email\":\"text \\\"ü\\\"\\n\",\"enabled\":true,\"password\":\"open sesame\",\"superuser\":true}")).request());
    check(("PUT", "/api/v1/superuser/organizations/{name}"), "name", quay_api_generated::superuser::change_organization(value, body("{\"name\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("PUT", "/api/v1/superuser/organization/{namespace}/quota/{quota_id}"), "namespace", quay_api_generated::superuser::change_organization_quota_super_user(value, -5000000000, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")).request());
    check(("PUT", "/api/v1/superuser/users/{namespace}/quota/{quota_id}"), "namespace", quay_api_generated::superuser::change_user_quota_super_user(value, -5000000000, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")).request());
    check(("POST", "/api/v1/superuser/organization/{namespace}/quota"), "namespace", quay_api_generated::superuser::create_organization_quota_super_user(value, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")).request());
    check(("POST", "/api/v1/superuser/users/{namespace}/quota"), "namespace", quay_api_generated::superuser::create_user_quota_super_user(value, body("{\"limit\":\"text \\\"ü\\\"\\n\",\"limit_bytes\":5000000000}")).request());
    check(("DELETE", "/api/v1/superuser/users/{username}"), "username", quay_api_generated::superuser::delete_install_user(value).request());
    check(("DELETE", "/api/v1/superuser/organizations/{name}"), "name", quay_api_generated::superuser::delete_organization(value).request());
    check(("DELETE", "/api/v1/superuser/organization/{namespace}/quota/{quota_id}"), "namespace", quay_api_generated::superuser::delete_organization_quota_super_user(value, -5000000000).request());
    check(("DELETE", "/api/v1/superuser/keys/{kid}"), "kid", quay_api_generated::superuser::delete_service_key(value).request());
    check(("DELETE", "/api/v1/superuser/users/{namespace}/quota/{quota_id}"), "namespace", quay_api_generated::superuser::delete_user_quota_super_user(value, -5000000000).request());
    check(("GET", "/api/v1/superuser/users/{username}"), "username", quay_api_generated::superuser::get_install_user(value).request());
    check(("GET", "/api/v1/superuser/{build_uuid}/logs/archive"), "build_uuid", quay_api_generated::superuser::get_repo_build_logs_archive_super_user(value).request());
    check(("GET", "/api/v1/superuser/{build_uuid}/logs"), "build_uuid", quay_api_generated::superuser::get_repo_build_logs_super_user(value).request());
    check(("GET", "/api/v1/superuser/{build_uuid}/status"), "build_uuid", quay_api_generated::superuser::get_repo_build_status_super_user(value).request());
    check(("GET", "/api/v1/superuser/{build_uuid}/build"), "build_uuid", quay_api_generated::superuser::get_repo_build_super_user(value).request());
    check(("GET", "/api/v1/superuser/keys/{kid}"), "kid", quay_api_generated::superuser::get_service_key(value).request());
    check(("GET", "/api/v1/superuser/organization/{namespace}/quota"), "namespace", quay_api_generated::superuser::list_organization_quota_super_user(value).request());
    check(("GET", "/api/v1/superuser/users/{namespace}/quota"), "namespace", quay_api_generated::superuser::list_user_quota_super_user(value).request());
    check(("POST", "/api/v1/superusers/users/{username}/sendrecovery"), "username", quay_api_generated::superuser::send_install_user_recovery_email(value).request());
    check(("POST", "/api/v1/superuser/takeownership/{namespace}"), "namespace", quay_api_generated::superuser::take_ownership(value).request());
    check(("PUT", "/api/v1/superuser/keys/{kid}"), "kid", quay_api_generated::superuser::update_service_key(value, body("{\"expiration\":1639395676,\"metadata\":{\"a key\":{\"any\":[null,1]}},\"name\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("PUT", "/api/v1/repository/{repository}/tag/{tag}"), "repository", quay_api_generated::tag::change_tag(value, "tag %?#&=+ü", body("{\"expiration\":1639395676,\"immutable\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("PUT", "/api/v1/repository/{repository}/tag/{tag}"), "tag", quay_api_generated::tag::change_tag("ns/na me%?#ü", value, body("{\"expiration\":1639395676,\"immutable\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("DELETE", "/api/v1/repository/{repository}/tag/{tag}"), "repository", quay_api_generated::tag::delete_full_tag(value, "tag %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/tag/{tag}"), "tag", quay_api_generated::tag::delete_full_tag("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/tag/{tag}/pull_statistics"), "repository", quay_api_generated::tag::get_tag_pull_statistics(value, "tag %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/tag/{tag}/pull_statistics"), "tag", quay_api_generated::tag::get_tag_pull_statistics("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/tag/"), "repository", quay_api_generated::tag::list_repo_tags(value).request());
    check(("POST", "/api/v1/repository/{repository}/tag/{tag}/expire"), "repository", quay_api_generated::tag::remove_tag_from_timemachine(value, "tag %?#&=+ü", body("{\"include_submanifests\":true,\"is_alive\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/tag/{tag}/expire"), "tag", quay_api_generated::tag::remove_tag_from_timemachine("ns/na me%?#ü", value, body("{\"include_submanifests\":true,\"is_alive\":true,\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/tag/{tag}/restore"), "repository", quay_api_generated::tag::restore_tag(value, "tag %?#&=+ü", body("{\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/tag/{tag}/restore"), "tag", quay_api_generated::tag::restore_tag("ns/na me%?#ü", value, body("{\"manifest_digest\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("PUT", "/api/v1/teaminvite/{code}"), "code", quay_api_generated::team::accept_organization_team_invite(value).request());
    check(("DELETE", "/api/v1/teaminvite/{code}"), "code", quay_api_generated::team::decline_organization_team_invite(value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}"), "orgname", quay_api_generated::team::delete_organization_team(value, "teamname %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}"), "teamname", quay_api_generated::team::delete_organization_team("orgname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"), "orgname", quay_api_generated::team::delete_organization_team_member(value, "teamname %?#&=+ü", "membername %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"), "teamname", quay_api_generated::team::delete_organization_team_member("orgname %?#&=+ü", value, "membername %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"), "membername", quay_api_generated::team::delete_organization_team_member("orgname %?#&=+ü", "teamname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"), "orgname", quay_api_generated::team::delete_team_member_email_invite(value, "teamname %?#&=+ü", "email %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"), "teamname", quay_api_generated::team::delete_team_member_email_invite("orgname %?#&=+ü", value, "email %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"), "email", quay_api_generated::team::delete_team_member_email_invite("orgname %?#&=+ü", "teamname %?#&=+ü", value).request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/syncing"), "orgname", quay_api_generated::team::disable_organization_team_sync(value, "teamname %?#&=+ü").request());
    check(("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/syncing"), "teamname", quay_api_generated::team::disable_organization_team_sync("orgname %?#&=+ü", value).request());
    check(("POST", "/api/v1/organization/{orgname}/team/{teamname}/syncing"), "orgname", quay_api_generated::team::enable_organization_team_sync(value, "teamname %?#&=+ü", body("{\"group_dn\":\"text \\\"ü\\\"\\n\",\"group_id\":\"text \\\"ü\\\"\\n\",\"group_name\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/organization/{orgname}/team/{teamname}/syncing"), "teamname", quay_api_generated::team::enable_organization_team_sync("orgname %?#&=+ü", value, body("{\"group_dn\":\"text \\\"ü\\\"\\n\",\"group_id\":\"text \\\"ü\\\"\\n\",\"group_name\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("GET", "/api/v1/organization/{orgname}/team/{teamname}/members"), "orgname", quay_api_generated::team::get_organization_team_members(value, "teamname %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/team/{teamname}/members"), "teamname", quay_api_generated::team::get_organization_team_members("orgname %?#&=+ü", value).request());
    check(("GET", "/api/v1/organization/{orgname}/team/{teamname}/permissions"), "orgname", quay_api_generated::team::get_organization_team_permissions(value, "teamname %?#&=+ü").request());
    check(("GET", "/api/v1/organization/{orgname}/team/{teamname}/permissions"), "teamname", quay_api_generated::team::get_organization_team_permissions("orgname %?#&=+ü", value).request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"), "orgname", quay_api_generated::team::invite_team_member_email(value, "teamname %?#&=+ü", "email %?#&=+ü").request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"), "teamname", quay_api_generated::team::invite_team_member_email("orgname %?#&=+ü", value, "email %?#&=+ü").request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"), "email", quay_api_generated::team::invite_team_member_email("orgname %?#&=+ü", "teamname %?#&=+ü", value).request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}"), "orgname", quay_api_generated::team::update_organization_team(value, "teamname %?#&=+ü", body("{\"description\":\"text \\\"ü\\\"\\n\",\"role\":\"member\"}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}"), "teamname", quay_api_generated::team::update_organization_team("orgname %?#&=+ü", value, body("{\"description\":\"text \\\"ü\\\"\\n\",\"role\":\"member\"}")).request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"), "orgname", quay_api_generated::team::update_organization_team_member(value, "teamname %?#&=+ü", "membername %?#&=+ü").request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"), "teamname", quay_api_generated::team::update_organization_team_member("orgname %?#&=+ü", value, "membername %?#&=+ü").request());
    check(("PUT", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"), "membername", quay_api_generated::team::update_organization_team_member("orgname %?#&=+ü", "teamname %?#&=+ü", value).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/activate"), "repository", quay_api_generated::trigger::activate_build_trigger(value, "trigger_uuid %?#&=+ü", body("{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"},\"pull_robot\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/activate"), "trigger_uuid", quay_api_generated::trigger::activate_build_trigger("ns/na me%?#ü", value, body("{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"},\"pull_robot\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/analyze"), "repository", quay_api_generated::trigger::analyze_build_trigger(value, "trigger_uuid %?#&=+ü", body("{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/analyze"), "trigger_uuid", quay_api_generated::trigger::analyze_build_trigger("ns/na me%?#ü", value, body("{\"config\":{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}}")).request());
    check(("DELETE", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"), "repository", quay_api_generated::trigger::delete_build_trigger(value, "trigger_uuid %?#&=+ü").request());
    check(("DELETE", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"), "trigger_uuid", quay_api_generated::trigger::delete_build_trigger("ns/na me%?#ü", value).request());
    check(("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"), "repository", quay_api_generated::trigger::get_build_trigger(value, "trigger_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"), "trigger_uuid", quay_api_generated::trigger::get_build_trigger("ns/na me%?#ü", value).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/subdir"), "repository", quay_api_generated::trigger::list_build_trigger_subdirs(value, "trigger_uuid %?#&=+ü", body("{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/subdir"), "trigger_uuid", quay_api_generated::trigger::list_build_trigger_subdirs("ns/na me%?#ü", value, body("{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("GET", "/api/v1/repository/{repository}/trigger/"), "repository", quay_api_generated::trigger::list_build_triggers(value).request());
    check(("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/namespaces"), "repository", quay_api_generated::trigger::list_trigger_build_source_namespaces(value, "trigger_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/namespaces"), "trigger_uuid", quay_api_generated::trigger::list_trigger_build_source_namespaces("ns/na me%?#ü", value).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/sources"), "repository", quay_api_generated::trigger::list_trigger_build_sources(value, "trigger_uuid %?#&=+ü", body("{\"namespace\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/sources"), "trigger_uuid", quay_api_generated::trigger::list_trigger_build_sources("ns/na me%?#ü", value, body("{\"namespace\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/fields/{field_name}"), "repository", quay_api_generated::trigger::list_trigger_field_values(value, "trigger_uuid %?#&=+ü", "field_name %?#&=+ü", body("{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/fields/{field_name}"), "trigger_uuid", quay_api_generated::trigger::list_trigger_field_values("ns/na me%?#ü", value, "field_name %?#&=+ü", body("{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/fields/{field_name}"), "field_name", quay_api_generated::trigger::list_trigger_field_values("ns/na me%?#ü", "trigger_uuid %?#&=+ü", value, body("{\"access_token\":\"open sesame\",\"account_id\":\"text \\\"ü\\\"\\n\",\"branchtag_regex\":\"text \\\"ü\\\"\\n\",\"build_source\":\"text \\\"ü\\\"\\n\",\"context\":\"text \\\"ü\\\"\\n\",\"credentials\":[{\"name\":\"text \\\"ü\\\"\\n\",\"value\":\"open sesame\"}],\"default_tag_from_ref\":true,\"deploy_key_id\":-5000000000,\"dockerfile_path\":\"text \\\"ü\\\"\\n\",\"hook_id\":-5000000000,\"key_id\":-5000000000,\"latest_for_default_branch\":true,\"master_branch\":\"text \\\"ü\\\"\\n\",\"nickname\":\"text \\\"ü\\\"\\n\",\"one more\":{\"nobody knows\":[\"tell nobody\"]},\"subdir\":\"text \\\"ü\\\"\\n\",\"tag_templates\":[\"text \\\"ü\\\"\\n\"],\"username\":\"text \\\"ü\\\"\\n\",\"webhook_id\":\"text \\\"ü\\\"\\n\"}")).request());
    check(("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/builds"), "repository", quay_api_generated::trigger::list_trigger_recent_builds(value, "trigger_uuid %?#&=+ü").request());
    check(("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/builds"), "trigger_uuid", quay_api_generated::trigger::list_trigger_recent_builds("ns/na me%?#ü", value).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/start"), "repository", quay_api_generated::trigger::manually_start_build_trigger(value, "trigger_uuid %?#&=+ü", body("{\"branch_name\":\"text \\\"ü\\\"\\n\",\"commit_sha\":\"text \\\"ü\\\"\\n\",\"refs\":{\"kind\":\"branch\",\"name\":\"text \\\"ü\\\"\\n\"}}")).request());
    check(("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/start"), "trigger_uuid", quay_api_generated::trigger::manually_start_build_trigger("ns/na me%?#ü", value, body("{\"branch_name\":\"text \\\"ü\\\"\\n\",\"commit_sha\":\"text \\\"ü\\\"\\n\",\"refs\":{\"kind\":\"branch\",\"name\":\"text \\\"ü\\\"\\n\"}}")).request());
    check(("PUT", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"), "repository", quay_api_generated::trigger::update_build_trigger(value, "trigger_uuid %?#&=+ü", body("{\"enabled\":true}")).request());
    check(("PUT", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"), "trigger_uuid", quay_api_generated::trigger::update_build_trigger("ns/na me%?#ü", value, body("{\"enabled\":true}")).request());
    check(("DELETE", "/api/v1/user/assignedauthorization/{assigned_authorization_uuid}"), "assigned_authorization_uuid", quay_api_generated::user::delete_assigned_authorization(value).request());
    check(("DELETE", "/api/v1/user/starred/{repository}"), "repository", quay_api_generated::user::delete_star(value).request());
    check(("DELETE", "/api/v1/user/authorizations/{access_token_uuid}"), "access_token_uuid", quay_api_generated::user::delete_user_authorization(value).request());
    check(("POST", "/api/v1/detachexternal/{service_id}"), "service_id", quay_api_generated::user::detach_external_login(value).request());
    check(("GET", "/api/v1/user/authorizations/{access_token_uuid}"), "access_token_uuid", quay_api_generated::user::get_user_authorization(value).request());
    check(("GET", "/api/v1/users/{username}"), "username", quay_api_generated::user::get_user_information(value).request());
    check(("GET", "/api/v1/user/notifications/{uuid}"), "uuid", quay_api_generated::user::get_user_notification(value).request());
    check(("POST", "/api/v1/externallogin/{service_id}"), "service_id", quay_api_generated::user::retrieve_external_login_authorization_url(value, body("{\"kind\":\"login\"}")).request());
    check(("PUT", "/api/v1/user/notifications/{uuid}"), "uuid", quay_api_generated::user::update_user_notification(value, body("{\"dismissed\":true}")).request());
}
const CALLED: &[(&str, &str)] = &[("POST", "/api/v1/user/apptoken"),("GET", "/api/v1/user/apptoken/{token_uuid}"),("GET", "/api/v1/user/apptoken"),("DELETE", "/api/v1/user/apptoken/{token_uuid}"),("POST", "/api/v1/organization/{orgname}/marketplace/batchremove"),("POST", "/api/v1/organization/{orgname}/marketplace"),("POST", "/api/v1/organization/{orgname}/invoice/fields"),("POST", "/api/v1/organization/{orgname}/plan"),("POST", "/api/v1/user/invoice/fields"),("POST", "/api/v1/user/plan"),("DELETE", "/api/v1/organization/{orgname}/invoice/field/{field_uuid}"),("DELETE", "/api/v1/user/invoice/field/{field_uuid}"),("GET", "/api/v1/organization/{orgname}/card"),("GET", "/api/v1/organization/{orgname}/plan"),("GET", "/api/v1/user/card"),("GET", "/api/v1/user/marketplace"),("GET", "/api/v1/user/plan"),("GET", "/api/v1/organization/{orgname}/invoice/fields"),("GET", "/api/v1/organization/{orgname}/invoices"),("GET", "/api/v1/organization/{orgname}/marketplace"),("GET", "/api/v1/plans/"),("GET", "/api/v1/user/invoice/fields"),("GET", "/api/v1/user/invoices"),("DELETE", "/api/v1/organization/{orgname}/marketplace/{subscription_id}"),("POST", "/api/v1/organization/{orgname}/card"),("POST", "/api/v1/user/card"),("PUT", "/api/v1/organization/{orgname}/plan"),("PUT", "/api/v1/user/plan"),("POST", "/api/v1/bootstrap/renew"),("DELETE", "/api/v1/repository/{repository}/build/{build_uuid}"),("POST", "/api/v1/filedrop/"),("GET", "/api/v1/repository/{repository}/build/{build_uuid}"),("GET", "/api/v1/repository/{repository}/build/{build_uuid}/logs"),("GET", "/api/v1/repository/{repository}/build/{build_uuid}/status"),("GET", "/api/v1/repository/{repository}/build/"),("POST", "/api/v1/repository/{repository}/build/"),("GET", "/api/v1/registry/capabilities"),("GET", "/api/v1/discovery"),("GET", "/api/v1/error/{error_type}"),("POST", "/api/v1/messages"),("DELETE", "/api/v1/message/{uuid}"),("GET", "/api/v1/messages"),("POST", "/api/v1/organization/{orgname}/immutabilitypolicy/"),("POST", "/api/v1/repository/{repository}/immutabilitypolicy/"),("DELETE", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"),("DELETE", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"),("GET", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"),("GET", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"),("GET", "/api/v1/organization/{orgname}/immutabilitypolicy/"),("GET", "/api/v1/repository/{repository}/immutabilitypolicy/"),("PUT", "/api/v1/organization/{orgname}/immutabilitypolicy/{policy_uuid}"),("PUT", "/api/v1/repository/{repository}/immutabilitypolicy/{policy_uuid}"),("POST", "/api/v1/organization/{orgname}/exportlogs"),("POST", "/api/v1/repository/{repository}/exportlogs"),("POST", "/api/v1/user/exportlogs"),("GET", "/api/v1/organization/{orgname}/aggregatelogs"),("GET", "/api/v1/repository/{repository}/aggregatelogs"),("GET", "/api/v1/user/aggregatelogs"),("GET", "/api/v1/organization/{orgname}/logs"),("GET", "/api/v1/repository/{repository}/logs"),("GET", "/api/v1/user/logs"),("POST", "/api/v1/repository/{repository}/manifest/{manifestref}/labels"),("DELETE", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"),("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/labels/{labelid}"),("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/pull_statistics"),("GET", "/api/v1/repository/{repository}/manifest/{manifestref}"),("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/labels"),("PUT", "/api/v1/repository/{repository}/mirror"),("POST", "/api/v1/repository/{repository}/mirror"),("GET", "/api/v1/repository/{repository}/mirror"),("POST", "/api/v1/repository/{repository}/mirror/sync-cancel"),("POST", "/api/v1/repository/{repository}/mirror/sync-now"),("GET", "/api/v1/repository/mirror/health"),("POST", "/api/v1/organization/{orgname}/notifications"),("POST", "/api/v1/user/namespacenotifications"),("DELETE", "/api/v1/organization/{orgname}/notifications/{uuid}"),("DELETE", "/api/v1/user/namespacenotifications/{uuid}"),("GET", "/api/v1/organization/{orgname}/notifications/{uuid}"),("GET", "/api/v1/user/namespacenotifications/{uuid}"),("GET", "/api/v1/organization/{orgname}/notifications"),("GET", "/api/v1/user/namespacenotifications"),("POST", "/api/v1/organization/{orgname}/notifications/{uuid}"),("POST", "/api/v1/user/namespacenotifications/{uuid}"),("POST", "/api/v1/organization/{orgname}/notifications/{uuid}/test"),("POST", "/api/v1/user/namespacenotifications/{uuid}/test"),("PUT", "/api/v1/organization/{orgname}/quota/{quota_id}"),("PUT", "/api/v1/organization/{orgname}/quota/{quota_id}/limit/{limit_id}"),("POST", "/api/v1/organization/{orgname}/quota"),("POST", "/api/v1/organization/{orgname}/quota/{quota_id}/limit"),("DELETE", "/api/v1/organization/{orgname}/quota/{quota_id}"),("DELETE", "/api/v1/organization/{orgname}/quota/{quota_id}/limit/{limit_id}"),("GET", "/api/v1/organization/{orgname}/quota/{quota_id}"),("GET", "/api/v1/organization/{orgname}/quota/{quota_id}/limit/{limit_id}"),("GET", "/api/v1/user/quota/{quota_id}"),("GET", "/api/v1/user/quota/{quota_id}/limit/{limit_id}"),("GET", "/api/v1/organization/{orgname}/quota"),("GET", "/api/v1/organization/{orgname}/quota/{quota_id}/limit"),("GET", "/api/v1/user/quota"),("GET", "/api/v1/user/quota/{quota_id}/limit"),("POST", "/api/v1/organization/{orgname}/mirror/sync-cancel"),("POST", "/api/v1/organization/{orgname}/mirror"),("DELETE", "/api/v1/organization/{orgname}/mirror"),("GET", "/api/v1/organization/{orgname}/mirror"),("GET", "/api/v1/organization/{orgname}/mirror/repositories"),("POST", "/api/v1/organization/{orgname}/mirror/sync-now"),("PUT", "/api/v1/organization/{orgname}/mirror"),("POST", "/api/v1/organization/{orgname}/mirror/verify"),("PUT", "/api/v1/organization/{orgname}"),("POST", "/api/v1/organization/"),("POST", "/api/v1/organization/{orgname}/applications"),("POST", "/api/v1/organization/{orgname}/proxycache"),("DELETE", "/api/v1/organization/{orgname}"),("DELETE", "/api/v1/organization/{orgname}/applications/{client_id}"),("DELETE", "/api/v1/organization/{orgname}/proxycache"),("GET", "/api/v1/app/{client_id}"),("GET", "/api/v1/organization/{orgname}"),("GET", "/api/v1/organization/{orgname}/applications/{client_id}"),("GET", "/api/v1/organization/{orgname}/applications"),("GET", "/api/v1/organization/{orgname}/collaborators"),("GET", "/api/v1/organization/{orgname}/members/{membername}"),("GET", "/api/v1/organization/{orgname}/members"),("GET", "/api/v1/organization/{orgname}/private"),("GET", "/api/v1/organization/{orgname}/proxycache"),("DELETE", "/api/v1/organization/{orgname}/members/{membername}"),("POST", "/api/v1/organization/{orgname}/applications/{client_id}/resetclientsecret"),("PUT", "/api/v1/organization/{orgname}/applications/{client_id}"),("POST", "/api/v1/organization/{orgname}/validateproxycache"),("POST", "/api/v1/organization/{orgname}/applications/{client_id}/tokens"),("DELETE", "/api/v1/organization/{orgname}/applications/{client_id}/tokens/{token_uuid}"),("GET", "/api/v1/organization/{orgname}/applications/{client_id}/tokens"),("PUT", "/api/v1/repository/{repository}/permissions/team/{teamname}"),("PUT", "/api/v1/repository/{repository}/permissions/user/{username}"),("DELETE", "/api/v1/repository/{repository}/permissions/team/{teamname}"),("DELETE", "/api/v1/repository/{repository}/permissions/user/{username}"),("GET", "/api/v1/repository/{repository}/permissions/team/{teamname}"),("GET", "/api/v1/repository/{repository}/permissions/user/{username}"),("GET", "/api/v1/repository/{repository}/permissions/user/{username}/transitive"),("GET", "/api/v1/repository/{repository}/permissions/team/"),("GET", "/api/v1/repository/{repository}/permissions/user/"),("POST", "/api/v1/organization/{orgname}/autoprunepolicy/"),("POST", "/api/v1/repository/{repository}/autoprunepolicy/"),("POST", "/api/v1/user/autoprunepolicy/"),("DELETE", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"),("DELETE", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"),("DELETE", "/api/v1/user/autoprunepolicy/{policy_uuid}"),("GET", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"),("GET", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"),("GET", "/api/v1/user/autoprunepolicy/{policy_uuid}"),("GET", "/api/v1/organization/{orgname}/autoprunepolicy/"),("GET", "/api/v1/repository/{repository}/autoprunepolicy/"),("GET", "/api/v1/user/autoprunepolicy/"),("PUT", "/api/v1/organization/{orgname}/autoprunepolicy/{policy_uuid}"),("PUT", "/api/v1/repository/{repository}/autoprunepolicy/{policy_uuid}"),("PUT", "/api/v1/user/autoprunepolicy/{policy_uuid}"),("POST", "/api/v1/organization/{orgname}/prototypes"),("DELETE", "/api/v1/organization/{orgname}/prototypes/{prototypeid}"),("GET", "/api/v1/organization/{orgname}/prototypes"),("PUT", "/api/v1/organization/{orgname}/prototypes/{prototypeid}"),("GET", "/api/v1/repository/{repository}/authorizedemail/{email}"),("POST", "/api/v1/repository/{repository}/authorizedemail/{email}"),("PUT", "/api/v1/repository/{repository}/changestate"),("POST", "/api/v1/repository/{repository}/changetrust"),("POST", "/api/v1/repository/{repository}/changevisibility"),("POST", "/api/v1/repository"),("DELETE", "/api/v1/repository/{repository}"),("GET", "/api/v1/repository/{repository}"),("GET", "/api/v1/repository"),("PUT", "/api/v1/repository/{repository}"),("POST", "/api/v1/repository/{repository}/notification/"),("DELETE", "/api/v1/repository/{repository}/notification/{uuid}"),("GET", "/api/v1/repository/{repository}/notification/{uuid}"),("GET", "/api/v1/repository/{repository}/notification/"),("POST", "/api/v1/repository/{repository}/notification/{uuid}"),("POST", "/api/v1/repository/{repository}/notification/{uuid}/test"),("PUT", "/api/v1/repository/{repository}/tokens/{code}"),("POST", "/api/v1/repository/{repository}/tokens/"),("DELETE", "/api/v1/repository/{repository}/tokens/{code}"),("GET", "/api/v1/repository/{repository}/tokens/{code}"),("GET", "/api/v1/repository/{repository}/tokens/"),("PUT", "/api/v1/organization/{orgname}/robots/{robot_shortname}"),("POST", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"),("PUT", "/api/v1/user/robots/{robot_shortname}"),("POST", "/api/v1/user/robots/{robot_shortname}/federation"),("DELETE", "/api/v1/organization/{orgname}/robots/{robot_shortname}"),("DELETE", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"),("DELETE", "/api/v1/user/robots/{robot_shortname}"),("DELETE", "/api/v1/user/robots/{robot_shortname}/federation"),("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}"),("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}/federation"),("GET", "/api/v1/organization/{orgname}/robots/{robot_shortname}/permissions"),("GET", "/api/v1/organization/{orgname}/robots"),("GET", "/api/v1/user/robots/{robot_shortname}"),("GET", "/api/v1/user/robots/{robot_shortname}/federation"),("GET", "/api/v1/user/robots/{robot_shortname}/permissions"),("GET", "/api/v1/user/robots"),("POST", "/api/v1/organization/{orgname}/robots/{robot_shortname}/regenerate"),("POST", "/api/v1/user/robots/{robot_shortname}/regenerate"),("GET", "/api/v1/find/repositories"),("GET", "/api/v1/find/all"),("GET", "/api/v1/entities/{prefix}"),("POST", "/api/v1/entities/link/{username}"),("GET", "/api/v1/repository/{repository}/manifest/{manifestref}/security"),("GET", "/api/v1/repository/{repository}/signatures"),("GET", "/api/v1/superuser/registrystatus"),("POST", "/api/v1/superuser/shutdown"),("POST", "/api/v1/superuser/approvedkeys/{kid}"),("PUT", "/api/v1/superuser/users/{username}"),("PUT", "/api/v1/superuser/organizations/{name}"),("PUT", "/api/v1/superuser/organization/{namespace}/quota/{quota_id}"),("PUT", "/api/v1/superuser/users/{namespace}/quota/{quota_id}"),("POST", "/api/v1/superuser/users/"),("POST", "/api/v1/superuser/organization/{namespace}/quota"),("POST", "/api/v1/superuser/keys"),("POST", "/api/v1/superuser/users/{namespace}/quota"),("DELETE", "/api/v1/superuser/users/{username}"),("DELETE", "/api/v1/superuser/organizations/{name}"),("DELETE", "/api/v1/superuser/organization/{namespace}/quota/{quota_id}"),("DELETE", "/api/v1/superuser/keys/{kid}"),("DELETE", "/api/v1/superuser/users/{namespace}/quota/{quota_id}"),("GET", "/api/v1/superuser/changelog/"),("GET", "/api/v1/superuser/config"),("GET", "/api/v1/superuser/users/{username}"),("GET", "/api/v1/superuser/registrysize/"),("GET", "/api/v1/superuser/{build_uuid}/logs/archive"),("GET", "/api/v1/superuser/{build_uuid}/logs"),("GET", "/api/v1/superuser/{build_uuid}/status"),("GET", "/api/v1/superuser/{build_uuid}/build"),("GET", "/api/v1/superuser/keys/{kid}"),("GET", "/api/v1/superuser/mirror/health"),("GET", "/api/v1/superuser/aggregatelogs"),("GET", "/api/v1/superuser/apptokens"),("GET", "/api/v1/superuser/logs"),("GET", "/api/v1/superuser/organizations/"),("GET", "/api/v1/superuser/users/"),("GET", "/api/v1/superuser/organization/{namespace}/quota"),("GET", "/api/v1/superuser/keys"),("GET", "/api/v1/superuser/users/{namespace}/quota"),("POST", "/api/v1/superuser/registrysize/"),("POST", "/api/v1/superusers/users/{username}/sendrecovery"),("POST", "/api/v1/superuser/takeownership/{namespace}"),("PUT", "/api/v1/superuser/keys/{kid}"),("PUT", "/api/v1/repository/{repository}/tag/{tag}"),("DELETE", "/api/v1/repository/{repository}/tag/{tag}"),("GET", "/api/v1/repository/{repository}/tag/{tag}/pull_statistics"),("GET", "/api/v1/repository/{repository}/tag/"),("POST", "/api/v1/repository/{repository}/tag/{tag}/expire"),("POST", "/api/v1/repository/{repository}/tag/{tag}/restore"),("PUT", "/api/v1/teaminvite/{code}"),("DELETE", "/api/v1/teaminvite/{code}"),("DELETE", "/api/v1/organization/{orgname}/team/{teamname}"),("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"),("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"),("DELETE", "/api/v1/organization/{orgname}/team/{teamname}/syncing"),("POST", "/api/v1/organization/{orgname}/team/{teamname}/syncing"),("GET", "/api/v1/organization/{orgname}/team/{teamname}/members"),("GET", "/api/v1/organization/{orgname}/team/{teamname}/permissions"),("PUT", "/api/v1/organization/{orgname}/team/{teamname}/invite/{email}"),("PUT", "/api/v1/organization/{orgname}/team/{teamname}"),("PUT", "/api/v1/organization/{orgname}/team/{teamname}/members/{membername}"),("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/activate"),("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/analyze"),("DELETE", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"),("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"),("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/subdir"),("GET", "/api/v1/repository/{repository}/trigger/"),("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/namespaces"),("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/sources"),("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/fields/{field_name}"),("GET", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/builds"),("POST", "/api/v1/repository/{repository}/trigger/{trigger_uuid}/start"),("PUT", "/api/v1/repository/{repository}/trigger/{trigger_uuid}"),("PUT", "/api/v1/user/"),("POST", "/api/v1/user/convert"),("POST", "/api/v1/user/"),("POST", "/api/v1/user/starred"),("DELETE", "/api/v1/user/assignedauthorization/{assigned_authorization_uuid}"),("DELETE", "/api/v1/user/"),("DELETE", "/api/v1/user/starred/{repository}"),("DELETE", "/api/v1/user/authorizations/{access_token_uuid}"),("POST", "/api/v1/detachexternal/{service_id}"),("POST", "/api/v1/user/clientkey"),("GET", "/api/v1/user/"),("GET", "/api/v1/user/authorizations/{access_token_uuid}"),("GET", "/api/v1/users/{username}"),("GET", "/api/v1/user/notifications/{uuid}"),("GET", "/api/v1/user/private"),("POST", "/api/v1/user/initialize"),("GET", "/api/v1/user/assignedauthorization"),("GET", "/api/v1/user/starred"),("GET", "/api/v1/user/authorizations"),("GET", "/api/v1/user/notifications"),("POST", "/api/v1/signout"),("POST", "/api/v1/recovery"),("POST", "/api/v1/externallogin/{service_id}"),("POST", "/api/v1/signin"),("PUT", "/api/v1/user/notifications/{uuid}"),("POST", "/api/v1/signin/verify"),];
