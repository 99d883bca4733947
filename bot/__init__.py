"""Plumbline: a Slack assistant for business-IT alignment."""
