"""The goal tree as data: root, themes and lenses; shipped, changed by a municipality, added to by adoption."""

from pipeline.framework.errors import GoalTreeError
from pipeline.framework.in_force import adopted_theme, goal_tree, load_framework
from pipeline.framework.tree import Framework, Lens, Place, Theme

__all__ = ["Framework", "GoalTreeError", "Lens", "Place", "Theme", "adopted_theme", "goal_tree", "load_framework"]
