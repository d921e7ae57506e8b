"""Text from a table, made harmless for a terminal."""


def clean(text: object) -> str:
    """The text without control characters; line breaks become spaces."""
    return "".join(c if c.isprintable() else " " for c in str(text)).strip()
