"""What people decided: append-only, in SQLite, input of every run."""

from pipeline.decisions.adopted import Adopted
from pipeline.decisions.agreements import Agreements
from pipeline.decisions.corrections import Correction, Decisions
from pipeline.decisions.erasures import Erasures
from pipeline.decisions.figures import FigureCorrection, FigureCorrections
from pipeline.decisions.history import History
from pipeline.decisions.inbox import Inbox
from pipeline.decisions.judgements import Judgements
from pipeline.decisions.notes import Notes
from pipeline.decisions.panels import PanelFeedback, Panels, StoryChecks
from pipeline.decisions.pitches import Pitches
from pipeline.decisions.queue import Queue
from pipeline.decisions.teaching import Teaching
from pipeline.decisions.views import Views

__all__ = [
    "Adopted", "Agreements", "Correction", "Decisions", "Erasures", "FigureCorrection", "FigureCorrections", "History",
    "Inbox", "Judgements", "Notes", "PanelFeedback", "Panels", "Pitches", "Queue", "StoryChecks", "Teaching", "Views",
]  # fmt: skip
