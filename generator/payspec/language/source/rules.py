"""What a file must keep to before it is read as a spec."""

from __future__ import annotations

from payspec.diagnostics import Rule, Severity


def _error(rule_id: str, sentence: str) -> Rule:
    return Rule(rule_id, Severity.ERROR, sentence)


FILE_TOO_LARGE = _error("file-too-large", "A spec is at most 8 MiB long.")
WRONG_ENCODING = _error("wrong-encoding", "A spec is written in UTF-8.")
BAD_UTF8 = _error("bad-utf8", "Every byte of a spec is part of valid UTF-8.")
FORBIDDEN_CHARACTER = _error(
    "forbidden-character",
    "A spec holds no control characters and no invisible line breaks or marks.",
)
YAML_SYNTAX = _error("yaml-syntax", "A spec is well-formed YAML.")
TAB_INDENTATION = _error("tab-indentation", "Lines are indented with spaces.")
EMPTY_DOCUMENT = _error("empty-document", "A spec is not empty.")
SEVERAL_DOCUMENTS = _error(
    "several-documents", "A file holds one YAML document and nothing after it."
)
ROOT_NOT_MAPPING = _error("root-not-mapping", "A spec is a mapping of names.")
YAML_DIRECTIVE = _error(
    "yaml-directive", "A spec has no YAML directive other than '%YAML 1.2'."
)
YAML_TAG = _error("yaml-tag", "A spec has no YAML tags.")
MERGE_KEY = _error("merge-key", "A spec has no merge keys ('<<').")
REPEATED_KEY = _error("repeated-key", "A mapping has each key once.")
KEY_NOT_SCALAR = _error("key-not-scalar", "A key is one written-out word or text.")
EMPTY_KEY = _error("empty-key", "A key is not left out.")
AMBIGUOUS_SCALAR = _error(
    "ambiguous-scalar",
    "What YAML 1.1, YAML 1.2 or a reader take differently stands in quotes.",
)
NUMBER_TOO_LONG = _error("number-too-long", "A number has at most 100 characters.")
TEXT_TOO_LONG = _error("text-too-long", "A text has at most 65,536 characters.")
TOO_DEEP = _error("too-deep", "Values are nested at most 64 deep.")
DOCUMENT_TOO_LARGE = _error(
    "document-too-large",
    "A spec has at most 250,000 keys and values, aliases followed.",
)
TOO_MANY_ALIASES = _error(
    "too-many-aliases", "A spec has at most 1,000 aliases, and as many anchors."
)
UNKNOWN_ALIAS = _error("unknown-alias", "An alias names an anchor before it.")
ALIAS_CYCLE = _error("alias-cycle", "An alias does not stand within its own anchor.")
REPEATED_ANCHOR = _error("repeated-anchor", "An anchor's name is used once.")

RULES: tuple[Rule, ...] = (
    FILE_TOO_LARGE,
    WRONG_ENCODING,
    BAD_UTF8,
    FORBIDDEN_CHARACTER,
    YAML_SYNTAX,
    TAB_INDENTATION,
    EMPTY_DOCUMENT,
    SEVERAL_DOCUMENTS,
    ROOT_NOT_MAPPING,
    YAML_DIRECTIVE,
    YAML_TAG,
    MERGE_KEY,
    REPEATED_KEY,
    KEY_NOT_SCALAR,
    EMPTY_KEY,
    AMBIGUOUS_SCALAR,
    NUMBER_TOO_LONG,
    TEXT_TOO_LONG,
    TOO_DEEP,
    DOCUMENT_TOO_LARGE,
    TOO_MANY_ALIASES,
    UNKNOWN_ALIAS,
    ALIAS_CYCLE,
    REPEATED_ANCHOR,
)
"""Every rule of this room, in the order in which a file meets them."""
