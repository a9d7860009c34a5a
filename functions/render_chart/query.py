"""The canonical query: one spelling for all ways to write the same parameters.

The edge function in infra/template.yaml follows the same rules in JavaScript, and tests/vectors/canonical_query.json
holds both to them:

1. split on `&`; an empty piece is nothing; the first `=` ends the name; a name without `=` has the empty value
2. in names and values `+` is a space, and percent-encoded UTF-8 is decoded once; an escape that is broken or no
   well-formed UTF-8 stays as it came, the rest of its value is decoded all the same
3. tracking names (exactly as in `TRACKING`) are dropped; any other name is kept, the empty one too: whether it means
   something is for the handler to say
4. every name and value is encoded once: RFC 3986's unreserved characters, `,` and `:` stand, all else is upper-case
   escapes of its UTF-8
5. a stable sort by the encoded name, so that repeats keep their order. The encoded name is ASCII, which sorts alike
   in Python (by code points) and in JavaScript (by UTF-16 units)
"""

import re
from binascii import a2b_qp
from operator import itemgetter
from urllib.parse import unquote

TRACKING = (  # a * at the end stands for any ending
    "utm_*", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "gad_*", "srsltid", "_ga", "_gl",  # Google
    "fbclid", "igsh", "igshid", "msclkid", "twclid", "ttclid", "li_fat_id",  # Meta, Microsoft, X, TikTok, LinkedIn
    "yclid", "ysclid", "_openstat", "epik", "rdt_cid", "ScCid", "qclid",  # Yandex, Pinterest, Reddit, Snapchat, Quora
    "mtm_*", "pk_*", "hsa_*", "_hsenc", "_hsmi", "__hssc", "__hstc", "__hsfp", "hsCtaTracking",  # Matomo, HubSpot
    "mc_cid", "mc_eid", "mkt_tok", "_kx", "_bta_tid", "_bta_c",  # Mailchimp, Marketo, Klaviyo, Bronto
    "vero_id", "vero_conv", "oly_enc_id", "oly_anon_id", "irclickid", "wickedid",  # Vero, Omeda, impact, Wicked
)  # fmt: skip

_NAMES = frozenset(name for name in TRACKING if not name.endswith("*"))
_PREFIXES = tuple(name.rstrip("*") for name in TRACKING if name.endswith("*"))

# A run of escapes that are well-formed UTF-8: The Unicode Standard, table 3-7. No overlong forms, no surrogates.
_TAIL = "%[89AB][0-9A-F]"
_WELL_FORMED = re.compile(
    "(?:%[0-7][0-9A-F]"
    f"|%(?:C[2-9A-F]|D[0-9A-F]){_TAIL}"
    f"|%(?:E0%[AB][0-9A-F]|E[1-9A-CEF]{_TAIL}|ED%[89][0-9A-F]){_TAIL}"
    f"|%(?:F0%[9AB][0-9A-F]|F[1-3]{_TAIL}|F4%8[0-9A-F]){_TAIL}{_TAIL})+",
    re.IGNORECASE | re.ASCII,
)
_KEPT = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,:"
_RESERVED = re.compile(b"[^" + re.escape(_KEPT) + b"]")
_ESCAPES = tuple(b"%%%02X" % byte for byte in range(256))


def canonical(raw: str) -> str:
    """The one query string, ASCII and without `?`, that stands for `raw` and all that means the same."""
    encoded = [(_encode(name), _encode(value)) for name, value in pairs(raw)]
    encoded.sort(key=itemgetter(0))
    return "&".join([f"{name}={value}" for name, value in encoded])


def pairs(raw: str) -> tuple[tuple[str, str], ...]:
    """Decoded names and values in the order of `raw`, without the tracking names. Raises nothing."""
    return tuple([pair for pair in _all_pairs(raw) if not _is_tracking(pair[0])])


def dropped(raw: str) -> tuple[str, ...]:
    """The tracking names in `raw`, each once, in order."""
    return tuple(dict.fromkeys([name for name, _ in _all_pairs(raw) if _is_tracking(name)]))


def _is_tracking(name: str) -> bool:
    return name in _NAMES or name.startswith(_PREFIXES)


def _all_pairs(raw: str) -> list[tuple[str, str]]:
    if not raw.isascii():
        # A half of a surrogate pair is no character and cannot be encoded: U+FFFD takes its place.
        raw = raw.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    found = []
    for piece in raw.split("&"):
        if piece:
            name, _, value = piece.partition("=")
            found.append((_decode(name), _decode(value)))
    return found


def _decode(text: str) -> str:
    text = text.replace("+", " ")
    if "%" not in text:
        return text
    try:
        return _decode_at_once(text) or unquote(text, errors="strict")
    except UnicodeDecodeError:
        return _WELL_FORMED.sub(lambda escapes: bytes.fromhex(escapes[0].replace("%", "")).decode(), text)


def _decode_at_once(text: str) -> str:
    """A value with escapes, read as quoted-printable with `%` for its `=`; "" where the two are not alike.

    That takes a tenth of the time or less. Quoted-printable: https://www.rfc-editor.org/rfc/rfc2045#section-6.7
    """
    if "=" in text or "%%" in text or text[-1] == "%" or "\n" in text or "\r" in text:
        return ""
    decoded = a2b_qp(text.replace("%", "=").encode())
    broken = decoded.count(b"=") - text.count("%3D") - text.count("%3d")  # an escape without two digits is left as `=`
    return "" if broken else decoded.decode()


def _encode(text: str) -> str:
    utf8 = text.encode()
    if utf8.translate(None, _KEPT):  # much faster than the substitution; most values are clean
        utf8 = _RESERVED.sub(lambda found: _ESCAPES[found[0][0]], utf8)
    return utf8.decode()
