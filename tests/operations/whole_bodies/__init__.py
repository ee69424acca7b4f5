"""Lists, maps and unions as whole bodies and whole answers; answers without a body."""
