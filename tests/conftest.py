"""A failing assertion in a helper shows its values, as one in a test does."""

import pytest

pytest.register_assert_rewrite("support")
