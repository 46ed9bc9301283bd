"""The tree that faults are made in."""

from __future__ import annotations
