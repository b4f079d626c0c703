"""What can go wrong when a review is written."""


class FormError(Exception):
    """A review cannot be written in a form; the message says in Dutch what is wrong and what to do."""


class SurveyError(Exception):
    """The file with the parts of the client survey cannot be used; the message says in Dutch what is wrong."""
