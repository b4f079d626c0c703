"""What a browser sends to Streamlit over its WebSocket: passed on while its session lasts.

A page can stay open after its session ended. Then nothing that was pressed or typed in it counts, and it is drawn anew,
which shows that one is signed out. What a page sends by itself, to look for news, keeps no session from ending.
"""

from __future__ import annotations

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

from pipeline.accounts import Sessions


def read_message(sessions: Sessions, token: str | None, raw: bytes) -> bytes | None:
    """The message to pass on; None where nothing is to be passed on."""
    message = BackMsg()
    try:
        message.ParseFromString(raw)
    except DecodeError:
        return None
    session = sessions.of(token)
    asks_run = message.WhichOneof("type") == "rerun_script"
    if session is None:
        return _drawn_anew(message) if asks_run else None
    if asks_run and not message.rerun_script.is_auto_rerun:
        sessions.see(session)
    return raw


def _drawn_anew(message: BackMsg) -> bytes:
    """The same page as a whole, without anything that was pressed or typed."""
    bare = BackMsg()
    bare.rerun_script.page_script_hash = message.rerun_script.page_script_hash
    bare.rerun_script.context_info.CopyFrom(message.rerun_script.context_info)
    return bytes(bare.SerializeToString())
