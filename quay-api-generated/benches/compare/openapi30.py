"""Rewrites an exported OpenAPI 3.1 document as 3.0.3 without what progenitor and ploidy do not read.

usage: openapi30.py EXPORTED OUT
"""

import json
import sys

METHODS = ("get", "put", "post", "delete", "patch")


def schema(node):
    """`type: [string, null]` is `nullable: true` in 3.0; a choice of scalars is untyped."""
    if isinstance(node, list):
        return [schema(element) for element in node]
    if not isinstance(node, dict):
        return node
    node = {key: schema(value) for key, value in node.items() if key != "pattern"}
    kinds = node.get("type")
    if isinstance(kinds, list):
        rest = [kind for kind in kinds if kind != "null"]
        if len(rest) < len(kinds):
            node["nullable"] = True
        if len(rest) == 1:
            node["type"] = rest[0]
        else:
            del node["type"]
    for key in ("anyOf", "oneOf"):
        options = node.get(key)
        if isinstance(options, list) and {"type": "null"} in options:
            options = [option for option in options if option != {"type": "null"}]
            node["nullable"] = True
            if len(options) == 1:
                del node[key]
                node["allOf"] = options
            else:
                node[key] = options
    # A reference has no siblings in 3.0.
    if "$ref" in node and not isinstance(node["$ref"], dict):
        return {"$ref": node["$ref"]}
    return node


def one_body(responses, is_success):
    """progenitor takes one type for all successes of an operation, and one for all errors."""
    statuses = [status for status in responses if status.startswith("2") == is_success]
    bodies = {json.dumps(responses[status].get("content"), sort_keys=True) for status in statuses}
    if len(bodies) > 1:
        keep = next(status for status in statuses if responses[status].get("content"))
        for status in statuses:
            if status != keep:
                del responses[status]
        return 1
    return 0


def main(source, target):
    with open(source, encoding="utf-8") as file:
        document = schema(json.load(file))
    document["openapi"] = "3.0.3"
    dropped = 0
    for item in document["paths"].values():
        for method in METHODS:
            if method in item:
                responses = item[method]["responses"]
                dropped += one_body(responses, True) + one_body(responses, False)
    with open(target, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=1)
    print(f"{target}: dropped further bodies of {dropped} operations")


main(*sys.argv[1:])
