"""The parts of the plan, each worked out by one module."""
