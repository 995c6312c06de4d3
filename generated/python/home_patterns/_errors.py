"""What keeps a point from being made."""


class InvalidValueError(ValueError):
    """A value that a point cannot have."""

    field: str
    """The key of the tag or field on the server; of JSON with the way to the value within it."""

    reason: str
    """What is wrong with the value."""

    def __init__(self, field: str, reason: str) -> None:
        """An error that names the field."""
        super().__init__(field, reason)
        self.field = field
        self.reason = reason

    def __str__(self) -> str:
        """Field and reason."""
        return f"{self.field}: {self.reason}"
