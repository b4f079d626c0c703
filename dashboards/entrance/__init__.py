"""Before Streamlit: who may come in, signing in and out, and what every answer carries. Plain ASGI and plain HTML."""
