"""Activities: their figures beside their stories."""
