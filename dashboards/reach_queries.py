"""What the filters on district and target group ask of a snapshot, in SQL."""

REACH = "select document, activity_id, kind, value, sure from reach order by document, activity_id, kind, value"

ACTIVITIES = """
select arg_min(activity_id, position) as activity_id from activities
where row_kind = 'data' group by document, section, activity order by activity_id
"""
"""The first row of each activity, which stands for it."""
