"""Arrays to arrays: the compiled loops, each with its plain twin in a test.

Kernels are compiled once per machine into the user's private cache folder, without the floating-point freedoms that
would let their bytes change with the processor.
"""

import os

from ..cache import folder

# numba reads these when it is first imported, and its cache is loaded unchecked: it must be the user's own
os.environ.setdefault("NUMBA_CACHE_DIR", str(folder("kernels")))
