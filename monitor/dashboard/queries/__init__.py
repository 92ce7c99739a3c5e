"""What each page reads: functions of a session, each a handful of statements however many rows there are.

Rows come back as plain values or as entities with everything the page needs loaded; nothing is loaded
while a template runs.
"""
