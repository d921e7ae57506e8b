"""What holds for every test.

A failing assertion in a helper shows its values, as one in a test does. Ctrl-C is heard again by
the programs that the tests start, should something have started the tests with SIGINT ignored.
"""

import signal

import pytest

pytest.register_assert_rewrite("support")

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
