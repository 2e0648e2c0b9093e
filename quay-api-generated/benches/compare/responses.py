"""Takes a success of each measured operation from the recordings, for the server.

usage: responses.py RECORDINGS OUT
"""

import json
import os
import sys

# operation, and the request that the programs send
REQUESTS = {
    "user/getLoggedInUser": "GET /api/v1/user/",
    "repository/listRepos": "GET /api/v1/repository",
    "tag/listRepoTags": "GET /api/v1/repository/acme/web/tag/",
    "logs/listOrgLogs": "GET /api/v1/organization/acme/logs",
    "repository/getRepo": "GET /api/v1/repository/acme/web",
    "organization/getOrganization": "GET /api/v1/organization/acme",
    "robot/getOrgRobots": "GET /api/v1/organization/acme/robots",
    "robot/createOrgRobot": "PUT /api/v1/organization/acme/robots/ci",
    "organization/getOrganizationMembers": "GET /api/v1/organization/acme/members",
    "tag/deleteFullTag": "DELETE /api/v1/repository/acme/web/tag/v1",
}


def main(recordings, out):
    os.makedirs(out, exist_ok=True)
    lines = []
    for number, (operation, request) in enumerate(REQUESTS.items()):
        with open(f"{recordings}/{operation}.json", encoding="utf-8") as file:
            exchanges = json.load(file)
        answer = next(e["answer"] for e in exchanges if 200 <= e["answer"]["status"] < 300)
        body = answer.get("body")
        with open(f"{out}/{number}.json", "w", encoding="utf-8") as file:
            file.write("" if body is None else json.dumps(body))
        lines.append(f"{request} {answer['status']} {number}.json\n")
    with open(f"{out}/index.txt", "w", encoding="utf-8") as file:
        file.writelines(lines)


main(*sys.argv[1:])
