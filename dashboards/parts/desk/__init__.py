"""The parts of the upload desk."""
