"""Links: those inside lead to a file and an anchor that exist, those outside are well-formed; nothing is asked of the network.

    python .ci/links.py [BUILT]

The Markdown as the repository shows it (README, CHANGELOG, guides), and, given the folder of the built documentation, its pages too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROOT = Path(__file__).resolve().parents[1]
FENCED = re.compile(r"^( *)```.*?^ *```|`[^`\n]*`", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<!\\)\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
REFERENCE = re.compile(r"^\[[^\]]+\]: *(\S+)", re.MULTILINE)
HEADING = re.compile(r"^#+ +(.+?) *#*$", re.MULTILINE)
TARGET = re.compile(r"^\(([^)\n]+)\)=$|<a (?:id|name)=\"([^\"]+)\"", re.MULTILINE)
HOST = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


def main(arguments: list[str]) -> int:
    """Print every link that leads nowhere; 1 when there is one."""
    wrong = [problem for page in markdown() for problem in of_markdown(page)]
    for folder in arguments:
        wrong += of_built(Path(folder))
    print("\n".join(wrong) or "links: all lead somewhere")
    return int(bool(wrong))


def markdown() -> list[Path]:
    """The hand-written pages."""
    pages = {*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("*.md")}
    return sorted(page for page in pages if "generated" not in page.parts and "_build" not in page.parts)


def of_markdown(page: Path) -> Iterator[str]:
    """What is wrong with the links of one page. A link to a generated page is looked at where it is built."""
    text = FENCED.sub("", page.read_text(encoding="utf-8"))
    place = page.relative_to(ROOT)
    for link in (*INLINE.findall(text), *REFERENCE.findall(text)):
        if urlsplit(link).scheme:
            yield from (f"{place}: {link}: {why}" for why in outside(link))
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / unquote(path)).resolve() if path else page
        if "generated" in target.parts:
            continue
        if not target.exists() or not target.is_relative_to(ROOT):
            yield f"{place}: {link}: no such file"
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            yield f"{place}: {link}: no such heading"


def outside(link: str) -> Iterator[str]:
    """What is wrong with the form of an address."""
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError as error:
        yield str(error)
        return
    if parts.scheme == "mailto":
        if not re.fullmatch(r"[^@\s]+@[^@\s]+", parts.path):
            yield "no address"
    elif parts.scheme != "https":
        yield "not https"
    elif not HOST.fullmatch(host):
        yield "no host"


@cache
def anchors(page: Path) -> frozenset[str]:
    """The names of a page's headings, and those given by hand."""
    text = re.sub(r"^( *)```.*?^ *```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    found: list[str] = []
    for title in HEADING.findall(text):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", title).replace("`", "").replace("*", "")
        name = re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain.lower()))
        found.append(name if name not in found else f"{name}-{found.count(name)}")
    return frozenset([*found, *(name for pair in TARGET.findall(text) for name in pair if name)])


class Page(HTMLParser):
    """What a built page links to, and what it can be linked by."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002, D102 - the parser's shape
        for name, value in attrs:
            if value and name in ("id", "name"):
                self.ids.add(value)
            elif value and name in ("href", "src"):
                self.links.append(value)


def of_built(folder: Path) -> Iterator[str]:
    """What is wrong with the links of the built pages."""
    pages = {path.resolve(): Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    for at, page in pages.items():
        place = at.relative_to(folder.resolve())
        for link in dict.fromkeys(page.links):
            if urlsplit(link).scheme in ("data", "http"):
                continue  # pictures in the page; XML names of the theme
            if urlsplit(link).scheme:
                yield from (f"{place}: {link}: {why}" for why in outside(link))
                continue
            path, _, anchor = link.partition("#")
            target = (at.parent / unquote(path.partition("?")[0])).resolve() if path else at
            if not target.exists():
                yield f"{place}: {link}: no such file"
            elif anchor and target in pages and unquote(anchor) not in pages[target].ids:
                yield f"{place}: {link}: no such place on the page"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
