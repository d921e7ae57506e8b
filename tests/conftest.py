"""What holds for every test.

A failing assertion in a helper shows its values, as one in a test does. The programs that tests
start hear Ctrl-C and a closed window, should something have started the tests deaf to them. No test
fails for being slow: Hypothesis would, after 200 ms for one example, on a machine with other work.
"""

import signal

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("support")

settings.register_profile("without a deadline", deadline=None)
settings.load_profile("without a deadline")

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) == signal.SIG_IGN:
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
