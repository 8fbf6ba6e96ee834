"""An element of a saved page in, whether it is furniture out: navigation, forms, buttons, what invites to share or subscribe.

Goes by tags, roles, and the class names that sites share; refuses to know which part of the page is the article.
"""

from __future__ import annotations

import re
from typing import Any

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "form",
        "button",
        "nav",
        "iframe",
        "select",
        "textarea",
        "object",
        "math",
        "head",
        "audio",
        "video",
        "dialog",
    ]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharedaddy|social|related|newsletter|subscri\w+|sidebar|cookie\w*|promo\w*"
    r"|breadcrumbs?|menu|toc|navbox\w*"
    r"|mw-editsection|mw-cite-backlink|metadata|hatnote|noprint|inline-template|catlinks|printfooter"
    r"|mw-jump-link|sistersitebox|comments?|comment-list|respond"
    r"|advert\w*|banner|pagination|post-tags|tags|jp-relatedposts|screen-reader-text|visually-hidden|sr-only)(?=$|[\s_-])",
    re.IGNORECASE,
)


def is_furniture(element: Any) -> bool:
    """Say whether the element holds no words of an article."""
    if element.tag in _SKIPPED or element.get("hidden") is not None or element.get("role") in {"navigation", "search", "banner"}:
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in {"div", "section", "aside", "ul", "ol", "p", "span", "footer", "table", "header", "sup"} and (
        bool(_FURNITURE.search(named)) or element.tag == "aside"
    )
