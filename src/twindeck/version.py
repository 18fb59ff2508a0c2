"""The version: told by the command, and part of the id of a build."""

VERSION = "0.1.0"
