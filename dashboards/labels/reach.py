"""Words of the filters on district and target group."""

DISTRICT = "Wijk"
TARGET_GROUP = "Doelgroep"
UNKNOWN = "onbekend"
"""The choice of what no report says: activities without a known district, or without a known target group."""
