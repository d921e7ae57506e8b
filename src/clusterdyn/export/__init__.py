"""What leaves the program: one view of the plan, and one module for each format."""
