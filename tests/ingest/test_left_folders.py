"""What a conversion that was killed left behind is raw text: it goes at the next start, that of others stays."""

import os
import subprocess
import sys

from pipeline.ingest import office


def test_folders_of_programs_that_are_gone_are_removed(tmp_path, monkeypatch):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    monkeypatch.setattr(office, "_place", lambda: tmp_path)
    names = {f"verhaal-office-{gone.pid}-x": False, f"verhaal-office-{os.getpid()}-x": True, "verhaal-office-x": True}
    for name in names:
        (tmp_path / name).mkdir()
        (tmp_path / name / "in.doc").write_text("Mevrouw Jansen")
    office.clear_left()
    assert {name: (tmp_path / name).exists() for name in names} == names
