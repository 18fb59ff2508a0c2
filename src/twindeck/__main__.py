"""`python -m twindeck`: the same as the command `twindeck`.

With `-m` Python looks for modules in the working folder first: a `yaml.py` that lies beside a deck would be run. The
command does not look there, and neither does this.
"""

import os
import sys

if __name__ == "__main__":
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib might be the one in the working folder
    except OSError:
        here = ""
    if not sys.flags.safe_path and sys.path[:1] in ([""], [here]):
        del sys.path[0]

    from twindeck.start import run

    run()
