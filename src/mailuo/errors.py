"""Failures to sentences: the few exceptions of mailuo.

MailuoError
├── ReadError       a file that cannot be read; says which and where in it
├── CorpusError     a corpus folder, or one of its settings, that does not say what it should
└── DataError       numbers or words that no result can be made of (also a ValueError)
"""


class MailuoError(Exception):
    """What the user can mend; its text is a whole sentence, shown without a traceback."""


class ReadError(MailuoError):
    """A file that cannot be read."""


class CorpusError(MailuoError):
    """A corpus folder, or one of its settings, that does not say what it should."""


class DataError(MailuoError, ValueError):
    """Numbers or words that no result can be made of."""
