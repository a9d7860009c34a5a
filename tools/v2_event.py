"""API Gateway HTTP-API events (payload 2.0), made from a request as it stands on the wire.

The rules, from the documentation and from what live gateways were seen to send
(https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html):

- the path comes percent-decoded and ends at a `?` that was hidden in it; the query string stays as it was sent;
- `queryStringParameters` are decoded and repeats are joined with commas, which is why the handler never reads them;
- header names are lower-case, repeats joined with commas; cookies stand apart;
- a body is a string only where its media type is text, JSON, XML or JavaScript; all others, a form's too, are base64.
"""

import base64
from collections.abc import Iterable, Mapping
from time import gmtime, strftime
from urllib.parse import parse_qsl, unquote

TEXT_TYPES = ("text/", "application/json", "application/xml", "application/javascript")

# What does not follow from the request. Fixed, so that the same example is the same file.
ACCOUNT = "123456789012"
API = "a1b2c3d4e5"
REQUEST_ID = "JKJaXmPLvHcESHA="
TIME = 1_767_225_600.0  # 2026-01-01 00:00:00 UTC
CLIENT = "203.0.113.7"  # an address set aside for examples, https://datatracker.ietf.org/doc/html/rfc5737

Headers = Mapping[str, str] | Iterable[tuple[str, str]]
Event = dict[str, object]


def v2_event(
    method: str,
    target: str,
    headers: Headers = (),
    body: bytes = b"",
    *,
    client: str = CLIENT,
    request_id: str = REQUEST_ID,
    time: float = TIME,
) -> Event:
    """The event for one request.

    target : path and query string as they stand in the request line, `/chart.png?data=1,2`
    time : seconds since 1970-01-01 UTC
    """
    encoded_path, _, query = target.partition("?")
    path = unquote(encoded_path).partition("?")[0]
    fields = _joined((name.lower(), value) for name, value in _items(headers))
    host = fields.setdefault("host", f"{API}.execute-api.us-east-1.amazonaws.com")
    cookies = fields.pop("cookie", "")
    parameters = _joined(parse_qsl(query, keep_blank_values=True))
    event: Event = {
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": query,
        **({"cookies": [cookie.strip() for cookie in cookies.split(";")]} if cookies else {}),
        "headers": fields,
        **({"queryStringParameters": parameters} if parameters else {}),
        "requestContext": {
            "accountId": ACCOUNT,
            "apiId": API,
            "domainName": host,
            "domainPrefix": host.partition(".")[0],
            "http": {
                "method": method,
                "path": path,
                "protocol": "HTTP/1.1",
                "sourceIp": client,
                "userAgent": fields.get("user-agent", ""),
            },
            "requestId": request_id,
            "routeKey": "$default",
            "stage": "$default",
            "time": strftime("%d/%b/%Y:%H:%M:%S +0000", gmtime(time)),
            "timeEpoch": int(time * 1000),
        },
    }
    return event | _body(body, fields.get("content-type", ""))


def _items(headers: Headers) -> Iterable[tuple[str, str]]:
    return headers.items() if isinstance(headers, Mapping) else headers


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """One value for each name: those of a repeated name with commas between them."""
    joined: dict[str, str] = {}
    for name, value in pairs:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def _body(body: bytes, content_type: str) -> Event:
    """`body` as the gateway passes it on: absent, a string, or base64."""
    if not body:
        return {"isBase64Encoded": False}
    if content_type.lower().startswith(TEXT_TYPES):
        try:
            return {"body": body.decode(), "isBase64Encoded": False}
        except UnicodeDecodeError:
            pass  # not the text it says it is: base64 keeps every byte
    return {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
