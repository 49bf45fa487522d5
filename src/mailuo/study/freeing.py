"""Memory that a stage no longer needs to memory that the system has back."""

import ctypes
import gc


def give_back() -> None:
    """Free what nothing refers to, and return it to the system where the C library keeps it (glibc does).

    What one stage of a large corpus has freed lies in pieces between what is kept, and the next stage asks for more.
    """
    gc.collect()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        pass  # another C library, which does so itself or cannot be asked
