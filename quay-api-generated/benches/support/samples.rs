//! Sample responses of realistic size.

use serde_json::{Value, json};

/// A page of 100 tags.
pub fn tags() -> Vec<u8> {
    let tags: Vec<_> = (0..100)
        .map(|number| {
            json!({
                "name": format!("v1.{number}"),
                "reversion": false,
                "start_ts": 1_700_000_000 + number,
                "manifest_digest": format!("sha256:{number:064x}"),
                "is_manifest_list": false,
                "size": 12_345_678 + number,
                "last_modified": "Tue, 14 Nov 2023 22:13:20 -0000",
            })
        })
        .collect();
    bytes(&json!({ "tags": tags, "page": 1, "has_additional": false }))
}

/// A page of 20 log entries.
pub fn log_entries() -> Vec<u8> {
    let avatar = json!({
        "name": "alice", "hash": format!("{:064x}", 7), "color": "#aec7e8", "kind": "user",
    });
    let entry = json!({
        "kind": "push_repo",
        "metadata": { "repo": "web", "namespace": "acme", "user-agent": "podman/5", "tag": "v1" },
        "ip": "192.0.2.7",
        "datetime": "Tue, 14 Nov 2023 22:13:20 -0000",
        "performer": { "kind": "user", "name": "alice", "is_robot": false, "avatar": avatar },
    });
    bytes(&json!({
        "start_time": "Tue, 14 Nov 2023 22:13:20 -0000",
        "end_time": "Wed, 15 Nov 2023 22:13:20 -0000",
        "logs": vec![entry; 20],
        "next_page": "gAAAAABkXyZ",
    }))
}

/// A security report of about 5 MB.
pub fn security_report() -> Vec<u8> {
    let vulnerability = json!({
        "Severity": "Medium",
        "NamespaceName": "RHEL8-rhel-8",
        "Link": "https://advisories.example.com/RHSA-2024:0628 https://cve.example.com/CVE-2023-6004",
        "FixedBy": "0:0.9.6-13.el8_9",
        "Description": "A flaw in a library. ".repeat(12),
        "Name": "RHSA-2024:0628",
        "Metadata": {
            "UpdatedBy": "RHEL8-rhel-8",
            "RepoName": "cpe:/o:redhat:enterprise_linux:8::baseos",
            "RepoLink": null,
            "DistroName": "Red Hat Enterprise Linux Server",
            "DistroVersion": "8",
            "NVD": { "CVSSv3": {
                "Vectors": "CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:H/A:N", "Score": 5.9,
            } },
        },
    });
    let feature = |number: usize| {
        json!({
            "Name": format!("package-{number}"),
            "VersionFormat": "",
            "NamespaceName": "",
            "AddedBy": format!("sha256:{:064x}", number % 8),
            "Version": "0.9.6-10.el8_8",
            "BaseScores": [5.9, 4.8],
            "CVEIds": ["CVE-2023-48795", "CVE-2023-6004"],
            "Vulnerabilities": vec![&vulnerability; 4],
        })
    };
    bytes(&json!({
        "status": "scanned",
        "data": { "Layer": {
            "Name": format!("sha256:{:064x}", 1),
            "ParentName": "",
            "NamespaceName": "",
            "IndexedByVersion": 4,
            "Features": (0..1600).map(feature).collect::<Vec<_>>(),
        } },
    }))
}

fn bytes(value: &Value) -> Vec<u8> {
    serde_json::to_vec(value).unwrap()
}
