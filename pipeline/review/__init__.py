"""The quarterly effect review: its content from typed frames, its Dutch sentences, and the files it becomes."""
