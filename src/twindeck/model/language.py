"""The language of what is being read: the nearest `lang` around a field. Numbers are read in it."""

from __future__ import annotations

from contextvars import ContextVar

LANGUAGE: ContextVar[str] = ContextVar("language", default="en")
