"""What of a PDF's trees has to be sound before it is read: else a file made for it keeps a reader busy for ever.

The tree of pages and the structure tree are walked once, each node by its object: a node that is met twice, a page or part
whose parent is another than the one that leads to it, and trees that are too deep or too large are refused.
"""

from __future__ import annotations

from typing import Any

import pikepdf

from twindeck.verify.reading import Unreadable

MOST_NODES = 500_000
DEEPEST = 400


def refuse_unsound(pdf: pikepdf.Pdf) -> None:
    """Raise Unreadable where the pages or the structure are no trees, or too large ones, or where there is no page."""
    pages = _pages(pdf.Root.get("/Pages"))
    if not pages:
        raise Unreadable("pdf", "has no pages")
    root = pdf.Root.get("/StructTreeRoot")
    if root is not None:
        _walk(root, "/K", "structure tree")


def _pages(root: Any) -> int:
    """Return how many pages the tree has."""
    if not isinstance(root, pikepdf.Dictionary):
        raise Unreadable("pdf", "has no tree of pages")
    return _walk(root, "/Kids", "tree of pages", parents=True)


def _walk(root: Any, key: str, what: str, *, parents: bool = False) -> int:
    """Visit every node below a root once; returns the number of leaves."""
    seen: set[tuple[int, int]] = set()
    leaves = count = 0
    todo: list[tuple[Any, Any, int]] = [(root, None, 0)]
    while todo:
        node, parent, depth = todo.pop()
        count += 1
        if count > MOST_NODES or depth > DEEPEST:
            raise Unreadable("pdf", f"has a {what} that is too large or too deep")
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if node.is_indirect:
            if node.objgen in seen:
                raise Unreadable("pdf", f"has a {what} that comes back to itself")
            seen.add(node.objgen)
        if parents and not _is_parent(node.get("/Parent"), parent):
            raise Unreadable("pdf", f"has a {what} whose parents are not those that lead to it")
        kids = node.get(key)
        if kids is None:
            leaves += 1
            continue
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            todo.append((kid, node, depth + 1))
    return leaves if root.get(key) is not None else 0


def _is_parent(named: Any, parent: Any) -> bool:
    if parent is None:
        return named is None
    return isinstance(named, pikepdf.Dictionary) and named.is_indirect and named.objgen == parent.objgen
