"""What a page may load and run: its Content Security Policy, and what it tells other sites of its readers.

The pages stand as files on whatever host, so the policy stands in their head. It comes first there, for it holds from
where it stands. Everything is the site's own; nothing in the page itself is script or style, but for style whose
digest is named. What a policy in a page cannot say (`frame-ancestors`, `sandbox`) is not needed: frames of charts are
meant for the pages of others.
"""

from __future__ import annotations

import base64
import hashlib

REFERRER = "no-referrer"  # whoever is linked learns nothing of what is read here
OUTSIDE = "external noopener nofollow ugc"  # `rel` of a link to another site that a record gives
_OWN = {
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",  # the search without scripts
}
_NOTHING = {"default-src": "'none'", "base-uri": "'none'", "object-src": "'none'"}


def page_head() -> str:
    """The elements that stand first in the head of a page."""
    return _head({**_NOTHING, **_OWN})


def frame_head(style: str) -> str:
    """As `page_head`, for a frame that needs nothing but `style`, the text of its one style element."""
    return _head({**_NOTHING, "style-src": _digest(style), "img-src": "data:", "form-action": "'none'"})


def allowing(page: bytes, script: bytes) -> bytes:
    """A page of the site whose policy lets one script of its own run, as `mkdocs serve` puts one in."""
    before = f"script-src {_OWN['script-src']}"
    return page.replace(before.encode(), f"{before} {_digest(script)}".encode(), 1)


def _head(directives: dict[str, str]) -> str:
    policy = "; ".join(f"{name} {value}" for name, value in directives.items())
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n<meta name="referrer" content="{REFERRER}">'
    )


def _digest(text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    return f"'sha256-{base64.b64encode(hashlib.sha256(data).digest()).decode()}'"
