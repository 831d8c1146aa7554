"""Meetings and due dates as an iCalendar file."""
