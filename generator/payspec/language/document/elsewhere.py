"""Keys that other languages have, and how the same is said here."""

ELSEWHERE = {
    "closed": "an enumeration is closed: it stands beside `$enum`",
    "description": "did you mean 'doc'?",
    "$enum": "describe a type with `$enum` and name it",
    "enum": "describe a type with `$enum` and name it",
    "format": "a format is a type of its own, such as date or email",
    "maxLength": "write the length behind the type: text(..255)",
    "method": "write the verb as the key: `GET: /payouts`",
    "minLength": "write the length behind the type: text(1..)",
    "nullable": "write a `?` behind the type",
    "open": "an object is open; write `$open: true` there",
    "parameters": "did you mean 'path'?",
    "request": "did you mean 'body'?",
    "required": "write a `!` behind the field's name",
    "response": "did you mean 'answers'?",
    "responses": "did you mean 'answers'?",
    "sensitive": "mark the field: {type: text, sensitive: pii}",
    "schema": "did you mean 'type'?",
}
"""The hint for each such key, where nothing nearer is known."""
